"""The paragraphs of a changed cell, paired."""

from __future__ import annotations

from stdkit.compare.blocks import pair_blocks, pair_of
from stdkit.compare.comparison import BlockPair, CellPair
from stdkit.facts.holders import grid
from stdkit.model import Block, Cell, Table


def cell_at(table: Block | None, place: tuple[int, int] | None) -> Cell | None:
    """The cell whose top left corner stands at that row and column (from 0)."""
    if not isinstance(table, Table) or place is None:
        return None
    return next((cell for row, column, cell in grid(table) if (row, column) == place), None)


def paragraphs(pair: BlockPair, cell: CellPair) -> tuple[BlockPair, ...]:
    """The paragraphs of a cell of a table's pair, with what differs in them; a cell that is on one side only gives none."""
    old, new = cell_at(pair.old, cell.old), cell_at(pair.new, cell.new)
    if old is None or new is None:
        return ()
    if len(old.blocks) == len(new.blocks) == 1:  # however little they have in common
        return (pair_of(old.blocks[0], new.blocks[0]),)
    return pair_blocks(old.blocks, new.blocks)
