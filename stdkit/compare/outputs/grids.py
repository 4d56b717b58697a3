"""Tables of a comparison as grids to show: which cells, rows and columns changed, came or went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdkit.compare.comparison import BlockPair, BlockPairKind, CellPair, Piece, TableChange
from stdkit.compare.outputs.pieces import Ranges, Word, cut, new_words, old_words
from stdkit.facts.holders import grid
from stdkit.model import Cell, Table


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of one side's table, at its top left corner. ``state`` says whether the cell, or its row or column, changed, came or went."""

    words: tuple[Word, ...]
    colspan: int
    rowspan: int
    state: BlockPairKind
    column: int
    """Where its left side stands, counted from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of both sides, rows of boxes; one is empty where the table came or went."""

    old: tuple[tuple[Box, ...], ...]
    new: tuple[tuple[Box, ...], ...]
    change: TableChange | None
    cells: tuple[tuple[CellPair, tuple[Word, ...]], ...]
    """The cells that differ, each with its words."""
    unit: tuple[Word, ...] = ()
    """The words of the unit statement where it differs."""


def make_grid(pair: BlockPair, old: Ranges, new: Ranges) -> Grid:
    """The table of ``pair`` as it stands on either side."""
    before = pair.old if isinstance(pair.old, Table) else None
    after = pair.new if isinstance(pair.new, Table) else None
    change = pair.table
    cells: list[tuple[CellPair, tuple[Word, ...]]] = []
    told: tuple[dict[tuple[int, int], tuple[BlockPairKind, tuple[Word, ...]]], ...] = ({}, {})
    at = tuple({(r, c): cell for r, c, cell in grid(side)} if side is not None else {} for side in (before, after))
    for each in change.cells if change is not None else ():
        ranges = [
            _in_cell(cells_at.get(place), effects) if place is not None else ()
            for cells_at, place, effects in zip(at, (each.old, each.new), (old, new), strict=True)
        ]
        pieces = each.pieces or _whole_cell(each)
        words = cut(pieces, *ranges)
        cells.append((each, words))
        for side, place in zip(told, (each.old, each.new), strict=True):
            if place is not None:
                side[place] = each.kind, words
    gone = _gone(change, pair.kind)
    sides = [
        _boxes(table, told[n], gone[n], n == 0) if table is not None else () for n, table in enumerate((before, after))
    ]
    return Grid(sides[0], sides[1], change, tuple(cells), cut(change.unit, (), ()) if change is not None else ())


def _whole_cell(cell: CellPair) -> tuple[Piece, ...]:
    found = []
    if cell.old_text:
        found.append(Piece("deleted", cell.old_text, (0, len(cell.old_text)), (0, 0)))
    if cell.new_text:
        found.append(Piece("inserted", cell.new_text, (len(cell.old_text),) * 2, (0, len(cell.new_text))))
    return tuple(found)


def _in_cell(cell: Cell | None, ranges: Ranges) -> list[tuple[int, int, str]]:
    """The ranges of a cell's paragraphs, counted in ``Cell.text``."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for block in cell.blocks if cell is not None else ():
        found += [(start + at, end + at, effect) for start, end, effect in ranges.get(block.id, ())]
        at += len(block.text) + 1
    return found


def _gone(change: TableChange | None, kind: BlockPairKind) -> tuple[tuple[set[int], set[int], bool], ...]:
    """For each side the rows and columns that stand there alone, and whether the whole table does."""
    rows, columns = (change.rows, change.columns) if change is not None else ((), ())
    old = {line.old for line in rows if line.new is None}, {line.old for line in columns if line.new is None}
    new = {line.new for line in rows if line.old is None}, {line.new for line in columns if line.old is None}
    sure = [
        ({at for at in rows if at is not None}, {at for at in columns if at is not None})
        for rows, columns in (old, new)
    ]
    return (*sure[0], kind == "deleted"), (*sure[1], kind == "added")


def _boxes(
    table: Table,
    told: Mapping[tuple[int, int], tuple[BlockPairKind, tuple[Word, ...]]],
    gone: tuple[set[int], set[int], bool],
    old: bool,
) -> tuple[tuple[Box, ...], ...]:
    rows: list[list[Box]] = [[] for _ in table.rows]
    lines, columns, whole = gone
    for row, column, cell in grid(table):
        state, words = told.get((row, column), ("same", (Word(cell.text),) if cell.text else ()))
        if whole or row in lines or column in columns:
            state = "deleted" if old else "added"
            words = (Word(cell.text, "deleted" if old else "inserted"),) if cell.text else ()
        mine = old_words(words) if old else new_words(words)
        rows[row].append(Box(tuple(mine), cell.colspan, cell.rowspan, state, column))
    return tuple(map(tuple, rows))
