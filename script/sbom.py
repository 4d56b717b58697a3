"""The bill of materials (CycloneDX 1.6): what stdkit stands on, which versions, with which hashes and under which licences."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Any, Literal

from locked import Locked

Scope = Literal["required", "optional", "excluded"]
"""Of CycloneDX: always there; with an extra only; needed to build or install, not to run."""


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package with what it says of itself; ``licence`` is an SPDX expression."""

    locked: Locked
    scope: Scope
    summary: str
    licence: str
    homepage: str
    needs: tuple[str, ...]

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.locked.name}@{self.locked.version}"


_SPDX = {
    "mit": "MIT",
    "mit license": "MIT",
    "apache 2.0": "Apache-2.0",
    "apache-2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd-3-clause": "BSD-3-Clause",
    "isc license": "ISC",
    "bsd-2-clause": "BSD-2-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "mpl-2.0": "MPL-2.0",
    "mpl-2.0 and mit": "MPL-2.0 AND MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "lgpl-2.1-only": "LGPL-2.1-only",
}
_CORRECTED: Mapping[str, str] = {
    # These say “BSD” and nothing more.
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "omegaconf": "BSD-3-Clause",
    "partd": "BSD-3-Clause",
    "zict": "BSD-3-Clause",
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) AND LicenseRef-PDFium-dependencies",
}
"""Where a package does not say it as SPDX does: the expression as its licence files have it."""


def licence_of(name: str, told: Message) -> str:
    """The SPDX expression of a package's licence. ``ValueError`` where what it says is not understood: look and add it here."""
    if name in _CORRECTED:
        return _CORRECTED[name]
    if told["License-Expression"]:
        return str(told["License-Expression"])
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier", []) if each.startswith("License ::")
    ]
    for said in (str(told["License"] or "").strip(), *classifiers):
        if said.lower() in _SPDX:
            return _SPDX[said.lower()]
    raise ValueError(f"{name}: which licence is “{told['License']}”, {classifiers}?")


def homepage_of(told: Message) -> str:
    """The page of the project, as the package gives it; its page at the index where it gives none."""
    links: dict[str, str] = {}
    for each in told.get_all("Project-URL", []):
        label, _, address = each.partition(",")
        links[re.sub(r"[^a-z]", "", label.lower())] = address.strip()
    named = ("homepage", "repository", "source", "sourcecode", "github", "documentation")
    found = str(told["Home-page"] or "") or next((links[name] for name in named if name in links), "")
    return found or f"https://pypi.org/project/{told['Name']}/"


def bill(name: str, version: str, packages: Sequence[Package], direct: Iterable[str]) -> dict[str, Any]:
    """The bill as plain data: the same packages give the same bill, without the time of day."""
    own = f"pkg:pypi/{name}@{version}"
    ordered = sorted(packages, key=lambda each: (each.locked.name, each.locked.version))
    refs: dict[str, list[str]] = {}
    for each in ordered:
        refs.setdefault(each.locked.name, []).append(each.purl)
    graph = [(own, sorted(direct)), *((each.purl, each.needs) for each in ordered)]
    whole = "\n".join(f"{each.purl} {' '.join(each.locked.hashes)}" for each in ordered)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + whole)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": name,
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "purl": own,
            }
        },
        "components": [_component(each) for each in ordered],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(purl for name in names for purl in refs.get(name, ()))}
            for ref, names in graph
        ],
    }


def _component(package: Package) -> dict[str, Any]:
    index = f"https://pypi.org/project/{package.locked.name}/{package.locked.version}/#files"
    single = re.fullmatch(r"[\w.+-]+", package.licence)
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.locked.name,
        "version": package.locked.version,
        "description": package.summary,
        "scope": package.scope,
        "licenses": [{"license": {"id": package.licence}} if single else {"expression": package.licence}],
        "purl": package.purl,
        "externalReferences": [
            {"type": "website", "url": package.homepage},
            {
                "type": "distribution",
                "url": index,
                "hashes": [{"alg": "SHA-256", "content": each} for each in package.locked.hashes],
            },
        ],
    }
