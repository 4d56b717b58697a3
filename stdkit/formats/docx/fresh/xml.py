"""WordprocessingML elements, their children always in the order the schema wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from stdkit.facts.characters import writable

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Xml = Any
"""An lxml element; lxml's stubs name a private class."""

PARAGRAPH_ORDER_NAMES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing suppressOverlap jc "
    "textAlignment outlineLvl rPr sectPr"
)
PARAGRAPH_ORDER = PARAGRAPH_ORDER_NAMES.split()
RUN_ORDER_NAMES = (
    "rStyle rFonts b bCs i iCs caps strike noProof snapToGrid vanish color spacing w kern position sz szCs u bdr shd fitText "
    "vertAlign lang"
)
RUN_ORDER = RUN_ORDER_NAMES.split()


def qualified(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMES[prefix or 'w']}}}{local}"


def element(name: str, /, *children: Xml | None, attributes: Mapping[str, object] | None = None, **own: object) -> Xml:
    """``element("w:p", child, …)``. Keyword attributes take the element's own prefix for ``w`` and ``m``, none otherwise;
    ``attributes`` are named in full. Children that are ``None`` are left out.
    """
    made = etree.Element(qualified(name), nsmap=None)
    prefix = name.partition(":")[0] if ":" in name else "w"
    for key, value in own.items():
        made.set(qualified(f"{prefix}:{key}") if prefix in ("w", "m") else key, str(value))
    for key, value in (attributes or {}).items():
        made.set(qualified(key) if ":" in key else key, str(value))
    made.extend(child for child in children if child is not None)
    return made


def w(name: str, /, *children: Xml | None, **own: object) -> Xml:
    return element(f"w:{name}", *children, attributes=None, **own)


def value(name: str, val: object) -> Xml:
    return element(f"w:{name}", val=val)


def ordered(name: str, order: list[str], parts: Iterable[Xml | None]) -> Xml | None:
    """``w:name`` around ``parts`` in schema order; ``None`` where there are none."""
    found = sorted(
        (part for part in parts if part is not None), key=lambda part: order.index(etree.QName(part).localname)
    )
    return w(name, *found) if found else None


def paragraph_format(
    *,
    style: str = "",
    keep_next: bool | None = None,
    page_break: bool | None = None,
    frame: Mapping[str, object] | None = None,
    num: tuple[int, int] | None = None,
    border: Mapping[str, int] | None = None,
    tabs: Iterable[tuple[str, int, str]] = (),
    snap: bool | None = None,
    spacing: Mapping[str, object] | None = None,
    indent: Mapping[str, object] | None = None,
    align: str = "",
    outline: int | None = None,
    latin_breaks: bool | None = None,
    run: Xml | None = None,
    extra: Iterable[Xml] = (),
) -> Xml | None:
    """``w:pPr``. ``num`` is (numId, level); ``border`` maps a side to its width in eighths of a point; lengths are twips."""
    stops = [w("tab", val=kind, **({"leader": leader} if leader else {}), pos=pos) for kind, pos, leader in tabs]
    sides = [
        w(side, val="single", sz=size, space=0 if side in ("top", "bottom") else 4, color="auto")
        for side, size in (border or {}).items()
    ]
    parts = [
        value("pStyle", style) if style else None,
        None if keep_next is None else (w("keepNext") if keep_next else value("keepNext", 0)),
        None if page_break is None else (w("pageBreakBefore") if page_break else value("pageBreakBefore", 0)),
        w("framePr", **frame) if frame else None,
        w("numPr", value("ilvl", num[1]), value("numId", num[0])) if num else None,
        w("pBdr", *sides) if sides else None,
        w("tabs", *stops) if stops else None,
        None if latin_breaks is None else value("wordWrap", int(latin_breaks)),
        None if snap is None else value("snapToGrid", int(snap)),
        w("spacing", **spacing) if spacing else None,
        w("ind", **indent) if indent else None,
        value("jc", align) if align else None,
        None if outline is None else value("outlineLvl", outline),
        run,
        *extra,
    ]
    return ordered("pPr", PARAGRAPH_ORDER, parts)


def run_format(
    *,
    style: str = "",
    east: str = "",
    latin: str = "",
    hint: bool = False,
    bold: bool | None = None,
    italic: bool | None = None,
    underline: bool = False,
    hidden: bool = False,
    size: int = 0,
    stretch: int = 0,
    gap: int = 0,
    raised: int = 0,
    vertical: str = "",
) -> Xml | None:
    """``w:rPr``. ``size`` in half points, ``stretch`` in per cent, ``gap`` (between characters) in twips, ``raised`` half points."""
    fonts: dict[str, str] = {"hint": "eastAsia"} if hint else {}
    if latin:
        fonts |= {"ascii": latin, "hAnsi": latin, "cs": latin}
    if east:
        fonts["eastAsia"] = east

    def toggles(name: str, state: bool | None) -> list[Xml]:
        if state is None:
            return []
        return [w(tag) if state else value(tag, 0) for tag in (name, f"{name}Cs")]

    parts = [
        value("rStyle", style) if style else None,
        w("rFonts", **fonts) if fonts else None,
        *toggles("b", bold),
        *toggles("i", italic),
        w("vanish") if hidden else None,
        value("spacing", gap) if gap else None,
        value("w", stretch) if stretch else None,
        value("position", raised) if raised else None,
        *([value("sz", size), value("szCs", size)] if size else []),
        value("u", "single") if underline else None,
        value("vertAlign", vertical) if vertical else None,
    ]
    return ordered("rPr", RUN_ORDER, parts)


def text_element(text: str, name: str = "t") -> Xml:
    made = w(name)
    made.text = writable(text)
    if text != text.strip() or "  " in text:
        made.set(SPACE, "preserve")
    return made


def run(*children: Xml | None, form: Xml | None = None) -> Xml:
    return w("r", form, *children)


def paragraph(form: Xml | None, *children: Xml | None) -> Xml:
    return w("p", form, *children)


def field(instruction: str, cached: Iterable[Xml], *, form: Xml | None = None, dirty: bool = False) -> list[Xml]:
    """The runs of a complex field whose cached result are the runs ``cached``."""
    begin = w("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    return [
        run(begin, form=copied(form)),
        run(text_element(f" {instruction} ", "instrText"), form=copied(form)),
        run(w("fldChar", fldCharType="separate"), form=copied(form)),
        *cached,
        run(w("fldChar", fldCharType="end"), form=copied(form)),
    ]


def copied(form: Xml | None) -> Xml | None:
    """lxml moves an element that is given a second parent: take a copy."""
    return None if form is None else etree.fromstring(etree.tostring(form))


def part_bytes(root: Xml) -> bytes:
    """The bytes of a part, with the namespace prefixes everybody knows."""
    whole = etree.Element(root.tag, nsmap=NAMES)
    whole.attrib.update(root.attrib)
    whole.extend(list(root))
    etree.cleanup_namespaces(whole, keep_ns_prefixes=["w", "r"])
    data: bytes = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
