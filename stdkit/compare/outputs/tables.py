"""What changed in a table, said in lines: a cell by its row and column, a row or column that came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdkit.compare.comparison import CellPair
from stdkit.compare.outputs.grids import Box, Grid
from stdkit.compare.outputs.pieces import Word, new_words, old_words

Line = list[tuple[str, bool]]
"""A line of which the changed words are marked."""


def cell_name(cell: CellPair) -> str:
    """「“水分”行“优等品”列」, by place where the heads say nothing: 「第3行第2列」."""
    row, column = cell.new or cell.old or (0, 0)
    first = f"“{_short(cell.row)}”行" if cell.row.strip() else f"第{row + 1}行"
    second = f"“{_short(cell.column)}”列" if cell.column.strip() else f"第{column + 1}列"
    return first + second


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 20 else f"{text[:19]}…"


def table_lines(grid: Grid, *, old: bool) -> Iterator[Line]:
    """One side of a table: all its rows where it stands on that side only, else what changed in it."""
    boxes = grid.old if old else grid.new
    if grid.change is None:
        yield from (_row(row) for row in boxes)
        return
    if grid.unit:
        yield _side(grid.unit, old)
    verb = "删除" if old else "增加"
    for line in grid.change.columns:
        at, other = (line.old, line.new) if old else (line.new, line.old)
        if at is not None and other is None:
            column = [box for row in boxes for box in row if box.column == at]
            yield [(f"{verb}的列：", False), *_row(column)]
    for line in grid.change.rows:
        at, other = (line.old, line.new) if old else (line.new, line.old)
        if at is not None and other is None and at < len(boxes):
            yield [(f"{verb}的行：", False), *_row(boxes[at])]
    for cell, words in grid.cells:
        if (cell.old if old else cell.new) is not None:
            yield [(f"{cell_name(cell)}：", False), *_side(words, old)]


def _row(boxes: Iterable[Box]) -> Line:
    """「水分 | ≤12.0 | ≤14.0」"""
    found: Line = []
    for number, box in enumerate(boxes):
        found += [*([(" | ", False)] if number else []), *((word.text, word.kind != "same") for word in box.words)]
    return found


def _side(words: Iterable[Word], old: bool) -> Line:
    return [(word.text, word.kind != "same") for word in (old_words(words) if old else new_words(words))]
