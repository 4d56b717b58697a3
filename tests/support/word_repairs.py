"""What is known to make Word offer a repair, or open a draft otherwise than it was meant.

``repairs(path)`` names every such thing in a DOCX. The order of elements, which ECMA-376 fixes, is checked for those that writers get
wrong; the whole of it is in the schemas (``schema_faults``), where a folder of them is at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from tests.support import word_text as text
from tests.support.word_order import ORDERS
from tests.support.word_package import NAMES, Opened, opened, tag, val

_INT = re.compile(r"[+-]?\d+")
_TWIPS = 31680
"""Word takes no length above 22 inches."""
_MAIN = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml"
)
_LENGTHS = {
    "ind": ("left", "right", "firstLine", "hanging"), "spacing": ("before", "after", "line"), "sz": ("val",), "tab": ("pos",),
    "gridCol": ("w",), "tcW": ("w",), "pgSz": ("w", "h"),
}  # fmt: skip


def repairs(path: Path) -> list[str]:
    found = opened(path)
    faults = list(found.faults)
    for check in CHECKS:
        faults += check(found)
    return list(dict.fromkeys(faults))


def content_types(found: Opened) -> Iterator[str]:
    """Every part has a type, the main part Word's, and no type is for a part that is not there."""
    root = found.trees.get("[Content_Types].xml")
    if root is None:
        yield "[Content_Types].xml: missing"
        return
    defaults = {(one.get("Extension") or "").lower(): one.get("ContentType") for one in root.iter(tag("ct:Default"))}
    overrides = {one.get("PartName") or "": one.get("ContentType") or "" for one in root.iter(tag("ct:Override"))}
    parts = [name for name in found.names if name != "[Content_Types].xml" and not name.endswith("/")]
    for name in parts:
        if f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name}: no content type"
        elif name.endswith(".xml") and f"/{name}" not in overrides and name.startswith("word/"):
            yield f"{name}: a part of Word's without a type of its own"
    for name in overrides:
        if name.lstrip("/") not in found.names:
            yield f"[Content_Types].xml: a type for {name}, which is not there"
    main = [target for _, target in found.relations.get("", {}).values() if target.startswith("word/")]
    if not main or not _MAIN.fullmatch(overrides.get(f"/{main[0]}", "")):
        yield "[Content_Types].xml: the main part has not the type of a Word document"


def relationships(found: Opened) -> Iterator[str]:
    """Every relationship used is there and of a type; a picture's leads to an image."""
    for name, root in found.trees.items():
        known = found.relations.get(name, {})
        for element in root.iter(etree.Element):
            for key, value in element.attrib.items():
                if not key.startswith(f"{{{NAMES['r']}}}") or not value:
                    continue
                kind = known.get(value, ("", ""))[0]
                if value not in known:
                    yield f"{name}: relationship {value} unknown"
                elif not kind:
                    yield f"{name}: relationship {value} has no type"
                elif element.tag == tag("a:blip") and key == tag("r:embed") and not kind.endswith("/image"):
                    yield f"{name}: {value} is no picture"


def order(found: Opened) -> Iterator[str]:
    """The children of properties stand in the schema's order, each once."""
    for part, root in found.trees.items():
        if not part.startswith("word/"):
            continue
        for name, (wanted, repeated) in ORDERS.items():
            for element in root.iter(tag(f"w:{name}")):
                here = [
                    etree.QName(child).localname
                    for child in element
                    if isinstance(child.tag, str) and child.tag.startswith(tag("w:"))
                ]
                known = [wanted.index(child) for child in here if child in wanted]
                if known != sorted(known):
                    yield f"{part}: children of {name} out of order: {' '.join(here)}"
                for child, count in Counter(here).items():
                    if count > 1 and child not in repeated:
                        yield f"{part}: {child} {count} times in one {name}"
                yield from (f"{part}: {child} cannot stand in {name}" for child in here if child not in wanted)


def numbering(found: Opened) -> Iterator[str]:
    """Schemes stand before instances, every instance has its scheme, every number used its instance and level."""
    root = found.word("numbering")
    schemes = (
        {} if root is None else {val(one, "w:abstractNumId"): one for one in root.iterchildren(tag("w:abstractNum"))}
    )
    instances: dict[str, str] = {}
    if root is not None:
        kinds = [etree.QName(child).localname for child in root]
        if "num" in kinds and "abstractNum" in kinds[kinds.index("num") :]:
            yield "word/numbering.xml: a scheme behind an instance"
        for one in root.iterchildren(tag("w:num")):
            instances[val(one, "w:numId")] = val(one.find(tag("w:abstractNumId")))
        for number, scheme in instances.items():
            if scheme not in schemes:
                yield f"word/numbering.xml: instance {number} of scheme {scheme}, which is not there"
    levels = {
        number: {val(level, "w:ilvl") for level in schemes[scheme].iter(tag("w:lvl"))}
        for number, scheme in instances.items()
        if scheme in schemes
    }
    for part, tree in found.trees.items():
        for one in tree.iter(tag("w:numPr")) if part.startswith("word/") else ():
            number, level = val(one.find(tag("w:numId"))), val(one.find(tag("w:ilvl"))) or "0"
            if number and number != "0" and number not in levels:
                yield f"{part}: numbering {number} is not there"
            elif number in levels and level not in levels[number] and levels[number]:
                yield f"{part}: numbering {number} has no level {level}"


def styles(found: Opened) -> Iterator[str]:
    """Styles used are there and of the kind they are used as; ids and names are each given once; none is based on itself."""
    root = found.word("styles")
    if root is None:
        return
    of_id = {val(one, "w:styleId"): one for one in root.iter(tag("w:style"))}
    kinds = {key: val(one, "w:type") for key, one in of_id.items()}
    for what, counted in (
        ("id", Counter(val(one, "w:styleId") for one in root.iter(tag("w:style")))),
        ("name", Counter(val(one.find(tag("w:name"))).lower() for one in root.iter(tag("w:style")))),
    ):
        yield from (f"word/styles.xml: {what} {key} {count} times" for key, count in counted.items() if count > 1)
    uses = {"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}
    for part, tree in found.trees.items():
        for one in tree.iter(*map(tag, uses)) if part.startswith("word/") else ():
            kind = uses[f"w:{etree.QName(one).localname}"]
            if kinds.get(val(one)) != kind:
                yield f"{part}: {val(one)} is no {kind} style"
    for key, one in of_id.items():
        seen, at = {key}, val(one.find(tag("w:basedOn")))
        while at:
            if at in seen or at not in of_id:
                yield f"word/styles.xml: {key} is based on {at}"
                break
            if kinds[at] != kinds[key]:
                yield f"word/styles.xml: {key} is based on a style of another kind"
            seen.add(at)
            at = val(of_id[at].find(tag("w:basedOn")))
        for link in ("next", "link"):
            if val(one.find(tag(f"w:{link}"))) not in (*of_id, ""):
                yield f"word/styles.xml: {link} of {key} is not there"


def compatibility(found: Opened) -> Iterator[str]:
    """The prefixes that mc:Ignorable and mc:Choice name are declared."""
    for part, root in found.trees.items():
        for one in root.iter(etree.Element):
            for prefix in (one.get(tag("mc:Ignorable")) or "").split():
                if prefix not in one.nsmap:
                    yield f"{part}: mc:Ignorable names {prefix}, which is not declared"
            if one.tag == f"{{{NAMES['mc']}}}Choice":
                yield from (
                    f"{part}: mc:Choice requires {prefix}"
                    for prefix in (one.get("Requires") or "").split()
                    if prefix not in one.nsmap
                )


def numbers(found: Opened) -> Iterator[str]:
    """Lengths and counts are whole numbers that Word takes."""
    for part, root in found.trees.items():
        for name, keys in _LENGTHS.items() if part.startswith("word/") else ():
            for one in root.iter(tag(f"w:{name}")):
                for key in keys:
                    said = one.get(tag(f"w:{key}"))
                    if said is None:
                        continue
                    if (
                        not _INT.fullmatch(said)
                        or abs(int(said)) > _TWIPS
                        or (name in ("sz", "gridCol", "pgSz") and int(said) <= 0)
                    ):
                        yield f"{part}: {name} {key} {said}"


def properties(found: Opened) -> Iterator[str]:
    """Where the document has properties, they are of their type and their dates are dates."""
    root = found.trees.get("docProps/core.xml")
    for one in () if root is None else root.iter(etree.Element):
        if etree.QName(one).localname in ("created", "modified"):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.text or ""):
                yield f"docProps/core.xml: {etree.QName(one).localname} {one.text}"
            if not any(key.endswith("}type") for key in one.attrib):
                yield "docProps/core.xml: a date without type"


CHECKS: tuple[Callable[[Opened], Iterator[str]], ...] = (
    content_types, relationships, order, numbering, styles, compatibility, numbers, properties, text.ids, text.bookmarks, text.targets,
    text.fields, text.tables, text.changes, text.comments, text.notes, text.drawings, text.spaces, text.sections,
)  # fmt: skip


@cache
def _schema(folder: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(folder / "word.xsd")))


def schema_faults(path: Path, folder: Path) -> list[str]:
    """What the schemas in ``folder`` (wml.xsd, entered by word.xsd) find in the parts of Word's, alternatives settled."""
    faults: list[str] = []
    schema = _schema(folder)
    for name, root in opened(path).trees.items():
        if not root.tag.startswith(tag("w:")):
            continue
        whole = deepcopy(root)
        for one in list(whole.iter(f"{{{NAMES['mc']}}}AlternateContent")):
            one.getparent().remove(one)
        if not schema.validate(whole):
            faults += [f"{name}: {error.message[:160]}" for error in schema.error_log]
    return faults
