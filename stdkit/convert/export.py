"""The plan as the JSON that other programs read (``*.conversion.json``, schema ``stdkit.conversion/1``)."""

from __future__ import annotations

from typing import Any

from stdkit.convert.cascades import Cascade
from stdkit.convert.integrity import Integrity
from stdkit.convert.items import Item
from stdkit.convert.plan import Plan

SCHEMA = "stdkit.conversion/1"


def as_json(plan: Plan, integrity: Integrity, *, path: str = "", digest: str = "") -> dict[str, Any]:
    """The conversion as plain data. ``path`` and ``digest`` of the input where it is not the document planned on."""
    declared = plan.declaration
    return {
        "schema": SCHEMA,
        "path": path or plan.document.path,
        "sha256": digest or plan.document.digest,
        "policy": plan.policy.name,
        "number": {"old": plan.old.raw if plan.old else "", "new": plan.new.spelled if plan.new else ""},
        "declaration": {"scope": declared.scope, "clauses": list(declared.clauses), "text": declared.text},
        "items": [_item(item) for item in plan.items],
        "references": [{"cited": ref.cited, "becomes": ref.becomes, "why": ref.why} for ref in plan.references],
        "counts": plan.counts,
        "integrity": {
            "numbers_unchanged": integrity.numbers_unchanged,
            "tables_unchanged": integrity.tables_unchanged,
            "clause_numbers_unchanged": integrity.clause_numbers_unchanged,
        },
        "cascades": [_cascade(cascade) for cascade in plan.cascades],
        "moved": [
            {
                "item": each.item,
                "clause": each.clause or None,
                "text": each.text,
                "target": each.target or None,
                "effects": list(each.effects),
            }
            for each in plan.moved
        ],
        "left_out": [
            {
                "kind": change.kind,
                "block": change.edit.span.block,
                "start": change.edit.span.start,
                "end": change.edit.span.end,
                "text": change.edit.text,
                "why": change.edit.reason,
            }
            for change in plan.left_out
        ],
        "refusals": [
            {
                "block": r.edit.span.block,
                "start": r.edit.span.start,
                "end": r.edit.span.end,
                "text": r.edit.text,
                "why": r.why,
            }
            for r in plan.refusals
        ],
        "problems": list(plan.problems),
        "nothing": plan.nothing,
    }


def _cascade(cascade: Cascade) -> dict[str, Any]:
    return {
        "item": cascade.item,
        "kind": cascade.kind,
        "clause": cascade.where or None,
        "block": cascade.span.block,
        "start": cascade.span.start,
        "end": cascade.span.end,
        "why": cascade.why,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "clause": item.clause or None,
        "block": item.span.block,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.text,
        "class": item.kind,
        "guards": [guard.name for guard in item.guards],
        "mandatory": item.mandatory,
        "proposal": item.proposal,
        "normalise": item.normalise,
        "recommend": item.recommend,
        "action": item.action,
        "review": item.review,
        "reason": item.reason,
        "excerpt": item.excerpt,
        "decision": item.decision.choice if item.decision is not None else None,
    }
