"""Footnotes and endnotes: their labels as printed, and where their text stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from stdkit.formats.docx.number_formats import format_number
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.styles import whole
from stdkit.formats.docx.tags import VAL, w

NoteKind = Literal["footnote", "endnote"]
_DEFAULT_FORMAT: Final[dict[NoteKind, str]] = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was referred to: its label as printed, its part, and its element with its index in that part."""

    label: str
    part: str
    element: etree._Element
    index: int


@dataclass(slots=True)
class _Series:
    part: str
    bodies: dict[str, tuple[etree._Element, int]]
    number_format: str
    start: int = 1
    each_section: bool = False
    count: int = 0


class Notes:
    """Counts the notes in the order they are referred to.

    Where numbers start anew on each page they are counted through the text: the pages are not known.
    """

    def __init__(self, package: Package, settings: etree._Element | None) -> None:
        self._series: dict[NoteKind, _Series] = {
            "footnote": _series(package, "footnote", settings),
            "endnote": _series(package, "endnote", settings),
        }

    def refer(self, reference: etree._Element) -> Note | None:
        """The note behind a ``w:footnoteReference`` or ``w:endnoteReference``; ``None`` where its text is missing."""
        kind: NoteKind = "footnote" if reference.tag == w("footnoteReference") else "endnote"
        series = self._series[kind]
        found = series.bodies.get(reference.get(w("id")) or "")
        if found is None:
            return None
        if reference.get(w("customMarkFollows")) in ("1", "true", "on"):
            label = _own_mark(reference)
        else:
            label = format_number(series.start + series.count, series.number_format)
            series.count += 1
        return Note(label, series.part, *found)

    def next_section(self, properties: etree._Element) -> None:
        """A new section begins, whose ``w:sectPr`` is given: it may set another format or start anew."""
        for kind, series in self._series.items():
            own = properties.find(w(f"{kind}Pr"))
            if own is not None:
                _adjust(series, own)
            if series.each_section:
                series.count = 0


def _series(package: Package, kind: NoteKind, settings: etree._Element | None) -> _Series:
    part = package.related(package.main, f"{kind}s")
    bodies: dict[str, tuple[etree._Element, int]] = {}
    if part:
        for at, element in enumerate(package.xml(part)):
            # Separators and continuation notices are notes too, but nobody refers to them.
            if element.tag == w(kind) and element.get(w("type")) in (None, "normal"):
                bodies[element.get(w("id")) or ""] = (element, at)
    series = _Series(part, bodies, _DEFAULT_FORMAT[kind])
    own = settings.find(w(f"{kind}Pr")) if settings is not None else None
    if own is not None:
        _adjust(series, own)
    return series


def _adjust(series: _Series, properties: etree._Element) -> None:
    number_format = properties.find(w("numFmt"))
    if number_format is not None:
        series.number_format = number_format.get(VAL) or series.number_format
    start = properties.find(w("numStart"))
    value = whole(start.get(VAL)) if start is not None else None
    if value is not None:
        series.start = value
    restart = properties.find(w("numRestart"))
    if restart is not None:
        series.each_section = restart.get(VAL) == "eachSect"


def _own_mark(reference: etree._Element) -> str:
    """The mark that the author typed behind the reference."""
    run = reference.getparent()
    return "" if run is None else "".join(text.text or "" for text in run.iterchildren(w("t"))).strip()
