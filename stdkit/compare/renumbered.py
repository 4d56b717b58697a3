"""References inside the document that only follow what was renumbered: 「见4.2」 → 「见5.2」 where 4.2 became 5.2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from stdkit.compare.carried import across
from stdkit.compare.comparison import BlockPair, Pair, Piece
from stdkit.compare.pieces import is_editorial
from stdkit.facts.references import Reference, references_in
from stdkit.facts.titles import squeeze
from stdkit.model import Document


def follow(old: Document, new: Document, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs with such references marked editorial; a pair in which nothing else changed is editorial as a whole."""
    pairs = tuple(pairs)
    numbers = dict(_numbers(pairs))
    if all(one == other for one, other in numbers.items()):
        return pairs
    return tuple(_followed(pair, numbers, old, new) for pair in pairs)


def _numbers(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """The number every clause, annex, table, figure and formula had, with the one it has now."""
    for pair in pairs:
        if pair.kind in ("same", "changed") and pair.old[0].number and pair.new[0].number:
            yield squeeze(pair.old[0].number), squeeze(pair.new[0].number)
        for block in pair.blocks:
            if block.old is not None and block.new is not None and block.old.kind in ("table", "figure", "formula"):
                yield _plain(block.old.label), _plain(block.new.label)


def _plain(number: str) -> str:
    return squeeze(number).replace("(", "（").replace(")", "）")


def _followed(pair: Pair, numbers: Mapping[str, str], old: Document, new: Document) -> Pair:
    if pair.kind in ("same", "added", "deleted"):
        return pair
    blocks = tuple(_block(block, numbers, old, new) for block in pair.blocks)
    if blocks == pair.blocks:
        return pair
    moved = any(block.moved for block in blocks)
    editorial = not moved and is_editorial(pair.title) and all(b.kind == "same" or b.editorial for b in blocks)
    return replace(pair, blocks=blocks, editorial=pair.kind == "changed" and editorial)


def _block(pair: BlockPair, numbers: Mapping[str, str], old: Document, new: Document) -> BlockPair:
    children = tuple(_block(child, numbers, old, new) for child in pair.children)
    pair = pair if children == pair.children else replace(pair, children=children)
    if pair.kind != "changed" or pair.old is None or pair.new is None or pair.old.text == pair.new.text:
        return pair
    news = {(r.span.start, r.span.end): r for r in references_in(new, pair.new)}
    pieces = list(pair.pieces)
    for reference in references_in(old, pair.old):
        low, high = across(pieces, reference.span.start, reference.span.end)
        other = next((r for (start, end), r in news.items() if start < high and low < end), None)
        if other is not None and numbers.get(_plain(reference.number)) == _plain(other.number):
            pieces = [_marked(piece, reference, other) for piece in pieces]
    if pieces == list(pair.pieces):
        return pair
    inner = all(child.editorial or child.kind == "same" for child in children)
    tabled = pair.table is None or pair.table.editorial
    editorial = is_editorial(pieces) and inner and tabled and not pair.drawing
    return replace(pair, pieces=tuple(pieces), editorial=editorial)


def _marked(piece: Piece, old: Reference, new: Reference) -> Piece:
    """A changed piece inside both references is of no substance."""
    (start, end), span = (piece.old, old.span) if piece.kind == "deleted" else (piece.new, new.span)
    if piece.kind == "same" or not (span.start <= start and end <= span.end):
        return piece
    return replace(piece, editorial=True)
