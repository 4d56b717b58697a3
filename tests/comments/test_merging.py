"""Rows brought together: any order gives the same table, nothing gets lost, what is there already stays."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.comments.merging import merge, tidy
from stdkit.comments.row import Row

_CLAUSES = st.sampled_from(["", "封面", "5.2", "5.2 表1", "5.10", "附录A", "A.1"])
_TEXTS = st.sampled_from(
    [
        "建议改为1.5。",
        "请改为1.5",
        "改为15",
        "应统一用词",
        "建议统一",
        "长" * 10_000,
        "=1+1",
        "甲\n乙",
        "甲 乙",
        "，。",
        "",
        "5～10",
        "510",
    ]
) | st.text(max_size=8)
_UNITS = st.lists(st.sampled_from(["甲局", "乙院", "丙公司", "丁所"]), max_size=3).map(tuple)
_NEW = st.builds(Row, _CLAUSES, _TEXTS, _UNITS)
_OLD = st.builds(
    Row, _CLAUSES, _TEXTS, _UNITS, st.sampled_from(["", "采纳", "不采纳", "另议"]), st.sampled_from(["", "已有规定"]), st.sampled_from(["", "转办"]), st.just(True)
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_NEW | _OLD, max_size=12), st.randoms())
def test_order_makes_no_difference(rows: list[Row], chance: random.Random) -> None:
    mixed = rows[:]
    chance.shuffle(mixed)
    assert merge(mixed).rows == merge(rows).rows


@settings(deadline=None)
@given(st.lists(_NEW | _OLD, max_size=12))
def test_what_came_out_stays_as_it_is(rows: list[Row]) -> None:
    once = merge(rows).rows
    assert [replace(row, tabled=False) for row in merge(replace(row, tabled=True) for row in once).rows] == [
        replace(row, tabled=False) for row in once
    ]


@settings(deadline=None)
@given(st.lists(_NEW, max_size=8), st.lists(_NEW, max_size=8))
def test_bit_by_bit_is_as_all_at_once(first: list[Row], later: list[Row]) -> None:
    """Who said what; which words stand for those that say the same depends on what stood there before."""
    before = [replace(row, tabled=True) for row in merge(first).rows]
    found = {row.key: set(row.units) for row in merge([*before, *later]).rows}
    assert found == {row.key: set(row.units) for row in merge([*first, *later]).rows}


@settings(deadline=None)
@given(st.lists(_NEW | _OLD, max_size=12))
def test_nothing_is_lost(rows: list[Row]) -> None:
    made = merge(rows).rows
    for row in rows:
        tidied = replace(row, clause=tidy(row.clause), text=tidy(row.text))
        same = [one for one in made if one.key == tidied.key]
        assert {unit for one in same for unit in one.units} >= set(row.units)
        if row.disposition or row.reason:
            assert (row.disposition, row.reason) in [one.decision for one in same]
        assert not row.remark or any(row.remark in one.remark for one in same)


@settings(deadline=None)
@given(st.lists(_NEW | _OLD, max_size=12))
def test_words_of_the_table_before_stand(rows: list[Row]) -> None:
    given_texts = {tidy(row.text) for row in rows if row.tabled}
    for row in merge(rows).rows:
        if row.tabled:
            assert row.text in given_texts


def test_same_words_stand_once_with_all_units() -> None:
    merged = merge(
        [Row("5.2", "建议改为1.5。", ("乙院",)), Row("5.2", "请改为1.5", ("甲局",)), Row("5.3", "请改为1.5", ("甲局",))]
    )
    assert [(row.clause, row.text, row.units) for row in merged.rows] == [
        ("5.2", "建议改为1.5。", ("甲局", "乙院")),
        ("5.3", "请改为1.5", ("甲局",)),
    ]
    assert merged.joined == 1


def test_decision_is_kept_and_new_units_join_its_row() -> None:
    old = Row("5.2", "建议改为1.5。", ("乙院",), "不采纳", "已有规定", "转办", tabled=True)
    merged = merge([Row("5.2", "改为1.5", ("甲局",)), Row("5.2", "改为1.6", ("甲局",)), old])
    assert merged.rows[0] == replace(old, units=("甲局", "乙院"))
    assert merged.rows[1].is_open and merged.rows[1].text == "改为1.6"


def test_row_whose_comment_came_from_nowhere_stays() -> None:
    old = Row("9.9", "旧意见", ("乙院",), "采纳", tabled=True)
    assert merge([old, Row("5.2", "新", ("甲局",))]).rows[-1] == old


def test_two_decisions_on_the_same_words_are_both_kept_and_told() -> None:
    rows = [
        Row("5.2", "改为1.5", ("甲局",), "采纳", tabled=True),
        Row("5.2", "改为1.5", ("乙院",), "不采纳", tabled=True),
    ]
    merged = merge([*rows, Row("5.2", "改为1.5", ("丙公司",))])
    assert [(row.disposition, row.units) for row in merged.rows] == [
        ("不采纳", ("丙公司", "乙院")),
        ("采纳", ("甲局",)),
    ]
    assert merged.disputed == (1, 2)


def test_units_stand_by_their_spelling() -> None:
    merged = merge([Row("", "改", ("锡林郭勒盟农牧局", "包头市农牧局")), Row("", "改", ("赤峰市农牧局",))])
    assert merged.rows[0].units == ("包头市农牧局", "赤峰市农牧局", "锡林郭勒盟农牧局")


def test_nearly_the_same_is_told_and_not_merged() -> None:
    one, other = "羊舍的采光系数应按附录B的规定计算并写入记录", "羊舍的采光系数宜按附录B的规定计算并写入记录"
    merged = merge([Row("5.2", one, ("甲局",)), Row("5.2", other, ("乙院",)), Row("5.3", one, ("乙院",))])
    assert len(merged.rows) == 3 and merged.alike == ((1, 2),)
