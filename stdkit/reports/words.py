"""The Chinese names of what reports speak of."""

from __future__ import annotations

from stdkit.lint.results import Located
from stdkit.model import Finding, Severity
from stdkit.model.names import ELEMENT

__all__ = ["ELEMENT", "SEVERITY", "SEVERITY_STYLE", "WHAT", "said", "slashes", "where"]

SEVERITY: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
WHAT = {"edition": "版本", "kind": "类型", "level": "层级", "stage": "阶段"}
"""What a check takes a document for."""
SEVERITY_STYLE: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def where(row: Located) -> str:
    """The place as a reader would name it: 「5.2」, 「附录A」, 「前言」, 「全文」."""
    if row.location is None:
        return "全文"
    return row.location.clause or ELEMENT[row.location.element]


def said(finding: Finding) -> str:
    """What a finding says, with the question to the drafter where it asks one, for reports that have one line for it."""
    return f"{finding.message}（请起草人判断：{finding.question}）" if finding.question else finding.message


def slashes(path: str) -> str:
    """The path with slashes, as every CI server writes it."""
    return path.replace("\\", "/")
