"""Fields of templates: what a data file may hold, and how a misfit is said."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.errors import BadData, BadOption
from stdkit.templates.fields import Field, checked, missing, names, template, vocabulary
from stdkit.templates.values import read_data


@pytest.mark.parametrize("name", names())
def test_every_template_describes_itself_and_its_sample_fits(name: str) -> None:
    chosen = template(name)
    sample = read_data("sample.yaml", chosen.folder.joinpath("sample.yaml").read_text("utf-8"))
    values = checked(chosen.fields, sample, "sample.yaml")
    assert set(values) == {field.name for field in chosen.fields}
    assert missing(chosen, sample) == []
    assert chosen.title and chosen.about and chosen.group in ("文稿", "文件")


def test_templates_are_known_by_name_and_title() -> None:
    assert template("草案") is template("标准草案") is template("draft")
    titles = [word for name in names() for word in (template(name).title, *template(name).also)]
    assert len(titles) == len(set(titles)), "a title that means two templates"


def test_unknown_template_names_those_there_are() -> None:
    with pytest.raises(BadOption, match=r"没有名为“标准章案”的模板；是否指 标准草案；可用的模板：.*draft（标准草案）"):
        template("标准章案")


def test_templates_use_one_vocabulary() -> None:
    for name in names():
        for field in template(name).fields:
            known = vocabulary()[field.name]
            assert (field.form, field.fields, field.item) == (known.form, known.fields, known.item)
    assert all(field.meaning for field in vocabulary().values())
    assert not any(field.required for field in vocabulary().values()), "who requires a field is said by the template"


def test_what_a_template_lacks() -> None:
    draft = template("draft")
    sample = read_data("sample.yaml", draft.folder.joinpath("sample.yaml").read_text("utf-8"))
    sample["replaces"] = [sample["replaces"][0], {"number": "DB15/ 1—2010"}]
    lacking = sample | {"title": "", "drafters": []}
    assert [where for where, _ in missing(draft, lacking)] == [
        "title",
        "replaces[2].title",
        "replaces[2].changes",
        "drafters",
    ]


def test_fields_of_other_templates_are_passed_over() -> None:
    assert "drafters" in vocabulary()
    assert checked(FIELDS, GOOD | {"drafters": ["甲"]}, "a.yaml") == checked(FIELDS, GOOD, "a.yaml")


def test_blank_forms_ask_for_nothing() -> None:
    assert checked(FIELDS, {}, "", blank=True)["number"] == ""


FIELDS = (
    Field("number", "文件编号", "number", required=True),
    Field("stage", "文稿阶段", default="征求意见稿", allowed=("征求意见稿", "报批稿")),
    Field("day", "日期", "date"),
    Field("pages", "页数", "count"),
    Field("aim", "目的", "paragraphs"),
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
        "pages": "",
        "aim": [],
        "ics": "",
        "people": [],
        "part_of": None,
        "replaces": [],
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"number": None},
            "a.yaml：缺少字段“number”（文件编号）；文件编号，如 DB15/T 123—2026，年份前用“—”，年份未定写 XXXX。",
        ),
        ({"number": "DB15-T 1"}, "a.yaml：字段“number”（文件编号）的值“DB15-T 1”不合要求；文件编号，如"),
        ({"stage": "草稿"}, "a.yaml：字段“stage”（文稿阶段）的值“草稿”不合要求；可用的值：征求意见稿、报批稿。"),
        ({"day": "2026.5.1"}, "字段“day”（日期）的值“2026.5.1”不合要求；日期，如 2026-05-20"),
        ({"day": "2026-02-30"}, "字段“day”（日期）的值“2026-02-30”不合要求；日历上没有这一天；日期，如 2026-05-20"),
        ({"day": "2026-13-XX"}, "日历上没有这一天"),
        ({"number": "DB15/T 1-2026"}, "的值“DB15/T 1-2026”不合要求；文件编号，如 DB15/T 123—2026，年份前用“—”"),
        ({"pages": "十"}, "字段“pages”（页数）的值“十”不合要求；整数"),
        ({"aim": {}}, "字段“aim”（目的）的形式不对；应为一段或几段文字"),
        ({"stag": "报批稿"}, "不认识字段“stag”；是否指 stage；可用的字段：aim、"),
        ({"draftres": ["甲"]}, "不认识字段“draftres”；是否指 drafters；"),
        ({"part_of": {"seris": "DB15/T 1"}}, "不认识字段“part_of.seris”；是否指 part_of.series；可用的字段：series。"),
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
        (
            {"colour": "红"},
            "不认识字段“colour”；可用的字段：aim、day、ics、number、pages、part_of、people、replaces、stage。",
        ),
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
        "T/CECS-CBIMU 12—2020",
        "Q/LBS 0001S—2024",
        "GB/T ×××××—××××",
    ],
)
def test_numbers_of_every_kind(number: str) -> None:
    assert checked(FIELDS, {"number": number}, "")["number"] == number


def test_scalars_stay_as_typed() -> None:
    data = read_data("a.yaml", "place: 4.10\nday: 2026-05-20\nyes: no\nempty:\n")
    assert data == {"place": "4.10", "day": "2026-05-20", "yes": "no", "empty": None}


@pytest.mark.parametrize("day", ["2024-02-29", "XXXX-02-29", "2026-XX-XX", "XXXX-XX-XX"])
def test_days_known_and_not_yet_known(day: str) -> None:
    assert checked(FIELDS, GOOD | {"day": day}, "")["day"] == day


@pytest.mark.parametrize("aim", ["甲。\n\n乙。\n", ["甲。", "乙。"]])
def test_paragraphs_are_lines_or_a_list(aim: Any) -> None:
    assert checked(FIELDS, GOOD | {"aim": aim}, "")["aim"] == ["甲。", "乙。"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("? [a, b]\n: c\n", "数据文件第 1 行不是合法的 YAML"),
        ("a: !!python/name:os.system x\n", "数据文件第 1 行不是合法的 YAML"),
        ("a: " + "[" * 3000, "嵌套超过 100 层"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml：第 3 行又写了一次“a”；请只留一处。"),
        ("a: [1", "数据文件第 1 行不是合法的 YAML"),
        ("- a\n- b\n", "应是“字段: 值”的形式"),
        ("", "应是“字段: 值”的形式"),
    ],
)
def test_files_that_are_no_data(text: str, said: str) -> None:
    with pytest.raises(BadData, match=said):
        read_data("a.yaml", text)
