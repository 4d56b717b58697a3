"""A DOCX opened for checking: the parts as trees, the relationships of each, the bytes of the rest."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
Element = Any


def tag(name: str) -> str:
    """「w:p」 in full."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def val(element: Element | None, name: str = "w:val") -> str:
    return "" if element is None else element.get(tag(name)) or ""


@dataclass
class Opened:
    """``relations``: per part its relationships, id → (type, target as a part's name or "" for one outside the package)."""

    names: list[str]
    trees: dict[str, Element] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def story_parts(self) -> dict[str, Element]:
        """The parts that hold paragraphs."""
        roots = {tag(f"w:{name}") for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments")}
        return {name: root for name, root in self.trees.items() if root.tag in roots}

    def word(self, name: str) -> Element | None:
        return self.trees.get(f"word/{name}.xml")


def opened(path: Path) -> Opened:
    """The package, with the faults that reading it shows: damaged entries, parts that are no XML, what is stored twice."""
    with zipfile.ZipFile(path) as package:
        found = Opened(package.namelist())
        bad = package.testzip()
        if bad:
            found.faults.append(f"{bad}: damaged entry")
        found.faults += [f"{name}: stored twice" for name, count in Counter(found.names).items() if count > 1]
        for name in found.names:
            data = package.read(name)
            found.sizes[name] = len(data)
            if name.endswith((".xml", ".rels")):
                try:
                    found.trees[name] = etree.fromstring(data, _SAFE)
                except etree.XMLSyntaxError as error:
                    found.faults.append(f"{name}: {error}")
    for name in [name for name in found.trees if name.endswith(".rels")]:
        _relate(found, name)
    return found


def _relate(found: Opened, name: str) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    source = posixpath.join(folder, posixpath.basename(name)[: -len(".rels")])
    here = found.relations.setdefault(source, {})
    for one in found.trees[name].iter(tag("rel:Relationship")):
        key, target = one.get("Id") or "", one.get("Target") or ""
        if key in here:
            found.faults.append(f"{name}: relationship {key} twice")
        if one.get("TargetMode") == "External":
            here[key] = (one.get("Type") or "", "")
            continue
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        here[key] = (one.get("Type") or "", whole)
        if whole not in found.names:
            found.faults.append(f"{name}: {key} leads to {whole}, which is not there")
