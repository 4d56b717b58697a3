"""Where a place of the old text stands in the new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from stdkit.compare.comparison import Piece

Range = tuple[int, int]
T = TypeVar("T")


def across(pieces: Sequence[Piece], start: int, end: int) -> Range:
    """The range of the new text that took the place of ``[start, end)`` of the old one: what is the same at its new place, what was
    replaced by what stands there now. An empty range where nothing did."""
    low: int | None = None
    high = 0
    for at, piece in enumerate(pieces):
        if piece.kind == "inserted" or piece.old[0] >= end or piece.old[1] <= start:
            continue
        if piece.kind == "same":
            shift = piece.new[0] - piece.old[0]
            found = max(piece.old[0], start) + shift, min(piece.old[1], end) + shift
        else:
            follows = pieces[at + 1] if at + 1 < len(pieces) else None
            found = follows.new if follows is not None and follows.kind == "inserted" else piece.new
        low = found[0] if low is None else min(low, found[0])
        high = max(high, found[1])
    return (low, high) if low is not None else (0, 0)


def partners(
    pieces: Sequence[Piece], old: Sequence[tuple[Range, T]], new: Sequence[tuple[Range, T]]
) -> list[tuple[T | None, T | None]]:
    """What stands at ranges of the old text with what took its place in the new one, in order; ``None`` where nothing does."""
    found: list[tuple[T | None, T | None]] = []
    taken: set[int] = set()
    for (start, end), one in old:
        low, high = across(pieces, start, end)
        at = next(
            (at for at, ((a, b), _) in enumerate(new) if at not in taken and a < high and low < b),
            None,
        )
        if at is not None:
            taken.add(at)
        found.append((one, new[at][1] if at is not None else None))
    return found + [(None, other) for at, (_, other) in enumerate(new) if at not in taken]


def covered(pieces: Sequence[Piece]) -> tuple[Range, Range]:
    """The stretches of the old and of the new text that the pieces speak of: the whole texts, but for a paragraph that was cut."""
    if not pieces:
        return (0, 0), (0, 0)
    return (pieces[0].old[0], pieces[-1].old[1]), (pieces[0].new[0], pieces[-1].new[1])
