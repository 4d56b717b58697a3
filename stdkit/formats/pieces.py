"""Small operations on blocks that every part of the outline needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from stdkit.formats.flat import Flat
from stdkit.model import Block, Figure, Formula, Mark, Run, Table

BREAK = Run("\n", locked="段落界线")
"""Stands between paragraphs that make one block (an annex's mark and title, a term and its English line)."""


HELD: Final = (Table, Figure, Formula)
"""Blocks that are no paragraphs; their kind is known from the file."""
_ZERO_WIDTH: frozenset[Mark] = frozenset({"picture", "footnote"})


def is_empty(block: Block) -> bool:
    """Nothing to read: no text, no reference, no picture, no table or formula, and no label Word would print."""
    if block.label or isinstance(block, HELD):
        return False
    text = block.text
    return (not text or text.isspace()) and not any(run.target or run.marks & _ZERO_WIDTH for run in block.runs)


def only_pictures(block: Block) -> bool:
    """A paragraph that holds pictures and no text."""
    if block.label or isinstance(block, HELD) or (block.text and not block.text.isspace()):
        return False
    return any("picture" in run.marks for run in block.runs)


def joined(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """The runs of several paragraphs as those of one block, with a locked line break between."""
    runs: list[Run] = []
    for block in blocks:
        if runs and block.runs:
            runs.append(BREAK)
        runs.extend(block.runs)
    return tuple(runs)


def trimmed(block: Block) -> Block:
    """The block without blanks at the front of its text (drafters indent with them)."""
    text = block.text
    if not text or not text[0].isspace():
        return block
    blanks = len(text) - len(text.lstrip())
    return block.without_prefix(blanks, block.label) if blanks < len(text) else block


def without_suffix(block: Block, start: int, label: str) -> Block:
    """The block with its text from ``start`` on taken off and kept as ``label`` (a formula's number at the line's end)."""
    runs: list[Run] = []
    at = 0
    for run in block.runs:
        keep = min(max(start - at, 0), len(run.text))
        at += len(run.text)
        if keep == len(run.text):
            runs.append(run)
        elif keep:
            runs.append(replace(run, text=run.text[:keep]))
    return replace(block, runs=tuple(runs), label=label)


def text_at(flats: Sequence[Flat], at: int) -> str:
    return flats[at].block.text if 0 <= at < len(flats) else ""
