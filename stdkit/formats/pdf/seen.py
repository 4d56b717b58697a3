"""What was seen on a scanned page, as plain data, and how it becomes characters with boxes.

A recogniser tells lines of text with slanted boxes and, for each character, roughly where its middle lies. From this the lines are
put level, the type size is taken from the pitch of the Chinese characters, and each character gets a box of its own, so that
``lines.py`` reads a scan as it reads any other page. All measures are points; pages of odd size were brought to that of paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median

from stdkit.formats.pdf.chars import Char, Font, PageText
from stdkit.formats.pdf.drawings import Drawings, Rule
from stdkit.formats.pdf.spelling import Sign, leaders, spelled

_BOLD_FROM = 1.28
"""A line whose strokes are that many times as thick as those of the page's text is bold."""
_LEVEL = 0.35
_UNEVEN = 0.4
"""Distances of neighbouring characters that differ from the usual one by more than that part of it hold a blank or a mark."""
_SCRIPT, _RAISED, _LOWERED = 0.6, 0.35, 0.2
"""How large a superscript or subscript is taken to be, and by how much it stands off its line, in sizes of the line."""
_FONTS = (Font("", heiti=False, bold=False, italic=False), Font("", heiti=False, bold=True, italic=False))
_DOTS = frozenset(".…·。・‥⋯")


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as recognised: its box (x0, top, x1, bottom), how far it rises to the right (down is positive), its text, the
    middle of each character that is no blank along the line, how sure each is (0 to 1), the thickness of its strokes, and which
    characters are set high (1) or low (-1), where any is."""

    box: tuple[float, float, float, float]
    slope: float
    text: str
    middles: tuple[float, ...]
    scores: tuple[float, ...]
    stroke: float = 0.0
    raised: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as seen: its size, its lines, its rules (at, from, to), and by how many degrees the picture was turned."""

    width: float
    height: float
    lines: tuple[SeenLine, ...]
    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()
    angle: int = 0


@dataclass(slots=True)
class _Level:
    """A line put level: its signs with their middles, its height and the size of its type."""

    line: SeenLine
    signs: list[Sign]
    centre: float
    height: float
    size: float = 0.0
    baseline: float = 0.0
    bold: bool = False
    pitch: float = 0.0
    left: float = 0.0
    right: float = 0.0


def text_of(page: SeenPage, number: int) -> PageText:
    """The characters of a page as seen. ``number`` counts from 1."""
    levels = [_level(line) for line in page.lines if line.text.strip()]
    _set_sizes(levels)
    _set_baselines(levels)
    _set_bold(levels)
    levels = _with_leaders(levels)
    _line_up(levels)
    chars = [char for level in levels for char in _chars(level)]
    return PageText(number, page.width, page.height, tuple(chars), _FONTS, angle=page.angle)


def drawings_of_scan(page: SeenPage) -> Drawings:
    """The rules of a page as seen."""
    return Drawings([Rule(*rule) for rule in page.across], [Rule(*rule) for rule in page.down])


def skew(lines: Sequence[SeenLine]) -> float:
    """By what angle (radians, down to the right is positive) the lines of a page slant: that of its long lines."""
    slopes = [line.slope for line in lines if line.box[2] - line.box[0] > 12 * _height(line)]
    return math.atan(median(slopes)) if len(slopes) >= 3 else 0.0


def _height(line: SeenLine) -> float:
    """How high a line is across its own direction; its box is higher where it slants."""
    x0, top, x1, bottom = line.box
    return max(bottom - top - abs(line.slope) * (x1 - x0), 0.3 * (bottom - top))


def levelled(page: SeenPage) -> SeenPage:
    """The lines turned back by the skew of the page about its middle; the rules are measured on the turned picture already."""
    angle = skew(page.lines)
    if abs(angle) < 0.0005:
        return page
    cos, sin = math.cos(-angle), math.sin(-angle)
    middle_x, middle_y = page.width / 2, page.height / 2

    def turn(x: float, y: float) -> tuple[float, float]:
        x, y = x - middle_x, y - middle_y
        return middle_x + x * cos - y * sin, middle_y + x * sin + y * cos

    return replace(page, lines=tuple(_turned(line, turn) for line in page.lines))


def _turned(line: SeenLine, turn: object) -> SeenLine:
    assert callable(turn)
    x0, top, x1, bottom = line.box
    rise = line.slope * (x1 - x0)
    height = _height(line)
    # The left and right end of the line's own middle, which slants through its box.
    centre = (top + bottom) / 2
    left, right = turn(x0, centre - rise / 2), turn(x1, centre + rise / 2)
    level = (left[1] + right[1]) / 2
    shift = (left[0] + right[0]) / 2 - (x0 + x1) / 2
    return SeenLine(
        (left[0], level - height / 2, right[0], level + height / 2),
        0.0,
        line.text,
        tuple(x + shift for x in line.middles),
        line.scores,
        line.stroke,
        line.raised,
    )


def halves(page: SeenPage) -> tuple[SeenPage, ...]:
    """Two pages on one sheet, side by side, as two; any other page as it is.

    The sheet lies across, nothing written or ruled runs through its middle, and both halves hold text.
    """
    if page.width < 1.2 * page.height or len(page.lines) < 8:
        return (page,)
    middle = page.width / 2
    band = 0.012 * page.width
    crossing = sum(1 for line in page.lines if line.box[0] < middle - band and line.box[2] > middle + band)
    ruled = any(start < middle - band and end > middle + band for _, start, end in page.across)
    left = [line for line in page.lines if (line.box[0] + line.box[2]) / 2 < middle]
    right = [line for line in page.lines if (line.box[0] + line.box[2]) / 2 >= middle]
    if crossing or ruled or min(len(left), len(right)) < 3:
        return (page,)
    return (
        _half(page, left, 0.0, middle),
        _half(page, right, middle, page.width),
    )


def _half(page: SeenPage, lines: Sequence[SeenLine], start: float, end: float) -> SeenPage:
    def moved(line: SeenLine) -> SeenLine:
        x0, top, x1, bottom = line.box
        return replace(line, box=(x0 - start, top, x1 - start, bottom), middles=tuple(x - start for x in line.middles))

    across = tuple((at, a - start, b - start) for at, a, b in page.across if start <= (a + b) / 2 < end)
    down = tuple((at - start, a, b) for at, a, b in page.down if start <= at < end)
    return SeenPage(end - start, page.height, tuple(moved(line) for line in lines), across, down, page.angle)


def _level(line: SeenLine) -> _Level:
    _, top, _, bottom = line.box
    height = bottom - top
    signs = _signs(line)
    pitch = _pitch(signs)
    return _Level(line, signs, (top + bottom) / 2, height, pitch=pitch)


def _signs(line: SeenLine) -> list[Sign]:
    """The characters of a line, blanks among them, each with its middle; corrected by ``spelling``."""
    solid = [char for char in line.text if not char.isspace()]
    middles = line.middles
    scores = line.scores
    if len(middles) != len(solid):
        width = (line.box[2] - line.box[0]) / max(len(solid), 1)
        middles = tuple(line.box[0] + (at + 0.5) * width for at in range(len(solid)))
        scores = (min(line.scores, default=0.5),) * len(solid)
    sure = _confidence(solid, scores)
    raised = line.raised if len(line.raised) == len(solid) else (0,) * len(solid)
    signs: list[Sign] = []
    at = 0
    for char in line.text:
        if char.isspace():
            if signs and signs[-1].text != " ":
                signs.append(Sign(" ", signs[-1].middle, signs[-1].confidence))
            continue
        confidence = min(sure, 1.0) if scores[at] >= 0.7 else round(scores[at], 1)
        signs.append(Sign(char, middles[at], confidence, raised[at]))
        at += 1
    return spelled(signs, _pitch(signs) or 0.9 * (line.box[3] - line.box[1]))


def _confidence(chars: Sequence[str], scores: Sequence[float]) -> float:
    """How sure a line is, in steps of 0.05: the mean of its letters; leaders are a matter of counting dots."""
    counted = [score for char, score in zip(chars, scores, strict=True) if char not in _DOTS and score >= 0.7]
    return min(0.99, round(20 * sum(counted) / len(counted)) / 20) if counted else 0.5


def _pitch(signs: Sequence[Sign]) -> float:
    """The usual distance between neighbouring Chinese characters, which is the size they are set in; 0 where too few tell.

    A recogniser tells places in steps of a fifth of a character: the mean of the distances near the usual one is finer than that.
    """
    steps = [
        after.middle - before.middle
        for before, after in pairwise(signs)
        if _is_square(before.text) and _is_square(after.text)
    ]
    if len(steps) < 3:
        return 0.0
    usual = median(steps)
    return mean(step for step in steps if abs(step - usual) <= _UNEVEN * abs(usual))


def _is_square(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff"


def _set_sizes(levels: Sequence[_Level]) -> None:
    """Sizes from the pitch where it can be measured; from the height of the box elsewhere, by what boxes are high for a size."""
    ratios = [level.pitch / level.height for level in levels if 0.6 * level.height < level.pitch < 1.05 * level.height]
    ratio = median(ratios) if ratios else 0.88
    for level in levels:
        by_height = ratio * level.height
        known = 0.55 * by_height < level.pitch < 1.25 * by_height
        level.size = level.pitch if known else by_height
    _settle(levels)


def _settle(levels: Sequence[_Level]) -> None:
    """Sizes that differ from the page's usual one by less than scans can tell are that size."""
    weighed = sorted(
        level.size for level in levels for _ in range(1 + len(level.signs) // 6) if level.pitch or len(levels) < 4
    )
    if not weighed:
        return
    usual = weighed[len(weighed) // 2]
    for level in levels:
        slack = 0.08 if level.pitch else 0.2
        if abs(level.size - usual) < slack * usual:
            level.size = usual


def _set_baselines(levels: Sequence[_Level]) -> None:
    """Boxes side by side at one height stand on one base line."""
    rows: list[list[_Level]] = []
    for level in sorted(levels, key=lambda level: level.centre):
        last = rows[-1] if rows else None
        if last is not None and all(_is_beside(other, level) for other in last):
            last.append(level)
        else:
            rows.append([level])
    for row in rows:
        widest = max(row, key=lambda level: len(level.signs))
        for level in row:
            level.baseline = widest.centre + _LEVEL * widest.size
            if level.size < 0.82 * widest.size and level is not widest:
                level.baseline = level.centre + _LEVEL * level.size


def _is_beside(one: _Level, other: _Level) -> bool:
    apart = one.line.box[2] <= other.line.box[0] + 2 or other.line.box[2] <= one.line.box[0] + 2
    return apart and abs(one.centre - other.centre) < 0.3 * min(one.size, other.size)


def _with_leaders(levels: Sequence[_Level]) -> list[_Level]:
    """Lines of a 目次 in one piece: a recogniser breaks the leader dots up and counts them as it likes."""
    rows: dict[float, list[_Level]] = {}
    for level in levels:
        rows.setdefault(level.baseline, []).append(level)
    found: list[_Level] = []
    for row in rows.values():
        row.sort(key=lambda level: level.line.box[0])
        signs = [sign for level in row for sign in (*level.signs, Sign(" ", level.line.box[2]))]
        led = leaders(signs, max(level.size for level in row))
        if led is None:
            found += row
        else:
            found.append(_in_one(row, led))
    return found


def _in_one(row: Sequence[_Level], signs: list[Sign]) -> _Level:
    """The pieces of one printed line as one, with these signs."""
    first = max(row, key=lambda level: level.pitch)
    first.signs = signs
    first.line = replace(
        first.line, box=(row[0].line.box[0], first.line.box[1], row[-1].line.box[2], first.line.box[3])
    )
    return first


def _set_bold(levels: Sequence[_Level]) -> None:
    """Lines whose strokes are clearly thicker, for their size, than those of most of the text of the page. A line that closes a
    sentence is none of them: the shadow of a fold thickens strokes too, and a standard sets no sentence bold."""
    body = [
        level.line.stroke / level.size
        for level in levels
        for _ in range(len(level.signs))
        if level.line.stroke and level.size
    ]
    if len(body) < 150:
        return
    usual = median(body)
    for level in levels:
        chinese = sum(1 for sign in level.signs if _is_square(sign.text))
        closes = level.line.text.rstrip()[-1:] in ("。", "；")
        level.bold = chinese >= 2 and not closes and level.line.stroke / level.size > _BOLD_FROM * usual


def _line_up(levels: Sequence[_Level]) -> None:
    """Lines that begin almost at the same place begin there, long lines that end almost at the same place end there."""
    for level in levels:
        solid = [sign for sign in level.signs if sign.text != " "]
        if solid:
            level.left = solid[0].middle - _half_width(solid[0].text, level.size)
            level.right = solid[-1].middle + _half_width(solid[-1].text, level.size)
    for group in _clusters(levels, "left"):
        edge = median(level.left for level in group)
        for level in group:
            level.left = edge
    for group in _clusters([level for level in levels if len(level.signs) > 15], "right"):
        edge = median(level.right for level in group)
        for level in group:
            level.right = edge


def _clusters(levels: Sequence[_Level], side: str) -> Iterator[list[_Level]]:
    """Levels whose edges on that side lie within a fifth of their size of the one before; at most half a size in all."""
    group: list[_Level] = []
    for level in sorted(levels, key=lambda level: float(getattr(level, side))):
        at = getattr(level, side)
        if group and (
            at - getattr(group[-1], side) > 0.2 * level.size or at - getattr(group[0], side) > 0.5 * level.size
        ):
            yield group
            group = []
        group.append(level)
    if group:
        yield group


def _chars(level: _Level) -> Iterator[Char]:
    """Boxes that touch, save where the scan shows a gap: the recogniser knows the blanks inside a text better than the boxes."""
    size = level.size
    solid = [(at, sign) for at, sign in enumerate(level.signs) if sign.text != " "]
    if not solid:
        return
    edges = [_half_width(sign.text, size) for _, sign in solid]
    starts = [sign.middle - half for (_, sign), half in zip(solid, edges, strict=True)]
    ends = [sign.middle + half for (_, sign), half in zip(solid, edges, strict=True)]
    starts[0], ends[-1] = level.left, level.right
    for at in range(len(solid) - 1):
        gap = starts[at + 1] - ends[at]
        blank = solid[at + 1][0] - solid[at][0] > 1
        wide = _is_square(solid[at][1].text) or _is_square(solid[at + 1][1].text)
        if blank:
            least = (0.25 if not wide else 0.0) * size
            if gap < least:
                ends[at] += (gap - least) / 2
                starts[at + 1] -= (gap - least) / 2
        elif gap < (0.75 if wide else 1.2) * size:
            share = edges[at] / max(edges[at] + edges[at + 1], 0.01)
            ends[at] += gap * share
            starts[at + 1] = ends[at]
    base = level.baseline
    for at, (place, sign) in enumerate(solid):
        if at and place - solid[at - 1][0] > 1:
            yield Char(" ", ends[at - 1], base - size, starts[at], base, base, size, int(level.bold), sign.confidence)
        x1 = max(ends[at], starts[at] + 0.05 * size)
        stands = base - sign.raised * (_RAISED if sign.raised > 0 else _LOWERED) * size
        own = _SCRIPT * size if sign.raised else size
        top, bottom = stands - 0.85 * own, stands + 0.15 * own
        yield Char(sign.text, starts[at], top, x1, bottom, stands, own, int(level.bold), sign.confidence)


def _half_width(text: str, size: float) -> float:
    if text >= "\u2e80" or text in "—…“”‘’":
        return 0.5 * size
    return (0.15 if text in "iIjlt.,:;'|!()[]1" else 0.26) * size
