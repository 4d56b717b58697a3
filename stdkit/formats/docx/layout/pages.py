"""Paper, margins, running heads and page numbers of each section; what a section does not say, it takes from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from stdkit.formats.docx.layout.cascade import Cascade
from stdkit.formats.docx.layout.measures import TWIPS, align_of, tabs_of
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.styles import is_on, whole
from stdkit.formats.docx.tags import FALLBACK, REL_ID, SECT_PR, TEXT_BOX, VAL, P, R, T, w
from stdkit.model.layout import Align, PageLayout, Running, SectionStart, Side

_SIDES: Final[dict[str, Side]] = {"default": "odd", "even": "even", "first": "first"}
_STARTS: Final[frozenset[str]] = frozenset({"nextPage", "oddPage", "evenPage", "continuous", "nextColumn"})
_COMPUTED: Final = frozenset({"STYLEREF", "DOCPROPERTY", "REF", "TITLE", "SUBJECT"})
"""Fields whose text comes from elsewhere."""
_PARTS: Final = ("header", "footer")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where its last paragraph stands (child indexes from the root), its grid, its pages."""

    end: tuple[int, ...]
    pitch: float | None
    pages: PageLayout


def read_sections(package: Package, cascade: Cascade, settings: etree._Element | None) -> list[Section]:
    """The sections of the main part in order."""
    root = package.xml(package.main)
    two_sided = settings is not None and is_on(settings.find(w("evenAndOddHeaders")))
    found: list[Section] = []
    parts: dict[tuple[str, str], str] = {}
    for element in root.iter(SECT_PR):
        if any(True for _ in element.iterancestors(TEXT_BOX, w("sectPrChange"))):
            continue
        _note_parts(package, element, parts)
        grid = element.find(w("docGrid"))
        pitch = whole(grid.get(w("linePitch"))) if grid is not None else None
        running = _Running(package, cascade, dict(parts))
        pages = _pages(element, running, two_sided)
        found.append(Section(_path(element), pitch / TWIPS if pitch else None, pages))
    return found


def _note_parts(package: Package, section: etree._Element, parts: dict[tuple[str, str], str]) -> None:
    relations = package.relations(package.main)
    for kind in _PARTS:
        for reference in section.iterchildren(w(f"{kind}Reference")):
            relation = relations.get(reference.get(REL_ID) or "")
            if relation is not None and relation.target in package:
                parts[kind, reference.get(w("type")) or "default"] = relation.target


def _pages(section: etree._Element, running: _Running, two_sided: bool) -> PageLayout:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    kind = section.find(w("type"))
    numbers = section.find(w("pgNumType"))
    start = (kind.get(VAL) or "nextPage") if kind is not None else "nextPage"
    first_apart = is_on(section.find(w("titlePg")))
    return PageLayout(
        width=_points(size, "w"),
        height=_points(size, "h"),
        margins=_margins(margins),
        start=_start(start),
        numbers=(numbers.get(w("fmt")) if numbers is not None else None) or "decimal",
        first_number=whole(numbers.get(w("start"))) if numbers is not None else None,
        two_sided=two_sided,
        first_apart=first_apart,
        heads=tuple(running.all("header", two_sided, first_apart)),
        feet=tuple(running.all("footer", two_sided, first_apart)),
    )


def _start(kind: str) -> SectionStart | None:
    return kind if kind in _STARTS else None  # type: ignore[return-value]


def _margins(element: etree._Element | None) -> tuple[float, float, float, float] | None:
    sides = [_points(element, name) for name in ("top", "right", "bottom", "left")]
    if None in sides:
        return None
    gutter = _points(element, "gutter") or 0.0
    top, right, bottom, left = (side or 0.0 for side in sides)
    return abs(top), right, abs(bottom), left + gutter


def _points(element: etree._Element | None, name: str) -> float | None:
    value = whole(element.get(w(name))) if element is not None else None
    return None if value is None else value / TWIPS


@dataclass(slots=True)
class _Running:
    """Reads the heads and feet of a section; ``parts`` leads from kind and side to the part."""

    package: Package
    cascade: Cascade
    parts: dict[tuple[str, str], str]

    def all(self, kind: str, two_sided: bool, first_apart: bool) -> Iterator[Running]:
        for name, side in _SIDES.items():
            if (name == "even" and not two_sided) or (name == "first" and not first_apart):
                continue
            part = self.parts.get((kind, name))
            yield self._read(part, side) if part else Running(side, "")

    def _read(self, part: str, side: Side) -> Running:
        texts: list[str] = []
        align: Align | None = None
        page_number = computed = False
        for paragraph in self.package.xml(part).iter(P):
            if next(paragraph.iterancestors(FALLBACK), None) is not None:
                continue
            shown, number = _shown(paragraph)
            if number or (shown.strip() and not page_number):
                if align is None or number:
                    align = self._align(paragraph, shown)
                page_number = page_number or number
            computed = computed or any(code in _COMPUTED for code in _codes(paragraph))
            if shown.strip():
                texts.append(shown.strip())
        return Running(side, "\n".join(texts), align, page_number, computed)

    def _align(self, paragraph: etree._Element, shown: str) -> Align | None:
        """Where the text stands: by the paragraph, its frame, or the tab stop before it; not known within a text box."""
        if next(paragraph.iterancestors(TEXT_BOX), None) is not None:
            return None
        said = self.cascade.paragraph(paragraph).said
        tabs = len(shown) - len(shown.lstrip("\t"))
        stops = tabs_of(said)
        if tabs and tabs <= len(stops):
            kind = stops[tabs - 1].align
            return kind if kind in ("left", "center", "right") else "left"
        return None if tabs else align_of(said)


def _shown(paragraph: etree._Element) -> tuple[str, bool]:
    """The text of a running head, tabs included, and whether it holds the page's number."""
    text: list[str] = []
    number = False
    for element in paragraph.iter(T, w("tab"), w("instrText"), w("fldSimple"), w("pgNum")):
        inner = next(element.iterancestors(P), None)
        if inner is not paragraph:
            continue
        if element.tag == T:
            text.append(element.text or "")
        elif element.tag == w("tab") and element.getparent() is not None and element.getparent().tag == R:  # type: ignore[union-attr]
            text.append("\t")
        elif element.tag == w("pgNum"):
            number = True
    return "".join(text), number or "PAGE" in _codes(paragraph)


def _codes(paragraph: etree._Element) -> list[str]:
    """The names of the fields in a paragraph."""
    simple = [element.get(w("instr")) or "" for element in paragraph.iter(w("fldSimple"))]
    said = [*simple, "".join(element.text or "" for element in paragraph.iter(w("instrText")))]
    return [word.upper() for code in said for word in code.split()]


def _path(element: etree._Element) -> tuple[int, ...]:
    path: list[int] = []
    parent = element.getparent()
    while parent is not None:
        path.append(parent.index(element))
        element, parent = parent, parent.getparent()
    return tuple(reversed(path))
