"""The clauses of a document by their numbers (「5.2」, 「A.1」)."""

from __future__ import annotations

from stdkit.facts.memo import fact
from stdkit.model import Clause, Document


@fact
def _clauses(doc: Document) -> dict[str, Clause]:
    return {clause.number: clause for element in doc.elements for clause in element.walk() if clause.number}


def clause_of(doc: Document, number: str) -> Clause | None:
    """The clause of that number, ``None`` where there is none."""
    return _clauses(doc).get(number)


def has_numbers(doc: Document) -> bool:
    """Whether any clause bears a number."""
    return bool(_clauses(doc))
