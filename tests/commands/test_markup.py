"""Findings written into the DOCX: comments beside the words, fixes as tracked changes."""

from __future__ import annotations

from stdkit.commands.markup import _comments, _edits, refusal_line
from stdkit.lint.results import FileResult, locate
from stdkit.model import Edit, Finding, Refusal, Safety, Span
from tests.lint.drafts import draft

DOC = draft("设备必须可靠接地，外壳必须绝缘。")
SAFE = Edit(Span("t1", 2, 4), "应", safety="safe")
REVIEW = Edit(Span("t1", 11, 13), "应", safety="review")


def _result(*findings: Finding) -> FileResult:
    return FileResult("草案.docx", findings=locate(DOC, findings))


def _chosen(safety: Safety, *findings: Finding) -> list[Edit]:
    return list(_edits(_result(*findings), safety))


def test_safe_leaves_out_what_asks_for_a_review() -> None:
    findings = [Finding(SAFE.span, "…", (SAFE,)), Finding(REVIEW.span, "…", (REVIEW,))]
    assert _chosen("safe", *findings) == [SAFE]
    assert _chosen("review", *findings) == [SAFE, REVIEW]


def test_a_fix_of_several_places_is_one_fix() -> None:
    assert _chosen("safe", Finding(SAFE.span, "…", (SAFE, REVIEW))) == []


def test_one_edit_of_two_findings_is_made_once() -> None:
    assert _chosen("safe", Finding(SAFE.span, "一", (SAFE,)), Finding(SAFE.span, "二", (SAFE,))) == [SAFE]


def test_comments_stand_at_the_words_and_name_the_clause() -> None:
    finding = Finding(SAFE.span, "以“应”代替“必须”", rule="MOD001", clause="表C.1")
    (comment,) = _comments(DOC, [finding])
    assert comment.span == SAFE.span
    assert comment.text == "MOD001 以“应”代替“必须”（GB/T 1.1—2020，表C.1）"


def test_a_finding_about_the_whole_document_stands_at_its_beginning() -> None:
    (comment,) = _comments(DOC, [Finding(None, "缺少必备要素", rule="STR001")])
    assert comment.span == Span("c1", 0, 4)


def test_a_refusal_says_what_and_why() -> None:
    assert refusal_line(DOC, Refusal(SAFE, "此处是域结果")) == "5.1：没有改「必须」→「应」，因为此处是域结果。"
