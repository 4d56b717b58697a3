"""``rules --coverage``: every clause of GB/T 1.1—2020 with the rules that watch it, and why a code has none."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stdkit.formats.page import Line, Page, columns_of, line, wrapped
from stdkit.lint.coverage import WHY, Watch, gaps

SCHEMA = "stdkit.coverage/1"
_COLUMN = 10


def render(watched: Sequence[Watch], format: str, *, width: int = 100, colour: bool = False) -> str:
    """The table for people, as JSON or as Markdown."""
    if format == "json":
        return json.dumps(data(watched), ensure_ascii=False, indent=2) + "\n"
    if format == "md":
        return "\n".join(_markdown(watched)) + "\n"
    page = Page(width, colour)
    for row in watched:
        for part in _row(row, page.width):
            page.add(part)
    page.add([])
    for sentence in _summary(watched):
        page.add_wrapped(line((sentence, "dim")))
    return page.text()


def data(watched: Sequence[Watch]) -> dict[str, Any]:
    """The coverage as plain data."""
    return {
        "schema": SCHEMA,
        "clauses": [
            {
                "clause": row.clause,
                "title": row.title,
                "rules": [rule.code for rule in row.rules],
                "without_rule": [{"code": one.code, "why": one.why, "note": one.note} for one in row.missing],
                "note": row.note,
            }
            for row in watched
        ],
        "summary": counted(watched),
    }


def counted(watched: Iterable[Watch]) -> dict[str, Any]:
    """How many codes have a rule, and how many have none for which reason."""
    rows = list(watched)
    rules = {rule.code for row in rows for rule in row.rules}
    missing = {one.code: one.why for row in rows for one in row.missing}
    return {
        "clauses": len(rows),
        "codes": len(rules) + len(missing),
        "with_rule": len(rules),
        "without_rule": dict(sorted(Counter(missing.values()).items())),
        "gaps": gaps(rows),
    }


def _row(row: Watch, width: int) -> Iterator[Line]:
    if row.level == 1:
        yield []
    style = "bold" if row.title else ""
    lead = line((row.clause, style), " " * max(_COLUMN - columns_of(row.clause), 1))
    indent = sum(columns_of(text) for text, _ in lead)
    said: Line = [(row.title, "bold")] if row.title else []
    codes = " ".join(rule.code for rule in row.rules)
    if codes:
        said += [("　" if said else "", ""), (codes, "green")]
    for missing in row.missing:
        said += [
            ("　" if said else "", ""),
            (missing.code, "yellow"),
            (f" {WHY[missing.why]}（{missing.note}）", "dim"),
        ]
    if row.note:
        said += [("　" if said else "", ""), (f"不查：{row.note}", "dim")]
    first, *more = wrapped(said, width - indent)
    yield [*lead, *first]
    for part in more:
        yield [(" " * indent, ""), *part]


def _summary(watched: Sequence[Watch]) -> Iterator[str]:
    told = counted(watched)
    why = "，".join(f"{WHY[kind]} {count} 条" for kind, count in told["without_rule"].items())
    yield f"规则目录共 {told['codes']} 条，已有 {told['with_rule']} 条" + (f"；没有的：{why}。" if why else "。")
    if told["gaps"]:
        yield f"没有说明的条款：{'、'.join(told['gaps'])}。"


def _markdown(watched: Sequence[Watch]) -> Iterator[str]:
    yield "| 条款 | 内容 | 规则 | 没有规则的，及其原因 |"
    yield "|---|---|---|---|"
    for row in watched:
        missing = "；".join(f"{one.code} {WHY[one.why]}（{one.note}）" for one in row.missing)
        codes = " ".join(rule.code for rule in row.rules)
        yield f"| {row.clause} | {row.title} | {codes} | {missing or (f'不查：{row.note}' if row.note else '')} |"
    yield ""
    yield from _summary(watched)
