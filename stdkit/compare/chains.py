"""The heaviest chain: of weighted pairs of places those that keep their order on both sides and weigh most together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

Place = tuple[int, int]


def chain(weights: Mapping[Place, float], fixed: Iterable[Place] = ()) -> list[Place]:
    """The heaviest set of the pairs of ``weights`` whose places ascend on both sides, in their order. ``fixed`` pairs, each of weight
    1, hold it up on its way and are not given back."""
    given = dict.fromkeys(fixed, 1.0)
    pairs = sorted({**weights, **given}.items(), key=lambda item: (item[0][0], -item[0][1]))
    columns = sorted({other for (_, other), _ in pairs})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before: list[int] = []
    best = (0.0, -1)
    for at, ((_, other), weight) in enumerate(pairs):
        column = bisect_left(columns, other)
        total, last = _heaviest(tree, column)
        before.append(last)
        total += weight
        if total > best[0]:
            best = total, at
        _note(tree, column + 1, (total, at))
    found: list[Place] = []
    at = best[1]
    while at >= 0:
        if pairs[at][0] in weights:
            found.append(pairs[at][0])
        at = before[at]
    return found[::-1]


def ascending(places: Sequence[int]) -> list[int]:
    """The longest ascending part of ``places``."""
    return [one for one, _ in chain({(place, at): 1.0 for at, place in enumerate(places)})]


def _heaviest(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    """The heaviest chain that ends in one of the first ``place`` columns (a binary indexed tree of maxima)."""
    best = (0.0, -1)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _note(tree: list[tuple[float, int]], place: int, found: tuple[float, int]) -> None:
    while place < len(tree):
        if tree[place][0] < found[0]:
            tree[place] = found
        place += place & -place
