"""Pages whose text runs in two columns: found by the gutter that most lines leave free, and read column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.lines import Line, part_of

_FEW = 8
"""Two columns are told only from that many lines side by side."""
_MOST = 0.6
_FULL = 0.5
_ENDS = 0.3


def in_reading_order(lines: Sequence[Line], frame: Frame) -> list[tuple[list[Line], Frame]]:
    """The lines of a page as columns in reading order, each with the frame it fills; one column for most pages."""
    gutter = _gutter(lines, frame)
    if gutter is None:
        return [(list(lines), frame)]
    columns: list[tuple[list[Line], Frame]] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        for side, edge in ((left, (frame.left, gutter[0])), (right, (gutter[1], frame.right))):
            if side:
                columns.append((list(side), replace(frame, left=edge[0], right=edge[1])))
                side.clear()

    for line in lines:
        sides = _sides(line, gutter)
        if sides is None:  # a title across both columns
            flush()
            columns.append(([line], frame))
            continue
        if sides[0] is not None:
            left.append(sides[0])
        if sides[1] is not None:
            right.append(sides[1])
    flush()
    return columns


def _gutter(lines: Sequence[Line], frame: Frame) -> tuple[float, float] | None:
    """The strip in the middle that lines leave free on both sides of which text fills its column."""
    pairs = [gap for line in lines for gap in _gaps(line) if _is_middle(gap, frame)]
    if len(pairs) < _FEW:
        return None
    left = max(gap[0] for gap in pairs)
    right = min(gap[1] for gap in pairs)
    if right - left < 6:
        return None
    across = sum(1 for line in lines if _sides(line, (left, right)) is None)
    full = sum(1 for gap in pairs if left - gap[0] <= 2.5 * frame.size)
    starts = sum(1 for gap in pairs if gap[1] - right <= 2.5 * frame.size)
    # Names beside what they mean, one to a line, fill no second column.
    ends = sum(1 for line in lines if frame.right - line.x1 <= 2.5 * frame.size)
    if across > (1 - _MOST) * len(lines) or full < _FULL * len(pairs) or starts < _MOST * len(pairs):
        return None
    if ends < _ENDS * len(pairs):
        return None
    return left, right


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [
        (before.x1, after.x0)
        for before, after in zip(line.pieces, line.pieces[1:], strict=False)
        if after.text.startswith("\t") or after.x0 - before.x1 > 1.2 * line.size
    ]


def _is_middle(gap: tuple[float, float], frame: Frame) -> bool:
    middle = (gap[0] + gap[1]) / 2
    return frame.left + 0.35 * frame.width < middle < frame.left + 0.65 * frame.width


def _sides(line: Line, gutter: tuple[float, float]) -> tuple[Line | None, Line | None] | None:
    """The parts of a line left and right of the gutter, ``None`` where it runs across."""
    if line.x1 <= gutter[1]:
        return line, None
    if line.x0 >= gutter[0]:
        return None, line
    before = [piece for piece in line.pieces if piece.x1 <= gutter[0] + 1]
    after = [piece for piece in line.pieces if piece.x0 >= gutter[1] - 1]
    if len(before) + len(after) < len(line.pieces):
        return None
    return part_of(line, before), part_of(line, after)
