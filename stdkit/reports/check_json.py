"""``check --format json``: the schema is ``stdkit/schemas/check.schema.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from stdkit.facts.jsonlists import filled
from stdkit.lint.results import SEVERITIES, FileResult, Located, Report, Suppressed
from stdkit.version import __version__

SCHEMA = "stdkit.check/1"


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """The report as one JSON object; ``width`` and ``colour`` are for people."""
    return filled(_json(frame(report)) + "\n", {"documents": (_json(document(file)) for file in report.files)})


def _json(data: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


def frame(report: Report) -> dict[str, Any]:
    """The report as the plain data that the schema describes, without its documents."""
    return {
        "schema": SCHEMA,
        "stdkit": __version__,
        "profile": report.profile,
        "documents": [],
        "notes": list(report.notes),
        "summary": {
            "files": len(report.files),
            **{severity: report.counts[severity] for severity in SEVERITIES},
            "failed": report.failed,
            "suppressed": report.suppressed,
            "unchanged": report.unchanged,
        },
    }


def document(file: FileResult) -> dict[str, Any]:
    """One of the documents."""
    return {
        "path": file.path,
        "sha256": file.sha256,
        "format": file.format,
        "number": file.number,
        "title": file.title,
        "taken": {
            one.what: {"value": one.value, "name": one.name, "why": one.why, "option": one.option, "said": one.said}
            for one in file.taken
        },
        "findings": [_finding(row) for row in file.findings],
        "unread": [{"what": gap.what, "where": gap.where, "page": gap.page} for gap in file.unread],
        "errors": [{"message": message} for message in file.errors],
    }


def _finding(row: Located) -> dict[str, Any]:
    finding = row.finding
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "confidence": "heuristic" if finding.heuristic else "certain",
        "question": finding.question,
        "gbt11_clause": finding.clause,
        "location": _location(row),
        "edits": [
            {
                "block": edit.span.block,
                "start": edit.span.start,
                "end": edit.span.end,
                "text": edit.text,
                "safety": edit.safety,
            }
            for edit in finding.edits
        ],
        "suppressed": _suppressed(row.suppressed),
        "baseline": row.baseline,
        "fingerprint": row.fingerprint,
    }


def _suppressed(given: Suppressed | None) -> dict[str, Any] | None:
    if given is None:
        return None
    return {"reason": given.reason, "until": given.until.isoformat() if given.until else None}


def _location(row: Located) -> dict[str, Any] | None:
    place = row.location
    if place is None:
        return None
    return {
        "element": place.element,
        "clause": place.clause,
        "block": place.block,
        "kind": place.kind,
        "page": place.page,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "excerpt": place.excerpt,
        "line": place.line,
    }
