"""Which figures and letters of a recognised line are set high or low: 「m²」, 「x₁」. The recogniser says what they are, not where
they stand; the ink of the page does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from stdkit.formats.pdf.engine import Found

_FULL = frozenset("0123456789ABCDEFGHIKLMNOPRSTUVWXYZbdhkl")
"""Signs that reach from the base line to the height of capitals."""
_SMALL = frozenset("0123456789ABCDEFGHIKLMNOPRSTUVWXYZabcdefhijklmnorstuvwxz")
"""Signs that may be told from one set high or low; the others hang below the base line or float by themselves."""


def raised_of(dark: Any, found: Found) -> tuple[int, ...]:
    """For each character of a line that is no blank 1 where it is set high, -1 where low, else 0; nothing for a line without any.

    ``dark`` is where the page has ink. A line that slants or has too few plain figures and letters to measure by tells nothing.
    """
    solid = [char for char in found.text if not char.isspace()]
    (_, top), (_, top_right) = found.quad[0], found.quad[1]
    bottom = max(y for _, y in found.quad)
    if len(found.middles) != len(solid) or abs(top - top_right) > 0.12 * (bottom - top):
        return ()
    extents = _extents(dark[max(int(min(top, top_right)), 0) : int(bottom) + 1], found)
    full = [
        (up, down)
        for char, extent in zip(solid, extents, strict=True)
        if extent is not None and char in _FULL
        for up, down in (extent,)
    ]
    if len(full) < 3:
        return ()
    base, height = median(down for _, down in full), median(down - up for up, down in full)
    if height < 8:
        return ()
    raised = tuple(_place(char, extent, base, height) for char, extent in zip(solid, extents, strict=True))
    first = next((at for at, place in enumerate(raised) if not place), len(raised))
    raised = (0,) * first + raised[first:]  # a script follows a letter
    share = sum(1 for place in raised if place) / max(sum(1 for char in solid if char in _SMALL), 1)
    return raised if 0 < share <= 0.5 else ()


def _place(char: str, extent: tuple[int, int] | None, base: float, height: float) -> int:
    if extent is None or char not in _SMALL:
        return 0
    up, down = extent
    small = 0.3 * height < down - up < 0.8 * height
    if small and down < base - 0.3 * height:
        return 1
    # A small letter beside a 「g」 or 「_」 would seem low by its neighbour's ink; a figure is too high for that.
    return -1 if small and char.isdigit() and down > base + 0.12 * height and up > base - 0.7 * height else 0


def _extents(ink: Any, found: Found) -> Sequence[tuple[int, int] | None]:
    """From which row to which row each character has ink, looked for between the middles of its neighbours."""
    middles = found.middles
    left, right = found.quad[0][0], found.quad[1][0]
    edges = [left, *((a + b) / 2 for a, b in pairwise(middles)), right]
    extents: list[tuple[int, int] | None] = []
    for start, end in pairwise(edges):
        rows = ink[:, max(int(start) + 1, 0) : max(int(end), 0)].any(axis=1).nonzero()[0]
        extents.append((int(rows[0]), int(rows[-1]) + 1) if len(rows) else None)
    return extents
