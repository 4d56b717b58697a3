"""索引: keyword, dotted line, number (GB/T 1.1—2020 8.14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdkit.facts.indexes import IndexEntry, indexes
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.runs import write_runs
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, run, w
from stdkit.model import Block, Document, Run

_LETTER = pattern(r"\s*[A-Z]\s*")


def index_entries(document: Document) -> dict[str, IndexEntry]:
    """The entries of every index by the ids of their blocks."""
    return {entry.block.id: entry for index in indexes(document) for entry in index.entries}


def index_paragraph(block: Block, entry: IndexEntry | None, draft: Draft) -> Xml:
    """The line; the dots are those of a tab, so that they reach to the margin."""
    if entry is None:
        style = "IndexLetter" if _LETTER.fullmatch(block.text) else "IndexEntry"
        return paragraph(paragraph_format(style=style), *write_runs(block.runs, draft))
    word = write_runs(_between(block, 0, entry.span.end), draft)
    numbers = write_runs(_between(block, entry.targets[0][1].start, len(block.text)), draft)
    return paragraph(paragraph_format(style="IndexEntry"), *word, run(w("tab")), *numbers)


def _between(block: Block, start: int, end: int) -> Sequence[Run]:
    return [replace(piece, text=piece.text[a:b]) for piece, a, b in block.pieces(start, end)]
