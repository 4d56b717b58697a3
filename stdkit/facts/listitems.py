"""Which lettered items (列项) a clause has. GB/T 1.1—2020, 7.5.3."""

from __future__ import annotations

from stdkit.facts.lists import label_value
from stdkit.facts.memo import fact
from stdkit.model import Block, Document, element_blocks


@fact
def _by_clause(doc: Document) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for element in doc.elements:
        if element.number:
            found[element.number] = _letters(list(element_blocks(element)))
        for clause in element.walk():
            if clause.number:
                inside = [block for inner in clause.walk() for block in inner.content]
                items = [block for block in inside if block.kind == "list-item"]
                if items:
                    found[clause.number] = _letters(items)
    return found


def _letters(blocks: list[Block]) -> frozenset[str]:
    labels = (block.label for block in blocks if block.kind == "list-item")
    return frozenset(label.strip("（()） ")[:1] for label in labels if (label_value(label) or ("",))[0].endswith("a)"))


def items_of(doc: Document, number: str) -> frozenset[str] | None:
    """The letters of the items of a clause; empty where its items bear none, ``None`` where it has no items (or none was read)."""
    return _by_clause(doc).get(number)
