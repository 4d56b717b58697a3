"""How one paragraph of a DOCX is set, its number, the blanks in front of it and the breaks before it included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from stdkit.formats.docx.layout.cascade import Cascade
from stdkit.formats.docx.layout.measures import (
    TWIPS,
    align_of,
    frame_of,
    indents_of,
    line_of,
    spacing_of,
    tabs_of,
)
from stdkit.formats.docx.layout.properties import Said
from stdkit.formats.docx.numbering import Level
from stdkit.formats.docx.styles import whole
from stdkit.formats.docx.tags import FALLBACK, SDT, SDT_CONTENT, SECT_PR, TBL, TEXT_BOX, VAL, P, R, T, w
from stdkit.model import LabelLayout, ParagraphLayout, TextLayout

_OFF: Final = frozenset({"0", "false", "off"})
_TYPED: Final = re.compile(r"(?P<lead>\s*)(?P<label>.*?)(?P<gap>\s*)", re.DOTALL)
_CHINESE_FONT: Final = re.compile(r"[\u4e00-\u9fff]|SimSun|SimHei|FangSong|KaiTi|^\+?$", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"%\d")
_SEEN: Final = frozenset({w("drawing"), w("pict"), w("object"), w("sym"), w("footnoteReference")})
_DEFAULT_TAB: Final = 21.0


@dataclass(slots=True)
class Stretch:
    """The part ``[start, end)`` of a block's text that stands in one paragraph. ``first`` is where its text begins in the file."""

    paragraph: etree._Element
    first: tuple[etree._Element, int] | None
    start: int
    end: int
    runs: list[tuple[int, int, etree._Element | None]]


class Setter:
    """Tells how paragraphs are set."""

    def __init__(self, cascade: Cascade, settings: etree._Element | None) -> None:
        self._cascade = cascade
        stop = settings.find(w("defaultTabStop")) if settings is not None else None
        width = whole(stop.get(VAL)) if stop is not None else None
        self._tab = width / TWIPS if width else _DEFAULT_TAB if settings is not None else 36.0

    def set(self, stretch: Stretch, label: str, pitch: float | None) -> ParagraphLayout:
        """The layout of a stretch whose block bears ``label``; ``pitch`` is the height of a line of the page's grid."""
        paragraph = stretch.paragraph
        said, level = self._cascade.paragraph(paragraph)
        texts = tuple(self._texts(stretch, said["style"]))
        size = texts[0].size if texts else self._cascade.text(paragraph, said["style"], None).size
        size = size or 10.5
        left, right, first_line = indents_of(said, size)
        prefix = _prefix(stretch)
        blanks, number = self._number(paragraph, said, level, label, prefix, size, (left, first_line), texts)
        empty_before, new_page = _before(paragraph)
        return ParagraphLayout(
            start=stretch.start,
            end=stretch.end,
            align=align_of(said),
            left=left,
            right=right,
            first_line=first_line,
            before=spacing_of(said, "before", pitch),
            after=spacing_of(said, "after", pitch),
            line=line_of(said, size),
            pitch=pitch,
            size=size,
            blanks=blanks,
            new_page=new_page or said.get("break", "0") not in _OFF or _breaks_first(paragraph),
            empty_before=empty_before,
            empty_after=sum(1 for _ in _empty(paragraph.itersiblings())),
            frame=frame_of(said),
            tabs=tabs_of(said),
            outline=whole(said.get("outline")),
            style=said["style"],
            texts=texts,
            label=number,
        )

    def _texts(self, stretch: Stretch, style: str) -> Iterator[TextLayout]:
        """The looks of the text, neighbours that look the same as one."""
        last: TextLayout | None = None
        for start, end, run in stretch.runs:
            look = replace(self._cascade.text(stretch.paragraph, style, run), start=start, end=end)
            if (
                last is not None
                and replace(last, start=0, end=0) == replace(look, start=0, end=0)
                and last.end == start
            ):
                last = replace(last, end=end)
                continue
            if last is not None:
                yield last
            last = look
        if last is not None:
            yield last

    def _number(
        self, paragraph: etree._Element, said: Said, level: Level | None, label: str, prefix: str, size: float,
        indents: tuple[float, float], texts: tuple[TextLayout, ...],
    ) -> tuple[float, LabelLayout | None]:  # fmt: skip
        """The blanks in front of the paragraph, in characters, and its number."""
        wide = 0.5 if not texts or _CHINESE_FONT.search(texts[0].latin) else 0.25
        if not label or (level is not None and not prefix.strip()):
            lead = self._blanks(prefix, wide, size)
            if level is None or not label:
                return lead, None
            look = self._cascade.label(paragraph, said["style"], level)
            gap = self._automatic_gap(level, label, said, size, indents, wide)
            return 0.0, LabelLayout(True, gap + lead if gap is not None else None, look, "\n" in prefix)
        parts = _TYPED.fullmatch(prefix)
        assert parts is not None
        gap = None if "\t" in parts["gap"] else self._blanks(parts["gap"], wide, size)
        typed = texts[0] if texts else None
        return self._blanks(parts["lead"], wide, size), (
            LabelLayout(False, gap, typed, "\n" in parts["gap"]) if parts["label"] else None
        )

    def _blanks(self, blanks: str, wide: float, size: float) -> float:
        """How many characters wide blanks are; ``wide`` is the width of an ASCII blank."""
        widths = {"\u3000": 1.0, "\t": self._tab / size, "\u2003": 1.0, "\u2002": 0.5, "\n": 0.0}
        return sum(widths.get(blank, wide) for blank in blanks if blank.isspace())

    def _automatic_gap(
        self, level: Level, label: str, said: Said, size: float, indents: tuple[float, float], wide: float
    ) -> float | None:
        element = level.element
        suffix = element.find(w("suff")) if element is not None else None
        how = (suffix.get(VAL) or "tab") if suffix is not None else "tab"
        written = _PLACEHOLDER.sub("0", level.text)
        typed = self._blanks(written[len(written.rstrip()) :], wide, size)
        if how != "tab":
            return typed + (wide if how == "space" else 0.0)
        left, first_line = indents
        end = (
            left
            + first_line
            + (typed + sum(1.0 if ord(char) > 0x2000 else wide if char == "." else 0.5 for char in label)) * size
        )
        stops = [tab.at for tab in tabs_of(said) if tab.at > end]
        if first_line < 0 and left > end:
            stops.append(left)
        stop = min(stops) if stops else (end // self._tab + 1) * self._tab
        return typed + (stop - end) / size


def _prefix(stretch: Stretch) -> str:
    """What is typed in the paragraph before the block's own text: blanks, a number, its gap."""
    if stretch.first is None:
        return "".join(_typed(stretch.paragraph, None, 0))
    return "".join(_typed(stretch.paragraph, *stretch.first))


def _typed(paragraph: etree._Element, until: etree._Element | None, start: int) -> Iterator[str]:
    last = () if until is None else (until.tag,)
    for element in paragraph.iter(T, w("tab"), w("br"), w("cr"), *last):
        if element is until:
            yield (element.text or "")[:start] if element.tag == T else ""
            return
        parent = element.getparent()
        if parent is None or parent.tag != R or next(parent.iterancestors(P), None) is not paragraph:
            continue
        if element.tag == T:
            yield element.text or ""
        elif element.tag in (w("tab"), w("br"), w("cr")):
            yield "\t" if element.tag == w("tab") else "\n"


def _shows(paragraph: etree._Element) -> bool:
    """Whether anything stands in the paragraph."""
    if any((text.text or "").strip() for text in paragraph.iter(T)):
        return True
    return (
        any(element.tag in _SEEN for element in paragraph.iter()) or next(paragraph.iter("{*}oMath"), None) is not None
    )


def _empty(siblings: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The empty paragraphs at the front of ``siblings``."""
    for element in siblings:
        if element.tag == P:
            if _shows(element):
                return
            yield element
        elif element.tag in (TBL, SDT, SECT_PR):
            return


def _before(paragraph: etree._Element) -> tuple[int, bool]:
    """The empty paragraphs before one, and whether a page or section ends between the last text and it."""
    count, breaks = 0, False
    for element in _above(paragraph):
        if element.find(f"{w('pPr')}/{SECT_PR}") is not None:
            return count, breaks or _starts_page(element)
        breaks = breaks or _ends_with_break(element)
        if _shows(element) or breaks:
            break
        count += 1
    return count, breaks


def _above(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs before one, nearest first, as far as the next table; those in content controls too."""
    element: etree._Element | None = paragraph
    while element is not None:
        previous = element.getprevious()
        if previous is None:
            parent = element.getparent()
            inside = parent is not None and parent.tag in (SDT_CONTENT, SDT, w("customXml"), w("smartTag"))
            element = parent if inside else None
            continue
        element = previous
        if element.tag == P:
            yield element
        elif element.tag == SDT:
            yield from reversed(list(element.iter(P)))
        elif element.tag == TBL:
            return


def _starts_page(before: etree._Element) -> bool:
    """Whether the section after the one that ends with ``before`` begins a page: its own properties say so."""
    for following in before.itersiblings():
        section = following if following.tag == SECT_PR else next(following.iter(SECT_PR), None)
        if section is not None:
            kind = section.find(w("type"))
            return kind is None or kind.get(VAL) != "continuous"
    return True


def _ends_with_break(paragraph: etree._Element) -> bool:
    """Whether a page break stands behind the last text of the paragraph."""
    found = False
    for element in paragraph.iter(T, w("br"), *_SEEN):
        if next(element.iterancestors(TEXT_BOX, FALLBACK), None) is not None:
            continue
        if element.tag == w("br"):
            found = found or element.get(w("type")) == "page"
        elif element.tag != T or (element.text or "").strip():
            found = False
    return found


def _breaks_first(paragraph: etree._Element) -> bool:
    """Whether a page break stands before the first text of the paragraph."""
    for element in paragraph.iter(T, w("br")):
        if element.tag == w("br") and element.get(w("type")) == "page":
            return True
        if element.tag == T and (element.text or "").strip():
            return False
    return False
