"""The audit of one conversion (``*.audit.json``, schema ``stdkit.audit/1``): what it was made from, every edit, the digests of what
was written. ``stdkit verify`` holds the files against it (``verifying.py``)."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stdkit.convert.integrity import Integrity
from stdkit.convert.plan import Plan
from stdkit.facts.files import file_digest
from stdkit.model import Document
from stdkit.version import __version__

SCHEMA = "stdkit.audit/1"


@dataclass(frozen=True, slots=True)
class Source:
    """A file the conversion was made from: what it is (「input」, 「sheet」, 「policy」, 「settings」, 「list」), its name, its SHA-256."""

    role: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """All that decides what a conversion comes to beside the input: files, and the options as asked for."""

    sources: tuple[Source, ...] = ()
    options: Mapping[str, Any] | None = None


UNKNOWN = Origin()


def audit(
    plan: Plan,
    integrity: Integrity,
    outputs: Mapping[str, tuple[str, Path]],
    origin: Origin,
    *,
    author: str,
    when: date,
) -> dict[str, Any]:
    """The audit as plain data. ``plan`` is the one carried out, on the DOCX the drafts were made from; ``outputs`` are by kind the
    name a file will bear and where it lies now."""
    refused = {id(refusal.edit) for refusal in plan.refusals}
    told = {
        "schema": SCHEMA,
        "stdkit": __version__,
        "python": platform.python_version(),
        "author": author,
        "date": when.isoformat(),
        "sources": [{"role": one.role, "name": one.name, "sha256": one.sha256} for one in origin.sources],
        "options": dict(origin.options or {}),
        "edits": list(_edits(plan, refused)),
        "refused": [
            {**_place(plan.document, one.edit.span.block), "text": one.edit.text, "why": one.why}
            for one in plan.refusals
        ],
        "integrity": integrity.holds,
        "outputs": [
            {"kind": kind, "name": name, "sha256": file_digest(path), "bytes": path.stat().st_size}
            for kind, (name, path) in outputs.items()
        ],
    }
    return {**told, "seal": seal(told)}


def _edits(plan: Plan, refused: set[int]) -> Iterable[dict[str, Any]]:
    for change in plan.changes:
        edit = change.edit
        if id(edit) in refused:
            continue
        text = plan.document.block(edit.span.block).text
        yield {
            **_place(plan.document, edit.span.block),
            "start": edit.span.start,
            "end": edit.span.end,
            "old": text[edit.span.start : edit.span.end],
            "new": edit.text,
            "kind": change.kind,
            "safety": edit.safety,
            "reason": edit.reason,
            **({"unmark": sorted(edit.unmark)} if edit.unmark else {}),
        }


def _place(document: Document, block: str) -> dict[str, Any]:
    return {"block": block, "clause": document.place(block).number or None}


def seal(told: Mapping[str, Any]) -> str:
    """SHA-256 of everything but the seal itself: an audit that was edited by hand no longer fits it."""
    rest = {key: value for key, value in told.items() if key != "seal"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def vouched(audits: Iterable[Path]) -> frozenset[str]:
    """The digests of the files that whole audits name, and of those audits: what stdkit wrote and nobody has changed."""
    found: set[str] = set()
    for path in audits:
        try:
            data = path.read_bytes()
            told = json.loads(data)
            if told["schema"] == SCHEMA and told["seal"] == seal(told):
                found |= {hashlib.sha256(data).hexdigest(), *(one["sha256"] for one in told["outputs"])}
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            continue
    return frozenset(found)


def source(role: str, path: str | Path) -> Source:
    """A source by its content; the digest is empty where the file cannot be read."""
    return Source(role, Path(path).name, file_digest(path))
