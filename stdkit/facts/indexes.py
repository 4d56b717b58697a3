"""The entries of the index (索引): keyword and what it points to. GB/T 1.1—2020, 8.14."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Element, Span, element_blocks

_TARGET = r"(?:附录\s?[A-Z](?:\.\d+)*|[图表]\s?[A-Z]?\.?\d+|(?:\d+|[A-Z])(?:\.\d+)+|第?\s?\d+\s?[（(]?页[）)]?|[pP]\.?\s?\d+|\d+|前言|引言|参考文献)"
_ENTRY = pattern(rf"\s*(?P<word>.*?[^\s\d.…．·、,，])[\s.…．·]+(?P<targets>{_TARGET}(?:\s*[、,，]\s*{_TARGET})*)\s*")
_ONE = pattern(_TARGET)
_LETTER = pattern(r"\s*(?P<letter>[A-Z])\s*")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of the index. ``targets`` are the numbers as typed, each with its place; ``letter`` is that of the group it stands in."""

    block: Block
    word: str
    span: Span
    targets: tuple[tuple[str, Span], ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An index: the lines that name a group (A, B, C …) and the entries, each in its order."""

    element: Element
    letters: tuple[tuple[str, Block], ...]
    entries: tuple[IndexEntry, ...]


@fact
def indexes(doc: Document) -> tuple[Index, ...]:
    """The indexes of the document; a vocabulary has one for each language."""
    return tuple(_index(element) for element in doc.elements if element.kind == "index")


def _index(element: Element) -> Index:
    letters: list[tuple[str, Block]] = []
    entries: list[IndexEntry] = []
    for block in element_blocks(element):
        letter = _LETTER.fullmatch(block.text)
        if letter is not None:
            letters.append((letter["letter"], block))
            continue
        found = _ENTRY.fullmatch(block.text) if block.kind != "heading" else None
        if found is not None:
            targets = tuple(
                (match[0], block.span(*match.span())) for match in _ONE.finditer(block.text, found.start("targets"))
            )
            under = letters[-1][0] if letters else ""
            entries.append(IndexEntry(block, found["word"].strip(), block.span(*found.span("word")), targets, under))
    return Index(element, tuple(letters), tuple(entries))


def goes_by_pages(doc: Document, index: Index) -> bool:
    """Whether a whole index points to pages: none of its numbers has a dot or a letter, and most are no chapters."""
    chapters = {element.number for element in doc.elements if element.number}
    targets = [target for entry in index.entries for target, _ in entry.targets]
    strange = [target for target in targets if target not in chapters]
    return len(targets) > 2 and all(target.isdigit() for target in targets) and 2 * len(strange) > len(targets)
