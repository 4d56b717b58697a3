"""Quantities that changed: which way, where the words tell, and nothing where they do not."""

from __future__ import annotations

import pytest

from tests.compare.texts import clause, compared


def effects(old: str, new: str, title: str = "要求") -> list[str]:
    return [change.effect for change in clause(old, new, title=title).values]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("水分应不大于12%。", "水分应不大于10%。", "stricter"),
        ("水分应不大于10%。", "水分应不大于12%。", "looser"),
        ("间距应不小于30 mm。", "间距应不小于50 mm。", "stricter"),
        ("间距不应小于30 mm。", "间距不应小于20 mm。", "looser"),
        ("温度不应超过60 ℃。", "温度不应超过50 ℃。", "stricter"),
        ("温度不得高于60 ℃。", "温度不得高于70 ℃。", "looser"),
        ("温度应小于60 ℃。", "温度应小于50 ℃。", "stricter"),
        ("温度应≤60 ℃。", "温度应≤50 ℃。", "stricter"),
        ("温度应低于60 ℃。", "温度应不高于60 ℃。", "looser"),
        ("至少取样5 kg。", "至少取样5 kg，密封。", None),
        ("取样量应至少5 kg。", "取样量应至少8 kg。", "stricter"),
        ("间距应在10 mm以上。", "间距应在20 mm以上。", "stricter"),
        ("压力应不大于0.5 MPa。", "压力应不大于400 kPa。", "stricter"),
        ("长度应不大于10 cm。", "长度应不大于100 mm。", "changed"),
        ("质量应不大于10 cm。", "质量应不大于100 kg。", "changed"),
        ("温度应为20 ℃～30 ℃。", "温度应为22 ℃～28 ℃。", "stricter"),
        ("温度应为20 ℃～30 ℃。", "温度应为25 ℃～35 ℃。", "changed"),
        ("长度应为20 mm±2 mm。", "长度应为20 mm±3 mm。", "looser"),
        ("长度应为20 mm。", "长度应为25 mm。", "changed"),
        ("温度应不高于30 ℃。", "温度应不低于30 ℃。", "changed"),
        ("当温度低于5 ℃时，应加热。", "当温度低于8 ℃时，应加热。", "changed"),
        ("在105 ℃±5 ℃下干燥。", "在105 ℃±2 ℃下干燥。", "changed"),
        ("温度宜不高于30 ℃。", "温度宜不高于25 ℃。", "stricter"),
        ("注：温度一般不高于30 ℃。", "注：温度一般不高于25 ℃。", "changed"),
        ("符合GB/T 191—2008的规定。", "符合GB/T 191—2020的规定。", None),
        ("按表1的规定，见5.2。", "按表2的规定，见5.3。", None),
        ("压力应不大于5kPa。", "压力应不大于5　kPa。", None),
    ],
)  # fmt: skip
def test_effects(old: str, new: str, wanted: str | None) -> None:
    assert effects(old, new) == ([wanted] if wanted else [])


def test_the_conditions_of_a_test_are_no_limits() -> None:
    assert effects("温度应为20 ℃±5 ℃。", "温度应为20 ℃±2 ℃。", title="试验条件") == ["changed"]


def test_an_informative_annex_sets_no_limits() -> None:
    old = "# 附录A（资料性） 示例\n\n## A.1 水分\n\n水分应不大于12%。\n"
    found = [v for pair in compared(old, old.replace("12", "10")).pairs for v in pair.values]
    assert [v.effect for v in found] == ["changed"]


def test_values_say_what_they_are_of_and_where_they_stand() -> None:
    pair = clause("粗蛋白的水分应不大于12%，灰分应不大于3 %。", "粗蛋白的水分应不大于12%，灰分应不大于2.5 %。")
    (change,) = pair.values
    assert change.subject == "灰分"
    assert change.old is not None
    assert change.new is not None
    assert (change.old.text, change.new.text) == ("不大于3 %", "不大于2.5 %")
    assert pair.blocks[0].new is not None
    assert pair.blocks[0].new.text[change.new.span.start : change.new.span.end] == "不大于2.5 %"
    assert "上限" in change.reason


def test_a_limit_that_came_or_went_is_told_without_judging() -> None:
    pair = clause("水分应检验，应记录。", "水分应检验，且不大于12%，应记录。")
    assert [(v.old, v.effect) for v in pair.values] == [(None, "changed")]


TABLE = """# 4 要求

## 4.1 尺寸

尺寸应符合表1的规定。

**表1　尺寸**

| 项目 | 最大值（{unit}） | 最小值 mm | 允许偏差 | 规格 |
| --- | --- | --- | --- | --- |
| 长 | {high} | {low} | {by} | {plain} |
"""


def tabled(**new: str) -> list[tuple[str, str]]:
    old = {"unit": "mm", "high": "100", "low": "10", "by": "±0.5", "plain": "7"}
    found = compared(TABLE.format(**old), TABLE.format(**{**old, **new}))
    return [(v.effect, v.subject) for pair in found.pairs for v in pair.values]


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        ({"high": "90"}, "stricter"),
        ({"high": "110"}, "looser"),
        ({"low": "8"}, "looser"),
        ({"low": "12"}, "stricter"),
        ({"by": "±0.3"}, "stricter"),
        ({"plain": "8"}, "changed"),
        ({"high": "11", "unit": "cm"}, "looser"),
    ],
)
def test_a_cell_is_limited_by_its_head(new: dict[str, str], wanted: str) -> None:
    ((effect, subject),) = tabled(**new)
    assert effect == wanted
    assert subject.startswith("长")


@pytest.mark.parametrize("element", ["前言", "引言"])
def test_years_of_documents_are_no_limits(element: str) -> None:
    text = "# {element}\n\n更改了文件的性质（见{year}年版的前言）。\n\n# 1 范围\n\n本文件适用于甲。\n"
    found = compared(*(text.format(element=element, year=year) for year in (2001, 2010)))
    (pair,) = [pair for pair in found.pairs if pair.kind == "changed"]
    assert pair.values == ()
