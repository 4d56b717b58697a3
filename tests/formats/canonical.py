"""A document with all that the notation does not keep taken off: what a round trip has to give back exactly."""

from __future__ import annotations

from dataclasses import replace

from stdkit.formats.markdown.spell import merged
from stdkit.formats.tree import Ids
from stdkit.model import Block, Cell, Clause, Cover, Document, Element, Formula, Run, Span, Table, TermEntry, Unread


def canonical(doc: Document) -> Document:
    """Ids counted anew without cover; runs of the same marks joined; no path, digest, format, anchor, style, page or lock."""
    ids = Ids()
    opening = tuple(_block(ids.stamp(block, block.normative)) for block in doc.opening)
    elements = tuple(_element(element, ids) for element in doc.elements)
    return Document(cover=replace(doc.cover, blocks=(), spans=()), opening=opening, elements=elements)


def _element(element: Element, ids: Ids) -> Element:
    heading = _heading(element.heading, ids)
    mark = Span(heading.id, element.mark.start, element.mark.end) if element.mark and heading else None
    content = tuple(_stamped(block, ids) for block in element.content)
    return replace(
        element, heading=heading, mark=mark, content=content, clauses=tuple(_clause(c, ids) for c in element.clauses)
    )


def _clause(clause: Clause, ids: Ids) -> Clause:
    heading = _heading(clause.heading, ids)
    content = tuple(_stamped(block, ids) for block in clause.content)
    return replace(clause, heading=heading, content=content, clauses=tuple(_clause(c, ids) for c in clause.clauses))


def _heading(block: Block | None, ids: Ids) -> Block | None:
    return None if block is None else _stamped(block, ids)


def _stamped(block: Block, ids: Ids) -> Block:
    made = ids.stamp(block, True)
    return _block(_with_normative(made, block))


def _with_normative(made: Block, old: Block) -> Block:
    """Ids of ``made``, everything else of ``old``."""
    made = replace(old, id=made.id) if type(old) is Block else made
    return replace(made, normative=old.normative)


def _block(block: Block) -> Block:
    block = replace(block, runs=_runs(block), style="", page=None, anchor=None)
    if isinstance(block, Table):
        unit = _block(block.unit) if block.unit is not None else None
        rows = tuple(
            tuple(Cell(tuple(_block(b) for b in cell.blocks), cell.colspan, cell.rowspan) for cell in row)
            for row in block.rows
        )
        return replace(block, unit=unit, rows=rows)
    if isinstance(block, TermEntry):
        heading = _block(block.heading) if block.heading is not None else None
        return replace(block, heading=heading, parts=tuple(_block(part) for part in block.parts))
    return block


def _runs(block: Block) -> tuple[Run, ...]:
    return tuple(merged(block.runs))


__all__ = ["Cover", "Formula", "Unread", "canonical"]
