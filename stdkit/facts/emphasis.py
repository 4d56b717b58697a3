"""Key words set off in black-face at the front of a clause or list item. GB/T 1.1—2020, 7.3.4 and 7.5.4."""

from __future__ import annotations

from stdkit.model import Block

_BLACK = frozenset({"bold", "heiti"})
_MOST = 0.6


def key_words(block: Block) -> bool | None:
    """Whether the block begins with black words and goes on in plain type; ``None`` where most of it is black, or it says nothing."""
    length = len(block.text.strip())
    black = sum(len(run.text.strip()) for run in block.runs if run.marks & _BLACK)
    if not length or black > length * _MOST:
        return None
    first = next((run for run in block.runs if run.text.strip()), None)
    return first is not None and bool(first.marks & _BLACK)
