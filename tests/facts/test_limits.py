"""What text and tables demand of a characteristic without a condition. GB/T 1.1—2020, 9.4.6."""

from __future__ import annotations

import pytest

from stdkit.facts.limits import head_of, limits
from stdkit.formats.markdown import read_markdown

Told = tuple[str, bool, str, str]


def told(*paragraphs: str) -> list[Told]:
    doc = read_markdown("\n\n".join(["# 4 要求", *paragraphs]))
    return [(one.name, one.upper, one.value, one.unit) for one in limits(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水分应不大于12%。", [("水分", True, "12", "%")]),
        ("水分不应大于12%。", []),
        ("水分宜不大于12%。", []),
        ("灰分不得高于3%，杂质应不超过0.5%。", [("杂质", True, "0.5", "%")]),
        ("肉条的蛋白质应不低于60 g。", [("肉条的蛋白质", False, "60", "g")]),
        ("灯丝寿命应不少于500 h。", [("灯丝寿命", False, "500", "h")]),
        ("水分≤12%，灰分≥3%。", [("水分", True, "12", "%"), ("灰分", False, "3", "%")]),
        ("水分（干基）应不大于12%。", [("水分", True, "12", "%")]),
        ("当库温高于0 ℃时，水分应不大于12%。", []),
        ("一级品水分应不大于12%。", []),
        ("用于出口的肉条，水分应不大于12%。", []),
        ("库温为0 ℃时，应记录。水分应不大于12%。", [("水分", True, "12", "%")]),
        ("水分应不大于12%；肉条另按合同检验，除冻肉外，灰分应不大于3%。", [("水分", True, "12", "%")]),
        ("温度应不高于4 ℃。", []),
        ("库房的温度应不高于4 ℃。", []),
        ("最大长度应不大于4 m。", []),
        ("两次测定的差值应不大于0.1 g。", []),
        ("见表1，水分应不大于12%。", [("水分", True, "12", "%")]),
    ],
)
def test_limits_of_the_text(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_only_what_is_normative_demands() -> None:
    assert told("注：水分应不大于12%。") == []
    assert told("应符合：", "a) 水分不大于12%；", "b) 灰分不大于3%。") == [
        ("水分", True, "12", "%"),
        ("灰分", True, "3", "%"),
    ]
    doc = read_markdown("# 附录A（资料性）示例\n\n水分应不大于12%。\n")
    assert limits(doc) == ()


def table(head: str, *rows: str) -> list[Told]:
    rule = "|" + "---|" * (head.count("|") - 1)
    return told("表1　指标", "\n".join([head, rule, *rows]))


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        ("| 项目 | 指标 |", ["| 水分/% | ≤12 |"], [("水分", True, "12", "%")]),
        ("| 项目 | 指标 |", ["| 总铅（mg/kg） | 不大于0.5 |"], [("总铅", True, "0.5", "mg/kg")]),
        ("| 项目 | 指标 |", ["| 总铅（以Pb计）/（mg/kg） | ≤0.5 |"], [("总铅", True, "0.5", "mg/kg")]),
        ("| 项目 | 指标 |", ["| 水分 | ≥12% |"], [("水分", False, "12", "%")]),
        ("| 项目 | 指标 |", ["| 水分，% | ≥12 |"], [("水分", False, "12", "%")]),
        ("| 项目 | 指标 |", ["| 水分 | ≤12 |"], []),
        ("| 项目 | 指标 |", ["| 水分/% | 12 |"], []),
        ("| 项目 | 指标 |", ["| 温度/℃ | ≤12 |"], []),
        ("| 项目 | 指标 |", ["| 一级品水分/% | ≤12 |"], []),
        ("| 项目 | 一等 | 二等 |", ["| 水分/% | ≤12 | ≤14 |"], []),
        ("| 序号 | 项目 | 指标 |", ["| 1 | 水分/% | ≤12 |", "| 2 | 灰分/% | ≤3 |"], [("水分", True, "12", "%"), ("灰分", True, "3", "%")]),
        ("| 序号 | 项目 | 指标 | 方法 | 备注 |", ["| 1 | 水分/% | ≤12 | 烘干法 | 必检 |"], [("水分", True, "12", "%")]),
        ("| 序号 | 项目 | 指标 | 方法 | 备注 | 部门 |", ["| 1 | 水分/% | ≤12 | 烘干法 | 必检 | 甲 |"], []),
        ("| 指标 | 项目 |", ["| ≤12% | 水分 |"], []),
    ],
)  # fmt: skip
def test_limits_of_tables(head: str, rows: list[str], expected: list[Told]) -> None:
    assert table(head, *rows) == expected


def test_a_limit_says_where_it_stands() -> None:
    doc = read_markdown("# 4 要求\n\n水分应不大于12%。\n\n表1　指标\n\n| 项目 | 指标 |\n|---|---|\n| 灰分/% | ≤3 |\n")
    said, tabled = limits(doc)
    assert (doc.text_of(said.span), said.in_table) == ("水分应不大于12%", False)
    assert (doc.text_of(tabled.span), tabled.in_table) == ("≤3", True)


def test_the_last_noun() -> None:
    assert head_of("肉条的水分") == "水分" and head_of("水分") == "水分" and head_of("牛的肉的水分") == "水分"
