"""The lock files as data, and the wheels they name."""

from __future__ import annotations

import contextlib
import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "requirements.lock"
EXTRAS = ROOT / "requirements-extras.lock"


@dataclass(frozen=True, slots=True)
class Locked:
    """One version that a lock file names; ``hashes`` are SHA-256 in hex of all files of that version; ``marker`` "" is everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def wanted(self, environment: Mapping[str, str] | None = None) -> bool:
        """Whether it is for this machine, or for another one described as in PEP 508."""
        return not self.marker or Marker(self.marker).evaluate(dict(environment or {}))

    def line(self) -> str:
        """As a line of a requirements file, without the marker."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{each}" for each in self.hashes)])


def locked(path: Path) -> list[Locked]:
    """What a lock file holds, in its order."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line.partition("#")[0].strip() if line.startswith("#") else line.strip() for line in text.splitlines())
    return [_locked(line) for line in lines if line]


def _locked(line: str) -> Locked:
    said, *hashes = re.split(r"\s+--hash=sha256:", line)
    pinned, _, marker = said.partition(" ; ")
    name, _, version = pinned.partition("==")
    if not version or not hashes:
        raise ValueError(f"not pinned with a hash: {line[:80]}")
    return Locked(canonicalize_name(name), version.strip(), marker.strip(), tuple(sorted(h.strip() for h in hashes)))


def declared(*, extras: Iterable[str] = (), build: bool = False) -> list[str]:
    """The names that pyproject.toml asks for itself."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(told["project"]["dependencies"])
    for extra in extras:
        wanted += told["project"]["optional-dependencies"][extra]
    if build:
        wanted = told["dependency-groups"]["build"]
    return [canonicalize_name(Requirement(each).name) for each in wanted]


def closure(names: Iterable[str], needs: Mapping[str, Iterable[str]]) -> set[str]:
    """``names`` and all they need, directly or not."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs.get(name, ())
    return found


def pip() -> list[str]:
    """The command that runs pip: that of this environment, else the one that Python carries for its environments."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    return [sys.executable, str(carried_pip() / "pip")]


def carried_pip() -> Path:
    """The wheel of pip that Python carries for its environments; it runs as it lies there."""
    carried = sorted((Path(sys.base_prefix) / "share" / "python-wheels").glob("pip-*.whl"))  # Debian's
    with contextlib.suppress(ImportError):
        import ensurepip

        carried = [*sorted((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl")), *carried]
    if not carried:
        raise SystemExit("this Python carries no pip (on Debian and Ubuntu: apt-get install python3-venv)")
    return carried[0]


def fetch(wanted: Sequence[Locked], folder: Path, *options: str) -> None:
    """Put a wheel of each into ``folder``, its hash checked; ``options`` of pip say for which machine. Needs a package index."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = folder / "wanted.txt"
    asked.write_text("".join(f"{each.line()}\n" for each in wanted), encoding="utf-8")
    command = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    try:
        subprocess.run(
            [*pip(), *command, "--only-binary", ":all:", *options, "-r", str(asked), "-d", str(folder)], check=True
        )
    finally:
        asked.unlink()


def metadata(wheel: Path) -> Message:
    """What a wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", each))
        return BytesParser().parsebytes(archive.read(name))


def needs(told: Message) -> list[str]:
    """The names that a package needs on some machine, without those of its extras."""
    found = set()
    for each in told.get_all("Requires-Dist", []):
        asked = Requirement(each)
        if asked.marker is None or "extra" not in str(asked.marker):
            found.add(canonicalize_name(asked.name))
    return sorted(found)
