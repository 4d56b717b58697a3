"""``check --format gitlab``: a Code Quality report, as GitLab reads it (a list of issues; CI artifact ``codequality``)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from stdkit.facts.jsonlists import listed
from stdkit.lint.results import FileResult, Located, Report
from stdkit.model import Severity
from stdkit.reports.words import said, slashes, where

_SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """The findings that count, and one blocker for each file that could not be checked."""
    issues = (issue for file in report.files for issue in _issues(file))
    yield from listed((json.dumps(issue, ensure_ascii=False, indent=2) for issue in issues), indent=2)
    yield "\n"


def _issues(file: FileResult) -> list[dict[str, Any]]:
    lost = [
        _issue(file.path, "not-checked", "blocker", message, hashlib.md5(f"{file.path}\0{number}".encode()).hexdigest())
        for number, message in enumerate(file.errors)
    ]
    return lost + [_finding(file.path, row) for row in file.active]


def _finding(path: str, row: Located) -> dict[str, Any]:
    finding = row.finding
    description = f"{where(row)}：{said(finding)}（{finding.rule}）"
    # The same finding in two files is two issues to GitLab.
    print_ = hashlib.md5(f"{slashes(path)}\0{row.fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()
    line = row.location.line if row.location is not None else None
    return _issue(path, finding.rule, _SEVERITY[finding.severity], description, print_, line or 1)


def _issue(path: str, rule: str, severity: str, description: str, fingerprint: str, line: int = 1) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": rule,
        "description": description,
        "categories": ["Style"],
        "severity": severity,
        "fingerprint": fingerprint,
        # Word and PDF have no lines: the first stands for the file, the description says the clause.
        "location": {"path": slashes(path), "lines": {"begin": line}},
    }
