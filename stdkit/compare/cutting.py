"""Paragraphs that were cut into several or joined from several: the parts are compared with the stretch of text they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdkit.compare.comparison import BlockPair, Piece
from stdkit.compare.folding import fold
from stdkit.compare.pieces import compared, is_editorial
from stdkit.model import Block

_COVER = 0.55
_LEAST = 3
_TEXT = ("paragraph", "list-item", "note", "example")


def cut(pairs: Sequence[BlockPair], known: Iterable[str] = ()) -> tuple[BlockPair, ...]:
    """The pairs with parts of a paragraph paired with it: an old paragraph that became several stands in as many pairs, whose pieces
    cover a stretch of it each, and the other way round."""
    found = list(pairs)
    at = 0
    while at < len(found):
        if found[at].kind == "changed" and _is_text(found[at].old) and _is_text(found[at].new):
            start, end = _reach(found, at)
            if end - start > 1:
                parts = _parts(found[start:end], known)
                found[start:end] = parts
                at = start + len(parts) - 1
        at += 1
    return tuple(found)


def _is_text(block: Block | None) -> bool:
    return block is not None and block.kind in _TEXT


def _reach(pairs: Sequence[BlockPair], at: int) -> tuple[int, int]:
    """The range of pairs around the changed one at ``at`` whose blocks are parts of it: all added, or all deleted."""
    pair = pairs[at]
    assert pair.old is not None and pair.new is not None
    for kind, whole, part in (("added", pair.old, pair.new), ("deleted", pair.new, pair.old)):
        rest = _grams(whole)
        rest.subtract(_grams(part))
        rest = +rest
        start = end = at
        if end + 1 < len(pairs) and _completes(pairs[end + 1], kind, whole, part):
            return at, at + 2
        while start > 0 and _belongs(pairs[start - 1], kind, rest):
            start -= 1
        while end + 1 < len(pairs) and _belongs(pairs[end + 1], kind, rest):
            end += 1
        if start < end:
            return start, end + 1
    return at, at + 1


def _completes(pair: BlockPair, kind: str, whole: Block, part: Block) -> bool:
    """Whether the part and this block are the whole, word for word, however short it is."""
    block = pair.new if kind == "added" else pair.old
    return pair.kind == kind and block is not None and fold(whole.text) == fold(part.text) + fold(block.text)


def _belongs(pair: BlockPair, kind: str, rest: Counter[str]) -> bool:
    block = pair.new if kind == "added" else pair.old
    if pair.kind != kind or block is None or not _is_text(block):
        return False
    grams = _grams(block)
    if grams.total() < _LEAST or (grams & rest).total() < _COVER * grams.total():
        return False
    rest.subtract(grams)
    return True


def _grams(block: Block) -> Counter[str]:
    text = fold(block.text)
    return Counter(map(str.__add__, text, text[1:]))


def _parts(pairs: Sequence[BlockPair], known: Iterable[str]) -> list[BlockPair]:
    """The pairs made anew: one block of one side with all of the other."""
    olds = [pair.old for pair in pairs if pair.old is not None]
    news = [pair.new for pair in pairs if pair.new is not None]
    pieces = compared("".join(b.text for b in olds), "".join(b.text for b in news), known)
    several, side = (news, "new") if len(olds) == 1 else (olds, "old")
    found: list[BlockPair] = []
    start = 0
    for block in several:
        end = start + len(block.text)
        last = block is several[-1]
        mine = _within(pieces, side, start, end, first=not found, last=last)
        one, other = (olds[0], block) if side == "new" else (block, news[0])
        found.append(
            BlockPair("changed", one, other, mine, relabelled=one.label != other.label, editorial=is_editorial(mine))
        )
        start = end
    return found


def _within(pieces: Iterable[Piece], side: str, start: int, end: int, *, first: bool, last: bool) -> tuple[Piece, ...]:
    """The pieces inside ``[start, end)`` of one side, cut there; offsets of that side counted from ``start``. What stands only on the
    other side goes to the part that ends at it, at the very beginning to the first."""
    found: list[Piece] = []
    for piece in pieces:
        low, high = piece.new if side == "new" else piece.old
        if low == high:
            if start < low <= end or (first and low == start == 0) or (last and low > end):
                found.append(_shifted(piece, side, start))
            continue
        a, b = max(low, start), min(high, end)
        if a < b:
            found.append(_shifted(_cut(piece, a - low, b - low), side, start))
    return tuple(found)


def _cut(piece: Piece, a: int, b: int) -> Piece:
    text = piece.text[a:b]
    if piece.kind == "same":
        return replace(
            piece, text=text, old=(piece.old[0] + a, piece.old[0] + b), new=(piece.new[0] + a, piece.new[0] + b)
        )
    if piece.kind == "deleted":
        return replace(piece, text=text, old=(piece.old[0] + a, piece.old[0] + b))
    return replace(piece, text=text, new=(piece.new[0] + a, piece.new[0] + b))


def _shifted(piece: Piece, side: str, by: int) -> Piece:
    if side == "new":
        return replace(piece, new=(piece.new[0] - by, piece.new[1] - by))
    return replace(piece, old=(piece.old[0] - by, piece.old[1] - by))
