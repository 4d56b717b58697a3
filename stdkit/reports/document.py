"""``read --to json``: the schema is ``stdkit/schemas/document.schema.json``.

Beyond what the contract names, every element and clause gives its ``heading`` as a block, so that the block ids of a check lead
somewhere, and a document its ``opening``; cells give their ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from stdkit.model import Block, Cell, Clause, Cover, Document, Element, Figure, Formula, Table, TermEntry

SCHEMA = "stdkit.document/1"


def render(document: Document) -> str:
    """The document as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(data(document)), indent=2).decode() + "\n"


def data(document: Document) -> dict[str, Any]:
    """The document as the plain data that the schema describes."""
    return {
        "schema": SCHEMA,
        "path": document.path,
        "sha256": document.digest,
        "format": document.format,
        "cover": _cover(document.cover),
        "opening": _blocks(document.opening),
        "elements": [_element(element) for element in document.elements],
        "unread": [{"what": gap.what, "where": gap.where, "page": gap.page} for gap in document.unread],
    }


def _cover(cover: Cover) -> dict[str, Any]:
    return {
        "number": cover.number,
        "title": cover.title,
        "title_en": cover.title_en,
        "replaces": list(cover.replaces),
        "ics": cover.ics,
        "ccs": cover.ccs,
        "record": cover.record,
        "published": cover.published,
        "implemented": cover.implemented,
        "issued_by": cover.issued_by,
        "stage": cover.stage,
        "masthead": cover.masthead,
        "conformity": cover.conformity,
        "patent_call": cover.patent_call,
    }


def _element(element: Element) -> dict[str, Any]:
    return {
        "kind": element.kind,
        "title": element.title,
        "number": element.number,
        "normative": element.normative,
        "heading": None if element.heading is None else _block(element.heading),
        "content": _blocks(element.content),
        "clauses": [_clause(clause) for clause in element.clauses],
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "number": clause.number,
        "title": clause.title,
        "heading": None if clause.heading is None else _block(clause.heading),
        "content": _blocks(clause.content),
        "clauses": [_clause(below) for below in clause.clauses],
    }


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": block.id,
        "kind": block.kind,
        "label": block.label,
        "text": block.text,
        "page": block.page,
        "normative": block.normative,
    }
    if block.kind in ("list-item", "heading"):
        made["level"] = block.level
    if isinstance(block, Table):
        made["caption"] = block.text
        made["unit"] = block.unit.text if block.unit is not None else ""
        made["header"] = block.header
        made["rows"] = [[_cell(cell) for cell in row] for row in block.rows]
    elif isinstance(block, Figure):
        made["caption"] = block.text
        made["images"] = list(block.images)
        made["texts"] = list(block.texts)
    elif isinstance(block, Formula):
        made["latex"] = block.latex
    elif isinstance(block, TermEntry):
        made["heading"] = None if block.heading is None else _block(block.heading)
        made["term"] = block.term
        made["english"] = block.english
        made["definition"] = block.definition
        made["source"] = block.source
        made["parts"] = _blocks(block.parts)
    return made


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "blocks": _blocks(cell.blocks),
    }
