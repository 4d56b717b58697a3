"""Fields of templates: what a data file may hold, and how a misfit is said."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.errors import BadData, BadOption
from stdkit.templates.fields import Field, checked, names, read_data, template


def test_every_template_describes_itself_and_its_sample_fits() -> None:
    assert names() == ["draft"]
    for name in names():
        chosen = template(name)
        sample = read_data("sample.yaml", chosen.folder.joinpath("sample.yaml").read_text("utf-8"))
        values = checked(chosen.fields, sample, "sample.yaml")
        assert set(values) == {field.name for field in chosen.fields}


def test_unknown_template_names_those_there_are() -> None:
    with pytest.raises(BadOption, match="没有名为“letter”的模板；可用的模板：draft。"):
        template("letter")


FIELDS = (
    Field("number", "文件编号", "number", required=True),
    Field("stage", "文稿阶段", default="征求意见稿", allowed=("征求意见稿", "报批稿")),
    Field("day", "日期", "date"),
    Field("ics", "国际标准分类号", pattern=r"\d{2}(\.\d{3})?", hint="如 67.120"),
    Field("people", "起草人", "list"),
    Field("part_of", "部分", "record", fields=(Field("series", "代号", required=True),)),
    Field(
        "replaces",
        "代替的文件",
        "list",
        item=Field("replaces", "代替的文件", "record", fields=(Field("number", "编号", "number", required=True),)),
    ),
)
GOOD: dict[str, Any] = {"number": "DB15/T 1—2026"}


def test_defaults_are_filled_in() -> None:
    assert checked(FIELDS, GOOD, "a.yaml") == {
        "number": "DB15/T 1—2026",
        "stage": "征求意见稿",
        "day": "",
        "ics": "",
        "people": [],
        "part_of": None,
        "replaces": [],
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": None}, "a.yaml：缺少字段“number”（文件编号）；文件编号，如 DB15/T 123—2026，年份未定写 XXXX。"),
        ({"number": "DB15-T 1"}, "a.yaml：字段“number”（文件编号）的值“DB15-T 1”不合要求；文件编号，如"),
        ({"stage": "草稿"}, "a.yaml：字段“stage”（文稿阶段）的值“草稿”不合要求；可用的值：征求意见稿、报批稿。"),
        ({"day": "2026.5.1"}, "字段“day”（日期）的值“2026.5.1”不合要求；日期，如 2026-05-20"),
        ({"ics": "67.1"}, "字段“ics”（国际标准分类号）的值“67.1”不合要求；如 67.120。"),
        ({"people": "甲"}, "字段“people”（起草人）的形式不对；应为列表"),
        ({"people": ["甲", ""]}, "缺少字段“people[2]”（起草人）"),
        ({"people": ["甲", ["乙"]]}, "字段“people[2]”（起草人）的形式不对；应为文字"),
        ({"part_of": "第1部分"}, "字段“part_of”（部分）的形式不对；应为一组字段"),
        ({"part_of": {}}, "缺少字段“part_of.series”（代号）"),
        (
            {"replaces": [{"number": "DB15/ 1—2010"}, {"number": "1"}]},
            "字段“replaces[2].number”（编号）的值“1”不合要求",
        ),
        ({"colour": "红"}, "不认识字段“colour”；可用的字段：day、ics、number、part_of、people、replaces、stage。"),
    ],
)
def test_misfits_name_file_field_and_what_is_allowed(change: dict[str, Any], said: str) -> None:
    with pytest.raises(BadData) as caught:
        checked(FIELDS, GOOD | change, "a.yaml")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "number",
    [
        "GB 1—2020",
        "GB/T 1.1—2020",
        "DB15/ 417—2010",
        "DB1501/T 3—XXXX",
        "T/ABC 12—2024",
        "Q/LB 3—2024",
        "NY/T 816—2004",
    ],
)
def test_numbers_of_every_kind(number: str) -> None:
    assert checked(FIELDS, {"number": number}, "")["number"] == number


def test_scalars_stay_as_typed() -> None:
    data = read_data("a.yaml", "place: 4.10\nday: 2026-05-20\nyes: no\nempty:\n")
    assert data == {"place": "4.10", "day": "2026-05-20", "yes": "no", "empty": None}


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: [1", "数据文件第 1 行不是合法的 YAML"), ("- a\n- b\n", "应是“字段: 值”的形式"), ("", "应是“字段: 值”的形式")],
)
def test_files_that_are_no_data(text: str, said: str) -> None:
    with pytest.raises(BadData, match=said):
        read_data("a.yaml", text)
