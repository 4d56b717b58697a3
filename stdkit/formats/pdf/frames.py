"""The columns that text fills: where its full lines begin and end, on odd and on even pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.lines import Line, middle_size
from stdkit.formats.pdf.toc import is_entry

_LEVEL = 1.5
"""Points within which lines begin or end at the same place."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """The column that text fills: its left and right edge, the type size and the distance of its lines."""

    left: float
    right: float
    size: float
    leading: float

    @property
    def width(self) -> float:
        return self.right - self.left


def frames_of(pages: Sequence[PageLines]) -> list[Frame]:
    """The frame of each page. Pages of one size and one side (odd, even) share their edges unless a page clearly has its own."""
    kinds: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for page in pages:
        kinds[_kind(page)].extend(line for line in page.lines if not is_entry(line))
    every = [line for lines in kinds.values() for line in lines]
    usual = _frame(every, None) or Frame(0, 0, 10.5, 16)
    by_kind: dict[tuple[int, int, int], Frame] = {}
    for kind, lines in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        sibling = next((frame for other, frame in by_kind.items() if other[:2] == kind[:2]), None)
        by_kind[kind] = _frame(lines, sibling) or sibling or usual
    return [_of_page(page, by_kind[_kind(page)]) for page in pages]


def _kind(page: PageLines) -> tuple[int, int, int]:
    return round(page.width / 5), round(page.height / 5), page.number % 2


def _frame(lines: Sequence[Line], sibling: Frame | None) -> Frame | None:
    size = middle_size(lines)
    body = [line for line in lines if abs(line.size - size) < 0.08 * size]
    if not body:
        return None
    leading = _leading([body], 1.5 * size)
    left = _left_edge(body)
    right = _right_edge(body, left)
    if right is None or (sibling is not None and len(body) < 12):
        if sibling is None:
            return Frame(left, max(line.x1 for line in body), size, leading)
        right = left + sibling.width
    return Frame(left, right, size, leading)


def _of_page(page: PageLines, usual: Frame) -> Frame:
    lines = page.lines
    size = middle_size(lines) or usual.size
    body = [line for line in lines if abs(line.size - size) < 0.08 * size]
    frame = replace(usual, size=size, leading=_leading([body], usual.leading))
    if len(body) < 5:
        return frame
    left, right = _left_edge(body), _right_edge(body, _left_edge(body))
    if right is not None:
        level = sum(1 for line in body if abs(line.x1 - right) <= _LEVEL)
        if level >= 5 and level >= 0.35 * len(body) and right - left > 0.6 * usual.width:
            return replace(frame, left=min(left, usual.left) if left - usual.left < 3 * size else left, right=right)
    if left < usual.left - 2:  # a page set further to the left
        return replace(frame, left=left, right=left + usual.width)
    return frame


def _left_edge(body: Sequence[Line]) -> float:
    """The leftmost place where several lines begin."""
    lefts = sorted(line.x0 for line in body)
    needed = max(2, 0.05 * len(lefts))
    for at, left in enumerate(lefts):
        if bisect_right(lefts, left + _LEVEL) - at >= needed:
            return left
    return lefts[0]


def _right_edge(body: Sequence[Line], left: float) -> float | None:
    """Where most of the long lines end: full lines are set to one edge, with a mark or two hung beyond it."""
    longest = max(line.x1 for line in body)
    ends = sorted(line.x1 for line in body if line.x1 > left + 0.6 * (longest - left))
    best, most = None, _FEW - 1
    for end in ends:
        level = bisect_right(ends, end + _LEVEL) - bisect_left(ends, end - _LEVEL)
        if level >= most and level >= _FEW:
            best, most = end, level
    return best


def _leading(columns: Iterable[Sequence[Line]], default: float) -> float:
    """The usual distance of two lines."""
    gaps = Counter(
        round(after.baseline - before.baseline)
        for lines in columns
        for before, after in pairwise(lines)
        if before.page == after.page and 0.9 * before.size < after.baseline - before.baseline < 3 * before.size
    )
    return float(gaps.most_common(1)[0][0]) if sum(gaps.values()) >= _FEW else default
