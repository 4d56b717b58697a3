"""Pipe tables with merged cells: 「<」 merges with the cell to the left, 「^」 with the one above."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stdkit.facts.patterns import pattern
from stdkit.formats.markdown.inline import MATH, Segment
from stdkit.formats.pieces import is_empty
from stdkit.model import Block, Cell, Table, TextAnchor

_FORMULA = rf"\$\$(?:\\.|[^$\\])*\$\$|{MATH}"
_SPLIT = pattern(rf"\\.|{_FORMULA}|(?P<bar>\|)", re.DOTALL)
_BREAK = pattern(rf"\\.|{_FORMULA}|(?P<br><br\s*>)", re.DOTALL)
RULE = pattern(r"\s*:?-{2,}:?\s*")
"""A cell of the line under a table's head."""


@dataclass(slots=True)
class _Slot:
    """A place of the grid: the cell's stretch of the source, or the place it merges into."""

    segment: Segment
    owner: tuple[int, int]


def read_table(source: str, lines: Sequence[Segment], make: Callable[[int, int], Block]) -> Table:
    """The table of these lines; ``make`` builds a block from a stretch of the source."""
    grid: list[list[_Slot]] = []
    header = 0
    for start, end in lines:
        cells = _split(source, start, end)
        if cells and all(RULE.fullmatch(source, *cell) for cell in cells):
            header = len(grid)
            continue
        grid.append([_Slot(cell, (len(grid), column)) for column, cell in enumerate(cells)])
    _merge(source, grid)
    rows = tuple(tuple(_cells(source, grid, row, make)) for row in range(len(grid)))
    return Table("", "table", anchor=TextAnchor(lines[0][0]), rows=rows, header=header)


def _split(source: str, start: int, end: int) -> list[Segment]:
    """The cells of a line, blanks at their edges left out."""
    edges = [match.start() for match in _SPLIT.finditer(source, start, end) if match["bar"]]
    if not edges or source[edges[-1] + 1 : end].strip():
        edges.append(end)
    return [_stripped(source, a + 1, b) for a, b in pairwise(edges)]


def _stripped(source: str, start: int, end: int) -> Segment:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace() and not _escaped(source, start, end - 1):
        end -= 1
    return start, end


def _escaped(source: str, start: int, at: int) -> bool:
    """Whether the character at ``at`` has an odd number of backslashes before it."""
    first = at
    while first > start and source[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _merge(source: str, grid: list[list[_Slot]]) -> None:
    for row, slots in enumerate(grid):
        for column, slot in enumerate(slots):
            sign = source[slice(*slot.segment)]
            if sign == "<" and column:
                slot.owner = slots[column - 1].owner
            elif sign == "^" and row and column < len(grid[row - 1]):
                slot.owner = grid[row - 1][column].owner


def _cells(source: str, grid: list[list[_Slot]], row: int, make: Callable[[int, int], Block]) -> list[Cell]:
    cells: list[Cell] = []
    for column, slot in enumerate(grid[row]):
        if slot.owner != (row, column):
            continue
        colspan = _length(slots.owner == (row, column) for slots in grid[row][column:])
        rowspan = _length(column < len(below) and below[column].owner == (row, column) for below in grid[row:])
        blocks = tuple(_cell_blocks(source, slot.segment, make))
        cells.append(Cell(blocks, colspan, rowspan))
    return cells


def _length(same: object) -> int:
    count = 0
    for here in same:  # type: ignore[attr-defined]
        if not here:
            break
        count += 1
    return count


def _cell_blocks(source: str, segment: Segment, make: Callable[[int, int], Block]) -> list[Block]:
    start, end = segment
    edges = [start]
    for match in _BREAK.finditer(source, start, end):
        if match["br"]:
            edges += [match.start(), match.end()]
    edges.append(end)
    made = (make(*_stripped(source, a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return [block for block in made if not is_empty(block)]
