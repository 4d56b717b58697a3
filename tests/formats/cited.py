"""Documents whose places are named and cited."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

from stdkit.formats.references import citable
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, Run


def with_references(doc: Document) -> Document:
    """``doc`` with every place that can be cited named, and each paragraph of text citing one."""
    targets = [target for target in citable(doc, lambda block: True) if target.kinds and target.label]
    names = {target.block.id: f"{target.kinds[0]}:n{at}" for at, target in enumerate(targets, 1)}
    cited = cycle(targets)

    def change(block: Block) -> Block:
        block = replace(block, name=names.get(block.id, ""))
        if block.kind != "paragraph" or not targets:
            return block
        target = next(cited)
        return replace(block, runs=(*block.runs, Run(target.label, refers=names[target.block.id])))

    return rebuilt(doc, change)
