"""``check --statistics``: how often each rule spoke, instead of every place."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from stdkit.formats.page import Page, columns_of, line, wrapped
from stdkit.lint import registry
from stdkit.lint.results import SEVERITIES, Report
from stdkit.reports import check_json
from stdkit.reports.words import SEVERITY, SEVERITY_STYLE


def render(report: Report, format: str, *, width: int = 100, colour: bool = False) -> str:
    """The counts as a table, or in JSON beside the report itself (``statistics``)."""
    rows = rows_of(report)
    if format == "json":
        return json.dumps({**check_json.data(report), "statistics": rows}, ensure_ascii=False, indent=2) + "\n"
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
    return page.text()


def rows_of(report: Report) -> list[dict[str, Any]]:
    """One row for each rule with findings that count, the most frequent first; of one rule the most severe of its severities."""
    counts: Counter[str] = Counter()
    files: dict[str, set[int]] = defaultdict(set)
    severities: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for number, file in enumerate(report.files):
        for row in file.active:
            rule = row.finding.rule
            counts[rule] += 1
            files[rule].add(number)
            severities[rule].add(row.finding.severity)
            names[rule] = row.finding.name
    titles = {code: rule.title for code, rule in registry.load().items()} if counts else {}
    return [
        {
            "rule": rule,
            "name": names[rule],
            "title": titles.get(rule, names[rule]),
            "severity": next(severity for severity in SEVERITIES if severity in severities[rule]),
            "count": count,
            "files": len(files[rule]),
        }
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
