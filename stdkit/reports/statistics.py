"""``check --statistics``: how often each rule spoke, instead of every place."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from stdkit.facts.jsonlists import filled
from stdkit.formats.page import Page, columns_of, line, wrapped
from stdkit.lint import registry
from stdkit.lint.results import SEVERITIES, Report
from stdkit.reports import check_json
from stdkit.reports.words import SEVERITY, SEVERITY_STYLE


def render(report: Report, format: str, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """The counts as a table, or in JSON beside the report itself (``statistics``)."""
    rows = rows_of(report)
    if format == "json":
        frame = _json({**check_json.frame(report), "statistics": rows}) + "\n"
        yield from filled(frame, {"documents": (_json(check_json.document(file)) for file in report.files)})
        return
    page = Page(width, colour)
    digits = max((len(str(row["count"])) for row in rows), default=1)
    for row in rows:
        severity = row["severity"]
        lead = line(
            (f"{row['count']:>{digits}}", "bold"),
            "  ",
            (SEVERITY[severity], SEVERITY_STYLE[severity]),
            f"  {row['rule']}  ",
        )
        indent = sum(columns_of(text) for text, _ in lead)
        first, *more = wrapped(line(row["title"]), page.width - indent - 12)
        page.add([*lead, *first, (f"　{row['files']} 个文件" if len(report.files) > 1 else "", "dim")])
        for part in more:
            page.add([(" " * indent, ""), *part])
    total = sum(row["count"] for row in rows)
    page.add(line((f"{len(rows)} 条规则，共 {total} 处。" if rows else "未发现问题。", "dim")))
    yield page.text()


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def rows_of(report: Report) -> list[dict[str, Any]]:
    """One row for each rule with findings that count, the most frequent first; of one rule the most severe of its severities."""
    counts: Counter[str] = Counter()
    files: Counter[str] = Counter()
    severities: dict[str, set[str]] = defaultdict(set)
    for file in report.files:
        active = file.active
        counts.update(row.finding.rule for row in active)
        files.update({row.finding.rule for row in active})
        for row in active:
            severities[row.finding.rule].add(row.finding.severity)
    titles = {code: rule.title for code, rule in registry.load().items()} if counts else {}
    return [
        {
            "rule": rule,
            "name": report.names[rule],
            "title": titles.get(rule, report.names[rule]),
            "severity": next(severity for severity in SEVERITIES if severity in severities[rule]),
            "count": count,
            "files": files[rule],
        }
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
