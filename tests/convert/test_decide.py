"""What a decision does to an item and to its neighbours in the sentence."""

from __future__ import annotations

import pytest

from stdkit.convert.items import Choice, Decision, Item
from stdkit.convert.plan import Plan
from stdkit.errors import BadData
from stdkit.model import Edit
from tests.convert.drafts import clean, draft, planned

WHOLE = ["本标准全文强制。"]
PLAIN = "# 4 要求\n\n4.1 甲必须稳固，不得摇动。\n\n4.2 乙应清洁。\n\n4.3 电气设备必须可靠接地。\n"


def plan_of(decisions: dict[int, Decision] | None = None, body: str = PLAIN, policy: str = "recommend") -> Plan:
    return planned(draft(body=body, foreword=WHOLE), policy, decisions=decisions or {})


def decided(choice: Choice, word: str = "必须", *, body: str = PLAIN, policy: str = "recommend", **more: str) -> Item:
    """The first item of the word ``word`` after that decision on it."""
    number = next(item.number for item in plan_of(body=body, policy=policy).items if item.text == word)
    plan = plan_of({number: Decision(choice, **more)}, body, policy)  # type: ignore[arg-type]
    return next(item for item in plan.items if item.number == number)


@pytest.mark.parametrize(
    ("choice", "word", "policy", "action", "proposal"),
    [
        ("规范用词", "必须", "recommend", "changed", "应"),
        ("推荐措辞", "必须", "recommend", "changed", "宜"),
        ("推荐措辞", "必须", "relabel", "changed", "宜"),
        ("规范用词", "应", "recommend", "kept", "应"),
        ("规范用词", "应", "relabel", "kept", "应"),
        ("保留原文", "必须", "recommend", "kept", "必须"),
    ],
)
def test_a_decision_on_a_word(choice: Choice, word: str, policy: str, action: str, proposal: str) -> None:
    item = decided(choice, word, policy=policy, reason="已核对")
    assert (item.action, item.proposal, item.review) == (action, proposal, False)
    assert item.reason == f"决定：{choice}（已核对）" and item.decision is not None
    assert [edit.text for edit in item.edits] == ([proposal] if action == "changed" else [])


def test_a_decision_without_a_reason() -> None:
    assert decided("保留原文").reason == "决定：保留原文"


def test_what_the_tool_proposed_keeps_its_other_edits() -> None:
    body = "# 4 要求\n\n4.1 记录须经两人签字，方能归档。\n"
    assert [edit.text for edit in decided("推荐措辞", "方能", body=body).edits] == ["后", ""]
    assert [edit.text for edit in decided("规范用词", "须", body=body).edits] == ["应"]


def test_rewriting_a_sentence_as_it_is_changes_nothing() -> None:
    item = decided("人工改写", "应", text="乙应清洁。")
    assert (item.action, item.edits, item.proposal) == ("kept", (), "乙应清洁。")


@pytest.mark.parametrize("text", ["", "  "])
def test_rewriting_needs_a_text(text: str) -> None:
    with pytest.raises(BadData, match="空的"):
        decided("人工改写", "应", text=text)


@pytest.mark.parametrize(
    ("body", "gone"),
    [
        ("# 4 要求\n\n4.1 甲必须稳固。\n", "（本条删除，编号保留）"),
        ("# 4 要求\n\n4.1 甲：\n\na) 必须稳固；\n\nb) 外观平整。\n", "（本项删除，编号保留）"),
        ("# 4 要求\n\n4.1 甲：\n\n——必须稳固；\n\n——外观平整。\n", ""),
        ("# 4 要求\n\n## 4.1 甲\n\n乙必须稳固。\n", ""),
        ("# 4 要求\n\n4.1 外观平整。甲必须稳固。\n", "外观平整。"),
    ],
)
def test_a_deleted_sentence_leaves_the_numbers_alone(body: str, gone: str) -> None:
    number = next(item.number for item in plan_of(body=body).items if item.text == "必须")
    plan = plan_of({number: Decision("删除")}, body)
    assert next(after for before, after in clean(plan).items() if "必须" in before) == gone
    (edit,) = (change.edit for change in plan.changes if change.kind == "decision")
    text = plan.document.block(edit.span.block).text
    assert (edit.span.end > len(text)) is (gone == ""), "the mark of a paragraph goes where nothing hangs on it"


def test_in_a_cell_the_paragraph_stays() -> None:
    body = "# 4 要求\n\n表1 甲\n\n| 项目 | 要求 |\n|---|---|\n| 乙 | 乙的外壳必须牢固。 |\n"
    number = next(item.number for item in plan_of(body=body).items if item.text == "必须")
    plan = plan_of({number: Decision("删除")}, body)
    (edit,) = (change.edit for change in plan.changes if change.kind == "decision")
    assert edit == Edit(edit.span, "", "决定：删除", "safe")
    assert edit.span.end == len(plan.document.block(edit.span.block).text)


def sentence(first: Decision | None, second: Decision | None) -> list[Item]:
    """The two items of 4.1 with these decisions."""
    one, other = (item.number for item in plan_of().items if item.clause == "4.1")
    given = {number: decision for number, decision in ((one, first), (other, second)) if decision is not None}
    return [item for item in plan_of(given).items if item.clause == "4.1"]


def test_the_other_words_of_a_sentence_that_goes_go_along() -> None:
    leader, other = sentence(Decision("删除"), None)
    assert [edit.text for edit in leader.edits] != [] and not leader.dispute
    assert (other.action, other.proposal, other.review, other.edits) == ("changed", "", False, ())
    assert other.reason == f"所在句按序号 {leader.number} 的决定处理"
    assert other.decision == leader.decision
    first, leader = sentence(None, Decision("移出"))
    assert first.reason == f"所在句按序号 {leader.number} 的决定处理"


def test_two_rows_that_ask_for_the_same_are_carried_out_once() -> None:
    one, other = sentence(Decision("人工改写", "甲。"), Decision("人工改写", "甲。"))
    assert len(one.edits) == 1 and other.edits == ()
    assert other.reason == "决定：人工改写"
    one, other = sentence(Decision("删除"), Decision("移出"))
    assert len(one.edits) == 1 and other.edits == ()


def test_a_word_decided_beside_a_rewriting_keeps_its_own_decision() -> None:
    word, leader = sentence(Decision("规范用词", by="李某"), Decision("人工改写", "甲。"))
    assert word.edits == () and word.decision == Decision("规范用词", by="李某")
    assert word.reason == f"所在句按序号 {leader.number} 的决定处理"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Decision("删除", sheet="甲"), Decision("人工改写", "甲。", sheet="乙")),
        (Decision("人工改写", "丙。", sheet="甲"), Decision("人工改写", "甲。", sheet="乙")),
        (Decision("删除", sheet="甲"), Decision("保留原文", sheet="甲")),
        (Decision("保留原文"), Decision("移出")),
    ],
)
def test_rows_that_cannot_both_be_carried_out(first: Decision, second: Decision) -> None:
    for item in sentence(first, second):
        assert (item.action, item.proposal, item.review, item.edits) == ("held", item.text, True, ())
        assert item.dispute == f"{first.spoken}；{second.spoken}" and item.is_open and item.decision is None


def test_a_rewriting_beside_a_word_that_is_kept_is_none() -> None:
    one, other = sentence(Decision("人工改写", "甲。"), Decision("保留原文"))
    assert not one.dispute and not other.dispute and len(one.edits) == 1


def test_two_texts_of_one_hand_are_a_slip() -> None:
    first, second = Decision("人工改写", "甲。", row=2, sheet="甲"), Decision("删除", row=3, sheet="甲")
    with pytest.raises(BadData, match="第 2 行和第 3 行"):
        sentence(first, second)


def test_a_dispute_is_said_with_its_place() -> None:
    one, other = (item.number for item in plan_of().items if item.clause == "4.1")
    plan = plan_of({one: Decision("删除"), other: Decision("保留原文")})
    said = [problem for problem in plan.problems if "分歧" in problem]
    assert said[0].startswith(f"4.1“必须”（序号 {one}）的决定有分歧") and len(said) == 2


def test_numbers_that_no_word_has_are_all_named() -> None:
    with pytest.raises(BadData, match="98、99"):
        plan_of({99: Decision("删除"), 98: Decision("删除")})
