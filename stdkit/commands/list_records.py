"""What a run over a list remembers of each item: plain rows for ``run.jsonl`` and the summary."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

from stdkit.commands.converting import Job, Result
from stdkit.convert.batch import ListItem
from stdkit.convert.numbers import find_numbers
from stdkit.convert.outputs import Outcome
from stdkit.convert.plan import Plan
from stdkit.convert.policy import BUILT_IN
from stdkit.facts.files import file_digest
from stdkit.lint.settings import find_settings
from stdkit.version import __version__

Row = dict[str, Any]


_ELSEWHERE = {"path", "folder", "date", "decisions", "conversion_list", "house_path", "force", "shown", "checking"}
"""Fields of a job that do not count as they stand: files count by what is in them; the day of a run makes no other result."""


def fingerprint(job: Job) -> str:
    """What the result of a job depends on: the version, the file, the sheets fed back, the settings and all options."""
    asked = [__version__, file_digest(job.path), *(file_digest(sheet) for sheet in job.decisions)]
    asked += [f"{each.name}={getattr(job, each.name)!r}" for each in fields(job) if each.name not in _ELSEWHERE]
    asked.append(repr(sorted(job.conversion_list.as_mapping().items())))
    asked.append("" if job.policy in BUILT_IN else file_digest(job.policy))
    settings = find_settings(Path(job.path)).path
    asked.append(file_digest(str(settings)) if settings is not None else "")
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()


def record(item: ListItem, result: Result) -> Row:
    """The row of an item that was taken in hand."""
    base = {**_base(item), "fingerprint": fingerprint(result.job)}
    if result.plan is None:
        return {**base, "state": "failed", "why": result.error.rstrip("。")}
    plan = result.plan
    return {
        **base,
        "state": "nothing" if plan.nothing else "converted",
        "why": plan.nothing,
        "sha256": plan.document.digest,
        "new_number": plan.new.spelled if plan.new else "",
        "counts": plan.counts,
        "weakened": len(plan.weakened),
        "refusals": len(plan.refusals),
        "problems": list(plan.problems),
        "cites": _cited(plan),
        "references": [{"cited": ref.cited, "becomes": ref.becomes} for ref in plan.references],
        **_written(result.outcome),
    }


def _written(outcome: Outcome | None) -> Row:
    if outcome is None:
        return {"integrity": None, "files": []}
    row: Row = {
        "integrity": outcome.integrity.holds,
        "integrity_details": list(outcome.integrity.details),
        "files": [path.name for path in outcome.files.values()],
    }
    if outcome.statistics:
        total = outcome.statistics[-1]
        row["provisions"] = {"before": total.before, "after": total.after}
    if outcome.remaining is not None:
        found = Counter(finding.severity for finding in outcome.remaining)
        rules = Counter(finding.rule for finding in outcome.remaining if finding.severity != "info")
        row["check"] = {**{name: found.get(name, 0) for name in ("error", "warning", "info")}, "rules": dict(rules)}
    return row


def _cited(plan: Plan) -> list[str]:
    """The Chinese standards that the text cites, each once, in the order of the text."""
    own = plan.old.key if plan.old is not None else ""
    found: dict[str, None] = {}
    for block in plan.document.blocks():
        if block.text and any(char.isdigit() for char in block.text):
            for number in find_numbers(block.text):
                if number.key != own:
                    found.setdefault(number.spelled)
    return list(found)


def not_converted(item: ListItem) -> Row:
    """The row of an item that is left alone, or could not even be begun."""
    return {**_base(item), "state": item.state, "why": item.why}


def _base(item: ListItem) -> Row:
    return {
        "line": item.line,
        "number": item.number,
        "title": item.title,
        "file": Path(item.file).name,
        "conclusion": item.conclusion,
        "owner": item.owner,
        "committee": item.committee,
        "due": item.due,
    }
