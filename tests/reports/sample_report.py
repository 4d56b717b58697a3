"""A report of one long draft with findings of every sort, one file without findings, one that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.model import Edit, Finding, Severity, Span, Unread
from tests.lint.drafts import draft

LONG = "甲" * 150 + "必须" + "乙" * 150


def found(span: Span | None, text: str, severity: Severity = "error", *edits: Edit) -> Finding:
    return Finding(span, text, edits, rule="MOD001", name="must-as-requirement", severity=severity, clause="表C.1")


def sample_report() -> Report:
    doc = draft("设备必须可靠接地，外壳必须绝缘。", LONG, "试样\t取三份\n取样应随机")
    findings = [
        found(None, "缺少必备要素“范围”", "warning"),
        found(Span("f1", 3, 3), "前言缺少起草依据", "info", Edit(Span("f1", 0, 0), "\n本文件按照规定起草。")),
        found(Span("t1", 2, 4), "以“应”代替“必须”", "error", Edit(Span("t1", 2, 4), "应", safety="safe")),
        found(Span("t2", 150, 152), "以“应”代替“必须”", "error", Edit(Span("t2", 150, 152), "应", safety="safe")),
        found(Span("t3", 0, 2), "删去“试样”", "warning", Edit(Span("t3", 0, 2), "")),
    ]
    checked = FileResult(
        "草案.docx",
        "a" * 64,
        "docx",
        doc.cover.number,
        doc.cover.title,
        "gbt-1.1-2020",
        locate(doc, findings),
        (Unread("没有文字的图", "5.3", 5), Unread("嵌入的对象")),
    )
    clean = FileResult("好.md", "b" * 64, "markdown", profile="gbt-1.1-2020")
    return Report((checked, clean, FileResult("坏.docx", errors=("不是 DOCX 文件。",))), "gbt-1.1-2020")


def whole(render: Callable[..., Iterable[str]]) -> Callable[..., str]:
    """A writer of reports that gives its text in pieces, as one that gives all of it."""
    return lambda *given, **options: "".join(render(*given, **options))


def standing(report: Report, given: Mapping[int, Suppressed | None]) -> Report:
    """The report with findings of its first file suppressed, or (``None``) in the baseline, by their place."""
    first, *others = report.files
    rows = list(first.findings)
    for number, suppressed in given.items():
        rows[number] = replace(
            rows[number], suppressed=suppressed, baseline="new" if suppressed is not None else "unchanged"
        )
    return Report((replace(first, findings=tuple(rows)), *others), report.profile)
