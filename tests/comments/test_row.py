"""A row: what makes two of them the same, and what was decided as one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.comments.row import CHOICES, Row, join_decision, split_decision

_REASON = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建议将“不小于1.2”改为“不小于1.5”。", "“不小于1.2”修改为“不小于1.5”"),
        ("请统一用词", "建议统一用词。"),
        ("改为 10 ℃", "改为10 ℃"),
        ("（见表１）", "(见表1)"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    assert Row("5.2", one).key == Row("5.2", other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("改为1.2", "改为12"),
        ("改为5～10", "改为510"),
        ("改为5、10", "改为510"),
        ("改为5 mg", "改为5 Mg"),
        ("改为10²", "改为102"),
        ("应检验", "不应检验"),
        ("改为-5", "改为5"),
        ("不得超过", "不超过"),
        ("大于5", "≥5"),
        ("建议", "请"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert Row("5.2", one).key != Row("5.2", other).key
    assert Row("5.2", one).key != Row("5.3", one).key


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("采纳", ("采纳", "")),
        ("不采纳：已由5.3规定", ("不采纳", "已由5.3规定")),
        ("部分采纳，改为1.4", ("部分采纳", "改为1.4")),
        ("不采纳\n理由：与GB 1冲突。", ("不采纳", "与GB 1冲突。")),
        ("采纳（已改）", ("采纳", "（已改）")),
        ("采纳了一部分", ("采纳了一部分", "")),
        ("见第5条", ("见第5条", "")),
        ("理由：待定", ("", "待定")),
        ("", ("", "")),
    ],
)
def test_decisions_as_people_write_them(text: str, decision: tuple[str, str]) -> None:
    assert split_decision(text) == decision


@settings(deadline=None)
@given(st.sampled_from(["", *CHOICES]), _REASON)
def test_decision_in_one_cell_comes_back(choice: str, reason: str) -> None:
    reason = split_decision(f"采纳：{reason}")[1]  # as a cell gives it: without marks in front
    assert split_decision(join_decision(choice, reason)) == (choice, reason)


def test_kinds_of_dispositions() -> None:
    kinds = [Row("", "甲", disposition=text).kind for text in ("采纳", "未采纳", "予以采纳", "另议", "")]
    assert kinds == ["采纳", "不采纳", "采纳", "其他", "未处理"]
