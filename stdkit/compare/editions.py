"""Two editions of a document, compared clause by clause."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest

from stdkit.compare.comparison import BlockPair, Comparison, Pair, Passage, Piece
from stdkit.compare.passages import passages
from stdkit.model import Block, Document


def compare(old: Document, new: Document) -> Comparison:
    """What is the same in both and what changed from ``old`` to ``new``."""
    before, after = passages(old), passages(new)
    matcher = SequenceMatcher(None, [_key(p) for p in before], [_key(p) for p in after], autojunk=False)
    pairs: list[Pair] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += [_pair(one, other) for one, other in zip(before[a:b], after[c:d], strict=True)]
        else:
            pairs += [Pair("deleted", (one,), (), similarity=0.0) for one in before[a:b]]
            pairs += [Pair("added", (), (other,), similarity=0.0) for other in after[c:d]]
    return Comparison(old, new, tuple(pairs))


def _key(passage: Passage) -> str:
    return passage.title or "".join(block.text for block in passage.content)


def _pair(old: Passage, new: Passage) -> Pair:
    blocks = tuple(_blocks(one, other) for one, other in zip_longest(old.content, new.content))
    same = all(pair.kind == "same" for pair in blocks)
    return Pair("same" if same else "changed", (old,), (new,), renumbered=old.number != new.number, blocks=blocks)


def _blocks(old: Block | None, new: Block | None) -> BlockPair:
    if old is None or new is None:
        return BlockPair("added" if old is None else "deleted", old, new)
    if old.text == new.text:
        return BlockPair("same", old, new)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old.text, new.text, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", old.text[a:b], (a, b), (c, d)))
            continue
        if a < b:
            pieces.append(Piece("deleted", old.text[a:b], (a, b), (c, c)))
        if c < d:
            pieces.append(Piece("inserted", new.text[c:d], (b, b), (c, d)))
    return BlockPair("changed", old, new, tuple(pieces))
