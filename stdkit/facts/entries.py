"""Term entries as they stand: side by side under a chapter or clause, and in what order each gives its parts. GB/T 1.1—2020, 8.7.3."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.terms import Term, terms
from stdkit.model import Clause, Document, Element, TermEntry


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries directly under one element or clause, in their order. ``number`` is that of what holds them (「3」, 「3.1」)."""

    element: Element
    number: str
    entries: tuple[TermEntry, ...]
    clauses: tuple[Clause, ...]
    """The clauses that stand beside them."""


@fact
def entry_groups(doc: Document) -> tuple[EntryGroup, ...]:
    """The term entries of the document, those that are numbered together in one group."""
    found = []
    for element in doc.elements:
        levels = [(element.number, element.content, element.clauses)]
        levels += [(clause.number, clause.content, clause.clauses) for clause in element.walk()]
        for number, content, clauses in levels:
            entries = tuple(block for block in content if isinstance(block, TermEntry))
            if entries:
                found.append(EntryGroup(element, number, entries, clauses))
    return tuple(found)


@fact
def term_by_number(doc: Document) -> dict[str, Term]:
    """The terms by the number of their entry; of a number that stands twice the first."""
    found: dict[str, Term] = {}
    for term in terms(doc):
        if term.number:
            found.setdefault(term.number, term)
    return found
