"""What holds a block: the table of a cell, the term entry of a definition; and the sentence around a place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Cell, Document, Table, TermEntry

_ENDS = "。；;！!？?\n"
_END = pattern(f"[{_ENDS}]")


@fact
def _held(doc: Document) -> dict[str, Block]:
    held: dict[str, Block] = {}
    for block in doc.blocks():
        for child in block.children():
            held[child.id] = block
        if isinstance(block, TermEntry) and block.heading is not None:
            held[block.heading.id] = block
    return held


def holder(doc: Document, block_id: str) -> Block | None:
    """The innermost table or term entry that holds the block, ``None`` for a block that stands by itself."""
    return _held(doc).get(block_id)


def table_of(doc: Document, block_id: str) -> Table | None:
    held_by = holder(doc, block_id)
    return held_by if isinstance(held_by, Table) else None


def entry_of(doc: Document, block_id: str) -> TermEntry | None:
    held_by = holder(doc, block_id)
    return held_by if isinstance(held_by, TermEntry) else None


@fact
def _cells(doc: Document) -> dict[str, tuple[Table, int, int]]:
    found: dict[str, tuple[Table, int, int]] = {}
    for table in (block for block in doc.blocks() if isinstance(block, Table)):
        for row, column, cell in grid(table):
            for block in cell.blocks:
                found[block.id] = (table, row, column)
    return found


def cell_place(doc: Document, block_id: str) -> tuple[Table, int, int] | None:
    """Table, row and column (from 0) of the cell a block stands in."""
    return _cells(doc).get(block_id)


def grid(table: Table) -> list[tuple[int, int, Cell]]:
    """Every listed cell with the row and column (from 0) of its top left corner, spans counted in."""
    return list(_placed(table))


def _placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    taken: set[tuple[int, int]] = set()
    """The places that cells of the rows above reach down to."""
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            width = max(cell.colspan, 1)
            if cell.rowspan > 1:
                taken.update((row + down, column + right) for down in range(1, cell.rowspan) for right in range(width))
            column += width


def column_head(table: Table, column: int) -> str:
    """What the head of a column says: the texts of its head rows (the first row where none is marked as head)."""
    rows = max(table.header, 1)
    head = takewhile(lambda placed: placed[0] < rows, _placed(table))
    return "\n".join(cell.text for _, at, cell in head if at <= column < at + max(cell.colspan, 1))


def sentence(text: str, at: int) -> tuple[int, int]:
    """``[start, end)`` of the sentence of ``text`` that holds offset ``at``; a sentence ends after 。；！？ or a line break."""
    start = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    end = _END.search(text, at)
    return start, end.end() if end is not None else len(text)
