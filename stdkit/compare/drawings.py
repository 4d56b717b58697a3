"""Figures whose pictures are not the same bytes any more. Asked only where both documents keep pictures as they were given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from stdkit.compare.comparison import BlockPair, Pair
from stdkit.model import Document, Figure

_KEEPS = ("docx", "markdown")
"""Formats that store a picture as it is; a conversion (DOC, PDF) gives other bytes for the same picture."""
_Source = Callable[[str], bytes | None]


def redrawn(old: Document, new: Document, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs with figures marked whose pictures differ. A picture that cannot be found tells nothing."""
    pairs = tuple(pairs)
    shown = any(isinstance(block.new, Figure) and block.old is not None for pair in pairs for block in pair.blocks)
    if not shown or old.format != new.format or new.format not in _KEEPS or old.path == new.path:
        return pairs
    from stdkit.formats.docx.fresh.pictures import picture_source  # few documents need it, and it takes its time

    sources = picture_source(old), picture_source(new)
    return tuple(_of_pair(pair, *sources) for pair in pairs)


def _of_pair(pair: Pair, old: _Source, new: _Source) -> Pair:
    blocks = tuple(_of_block(block, old, new) for block in pair.blocks)
    if blocks == pair.blocks:
        return pair
    return replace(pair, blocks=blocks, kind="changed" if pair.kind == "same" else pair.kind, editorial=False)


def _of_block(pair: BlockPair, old: _Source, new: _Source) -> BlockPair:
    if not (isinstance(pair.old, Figure) and isinstance(pair.new, Figure)) or pair.drawing:
        return pair
    before, after = [old(name) for name in pair.old.images], [new(name) for name in pair.new.images]
    if None in before or None in after or before == after:
        return pair
    return replace(pair, kind="changed", drawing=True, editorial=False)
