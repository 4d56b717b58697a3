"""Notes and examples with what they belong to: an element, a clause, a term entry, a figure or a table. GB/T 1.1—2020, 9.10 and 9.11."""

from __future__ import annotations

from stdkit.facts.holders import holder
from stdkit.facts.memo import fact
from stdkit.model import Block, Document, Figure

Group = tuple[Block, ...]


@fact
def note_groups(doc: Document) -> tuple[Group, ...]:
    """The notes of the text, those that are counted together in one group, in reading order."""
    return _groups(doc, "note")


@fact
def example_groups(doc: Document) -> tuple[Group, ...]:
    """The examples of the text, those that are counted together in one group, in reading order."""
    return _groups(doc, "example")


def _groups(doc: Document, kind: str) -> tuple[Group, ...]:
    groups: dict[str | int, list[Block]] = {}
    figure = ""
    for block in doc.blocks():
        if isinstance(block, Figure):
            figure = block.id
        if block.kind != kind or not block.label:
            if block.kind in ("paragraph", "list-item", "heading", "table"):
                figure = ""
            continue
        held = holder(doc, block.id)
        place = doc.place(block.id)
        key: str | int
        if held is not None:
            key = held.id
        elif figure:
            key = figure
        else:
            key = id(place.clause or place.element)
        groups.setdefault(key, []).append(block)
    return tuple(tuple(group) for group in groups.values())
