from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from stdkit.lint.profile import Profile
from stdkit.lint.rule import Rule, finding
from stdkit.lint.runner import ASKED, check
from stdkit.model import Document, Finding, Span
from tests.lint.drafts import draft
from tests.lint.rules_for_tests import raising_rule, stage_rule, straying_rule, word_rule


def test_findings_are_stamped_by_the_runner() -> None:
    (found,) = check(draft("设备必须接地。"), rules=[word_rule("MOD001", "必须")])
    assert (found.rule, found.name, found.severity, found.clause) == ("MOD001", "some-word", "error", "表C.1")
    assert found.span == Span("t1", 2, 4)
    assert [edit.text for edit in found.edits] == ["应"]


def test_where_a_rule_cannot_be_sure_it_asks() -> None:
    def run(rule: Rule) -> str:
        (found,) = check(draft("设备必须接地。"), rules=[rule])
        assert found.heuristic == bool(found.question)
        return found.question

    certain = word_rule("MOD001", "必须")
    assert run(certain) == ""
    assert run(replace(certain, confidence="heuristic")) == ASKED
    assert run(replace(certain, confidence="heuristic", question="此处是外部约束吗？")) == "此处是外部约束吗？"

    def asks(doc: Document) -> Iterator[Finding]:
        yield finding(Span("t1", 2, 4), "用了“必须”", question="“必须”是法律的原话吗？")

    assert run(replace(certain, check=asks, question="此处是外部约束吗？")) == "“必须”是法律的原话吗？", (
        "the place speaks first"
    )


def test_findings_come_in_the_order_of_the_text() -> None:
    rules = [word_rule("ZZZ001", "甲"), word_rule("AAA001", "乙"), stage_rule("MMM001")]
    found = check(draft("乙甲", "甲乙"), rules=rules)
    assert [(f.span.block, f.span.start) if f.span else None for f in found] == [
        None,
        ("t1", 0),
        ("t1", 1),
        ("t2", 0),
        ("t2", 1),
    ]


def test_cover_before_text_before_running_heads() -> None:
    rules = [straying_rule(f"AAA00{n}", Span(block, 0, 1)) for n, block in enumerate(["h1", "t1", "f1", "o1", "c1"])]
    assert [f.span.block for f in check(draft("文"), rules=rules) if f.span] == ["c1", "o1", "f1", "t1", "h1"]


def test_a_rule_that_raises_is_named_and_the_others_run_on() -> None:
    found = check(draft("甲"), rules=[raising_rule("BAD001"), word_rule("MOD001", "甲")])
    broken = [f for f in found if f.rule == "internal-error"]
    assert len(broken) == 1 and "BAD001" in broken[0].message and "KeyError" in broken[0].message
    assert broken[0].severity == "error" and broken[0].span is None
    assert [f.rule for f in found if f.span] == ["BAD001", "MOD001"], "what it found before is kept"


@pytest.mark.parametrize("span", [Span("nowhere", 0, 1), Span("t1", 0, 9)])
def test_a_rule_that_points_outside_the_document_is_an_internal_error(span: Span) -> None:
    (found,) = check(draft("甲"), rules=[straying_rule("BAD001", span)])
    assert found.rule == "internal-error" and "BAD001" in found.message


def test_the_paragraph_mark_belongs_to_the_document() -> None:
    (found,) = check(draft("甲"), rules=[straying_rule("AAA001", Span("t1", 0, 2))])
    assert found.rule == "AAA001"


def test_debug_shows_where_a_rule_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STDKIT_DEBUG", "1")
    with pytest.raises(KeyError):
        check(draft("甲"), rules=[raising_rule("BAD001")])


def test_the_same_finding_is_said_once() -> None:
    assert len(check(draft("甲"), rules=[word_rule("MOD001", "甲"), word_rule("MOD001", "甲")])) == 1


def test_whole_document_rules_rest_on_a_fragment() -> None:
    rules = [word_rule("STR001", "甲", whole=True), word_rule("MOD001", "甲")]
    assert [f.rule for f in check(draft("甲"), Profile(fragment=True), rules=rules)] == ["MOD001"]
    assert [f.rule for f in check(draft("甲"), Profile(), rules=rules)] == ["MOD001", "STR001"]


def test_rules_of_another_edition_rest() -> None:
    rules = [word_rule("NEW001", "甲", editions=("2020",)), word_rule("OLD001", "甲", editions=("2009",))]
    assert [f.rule for f in check(draft("甲"), Profile(edition="2009"), rules=rules)] == ["OLD001"]


@pytest.mark.parametrize(
    ("cover", "given", "stage"),
    [
        ("", None, "draft"),
        ("（征求意见稿）", None, "comments"),
        ("送审稿", None, "review"),
        ("报批稿", None, "approval"),
        ("报批稿", "review", "review"),
    ],
)
def test_stage_is_given_or_read_from_the_cover(cover: str, given: None, stage: str) -> None:
    (found,) = check(draft("甲", stage=cover), Profile(stage=given, kind="指南"), rules=[stage_rule("STG001")])
    assert found.message == f"{stage} 2020 指南"


def test_severity_of_the_profile_wins() -> None:
    rules = [word_rule("MOD001", "甲"), word_rule("MOD002", "甲")]
    found = check(draft("甲"), Profile(severity={"MOD": "info", "MOD002": "warning"}), rules=rules)
    assert [(f.rule, f.severity) for f in found] == [("MOD001", "info"), ("MOD002", "warning")]
    assert not check(draft("甲"), Profile(severity={"MOD": "off"}), rules=rules)


def test_of_the_whole_document_first_whatever_the_code() -> None:
    rules = [straying_rule("AAA001", Span("c1", 0, 0)), stage_rule("ZZZ001"), stage_rule("MMM001")]
    assert [f.rule for f in check(draft("文"), rules=rules)] == ["MMM001", "ZZZ001", "AAA001"]


def test_without_rules_given_all_of_the_profile_run() -> None:
    found = check(draft("设备必须接地。"), Profile(select=("MOD001",)))
    assert [f.rule for f in found] == ["MOD001"]


def test_a_rule_that_is_off_does_not_run() -> None:
    profile = Profile(severity={"MOD001": "off"})
    assert check(draft("设备必须接地。"), profile, rules=[word_rule("MOD001", "必须")]) == []


@pytest.mark.parametrize(("end", "outside"), [(1, False), (2, False), (3, True)])
def test_a_span_may_reach_over_the_paragraph_mark_and_no_further(end: int, outside: bool) -> None:
    (found,) = check(draft("文"), rules=[straying_rule("AAA001", Span("t1", 0, end))])
    assert (found.rule == "internal-error") is outside
