"""The rule catalogue: as a list, and one rule explained. For people, as JSON, as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stdkit.formats.page import Line, Page, columns_of, line, wrapped
from stdkit.lint.basis import basis
from stdkit.lint.profile import editions_of, taken_back
from stdkit.lint.rule import Example, Rule
from stdkit.lint.softening import Softening
from stdkit.model.names import LEVELS, STAGES
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
    for part in _explained(rules, page) if explain else _listed(rules, page):
        page.add(part)
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
        "question": rule.question,
        "default": rule.default,
        "editions": list(editions_of(rule)),
        "softened": [_softened(name, entry) for name, entry in taken_back(rule)],
        "fixable": rule.fixable,
        "since": rule.since,
        "reason": paragraphs(rule.reason),
        "examples": [{"kind": e.kind, "settings": e.settings, "text": e.text} for e in rule.examples],
    }


def _softened(name: str, entry: Softening) -> dict[str, Any]:
    where = {"kind": entry.kind, "level": entry.level, "stage": entry.stage}
    held = {key: list(value) for key, value in where.items() if value}
    return {"profile": name, **held, "severity": entry.severity, "because": entry.because}


def milder(rule: Rule) -> list[str]:
    """One sentence for each built-in profile that takes something back of the rule."""
    said = []
    for name, entry in taken_back(rule):
        names = [*entry.kind, *(LEVELS[one] for one in entry.level), *(str(STAGES[one]) for one in entry.stage)]  # type: ignore[index]
        where = f"（{'、'.join(names)}）" if names else ""
        what = "不查" if entry.severity == "off" else f"只作{SEVERITY[entry.severity]}"  # type: ignore[index]
        said.append(f"配置 {name}{where}{what}：{entry.because}。")
    return said


def paragraphs(reason: str) -> list[str]:
    """The paragraphs of a docstring, each on one line; lines of Chinese are joined without a blank."""
    return [_joined(piece.split("\n")) for piece in re.split(r"\n\s*\n", reason) if piece.strip()]


def _joined(lines: Iterable[str]) -> str:
    whole = ""
    for part in map(str.strip, lines):
        both_latin = whole[-1:].isascii() and part[:1].isascii()
        whole += (" " if whole and both_latin else "") + part
    return whole


def _listed(rules: Sequence[Rule], page: Page) -> Iterator[Line]:
    clauses = max((columns_of(rule.clause) for rule in rules), default=0)
    column = min(clauses, 20)
    for rule in rules:
        room = page.width - column - 28
        mark = ("可改", "green") if rule.fixable else ("    ", "")
        off = ("  默认不查", "dim") if not rule.default else ("", "")
        first, *more = wrapped(line(rule.title, off), room)
        yield [
            *line(
                (rule.code, "bold"), "  ", (SEVERITY[rule.severity], SEVERITY_STYLE[rule.severity]), "  ", mark, "  "
            ),
            (rule.clause + " " * max(column - columns_of(rule.clause), 0) + "  ", "dim"),
            *first,
        ]
        for part in more:
            yield [(" " * (column + 22), ""), *part]
    fixable = sum(rule.fixable for rule in rules)
    yield []
    yield line((f"{len(rules)} 条规则，其中 {fixable} 条给出改法；stdkit rules 代号 查看说明和示例。", "dim"))


def _explained(rules: Sequence[Rule], page: Page) -> Iterator[Line]:
    for number, rule in enumerate(rules):
        if number:
            yield []
        yield line((rule.code, "bold"), "  ", (rule.title, "bold"))
        yield line((SEVERITY[rule.severity], SEVERITY_STYLE[rule.severity]), (" · " + " · ".join(_facts(rule)), "dim"))
        for paragraph in paragraphs(rule.reason):
            yield []
            yield from wrapped(line(paragraph), page.width)
        for sentence in milder(rule):
            yield []
            yield from wrapped(line((sentence, "dim")), page.width)
        if rule.question:
            yield []
            yield from wrapped(line(("请起草人判断：", "magenta"), rule.question), page.width)
        for example in rule.examples:
            yield []
            yield line(_KINDS[example.kind], (_settings(example), "dim"))
            for written in example.text.split("\n"):
                for part in wrapped(_marked(written, page.colour), page.width - 2):
                    yield [("  ", ""), *part]
        yield []
        for advice in (how_to_fix(rule), how_to_keep(rule)):
            yield from wrapped(line((advice, "dim")), page.width)


def _facts(rule: Rule) -> Iterator[str]:
    yield basis(rule.clause)
    if editions_of(rule) != ("2020", "2009"):
        yield f"只用于 {'、'.join(editions_of(rule))} 年版"
    if rule.confidence == "heuristic":
        yield "启发式判断"
    if rule.fixable:
        yield "可自动修改"
    if not rule.default:
        yield "默认不查"
    yield f"自 {rule.since}"
    yield rule.name


def how_to_fix(rule: Rule) -> str:
    """What the drafter can do about a finding."""
    if rule.fixable:
        return (
            "怎样改：按“改后”的样子；stdkit check 草案.docx --fix 修订稿.docx --fix-safety review 写成修订，逐处审阅。"
        )
    return "怎样改：没有机械的改法，由起草人按理由改写；“合规则”是可以的写法。"


def how_to_keep(rule: Rule) -> str:
    """How to answer for a place that is right as it is."""
    return (
        f"不必改的：Markdown 中写 <!-- stdkit: ignore {rule.code} 理由 -->，Word 中加批注“stdkit: ignore {rule.code} 理由”，"
        "或写在 stdkit.toml 的 [[suppress]] 中。"
    )


def _settings(example: Example) -> str:
    return "".join(f"  {key}={value}" for key, value in example.settings.items())


def _marked(text: str, colour: bool) -> Line:
    """The line with the marked places underlined; without colours the marks stay."""
    if not colour:
        return line(text)
    pieces = re.split(r"(⟦[^⟧]*⟧)", text)
    return [(p[1:-1] or "‸", "underline bold red") if p.startswith("⟦") else (p, "") for p in pieces]


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
        *milder(rule),
        *([f"请起草人判断：{rule.question}"] if rule.question else []),
    ]
    for example in rule.examples:
        pieces.append(f"{_KINDS[example.kind]}{_settings(example)}：\n\n```markdown\n{example.text}\n```")
    return "\n\n".join(pieces) + "\n"
