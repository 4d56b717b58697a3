"""How one paragraph of a DOCX is set, its number, the blanks in front of it and the breaks before it included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.layout.cascade import Cascade, Ground
from stdkit.formats.docx.layout.measures import (
    TWIPS,
    align_of,
    frame_of,
    indents_of,
    line_of,
    spacing_of,
    tabs_of,
)
from stdkit.formats.docx.layout.surroundings import Surroundings, empty_after
from stdkit.formats.docx.numbering import Level
from stdkit.formats.docx.styles import whole
from stdkit.formats.docx.tags import VAL, P, R, T, w
from stdkit.model.layout import LabelLayout, ParagraphLayout, TextLayout

_OFF: Final = frozenset({"0", "false", "off"})
_TYPED: Final = pattern(r"(?P<lead>\s*)(?P<label>.*?)(?P<gap>\s*)", re.DOTALL)
_CHINESE_FONT: Final = pattern(r"[\u4e00-\u9fff]|SimSun|SimHei|FangSong|KaiTi|^\+?$", re.IGNORECASE)
_PLACEHOLDER: Final = pattern(r"%\d")
_BLANKS: Final = (w("tab"), w("br"), w("cr"))
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

    def __init__(self, cascade: Cascade, surroundings: Surroundings, settings: etree._Element | None) -> None:
        self._cascade = cascade
        self._surroundings = surroundings
        self._bases: dict[tuple[int, float, float | None], ParagraphLayout] = {}
        stop = settings.find(w("defaultTabStop")) if settings is not None else None
        width = whole(stop.get(VAL)) if stop is not None else None
        self._tab = width / TWIPS if width else _DEFAULT_TAB if settings is not None else 36.0

    def set(self, stretch: Stretch, label: str, pitch: float | None) -> ParagraphLayout:
        """The layout of a stretch whose block bears ``label``; ``pitch`` is the height of a line of the page's grid."""
        paragraph = stretch.paragraph
        ground = self._cascade.paragraph(paragraph)
        texts = tuple(self._texts(stretch, ground))
        size = (texts[0].size if texts else self._cascade.text(ground, None).size) or 10.5
        base = self._base(ground, size, pitch)
        blanks, number = self._number(stretch, ground, label, size, texts)
        empty, new_page = self._surroundings.before(paragraph)
        # Said in full: ``replace`` takes many times as long, and this is asked for every paragraph.
        return ParagraphLayout(
            stretch.start, stretch.end, base.align, base.left, base.right, base.first_line, base.before, base.after, base.line,
            base.pitch, base.size, blanks, base.new_page or new_page, empty, empty_after(paragraph), base.frame, base.tabs,
            base.outline, base.style, texts, number,
        )  # fmt: skip

    def _base(self, ground: Ground, size: float, pitch: float | None) -> ParagraphLayout:
        """What paragraphs of the same ground have in common."""
        key = (id(ground), size, pitch)
        found = self._bases.get(key)
        if found is None:
            said = ground.said
            left, right, first_line = indents_of(said, size)
            found = self._bases[key] = ParagraphLayout(
                align=align_of(said),
                left=left,
                right=right,
                first_line=first_line,
                before=spacing_of(said, "before", pitch),
                after=spacing_of(said, "after", pitch),
                line=line_of(said, size),
                pitch=pitch,
                size=size,
                new_page=said.get("break", "0") not in _OFF,
                frame=frame_of(said),
                tabs=tabs_of(said),
                outline=whole(said.get("outline")),
                style=ground.style,
            )
        return found

    def _texts(self, stretch: Stretch, ground: Ground) -> Iterator[TextLayout]:
        """The looks of the text, neighbours that look the same as one."""
        last: TextLayout | None = None
        begin = end = 0
        for start, stop, run in stretch.runs:
            look = self._cascade.text(ground, run)
            if last is None or look is not last or start != end:
                if last is not None:
                    yield _placed(last, begin, end)
                last, begin = look, start
            end = stop
        if last is not None:
            yield _placed(last, begin, end)

    def _number(
        self, stretch: Stretch, ground: Ground, label: str, size: float, texts: tuple[TextLayout, ...]
    ) -> tuple[float, LabelLayout | None]:
        """The blanks in front of the paragraph, in characters, and its number."""
        prefix, level = _prefix(stretch), ground.level
        wide = 0.5 if not texts or _CHINESE_FONT.search(texts[0].latin) else 0.25
        if not label or (level is not None and not prefix.strip()):
            lead = self._blanks(prefix, wide, size) if prefix else 0.0
            if level is None or not label:
                return lead, None
            look = self._cascade.label(stretch.paragraph, ground)
            gap = self._automatic_gap(level, size, wide)
            return 0.0, LabelLayout(True, gap + lead if gap is not None else None, look, "\n" in prefix)
        parts = _TYPED.fullmatch(prefix)
        assert parts is not None
        gap = None if "\t" in parts["gap"] else self._blanks(parts["gap"], wide, size)
        typed = texts[0] if texts else None
        number = LabelLayout(False, gap, typed, "\n" in parts["gap"]) if parts["label"] else None
        return self._blanks(parts["lead"], wide, size), number

    def _blanks(self, blanks: str, wide: float, size: float) -> float:
        """How many characters wide blanks are; ``wide`` is the width of an ASCII blank."""
        widths = {"\u3000": 1.0, "\t": self._tab / size, "\u2003": 1.0, "\u2002": 0.5, "\n": 0.0}
        return sum(widths.get(blank, wide) for blank in blanks if blank.isspace())

    def _automatic_gap(self, level: Level, size: float, wide: float) -> float | None:
        element = level.element
        suffix = element.find(w("suff")) if element is not None else None
        how = (suffix.get(VAL) or "tab") if suffix is not None else "tab"
        written = _PLACEHOLDER.sub("0", level.text)
        typed = self._blanks(written[len(written.rstrip()) :], wide, size)
        if how == "tab":  # where it leads depends on stops, indents and widths in which programs differ
            return None
        return typed + (wide if how == "space" else 0.0)


def _placed(look: TextLayout, start: int, end: int) -> TextLayout:
    """The look at its place; said in full, since ``replace`` takes six times as long and this is asked for every run."""
    return TextLayout(
        start, end, look.east_asian, look.latin, look.size, look.bold, look.italic, look.color, look.underline, look.emphasis,
        look.highlight,
    )  # fmt: skip


def _prefix(stretch: Stretch) -> str:
    """What is typed in the paragraph before the block's own text: blanks, a number, its gap."""
    if stretch.first is None:
        return "".join(_typed(stretch.paragraph, None, 0))
    return "".join(_typed(stretch.paragraph, *stretch.first))


def _typed(paragraph: etree._Element, until: etree._Element | None, start: int) -> Iterator[str]:
    last = () if until is None else (until.tag,)
    for element in paragraph.iter(T, *_BLANKS, *last):
        if element is until:
            yield (element.text or "")[:start] if element.tag == T else ""
            return
        parent = element.getparent()
        if parent is None or parent.tag != R or next(parent.iterancestors(P), None) is not paragraph:
            continue
        if element.tag == T:
            yield element.text or ""
        elif element.tag in _BLANKS:
            yield "\t" if element.tag == _BLANKS[0] else "\n"
