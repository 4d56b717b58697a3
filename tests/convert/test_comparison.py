"""The rows of the 修订前后对照表."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.convert.changes import Change, ChangeKind
from stdkit.convert.comparison import Row, comparison
from stdkit.convert.items import Decision
from stdkit.convert.plan import Plan
from stdkit.model import Block, Edit, Refusal, Run
from tests.convert.drafts import FOREWORD, draft, planned


@pytest.fixture(scope="module")
def plan() -> Plan:
    heads = tuple(Block(f"h{at}", "paragraph", (Run("DB15/ 123—2010"),)) for at in (1, 2))
    return planned(replace(draft(), furniture=heads))


def row_of(plan: Plan, before: str) -> Row:
    return next(row for row in comparison(plan) if row.before == before)


def changed(plan: Plan, text: str, *edits: tuple[ChangeKind, str, str, str]) -> list[Row]:
    """The rows of a plan that holds just these changes of the paragraph ``text``: (kind, old words, new ones, reason)."""
    block = next(block for block in plan.document.blocks() if block.text == text)
    made = []
    for kind, old, new, reason in edits:
        at = block.text.index(old)
        marks = frozenset({"bold"}) if kind == "black-face" else frozenset()
        edit = Edit(block.span(at, at + len(old)), new, reason, unmark=marks)  # type: ignore[arg-type]
        made.append(Change(edit, kind))
    return comparison(replace(plan, changes=tuple(made)))


WASHED = "果实必须清洗，不得带泥。"


def test_a_requirement_that_became_weaker(plan: Plan) -> None:
    row = row_of(plan, WASHED)
    assert row.cells(3) == (
        "3", "4.1", WASHED, "4.1", "果实宜清洗，不宜带泥。", "技术",
        "“必须”改为“宜”（强制条款降为推荐）；“不得”改为“不宜”（强制条款降为推荐）", "是",
    )  # fmt: skip


def test_a_wording_that_only_became_standard(plan: Plan) -> None:
    row = row_of(plan, "标签须清晰。")
    assert (row.kinds, row.lowered, row.cells(1)[-1]) == (("用词规范",), False, "否")


def test_a_paragraph_that_goes(plan: Plan) -> None:
    cells = row_of(plan, FOREWORD[0]).cells(1)
    assert (cells[1], cells[3], cells[4]) == ("前言", "—", "（删除）")
    assert cells[5] == "属性、删除"


def test_rows_follow_the_document_and_heads_come_last_once(plan: Plan) -> None:
    rows = comparison(plan)
    assert [row.clause for row in rows[:2]] == ["封面", "封面"]
    assert [row.clause for row in rows].count("页眉页脚") == 1 and rows[-1].clause == "页眉页脚"
    assert "4.1" in [row.clause for row in rows]


def test_equal_paragraphs_of_the_text_have_a_row_each() -> None:
    made = planned(draft(body="# 4 要求\n\n4.1 标签须清晰。\n\n4.2 标签须清晰。\n"))
    assert [row.clause for row in comparison(made) if row.before == "标签须清晰。"] == ["4.1", "4.2"]


def test_what_was_refused_is_no_change(plan: Plan) -> None:
    refusals = tuple(
        Refusal(edit, "域结果") for edit in plan.edits if plan.document.block(edit.span.block).text == WASHED
    )
    assert not any(row.before == WASHED for row in comparison(replace(plan, refusals=refusals)))
    half = comparison(replace(plan, refusals=refusals[:1]))
    assert [row.after for row in half if row.before == WASHED] == ["果实必须清洗，不宜带泥。"]


def test_black_face_that_goes_is_told_though_the_words_stay(plan: Plan) -> None:
    (row,) = changed(plan, "包装应牢固。", ("black-face", "包装应牢固。", "包装应牢固。", "黑体字不再标志强制性条文"))
    assert (row.before, row.after, row.kinds) == ("包装应牢固。", "包装应牢固。", ("属性",))


def test_edits_that_come_to_nothing_have_no_row(plan: Plan) -> None:
    assert changed(plan, "包装应牢固。", ("edition", "应", "应", "甲")) == []


def test_every_reason_and_kind_is_said_once(plan: Plan) -> None:
    (row,) = changed(
        plan,
        "包装应牢固。",
        ("edition", "包", "外", "甲。"),
        ("edition", "应", "宜", "甲"),
        ("reference", "牢", "坚", ""),
        ("number", "固", "实", "乙；"),
    )
    assert row.after == "外装宜坚实。"
    assert (row.reasons, row.kinds) == (("甲", "乙"), ("编辑", "属性"))


def test_a_decision_is_a_technical_change() -> None:
    number = next(item.number for item in planned(draft()).items if item.clause == "4.2")
    row = row_of(planned(draft(), decisions={number: Decision("人工改写", "烘房内不见明火。")}), "烘房内严禁烟火。")
    assert (row.kinds, row.after, row.lowered) == (("技术",), "烘房内不见明火。", False)
