"""Run the rules over a document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stdkit.lint import registry
from stdkit.lint.overlaps import overlaps, reported_once
from stdkit.lint.profile import Profile, load_profile
from stdkit.lint.rule import Rule, Setting
from stdkit.model import Block, Document, Finding, Severity, Span

if TYPE_CHECKING:
    from stdkit.facts.revision import Revision

INTERNAL_ERROR = "internal-error"
ASKED = "这里是按字面迹象判断的，确实有此问题吗？"
"""What a heuristic rule of a plug-in asks where it has no question of its own."""


def check(
    document: Document,
    profile: Profile | None = None,
    *,
    rules: Iterable[Rule] | None = None,
    revision: Revision | None = None,
) -> list[Finding]:
    """What the rules of ``profile`` (default: GB/T 1.1—2020) have to say about ``document``, in the order of the text.

    ``revision`` is what changed since the edition that the document replaces, where that is at hand.
    Findings about the document as a whole come first. Rule code, name, severity and clause are stamped here. A rule that raises,
    or points outside the document, becomes a finding ``internal-error`` that names it, and the others run on.
    """
    profile = profile or load_profile()
    setting = replace(profile.setting(document), revision=revision)
    order = _order(document)
    found: list[Finding] = []
    for rule in registry.load().values() if rules is None else rules:
        severity = profile.severity_of(rule, setting)
        if severity is not None and profile.runs(rule):
            found.extend(_run(rule, severity, document, setting, order))
    return sorted(reported_once(found, overlaps()), key=lambda finding: _place(finding, order))


def not_run(profile: Profile) -> tuple[str, ...]:
    """The rules that the profile asks for and that have no table of standards to look things up in."""
    rules = registry.load().values()
    return tuple(rule.code for rule in rules if profile.asks_for(rule) and not profile.runs(rule))


def _run(
    rule: Rule, severity: Severity, document: Document, setting: Setting, order: dict[str, tuple[int, Block]]
) -> Iterator[Finding]:
    try:
        for finding in rule.run(document, setting):
            for span in _spans(finding):
                if span.block not in order or span.end > len(order[span.block][1].text) + 1:
                    raise ValueError(f"span outside the document: {span}")
            yield Finding(
                finding.span,
                finding.message,
                finding.edits,
                rule.code,
                rule.name,
                severity,
                rule.clause,
                finding.related,
                finding.question or _question(rule),
            )
    except Exception as error:
        if os.environ.get("STDKIT_DEBUG") == "1":
            raise
        yield Finding(
            span=None,
            message=f"规则 {rule.code} 没有跑完（{type(error).__name__}: {error}），它管的内容未检查；请报告给维护者",
            rule=INTERNAL_ERROR,
            name=INTERNAL_ERROR,
            severity="error",
        )


def _question(rule: Rule) -> str:
    """What the rule asks of every place it finds; nothing where it is sure."""
    return rule.question or (ASKED if rule.confidence == "heuristic" else "")


def _spans(finding: Finding) -> Iterator[Span]:
    if finding.span is not None:
        yield finding.span
    yield from finding.related
    for edit in finding.edits:
        yield edit.span


def _order(document: Document) -> dict[str, tuple[int, Block]]:
    """Every block by its id, numbered as the reader meets them: cover, text, running heads."""
    order: dict[str, tuple[int, Block]] = {}

    def number(blocks: Iterable[Block]) -> None:
        for block in blocks:
            for each in (block, *(() if block.id in order else block.children())):
                order.setdefault(each.id, (len(order), each))

    number(document.cover.blocks)
    number(document.blocks(toc=True))
    number(document.furniture)
    return order


def _place(finding: Finding, order: dict[str, tuple[int, Block]]) -> tuple[int, int, int, str]:
    span = finding.span
    if span is None:
        return (-1, 0, 0, finding.rule)
    return (order[span.block][0], span.start, span.end, finding.rule)
