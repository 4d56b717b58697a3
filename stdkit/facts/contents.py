"""The entries of the table of contents (目次), split into number, title and page. GB/T 1.1—2020, 8.2 and 10.3.2."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Document, element_blocks

_PAGE = pattern(
    r"(?P<leader>\t|\s*[.…．·]{2,}\s*|\s{2,}|\s+)\s*(?P<page>[(（]?\s*(?:[IVXivxⅠ-Ⅻ]+|\d{1,4})\s*[)）]?)\s*$"
)
_NUMBER = pattern(
    r"\s*(?P<number>附\s*录\s*[A-Z]|(?:\d{1,2}|[A-Z])(?:[.．]\d{1,3})*(?=[.．]?[\s\u3000\u4e00-\u9fff])|[图表]\s*(?:[A-Z]\.)?\d+)[.．]?\s*"
)


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of the contents. ``number`` and ``title`` without blanks; ``page`` as typed, with its brackets; "" where none."""

    block: Block
    number: str
    title: str
    page: str
    leader: str


@fact
def toc_entries(doc: Document) -> tuple[TocEntry, ...]:
    """The entries of the contents in their order. None for a PDF, whose leaders and wrapped lines cannot be told from the text."""
    element = doc.element_of("toc")
    if element is None or doc.format == "pdf":
        return ()
    entries = []
    for block in element_blocks(element):
        if block.kind == "heading" or not block.text.strip():
            continue
        text = f"{block.label} {block.text}" if block.label else block.text
        page = _PAGE.search(text)
        rest = text[: page.start()] if page else text
        number = _NUMBER.match(rest)
        label = squeeze(number["number"]).replace("．", ".") if number else ""
        title = squeeze(rest[number.end() :] if number else rest)
        entries.append(
            TocEntry(block, label, title, page["page"].strip() if page else "", page["leader"] if page else "")
        )
    return tuple(entries)
