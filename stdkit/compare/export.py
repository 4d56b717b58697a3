"""``diff --to json``: the schema is ``stdkit/schemas/diff.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from stdkit.compare.comparison import (
    BlockPair,
    CellPair,
    Comparison,
    Line,
    Pair,
    Passage,
    Piece,
    ProvisionChange,
    ReferenceChange,
    TableChange,
    TermChange,
    Value,
    ValueChange,
)
from stdkit.model import Block, Document, Span
from stdkit.version import __version__

SCHEMA = "stdkit.diff/1"
COUNTED = (
    "same",
    "changed",
    "added",
    "deleted",
    "split",
    "merged",
    "moved",
    "renumbered",
    "editorial",
    "stricter",
    "looser",
    "strengthened",
    "weakened",
    "nature",
    "negated",
)


def render(comparison: Comparison) -> str:
    """The comparison as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(data(comparison)), indent=2).decode() + "\n"


def data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as the plain data that the schema describes."""
    counts = comparison.counts
    return {
        "schema": SCHEMA,
        "stdkit": __version__,
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "identical": comparison.identical,
        "counts": {name: counts[name] for name in COUNTED},
        "cover": [
            {"field": change.field, "label": change.label, "old": change.old, "new": change.new}
            for change in comparison.cover
        ],
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "references": [_reference(change) for change in comparison.references],
        "terms": [_term(change) for change in comparison.terms],
    }


def _document(doc: Document) -> dict[str, Any]:
    return {
        "path": doc.path,
        "sha256": doc.digest,
        "format": doc.format,
        "number": doc.cover.number,
        "title": doc.cover.title,
        "unread": [{"what": gap.what, "where": gap.where, "page": gap.page} for gap in doc.unread],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "element": pair.element,
        "old": [_passage(passage) for passage in pair.old],
        "new": [_passage(passage) for passage in pair.new],
        "moved": pair.moved,
        "carried": pair.carried,
        "renumbered": pair.renumbered,
        "editorial": pair.editorial,
        "similarity": pair.similarity,
        "title": _pieces(pair.title),
        "blocks": [_block(block) for block in pair.blocks],
        "values": [_value_change(change) for change in pair.values],
        "provisions": [_provision(change) for change in pair.provisions],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "number": passage.number,
        "title": passage.title,
        "level": passage.level,
        "parents": list(passage.parents),
        "normative": passage.normative,
        "heading": _side(passage.heading),
        "content": [_side(block) for block in passage.content],
    }


def _side(block: Block | None) -> dict[str, Any] | None:
    if block is None:
        return None
    return {"block": block.id, "kind": block.kind, "label": block.label, "page": block.page, "text": block.text}


def _pieces(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "text": one.text, "old": list(one.old), "new": list(one.new), "editorial": one.editorial}
        for one in pieces
    ]


def _block(pair: BlockPair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "old": pair.old.id if pair.old is not None else None,
        "new": pair.new.id if pair.new is not None else None,
        "relabelled": pair.relabelled,
        "moved": pair.moved,
        "editorial": pair.editorial,
        "drawing": pair.drawing,
        "pieces": _pieces(pair.pieces),
        "table": _table(pair.table),
        "children": [_block(child) for child in pair.children],
    }


def _table(table: TableChange | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "rows": [_line(line) for line in table.rows],
        "columns": [_line(line) for line in table.columns],
        "cells": [_cell(cell) for cell in table.cells],
        "unit": _pieces(table.unit),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"old": line.old, "new": line.new, "head": line.head, "moved": line.moved}


def _cell(cell: CellPair) -> dict[str, Any]:
    return {
        "kind": cell.kind,
        "old": list(cell.old) if cell.old is not None else None,
        "new": list(cell.new) if cell.new is not None else None,
        "row": cell.row,
        "column": cell.column,
        "old_text": cell.old_text,
        "new_text": cell.new_text,
        "pieces": _pieces(cell.pieces),
        "editorial": cell.editorial,
    }


def _value_change(change: ValueChange) -> dict[str, Any]:
    return {
        "effect": change.effect,
        "reason": change.reason,
        "subject": change.subject,
        "in_table": change.in_table,
        "old": _value(change.old),
        "new": _value(change.new),
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "text": value.text,
        **_span(value.span),
        "unit": value.unit,
        "relation": value.relation,
        "word": value.word,
        "low": _number(value.low),
        "high": _number(value.high),
    }


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _span(span: Span) -> dict[str, Any]:
    return {"block": span.block, "start": span.start, "end": span.end}


def _provision(change: ProvisionChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "reason": change.reason,
        "old_text": change.old_text,
        "new_text": change.new_text,
        "old": _span(change.old) if change.old is not None else None,
        "new": _span(change.new) if change.new is not None else None,
    }


def _reference(change: ReferenceChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "key": change.key,
        "old_text": change.old_text,
        "new_text": change.new_text,
        "listed": change.listed,
        "informative": change.informative,
        "old_places": list(change.old_places),
        "new_places": list(change.new_places),
    }


def _term(change: TermChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "old_name": change.old_name,
        "new_name": change.new_name,
        "old_number": change.old_number,
        "new_number": change.new_number,
        "definition": _pieces(change.definition),
        "editorial": change.editorial,
    }
