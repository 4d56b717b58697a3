"""The rule catalogue: as a list, and one rule explained. For people, as JSON, as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from stdkit.lint.rule import Example, Rule
from stdkit.reports.page import Page, wrapped
from stdkit.reports.words import SEVERITY, SEVERITY_STYLE

SCHEMA = "stdkit.rules/1"
FORMATS = ("terminal", "json", "md")
_KINDS = {"bad": "不合规则", "fixed": "改后", "good": "合规则"}


def render(rules: Sequence[Rule], format: str, *, explain: bool, width: int = 100, colour: bool = False) -> str:
    """The rules in one of ``FORMATS``; with ``explain`` each with its reason and examples."""
    if format == "json":
        return (
            json.dumps({"schema": SCHEMA, "rules": [data(rule) for rule in rules]}, ensure_ascii=False, indent=2) + "\n"
        )
    if format == "md":
        return "\n".join(_markdown(rule) for rule in rules) if explain else _markdown_table(rules)
    page = Page(width, colour)
    for line in _explained(rules, page) if explain else _listed(rules, page):
        page.add(line)
    return page.text()


def data(rule: Rule) -> dict[str, Any]:
    """One rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "title": rule.title,
        "severity": rule.severity,
        "gbt11_clause": rule.clause,
        "confidence": rule.confidence,
        "default": rule.default,
        "editions": list(rule.editions),
        "fixable": rule.fixable,
        "reason": paragraphs(rule.reason),
        "examples": [{"kind": e.kind, "settings": e.settings, "text": e.text} for e in rule.examples],
    }


def paragraphs(reason: str) -> list[str]:
    """The paragraphs of a docstring, each on one line; lines of Chinese are joined without a blank."""
    return [_joined(piece.split("\n")) for piece in re.split(r"\n\s*\n", reason) if piece.strip()]


def _joined(lines: Iterable[str]) -> str:
    whole = ""
    for line in map(str.strip, lines):
        both_latin = whole[-1:].isascii() and line[:1].isascii()
        whole += (" " if whole and both_latin else "") + line
    return whole


def _listed(rules: Sequence[Rule], page: Page) -> Iterator[Text]:
    clauses = max((cell_len(rule.clause) for rule in rules), default=0)
    column = min(clauses, 20)
    for rule in rules:
        room = page.width - column - 28
        mark = ("可改", "green") if rule.fixable else ("    ", "")
        off = ("  默认不查", "dim") if not rule.default else ("", "")
        title, *more = wrapped(Text(rule.title), room)
        yield Text.assemble(
            (rule.code, "bold"),
            "  ",
            (SEVERITY[rule.severity], SEVERITY_STYLE[rule.severity]),
            "  ",
            mark,
            "  ",
            (rule.clause + " " * max(column - cell_len(rule.clause), 0), "dim"),
            "  ",
            title,
            off,
        )
        for line in more:
            yield Text.assemble(" " * (column + 22), line)
    yield Text()
    yield Text(
        f"{len(rules)} 条规则，其中 {sum(rule.fixable for rule in rules)} 条给出改法；stdkit rules 代号 查看说明和示例。",
        style="dim",
    )


def _explained(rules: Sequence[Rule], page: Page) -> Iterator[Text]:
    for number, rule in enumerate(rules):
        if number:
            yield Text()
        yield Text.assemble((rule.code, "bold"), "  ", (rule.title, "bold"))
        yield Text.assemble(
            (SEVERITY[rule.severity], SEVERITY_STYLE[rule.severity]), (" · " + " · ".join(_facts(rule)), "dim")
        )
        for paragraph in paragraphs(rule.reason):
            yield Text()
            yield from wrapped(Text(paragraph), page.width)
        for example in rule.examples:
            yield Text()
            yield Text.assemble(_KINDS[example.kind], (_settings(example), "dim"))
            for line in example.text.split("\n"):
                yield from (Text.assemble("  ", part) for part in wrapped(_marked(line, page.colour), page.width - 2))


def _facts(rule: Rule) -> Iterator[str]:
    yield f"GB/T 1.1—2020，{rule.clause}"
    if rule.editions != ("2020", "2009"):
        yield f"只用于 {'、'.join(rule.editions)} 年版"
    if rule.confidence == "heuristic":
        yield "启发式判断"
    if rule.fixable:
        yield "可自动修改"
    if not rule.default:
        yield "默认不查"
    yield rule.name


def _settings(example: Example) -> str:
    return "".join(f"  {key}={value}" for key, value in example.settings.items())


def _marked(line: str, colour: bool) -> Text:
    """The line with the marked places underlined; without colours the marks stay."""
    if not colour:
        return Text(line)
    text = Text()
    for piece in re.split(r"(⟦[^⟧]*⟧)", line):
        text.append(piece[1:-1] or "‸", style="underline bold red") if piece.startswith("⟦") else text.append(piece)
    return text


def _markdown_table(rules: Iterable[Rule]) -> str:
    rows = [
        f"| {rule.code} | {rule.title} | {SEVERITY[rule.severity]} | {rule.clause} | {'可改' if rule.fixable else ''} |"
        for rule in rules
    ]
    return "\n".join(["| 代号 | 规则 | 级别 | GB/T 1.1—2020 | 改法 |", "|---|---|---|---|---|", *rows]) + "\n"


def _markdown(rule: Rule) -> str:
    pieces = [
        f"# {rule.code} {rule.title}",
        f"{SEVERITY[rule.severity]} · {' · '.join(_facts(rule))}",
        *paragraphs(rule.reason),
    ]
    for example in rule.examples:
        pieces.append(f"{_KINDS[example.kind]}{_settings(example)}：\n\n```markdown\n{example.text}\n```")
    return "\n\n".join(pieces) + "\n"
