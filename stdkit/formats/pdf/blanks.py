"""Blanks between Latin words that a recogniser ran together (「contactlesssmart」): told by the ink of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from stdkit.formats.pdf.engine import Found

_WORD = re.compile(r"[A-Za-z]{12,}")
"""Shorter words are hardly ever two."""
_LEAST = 3
"""Of fewer letters no part is: a thin letter between wide gaps is no word."""
_BAND = 0.25
"""How far from the middle of a line ink is looked at, in heights of its box: neighbouring lines may reach into the box."""
_WIDE = 0.16
"""A blank is at least that wide, in heights of the line's box."""
_WIDER = 2.2
"""And that many times as wide as the usual gap between two letters of the word."""


@dataclass(frozen=True, slots=True)
class _Gap:
    middle: float
    width: int


def with_blanks(dark: Any, found: Found) -> Found:
    """The line with blanks put into long words where the ink shows them. ``dark`` is where the page has ink.

    A word that slants much stays as it is, and so does a line whose characters have no places.
    """
    (left, top), (right, top_right), (_, bottom_right), (_, bottom) = found.quad
    height, start = bottom - top, (top + bottom) / 2
    slope = ((top_right + bottom_right) / 2 - start) / max(right - left, 1.0)
    solid = [at for at, char in enumerate(found.text) if not char.isspace()]
    if len(found.middles) != len(solid):
        return found
    place = {at: found.middles[order] for order, at in enumerate(solid)}
    text = found.text
    for match in reversed(list(_WORD.finditer(text))):
        middles = [place[at] for at in range(match.start(), match.end())]
        level = start + slope * ((middles[0] + middles[-1]) / 2 - left)
        if abs(slope) * (middles[-1] - middles[0]) > _BAND * height:
            continue
        ink = dark[max(int(level - _BAND * height), 0) : int(level + _BAND * height) + 1]
        for at in reversed(_breaks(ink, middles, height)):
            text = text[: match.start() + at] + " " + text[match.start() + at :]
    return found._replace(text=text) if text != found.text else found


def _breaks(ink: Any, middles: list[float], height: float) -> list[int]:
    """Before which letters of a word (by their middles) a blank stands."""
    gaps = _gaps(ink[:, int(middles[0]) : int(middles[-1]) + 1], int(middles[0]))
    if len(gaps) < 4:
        return []
    usual = median(gap.width for gap in gaps)
    wide = [gap for gap in gaps if gap.width >= max(_WIDE * height, _WIDER * usual)]
    found = sorted({sum(1 for middle in middles if middle < gap.middle) for gap in wide})
    parts = [after - before for before, after in pairwise([0, *found, len(middles)])]
    return found if min(parts) >= _LEAST else []


def _gaps(ink: Any, start: int) -> list[_Gap]:
    """The stretches of columns without ink."""
    gaps: list[_Gap] = []
    empty = 0
    for at, inked in enumerate([*ink.any(axis=0).tolist(), True]):
        if not inked:
            empty += 1
        elif empty:
            gaps.append(_Gap(start + at - empty / 2 - 0.5, empty))
            empty = 0
    return gaps
