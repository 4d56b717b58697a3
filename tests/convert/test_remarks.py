"""What the comments beside the changes say, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from stdkit.convert.guards import Guard
from stdkit.convert.items import Decision
from stdkit.convert.plan import Plan
from stdkit.convert.remarks import remarks
from stdkit.model import Block, Document, Run
from tests.convert.drafts import draft, planned

BODY = "# 4 要求\n\n甲必须稳固。\n\n4.1 乙必须稳固，不得摇动。\n\n4.2 丙可冷藏。\n\n# 附录A（规范性）取样\n\n取样必须随机。\n"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned(draft(body=BODY, foreword=["本标准全文强制。"]))


def line(plan: Plan, **state: Any) -> str:
    """The line of the first item in that state."""
    plain = {
        "text": "必须",
        "proposal": "应",
        "normalise": "应",
        "recommend": "宜",
        "reason": "甲。",
        "guards": (),
        "number": 7,
    }
    item = replace(plan.items[0], **{**plain, **state})
    (comment,) = remarks(plan.document, [item], plan.policy)
    return comment.text.split("\n")[1]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"action": "changed"}, "7　“必须”→“应”；甲；另一处理：推荐措辞“宜”。"),
        ({"action": "changed", "proposal": "宜"}, "7　“必须”→“宜”；甲；另一处理：规范用词“应”。"),
        (
            {"action": "changed", "proposal": "", "reason": ""},
            "7　“必须”所在句已处理；另一处理：规范用词“应”、推荐措辞“宜”。",
        ),
        ({"action": "held"}, "7　“必须”暂不降低；甲；另一处理：推荐措辞“宜”。"),
        ({"action": "held", "text": "应"}, "7　“应”保持不变；甲；另一处理：推荐措辞“宜”。"),
        ({"action": "refused", "recommend": "必须", "normalise": "必须"}, "7　“必须”未能改动；甲。"),
        ({"action": "kept", "review": True, "recommend": "应"}, "7　“必须”留待审阅；甲。"),
        (
            {"action": "changed", "guards": (Guard("SAFETY", "触电"),), "recommend": "应"},
            "7　“必须”→“应”；甲；护栏：安全（触电）。",
        ),
    ],
)
def test_a_line(plan: Plan, state: dict[str, Any], said: str) -> None:
    assert line(plan, **state) == said


def test_one_comment_for_a_clause_at_its_first_word(plan: Plan) -> None:
    made = remarks(plan.document, plan.items, plan.policy)
    heads = [comment.text.split("\n")[0] for comment in made]
    assert heads[1] == "转化（推荐措辞）：4.1　依据：GB/T 1.1—2020 附录C"
    assert [len(comment.text.split("\n")) for comment in made] == [2, 3, 2]
    assert [plan.document.text_of(comment.span) for comment in made] == ["必须", "必须", "必须"]
    assert [head.split("：")[1].split("　")[0] for head in heads] == ["4", "4.1", "附录A"]


def test_an_open_item_asks_for_a_decision(plan: Plan) -> None:
    guarded = replace(plan.items[0], guards=(Guard("SAFETY", "触电"),), action="held")
    ask = "须在决定表中逐条决定。"
    assert remarks(plan.document, [guarded], plan.policy)[0].text.endswith(f"\n{ask}")
    decided = replace(guarded, decision=Decision("规范用词"))
    assert ask not in remarks(plan.document, [decided], plan.policy)[0].text


def test_a_place_without_number_is_not_named(plan: Plan) -> None:
    (comment,) = remarks(plan.document, [replace(plan.items[0], clause="")], plan.policy)
    assert "）　依据：GB/T 1.1" in comment.text.split("\n")[0]


def test_parts_without_numbers_have_a_comment_each(plan: Plan) -> None:
    front = "# 引言\n\n甲必须稳固。\n\n# 范围\n\n乙必须稳固。\n"
    other = planned(draft(body=front, foreword=["本标准全文强制。", "丙必须稳固。"]))
    assert len(remarks(other.document, other.items, other.policy)) == 3


def test_words_outside_of_the_text_have_one_too(plan: Plan) -> None:
    head = Block("h1", "paragraph", (Run("甲必须稳固。"),))
    item = replace(plan.items[0], span=head.span(1, 3), clause="")
    (comment,) = remarks(Document(furniture=(head,)), [item], plan.policy)
    assert comment.span == head.span(1, 3)
