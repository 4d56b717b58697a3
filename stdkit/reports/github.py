"""``check --format github``: workflow commands that GitHub Actions shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.visible import visible
from stdkit.lint.basis import basis
from stdkit.lint.results import Located, Report
from stdkit.model import Severity
from stdkit.reports.words import said, slashes, where

_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """One command for every finding that counts and every file that could not be checked."""
    for file in report.files:
        path = slashes(file.path)
        for text in file.errors:
            yield f"::error file={_property(path)},title=未能检查::{_message(text)}\n"
        for row in file.active:
            yield f"{_finding(path, row)}\n"


def _finding(path: str, row: Located) -> str:
    finding = row.finding
    line = f",line={row.location.line}" if row.location is not None and row.location.line else ""
    title = f"{finding.rule} {where(row)}"
    rests_on = f"\n{basis(finding.clause)}" if finding.clause else ""
    words = f"\n{row.location.excerpt}" if row.location is not None and row.location.excerpt else ""
    command = _COMMAND[finding.severity]
    return f"::{command} file={_property(path)}{line},title={_property(title)}::{_message(said(finding) + words + rests_on)}"


def _message(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
