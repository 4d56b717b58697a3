"""Small documents for tests of comparing, read from the notation."""

from __future__ import annotations

from stdkit.compare import Comparison, compare
from stdkit.compare.comparison import Pair
from stdkit.formats.markdown import read_markdown


def compared(old: str, new: str) -> Comparison:
    return compare(read_markdown(old), read_markdown(new))


def clause(old: str, new: str, *, title: str = "要求") -> Pair:
    """The pair of the one clause of two documents that say ``old`` and ``new`` in it."""
    frame = f"# 4 总则\n\n## 4.1 {title}\n\n{{}}\n"
    found = [
        pair
        for pair in compared(frame.format(old), frame.format(new)).pairs
        if pair.old and pair.old[0].number == "4.1"
    ]
    return found[0]


def shown(pair: Pair) -> list[str]:
    """The changed words of a pair's blocks: 「-旧」, 「+新」, with 「~」 before those of no substance."""
    signs = {"deleted": "-", "inserted": "+"}
    return [
        ("~" if piece.editorial else "") + signs[piece.kind] + piece.text
        for block in pair.blocks
        for piece in block.pieces
        if piece.kind != "same"
    ]
