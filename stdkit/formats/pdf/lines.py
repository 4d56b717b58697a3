"""Characters to lines: what stands on one base line, with blanks, superscripts and subscripts.

A row is a set of characters whose base lines agree; a row of small characters that stands between the letters of a larger one
is its super- or subscripts.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from statistics import median

from stdkit.formats.pdf.chars import Char, Font, PageText
from stdkit.model import Mark

BLANK = 0.2
"""A gap of this part of the size between Latin letters is a blank between words."""
GAP = 0.55
"""A gap of this part of the size beside a Chinese character is a blank."""
SHORT_GAP = 0.38
"""The same in a short line, whose gaps were not stretched to fill the column."""
TAB = 3.2
"""A gap of this many sizes parts two texts on one line (a tab, two columns)."""
TIGHT_BLANK = 0.15
"""What suffices between Latin letters in a line whose letters touch."""
_BLANKS = (" ", "\u00a0")
_DASHES = frozenset("—―─")
_CLOSING = frozenset(",.:;!?)]}%'，。：；！？）】」』、”’")
_OPENING = frozenset("([{（【「『“‘")


_BASELINE = itemgetter(Char._fields.index("baseline"))
_PLACE = itemgetter(Char._fields.index("x0"), Char._fields.index("x1"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line of one format. A gap that reads as a tab ends a piece; the tab begins the next."""

    text: str
    x0: float
    x1: float
    marks: frozenset[Mark]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one text, its pieces from left to right. ``size`` is that of most of its characters."""

    page: int
    pieces: tuple[Piece, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    heiti: bool
    bold: bool
    text: str = field(default="")

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class _Row:
    chars: list[Char]
    baseline: float
    size: float
    raised: dict[int, Mark] = field(default_factory=dict)
    """By identity of the character: superscript or subscript."""
    blanks: list[float] = field(default_factory=list)
    """Where blanks were typed."""


def page_lines(page: PageText) -> list[Line]:
    """The lines of a page, from top to bottom and left to right."""
    return lines_of(page, page.chars)


def lines_of(page: PageText, chars: Iterable[Char]) -> list[Line]:
    """The lines that some characters of a page make, from top to bottom."""
    solid: list[Char] = []
    blanks: list[Char] = []
    for char in chars:
        if char.text in _BLANKS:
            blanks.append(char)
        elif char.size and not char.text.isspace():  # nothing is seen of a letter of no size
            solid.append(char)
    rows = _joined_rows(_with_scripts(_rows(solid)))
    _take_blanks(rows, blanks)
    marks = [_marks_of(font) for font in page.fonts]
    return [_line(page, row, marks) for row in rows]


def part_of(line: Line, pieces: Sequence[Piece]) -> Line:
    """The line with only these of its pieces; a tab at its front is taken off."""
    kept = [piece for piece in pieces if piece.text]
    if kept and kept[0].text[0] == "\t":
        first = kept[0]
        kept[0] = Piece(first.text.lstrip("\t"), first.x0, first.x1, first.marks, first.confidence)
    text = "".join(piece.text for piece in kept)
    heiti, bold = _most_marks(kept)
    return Line(
        line.page,
        tuple(kept),
        kept[0].x0,
        line.top,
        kept[-1].x1,
        line.bottom,
        line.baseline,
        line.size,
        heiti,
        bold,
        text,
    )


def _most_marks(pieces: Sequence[Piece]) -> tuple[bool, bool]:
    total = sum(len(piece.text) for piece in pieces)
    heiti = sum(len(piece.text) for piece in pieces if "heiti" in piece.marks)
    bold = sum(len(piece.text) for piece in pieces if "bold" in piece.marks)
    return 2 * heiti > total, 2 * bold > total


def _rows(chars: list[Char]) -> list[_Row]:
    """Characters grouped by base line. Two base lines of one printed line may differ by a few tenths of the size."""
    rows: list[_Row] = []
    group: list[Char] = []
    last, size = 0.0, 0.0
    for char in sorted(chars, key=_BASELINE):
        if group and char.baseline - last > 0.18 * min(char.size, size):
            rows.append(_row(group))
            group = []
        group.append(char)
        last, size = char.baseline, char.size
    if group:
        rows.append(_row(group))
    return rows


def _row(chars: list[Char]) -> _Row:
    middle = len(chars) // 2
    return _Row(chars, chars[middle].baseline, sorted(char.size for char in chars)[middle])


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
    return any(-0.35 * host.size < char.x0 - other.x1 < 1.2 * host.size for other in host.chars)


def _joined_rows(rows: list[_Row]) -> list[_Row]:
    """Rows put together that are one printed line: almost level, and none of their characters above one another.

    A number and its title come from different fonts and may stand on slightly different base lines.
    """
    joined: list[_Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if (
            last is not None
            and row.baseline - last.baseline < 0.4 * min(row.size, last.size)
            and max(row.size, last.size) < 1.4 * min(row.size, last.size)
            and _side_by_side(last, row)
        ):
            longer = last if len(last.chars) >= len(row.chars) else row
            last.baseline, last.size = longer.baseline, longer.size
            last.chars.extend(row.chars)
            last.raised.update(row.raised)
        else:
            joined.append(row)
    return joined


def _side_by_side(one: _Row, other: _Row) -> bool:
    spans = sorted([(c.x0, c.x1, 0) for c in one.chars] + [(c.x0, c.x1, 1) for c in other.chars])
    changes = sum(1 for before, after in pairwise(spans) if before[2] != after[2])
    if changes > 2:
        return False
    return all(after[0] > before[1] - 0.1 * one.size for before, after in pairwise(spans) if before[2] != after[2])


def _take_blanks(rows: list[_Row], blanks: list[Char]) -> None:
    rows.sort(key=lambda row: row.baseline)
    levels = [row.baseline for row in rows]
    for blank in blanks:
        at = bisect(levels, blank.baseline)
        for row in rows[max(at - 1, 0) : at + 1]:
            if abs(row.baseline - blank.baseline) < 0.3 * max(blank.size, 4):
                row.blanks.append((blank.x0 + blank.x1) / 2)
                break


def _line(page: PageText, row: _Row, marks: Sequence[frozenset[Mark]]) -> Line:
    chars = sorted(row.chars, key=_PLACE)
    blanks = sorted(row.blanks)
    raised = row.raised
    pieces: list[Piece] = []
    text: list[str] = []
    before = chars[0]
    start, look = before.x0, None
    font, is_raised = -1, None
    confidence = 1.0
    beside = SHORT_GAP if chars[-1].x1 - chars[0].x0 < 0.45 * page.width else GAP
    latin, tight = BLANK, None
    for char in chars:
        gap = char.x0 - before.x1
        if char is not before and gap < 0 and before.text == char.text and _is_twice(before, char):
            continue
        space = ""
        if gap > 0.05 * char.size:
            typed = bool(blanks) and _typed(blanks, before, char)
            if tight is None and not typed and _is_borderline(gap / char.size):
                tight = _is_tight(chars)
                beside, latin = (SHORT_GAP, TIGHT_BLANK) if tight else (beside, latin)
            space = _blank_between(before, char, gap, (latin, beside), typed)
        mark = raised.get(id(char)) if raised else None
        if space == " " and mark != is_raised and gap < 0.5 * row.size:
            space = ""  # a script is set a little off its letter
        if char.font != font or mark != is_raised or space == "\t" or char.confidence != confidence:
            wanted = marks[char.font] | {mark} if mark else marks[char.font]
            if text and (wanted != look or space == "\t" or char.confidence != confidence):
                assert look is not None
                pieces.append(Piece("".join(text), start, before.x1, look, confidence))
                text, start = [], char.x0
            font, is_raised, look, confidence = char.font, mark, wanted, char.confidence
        text.append(space + char.text if space else char.text)
        before = char
    assert look is not None
    pieces.append(Piece("".join(text), start, before.x1, look, confidence))
    solid = [c for c in chars if id(c) not in raised] if raised else chars
    size = sorted(c.size for c in solid)[len(solid) // 2] if len(solid) > 1 else solid[0].size
    heiti, bold = _most(solid, page.fonts)
    return Line(
        page.number,
        tuple(pieces),
        solid[0].x0,
        min(c.top for c in solid),
        max(c.x1 for c in chars),
        max(c.bottom for c in solid),
        row.baseline,
        size,
        heiti,
        bold,
        "".join(piece.text for piece in pieces),
    )


def _is_twice(before: Char, char: Char) -> bool:
    """Bold made by printing a character twice, a fraction of a point apart. The letters of a ligature share one box exactly."""
    if abs(before.x0 - char.x0) >= 0.12 * char.size:
        # A long dash made of several that overlap is as long as those that only touch.
        return char.text in _DASHES and before.x1 - char.x0 > 0.25 * char.size
    return not (before.x0 == char.x0 and before.x1 == char.x1 and char.text in "fil")


def _typed(blanks: list[float], before: Char, char: Char) -> bool:
    """Whether a blank was typed between two characters."""
    at = bisect(blanks, before.x0 + 0.3 * (before.x1 - before.x0))
    return at < len(blanks) and blanks[at] < char.x1 - 0.3 * (char.x1 - char.x0)


def _is_borderline(gap: float) -> bool:
    return TIGHT_BLANK < gap <= BLANK or SHORT_GAP < gap <= GAP


def _is_tight(chars: Sequence[Char]) -> bool:
    """Whether most characters of a line touch: it is neither spaced nor stretched, and a gap in it was meant."""
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(chars))
    return gaps[len(gaps) // 2] <= 0.02 * chars[0].size


def _blank_between(before: Char, char: Char, gap: float, least: tuple[float, float], typed: bool) -> str:
    """The blank that a gap is; ``least`` is how wide it must be between Latin letters and beside Chinese, in sizes."""
    latin, beside = least
    size = before.size if before.size < char.size else char.size
    if not typed and gap <= latin * size:
        return ""
    if gap > TAB * size:
        return "\t"
    wide = _is_wide(before.text) or _is_wide(char.text)
    if not typed and (
        gap <= (_least(before, char, beside) if wide else latin) * size
        or (gap < 0.8 * size and (char.text in _CLOSING or before.text in _OPENING))
    ):
        return ""  # Word itself parts Chinese and Latin letters by a quarter
    return "　" if gap > 0.8 * size and wide else " "


def _least(before: Char, char: Char, beside: float) -> float:
    """How wide a gap beside a Chinese character must be; the marks among them own an empty half themselves."""
    return GAP if _is_mark(before.text) or _is_mark(char.text) else beside


def _is_mark(text: str) -> bool:
    return "\u3000" < text < "\u3040" or "\uff00" <= text <= "\uff20" or not text.isalnum()


def _is_wide(text: str) -> bool:
    return text >= "⺀" and not "ﬀ" <= text <= "ﭏ"


def _marks_of(font: Font) -> frozenset[Mark]:
    marks: list[Mark] = []
    if font.heiti:
        marks.append("heiti")
    if font.bold:
        marks.append("bold")
    if font.italic:
        marks.append("italic")
    return frozenset(marks)


def _most(chars: list[Char], fonts: Sequence[Font]) -> tuple[bool, bool]:
    """Whether most of the Chinese characters (else of all) are set in 黑体, and whether they are bold."""
    letters = [fonts[c.font] for c in chars if c.text >= "⺀"] or [fonts[c.font] for c in chars]
    return 2 * sum(f.heiti for f in letters) > len(letters), 2 * sum(f.bold for f in letters) > len(letters)


def middle_size(lines: Sequence[Line]) -> float:
    """The size in which most lines are set, weighed by their length; 0 without lines."""
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 10)]
    return median(sizes) if sizes else 0.0
