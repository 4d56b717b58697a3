"""Places in a rewritten source → places in the source as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from stdkit.formats.flat import Flat
from stdkit.formats.markdown.rewritten import Rewritten
from stdkit.model import Anchor, Block, Cell, Run, Table, TextAnchor


def lead_back(flat: Flat, made: Rewritten) -> Flat:
    """The flat with anchors that count in the source ``made`` was made from."""
    flat.block = _block(flat.block, made)
    return flat


def _block(block: Block, made: Rewritten) -> Block:
    runs = tuple(part for run in block.runs for part in _run(run, made))
    block = replace(block, runs=runs, anchor=_anchor(block.anchor, made))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_cell(cell, made) for cell in row) for row in block.rows))
    return block


def _cell(cell: Cell, made: Rewritten) -> Cell:
    return replace(cell, blocks=tuple(_block(block, made) for block in cell.blocks))


def _anchor(anchor: Anchor | None, made: Rewritten) -> Anchor | None:
    return TextAnchor(made.origin(anchor.offset)) if isinstance(anchor, TextAnchor) else anchor


def _run(run: Run, made: Rewritten) -> Iterator[Run]:
    """The run, parted where its text does not stand together in the source."""
    if not isinstance(run.anchor, TextAnchor) or run.latex or run.refers or "math" in run.marks or len(run.text) < 2:
        yield replace(run, anchor=_anchor(run.anchor, made))
        return
    start = run.anchor.offset
    edges: Sequence[int] = [start, *made.cuts(start, start + len(run.text)), start + len(run.text)]
    for a, b in pairwise(edges):
        if a < b:
            yield replace(run, text=run.text[a - start : b - start], anchor=TextAnchor(made.origin(a)))
