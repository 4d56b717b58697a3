"""A document cut into the passages that are compared: opening, elements, clauses, term entries, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from stdkit.compare.comparison import Passage
from stdkit.model import Block, Clause, Document, Element, TermEntry


def passages(doc: Document) -> tuple[Passage, ...]:
    """The passages of ``doc`` in reading order. The cover, the running heads and the 目次 are none."""
    return tuple(_passages(doc))


def _passages(doc: Document) -> Iterator[Passage]:
    if doc.opening:
        yield Passage("opening", None, content=doc.opening)
    for element in doc.elements:
        if element.kind not in ("toc", "cover"):
            yield from _of_element(element)


def _of_element(element: Element) -> Iterator[Passage]:
    plain, entries = _parted(element.content)
    parents = (element.number,) if element.number else ()
    level = 1 if element.number else 0
    yield Passage(
        "element", element.kind, element.number, element.title, level, (), element.heading, plain, element.normative
    )
    yield from (_entry(entry, element, parents) for entry in entries)
    for clause in element.clauses:
        yield from _of_clause(clause, element, parents)


def _of_clause(clause: Clause, element: Element, parents: tuple[str, ...]) -> Iterator[Passage]:
    plain, entries = _parted(clause.content)
    yield Passage(
        "clause",
        element.kind,
        clause.number,
        clause.title,
        len(parents) + 1,
        parents,
        clause.heading,
        plain,
        element.normative,
    )
    below = (*parents, clause.number)
    yield from (_entry(entry, element, below) for entry in entries)
    for inner in clause.clauses:
        yield from _of_clause(inner, element, below)


def _entry(entry: TermEntry, element: Element, parents: tuple[str, ...]) -> Passage:
    title = entry.term or entry.text
    content = (entry,)
    return Passage("term", element.kind, entry.label, title, len(parents) + 1, parents, entry.heading, content)


def _parted(content: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[TermEntry, ...]]:
    """What stands in a passage itself, and the term entries, which are passages of their own."""
    entries = tuple(block for block in content if isinstance(block, TermEntry))
    if not entries:
        return content, ()
    return tuple(block for block in content if not isinstance(block, TermEntry)), entries
