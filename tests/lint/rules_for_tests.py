"""Rules that only tests know. They are made without ``@rule``, so that the catalogue does not learn of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stdkit.lint.rule import Rule, Setting, finding
from stdkit.model import Document, Finding, Span


def word_rule(code: str, word: str, **given: Any) -> Rule:
    """A rule that finds ``word`` wherever it stands and would put 应 there."""

    def some_word(doc: Document) -> Iterator[Finding]:
        for block in doc.blocks():
            for match in block.find(word):
                yield finding(block.span(*match.span()), f"有“{word}”", fix="应", safety="safe")

    return Rule(code, "表C.1", "error", some_word, **given)


def raising_rule(code: str) -> Rule:
    def breaks_down(doc: Document) -> Iterator[Finding]:
        yield finding(next(doc.blocks()).span(), "先有一处")
        raise KeyError("没有")

    return Rule(code, "1", "warning", breaks_down)


def straying_rule(code: str, span: Span) -> Rule:
    def points_outside(doc: Document) -> Iterator[Finding]:
        yield finding(span, "指向别处")

    return Rule(code, "1", "warning", points_outside)


def stage_rule(code: str) -> Rule:
    def tells_setting(doc: Document, setting: Setting) -> Iterator[Finding]:
        yield finding(None, f"{setting.stage} {setting.edition} {setting.kind}")

    return Rule(code, "1", "info", tells_setting)
