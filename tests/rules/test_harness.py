"""The examples' own machinery: it has to notice what is wrong in an example, or in a rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stdkit.lint.rule import Example, Rule, finding
from stdkit.model import Document, Finding
from tests.rules.examples import ExampleError, marked_spans, run_bad, run_fixed, run_good


def _rule(word: str, fix: str | None = "应", *, add: str = "", whole: bool = False) -> Rule:
    def test_word(doc: Document) -> Iterator[Finding]:
        for block in doc.blocks():
            for match in block.find(word):
                yield finding(block.span(*match.span()), "有此词", fix=fix)
                if add:
                    yield finding(block.span(len(block.text)), "少一段", fix=add)

    return Rule("TST001", "1", "error", test_word, whole=whole)


def _missing() -> Rule:
    def test_missing(doc: Document) -> Iterator[Finding]:
        if not doc.element_of("foreword"):
            yield finding(None, "缺前言")

    return Rule("TST002", "1", "error", test_missing)


def _bad(text: str, **settings: str) -> Example:
    return Example("bad", text, settings)


def test_marks_become_spans() -> None:
    doc, spans = marked_spans("设备⟦必须⟧接地。\n\n外壳⟦必须⟧绝缘⟦⟧。")
    assert [doc.text_of(span) for span in spans] == ["必须", "必须", ""]
    assert [(span.start, span.end) for span in spans] == [(2, 4), (2, 4), (6, 6)]


@pytest.mark.parametrize(
    "source",
    [
        "——设备⟦必须⟧接地；",
        "a) 设备⟦必须⟧接地；",
        "注1：设备⟦必须⟧接地。",
        "# 5 要求\n\n5.1　设备⟦必须⟧接地。",
        "# 5 ⟦必须⟧",
        "文字[^1]。\n\n[^1]: 脚注⟦必须⟧说明。",
        "表1　限值\n\n| 项目 | 值 |\n|---|---|\n| 甲 | ⟦必须⟧ |",
        "---\nnumber: DB15/T 1—2026\ntitle: ⟦必须⟧\n---\n# 前言\n\n文字。",
        "第一行\n接⟦必须⟧下去。",
    ],
)
def test_a_mark_may_stand_wherever_text_is_read(source: str) -> None:
    doc, spans = marked_spans(source)
    assert [doc.text_of(span) for span in spans] == ["必须"]


@pytest.mark.parametrize("source", ["⟦a) 甲⟧；", "⟦注：⟧甲。", "⟦# 5⟧ 甲", "甲⟦乙", "甲⟧乙⟦", "甲⟦乙\n\n丙⟧"])
def test_a_mark_that_cannot_be_meant_is_said(source: str) -> None:
    with pytest.raises(ExampleError):
        marked_spans(source)


def test_a_good_rule_passes() -> None:
    doc, found = run_bad(_rule("必须"), _bad("设备⟦必须⟧接地，外壳⟦必须⟧绝缘。"))
    run_fixed(doc, found, Example("fixed", "设备应接地，外壳应绝缘。"))
    run_good(_rule("必须"), Example("good", "设备应接地。"))


@pytest.mark.parametrize("text", ["设备⟦必须⟧接地，外壳必须绝缘。", "设备⟦必⟧须接地。", "⟦设备⟧应接地，⟦必须⟧绝缘。"])
def test_too_much_or_too_little_is_noticed(text: str) -> None:
    with pytest.raises(AssertionError, match=r"not (found|marked)"):
        run_bad(_rule("必须"), _bad(text))


def test_a_fix_that_gives_another_text_is_noticed() -> None:
    doc, found = run_bad(_rule("必须"), _bad("设备⟦必须⟧接地。"))
    with pytest.raises(AssertionError, match="after the edits"):
        run_fixed(doc, found, Example("fixed", "设备宜接地。"))


def test_a_fixed_fence_without_an_edit_is_noticed() -> None:
    doc, found = run_bad(_rule("必须", fix=None), _bad("设备⟦必须⟧接地。"))
    with pytest.raises(AssertionError, match="no finding has an edit"):
        run_fixed(doc, found, Example("fixed", "设备必须接地。"))


def test_a_fix_may_add_paragraphs() -> None:
    doc, found = run_bad(_rule("必须", add="\n注：补一段。\n再一段。"), _bad("设备⟦必须⟧接地⟦⟧"))
    run_fixed(doc, found, Example("fixed", "设备应接地\n\n注：补一段。\n\n再一段。"))


def test_a_finding_in_a_good_example_is_noticed() -> None:
    with pytest.raises(AssertionError, match="good example"):
        run_good(_rule("必须"), Example("good", "设备必须接地。"))


def test_no_mark_means_one_finding() -> None:
    run_bad(_missing(), _bad("# 1 范围\n\n本文件规定了甲。"))
    with pytest.raises(AssertionError, match="one finding"):
        run_bad(_missing(), _bad("# 前言\n\n文字。\n\n# 1 范围\n\n本文件规定了甲。"))


def test_a_rule_that_raises_fails_its_example() -> None:
    def test_breaks(doc: Document) -> Iterator[Finding]:
        raise KeyError("没有")

    with pytest.raises(AssertionError, match="KeyError"):
        run_good(Rule("TST003", "1", "error", test_breaks), Example("good", "甲"))  # type: ignore[arg-type]


def test_unknown_settings_are_said() -> None:
    with pytest.raises(ExampleError, match="editon"):
        run_good(_rule("必须"), Example("good", "甲", {"editon": "2009"}))
