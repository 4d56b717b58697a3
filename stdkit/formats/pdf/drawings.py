"""What is drawn on a PDF page: straight rules, pictures and other drawings, by pypdfium2's page objects.

Coordinates are those of ``PageText``: points from the top left corner of the page as its text reads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from stdkit.formats.pdf.chars import Turn
from stdkit.formats.pdf.raw import PLACE, address_of, quick

THIN = 3.0
"""A drawn stroke not wider than that many points is a rule."""
_LEAST = 3.0
MOST_OBJECTS = 20_000
"""A page with more objects is a map or a drawing; its rules are not looked at."""
_DEEPEST = 4


class Rule(NamedTuple):
    """A straight stroke: at ``at`` from ``start`` to ``end``; across the page for a horizontal one."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def around(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        return (
            self.x0 - slack <= other.x1
            and other.x0 - slack <= self.x1
            and self.top - slack <= other.bottom
            and other.top - slack <= self.bottom
        )


@dataclass(slots=True)
class Drawings:
    """Rules across and down, pictures, and boxes of strokes that are no rules (slanted lines, curves, filled shapes)."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    skipped: bool = False


def drawings_of(page: Any, turn: Turn) -> Drawings:
    """What is drawn on a pypdfium2 page; ``turn`` is that of its text."""
    drawn = Drawings()
    collector = _Collector(drawn, turn)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > MOST_OBJECTS:
        drawn.skipped = True
        return drawn
    address = address_of(page.raw)
    for at in range(count):
        item = _object(address, at)
        if _type(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            collector.take(item, _UNMOVED, 0)
    return drawn


_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class _Collector:
    drawn: Drawings
    turn: Turn
    left: int = MOST_OBJECTS

    def take(self, item: int, matrix: _Matrix, depth: int) -> None:
        kind = _type(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or self.left <= 0:
            return
        self.left -= 1
        box = self._bounds(item, matrix)
        if box is None:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix, box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            self._form(item, matrix, depth)
        elif min(box.width, box.height) > _LEAST:
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.drawn.pictures.append(box)
            else:
                self.drawn.strokes.append(box)

    def _bounds(self, item: int, matrix: _Matrix) -> Box | None:
        if not _get_bounds(item, *_FLOATS_AT[:4]):
            return None
        left, bottom, right, top, _, _ = _FLOATS
        x0, y0 = _moved(matrix, left, bottom)
        x1, y1 = _moved(matrix, right, top)
        return Box(*self.turn.box(x0, y0, x1, y1))

    def _form(self, item: int, matrix: _Matrix, depth: int) -> None:
        """The objects of a form: drawn elsewhere, set here."""
        moved = _times(_own_matrix(item), matrix)
        for at in range(min(_count_in_form(item), self.left)):
            self.take(_in_form(item, at), moved, depth + 1)

    def _path(self, item: int, matrix: _Matrix, box: Box) -> None:
        thin_x, thin_y = box.width <= THIN, box.height <= THIN
        if thin_x or thin_y:
            if thin_y:
                self.drawn.across.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
            if thin_x:
                self.drawn.down.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
            return
        _get_draw_mode(item, *_INTS_AT)
        fill, stroke = _INTS
        if not fill and not stroke:
            return  # a clipping path
        sides = self._sides(item, matrix)
        if sides is None:
            self.drawn.strokes.append(box)
        elif stroke:
            for x0, y0, x1, y1 in sides:
                if abs(y1 - y0) <= abs(x1 - x0):
                    self.drawn.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                else:
                    self.drawn.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        else:
            self._filled(sides)

    def _filled(self, sides: list[tuple[float, float, float, float]]) -> None:
        """Filled rectangles of one path: the thin ones are rules, the others the ground of cells."""
        for at in range(0, len(sides) - 3, 4):
            corners = sides[at : at + 4]
            xs = [value for x0, _, x1, _ in corners for value in (x0, x1)]
            ys = [value for _, y0, _, y1 in corners for value in (y0, y1)]
            if max(ys) - min(ys) <= THIN:
                self.drawn.across.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
            elif max(xs) - min(xs) <= THIN:
                self.drawn.down.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))

    def _sides(self, item: int, matrix: _Matrix) -> list[tuple[float, float, float, float]] | None:
        """The strokes of a path; ``None`` where one of them is a curve or slanted."""
        whole = _times(_own_matrix(item), matrix)
        sides: list[tuple[float, float, float, float]] = []
        count = _count_segments(item)
        if count > 2000:
            return None
        start = last = (0.0, 0.0)
        for kind, x, y, closes in _segments(item, count):
            here = self.turn.point(*_moved(whole, x, y))
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = last = here
                continue
            if kind != pdfium.FPDF_SEGMENT_LINETO:
                return None
            sides.append((*last, *here))
            last = here
            if closes:
                sides.append((*last, *start))
                last = start
        if any(min(abs(x1 - x0), abs(y1 - y0)) > 1.0 for x0, y0, x1, y1 in sides):
            return None
        return sides


def _segments(item: int, count: int) -> Iterator[tuple[int, float, float, bool]]:
    for at in range(count):
        segment = _segment(item, at)
        _segment_point(segment, *_FLOATS_AT[:2])
        yield _segment_type(segment), _FLOATS[0], _FLOATS[1], bool(_segment_closes(segment))


def _own_matrix(item: int) -> _Matrix:
    _get_matrix(item, _FLOATS_AT[0])
    a, b, c, d, e, f = _FLOATS
    return a, b, c, d, e, f


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First ``one``, then ``other``."""
    a, b, c, d, e, f = one
    k, m, n, p, q, r = other
    return (a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r)


_FLOATS = (ctypes.c_float * 6)()
_FLOATS_AT = [ctypes.addressof(_FLOATS) + ctypes.sizeof(ctypes.c_float) * at for at in range(6)]
_INTS = (ctypes.c_int * 2)()
_INTS_AT = [ctypes.addressof(_INTS) + ctypes.sizeof(ctypes.c_int) * at for at in range(2)]
"""Where pdfium puts its answers."""
_INT = ctypes.c_int
_object = quick("FPDFPage_GetObject", PLACE, PLACE, _INT)
_type = quick("FPDFPageObj_GetType", _INT, PLACE)
_get_bounds = quick("FPDFPageObj_GetBounds", _INT, PLACE, PLACE, PLACE, PLACE, PLACE)
_get_matrix = quick("FPDFPageObj_GetMatrix", _INT, PLACE, PLACE)
_count_in_form = quick("FPDFFormObj_CountObjects", _INT, PLACE)
_in_form = quick("FPDFFormObj_GetObject", PLACE, PLACE, ctypes.c_ulong)
_get_draw_mode = quick("FPDFPath_GetDrawMode", _INT, PLACE, PLACE, PLACE)
_count_segments = quick("FPDFPath_CountSegments", _INT, PLACE)
_segment = quick("FPDFPath_GetPathSegment", PLACE, PLACE, _INT)
_segment_point = quick("FPDFPathSegment_GetPoint", _INT, PLACE, PLACE, PLACE)
_segment_type = quick("FPDFPathSegment_GetType", _INT, PLACE)
_segment_closes = quick("FPDFPathSegment_GetClose", _INT, PLACE)
