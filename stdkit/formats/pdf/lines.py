"""Characters to lines: what stands on one base line, with blanks, superscripts and subscripts.

A row is a set of characters whose base lines agree; a row of small characters that stands between the letters of a larger one
is its super- or subscripts. Rows are cut where a gap is too wide for one text (columns, a caption beside a caption).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from stdkit.formats.pdf.chars import Char, Font, PageText
from stdkit.model import Mark

BLANK = 0.22
"""A gap of this part of the size between Latin letters is a blank between words."""
GAP = 0.55
"""A gap of this part of the size beside a Chinese character is a blank."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a line with what sets it off; a blank that was seen as a gap has no width of its own."""

    text: str
    x0: float
    x1: float
    size: float
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one text: glyphs from left to right. ``size`` is that of most of its characters."""

    page: int
    glyphs: tuple[Glyph, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    heiti: bool
    bold: bool

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(slots=True)
class _Row:
    chars: list[Char]
    baseline: float
    size: float
    x0: float
    x1: float
    raised: dict[int, Mark]
    """By identity of the character: superscript or subscript."""


def page_lines(page: PageText) -> list[Line]:
    """The lines of a page, from top to bottom and left to right."""
    rows = _rows([char for char in page.chars if not char.text.isspace() or char.text == " "])
    rows = _with_scripts(rows)
    lines = [_line(page, row) for row in rows]
    return [line for line in lines if line.text.strip()]


def _rows(chars: list[Char]) -> list[_Row]:
    """Characters grouped by base line. Two base lines of one printed line may differ by a few tenths of the size."""
    rows: list[_Row] = []
    group: list[Char] = []
    for char in sorted((c for c in chars if c.text != " "), key=lambda c: c.baseline):
        if group and char.baseline - group[-1].baseline > 0.18 * min(char.size, group[-1].size):
            rows.append(_row(group))
            group = []
        group.append(char)
    if group:
        rows.append(_row(group))
    blanks = [c for c in chars if c.text == " "]
    for blank in blanks:
        home = min(rows, key=lambda row: abs(row.baseline - blank.baseline), default=None)
        if (
            home is not None
            and abs(home.baseline - blank.baseline) < 0.3 * max(blank.size, 4)
            and home.x0 < blank.x0 < home.x1
        ):
            home.chars.append(blank)
    return rows


def _row(chars: list[Char]) -> _Row:
    return _Row(
        list(chars),
        median(c.baseline for c in chars),
        median(c.size for c in chars),
        min(c.x0 for c in chars),
        max(c.x1 for c in chars),
        {},
    )


def _with_scripts(rows: list[_Row]) -> list[_Row]:
    """Rows of small characters put into the larger row beside which they stand."""
    kept: list[_Row] = []
    for at, row in enumerate(rows):
        host = _host(rows, at)
        if host is None:
            kept.append(row)
            continue
        mark: Mark = "superscript" if row.baseline < host.baseline else "subscript"
        host.chars.extend(row.chars)
        host.raised.update({id(char): mark for char in row.chars})
    return kept


def _host(rows: list[_Row], at: int) -> _Row | None:
    row = rows[at]
    for step in (-1, 1, -2, 2):
        if not 0 <= at + step < len(rows):
            continue
        host = rows[at + step]
        shift = abs(host.baseline - row.baseline)
        small = row.size <= 0.82 * host.size
        near = 0.08 * host.size < shift < 0.62 * host.size
        if small and near and all(_touches(char, host) for char in row.chars):
            return host
    return None


def _touches(char: Char, host: _Row) -> bool:
    """A script follows a letter of its line closely, or another script."""
    return any(-0.35 * host.size < char.x0 - other.x1 < 1.2 * host.size for other in host.chars if other.text != " ")


def _line(page: PageText, row: _Row) -> Line:
    chars = sorted(row.chars, key=lambda c: (c.x0, c.x1))
    glyphs: list[Glyph] = []
    before: Char | None = None
    blank = False
    for char in chars:
        if char.text == " ":
            blank = True
            continue
        if before is not None and _twice(before, char):
            continue
        if before is not None and (blank or _gap(before, char)):
            _put_blank(glyphs, before, char, blank)
        glyphs.append(Glyph(char.text, char.x0, char.x1, char.size, _marks(char, page.fonts, row)))
        before, blank = char, False
    solid = [c for c in chars if c.text != " " and id(c) not in row.raised] or chars
    return Line(
        page.number,
        tuple(glyphs),
        min(c.x0 for c in solid),
        min(c.top for c in solid),
        max(c.x1 for c in chars),
        max(c.bottom for c in solid),
        row.baseline,
        median(c.size for c in solid),
        _most(solid, page.fonts, "heiti"),
        _most(solid, page.fonts, "bold"),
    )


def _twice(before: Char, char: Char) -> bool:
    """Bold made by printing a character twice, a fraction of a point apart."""
    return before.text == char.text and abs(before.x0 - char.x0) < 0.12 * char.size


def _gap(before: Char, char: Char) -> bool:
    gap = char.x0 - before.x1
    wide = _is_wide(before.text) or _is_wide(char.text)
    return gap > (GAP if wide else BLANK) * min(before.size, char.size)


def _put_blank(glyphs: list[Glyph], before: Char, char: Char, typed: bool) -> None:
    gap = char.x0 - before.x1
    size = min(before.size, char.size)
    wide = _is_wide(before.text) or _is_wide(char.text)
    if wide and gap < 0.3 * size and not (before.text.isascii() and char.text.isascii()):
        # Word parts Chinese and Latin by a quarter: no blank of the text.
        return
    text = "　" if gap > 0.8 * size and wide else " "
    if gap > 3.2 * size:
        text = "\t"
    glyphs.append(Glyph(text, before.x1, char.x0, size, frozenset()))


def _is_wide(text: str) -> bool:
    return text >= "⺀" and not "ﬀ" <= text <= "ﭏ"


def _marks(char: Char, fonts: tuple[Font, ...], row: _Row) -> frozenset[Mark]:
    font = fonts[char.font]
    raised = row.raised.get(id(char))
    key = (font.heiti, font.bold, font.italic, raised)
    if key not in _MARKS:
        marks: list[Mark] = []
        if font.heiti:
            marks.append("heiti")
        if font.bold:
            marks.append("bold")
        if font.italic:
            marks.append("italic")
        if raised:
            marks.append(raised)
        _MARKS[key] = frozenset(marks)
    return _MARKS[key]


_MARKS: dict[tuple[bool, bool, bool, Mark | None], frozenset[Mark]] = {}


def _most(chars: list[Char], fonts: tuple[Font, ...], name: str) -> bool:
    letters = [c for c in chars if _is_wide(c.text)] or chars
    return 2 * sum(1 for c in letters if getattr(fonts[c.font], name)) > len(letters)
