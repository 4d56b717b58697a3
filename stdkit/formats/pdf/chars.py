"""The characters of a page with their boxes, the fonts they are set in, and how a page is turned.

Coordinates are points from the top left corner of the page as its text reads: a page whose text runs up its side is turned first.
Whatever reads a page (``textlayer.py``, ``seen.py``) gives it in these shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Char(NamedTuple):
    """One character: its box, the base line it stands on, its size in points, and the font's number in ``PageText.fonts``.

    ``confidence`` is below 1.0 where the character was recognised from a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name in the file; ``heiti`` and ``bold`` as far as the name, the weight or a drawn outline tells."""

    name: str
    heiti: bool
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the file's order. ``number`` counts from 1; ``broken`` are characters without a meaning.

    ``turned`` is the text that runs in another direction than most of the page (a watermark, a note up the margin);
    ``invisible`` counts characters that are not drawn: the text layer under a scanned picture.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    fonts: tuple[Font, ...]
    broken: int = 0
    turned: tuple[Char, ...] = ()
    invisible: int = 0
    angle: int = 0
    """By how many degrees the page was turned so that its text runs from left to right."""
    cut: bool = False
    """More characters than ``MOST_CHARACTERS``."""


def box_of(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the visible page in the file's own coordinates."""
    left, bottom, right, top = (float(side) for side in page.get_bbox())
    return left, bottom, right, top


class Turn:
    """Carries boxes of the file's coordinates over to those of the page as its text reads."""

    def __init__(self, box: tuple[float, float, float, float], angle: int) -> None:
        self.left, self.bottom, self.right, self.top = box
        self.angle = angle
        width, height = self.right - self.left, self.top - self.bottom
        self.size = (width, height) if angle % 180 == 0 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.angle == 0:
            return x - self.left, self.top - y
        if self.angle == 90:
            return y - self.bottom, x - self.left
        if self.angle == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """``(x0, top, x1, bottom)`` of a rectangle."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
