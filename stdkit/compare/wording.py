"""Changes of wording alone: provision words said otherwise and no less (「必须」→「应」, 「不得」→「不应」)."""

from __future__ import annotations

from stdkit.compare.comparison import BlockPair, Comparison, Pair
from stdkit.compare.folding import fold
from stdkit.facts.provisions import provisions_in
from stdkit.model import Block, Document, Table


def is_wording(comparison: Comparison, pair: Pair) -> bool:
    """Whether a passage changed in nothing but provision words that require as much as before."""
    if pair.kind != "changed" or pair.editorial or pair.title or pair.values or pair.provisions:
        return False
    return all(_is_wording(comparison, block) for block in pair.blocks)


def _is_wording(comparison: Comparison, pair: BlockPair) -> bool:
    if pair.kind == "same":
        return True
    if pair.old is None or pair.new is None or pair.drawing or isinstance(pair.new, Table):
        return False
    same = _worded(comparison.old, pair.old) == _worded(comparison.new, pair.new)
    return same and all(_is_wording(comparison, child) for child in pair.children)


def _worded(doc: Document, block: Block) -> str:
    """The text with every provision word as its kind, whether it is the standard word for it or not."""
    text = block.text
    for provision in reversed(provisions_in(doc, block)):
        kind = provision.kind.removesuffix("_NS")
        text = f"{text[: provision.span.start]}⟨{kind}⟩{text[provision.span.end :]}"
    return fold(text)
