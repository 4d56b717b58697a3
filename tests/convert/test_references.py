"""Cited numbers change by the conversion list and by nothing else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from stdkit.convert.numbers import parse_number
from stdkit.convert.references import ConversionList, Entry, load_conversion_list, same_year
from stdkit.errors import BadData
from tests.convert.drafts import clean, draft, planned

LIST = """items:
  - {number: GB 4208—2008, new_number: GB/T 4208—2008, conclusion: 转化}
  - {number: GB 9999—2000, conclusion: 继续有效}
  - {number: NY 5—2002, conclusion: 转化}
  - {number: DB15/ 7—2011, new_number: DB15/T 777—2026, conclusion: 转化}
"""


@pytest.fixture
def listed(tmp_path: Path) -> ConversionList:
    path = tmp_path / "list.yaml"
    path.write_text(LIST, encoding="utf-8")
    return load_conversion_list(path)


CITED = [
    ("按GB 4208的规定。", "按GB/T 4208的规定。"),
    ("按GB 4208—2008的规定。", "按GB/T 4208—2008的规定。"),
    ("按GB 4208-2008中5.1的规定。", "按GB/T 4208-2008中5.1的规定。"),
    ("按GB4208—2008的规定。", "按GB/T 4208—2008的规定。"),
    ("按GB 4208和NY 5—2002的规定。", "按GB/T 4208和NY/T 5—2002的规定。"),
    ("按DB15/ 7的规定。", "按DB15/T 777的规定。"),
]


@pytest.mark.parametrize(("before", "after"), CITED)
def test_what_is_on_the_list(listed: ConversionList, before: str, after: str) -> None:
    plan = planned(draft(body=f"# 1 范围\n\n{before}\n"), conversion_list=listed)
    assert clean(plan)[before] == after
    assert all(reference.why == "conversion list" for reference in plan.references)


LEFT = [
    "按GB 4208—1993的规定。",
    "按GB 9999的规定。",
    "按GB 1234的规定。",
    "按GB 42081—2008的规定。",
    "按GB 4208.1—2008的规定。",
    "按GB/T 4208—2008的规定。",
    "按NY 5—2010的规定。",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not(listed: ConversionList, text: str) -> None:
    plan = planned(draft(body=f"# 1 范围\n\n{text}\n"), conversion_list=listed)
    assert text not in clean(plan)
    assert plan.references == ()


def test_a_dated_citation_never_changes_its_year(listed: ConversionList) -> None:
    plan = planned(draft(body="# 1 范围\n\n按DB15/ 7—2011的规定。\n"), conversion_list=listed)
    assert "按DB15/ 7—2011的规定。" not in clean(plan)
    assert "人工核对" in plan.references[0].why


def test_everywhere(listed: ConversionList) -> None:
    body = """# 1 范围

甲[^1]。

[^1]: 见GB 4208。

注：见GB 4208。

# 2 规范性引用文件

GB 4208—2008　外壳防护等级

# 4 要求

表1 要求

| 项目 | 依据 |
|---|---|
| 外壳 | GB 4208 |

# 参考文献

[1] GB 4208　外壳防护等级
"""
    plan = planned(draft(body=body), conversion_list=listed)
    assert len(plan.references) == 5
    assert clean(plan)["GB 4208—2008　外壳防护等级"] == "GB/T 4208—2008　外壳防护等级"


def test_without_a_list_nothing() -> None:
    assert planned(draft()).references == ()


def test_csv_and_xlsx_say_the_same(tmp_path: Path, listed: ConversionList) -> None:
    rows = [["标准编号", "结论", "转化后标准编号"], ["GB 4208—2008", "转化", "GB/T 4208—2008"], ["GB 9999—2000", "废止", ""],
            ["NY 5—2002", "转化", ""], ["DB15/ 7—2011", "转化", "DB15/T 777—2026"]]  # fmt: skip
    (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    book = openpyxl.Workbook()
    book.active.append(["转化标准清单"])  # type: ignore[union-attr]
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "a.xlsx")
    assert load_conversion_list(tmp_path / "a.csv").as_mapping() == listed.as_mapping()
    assert load_conversion_list(tmp_path / "a.xlsx").as_mapping() == listed.as_mapping()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.yaml", "items: 3", "items"),
        ("a.yaml", "items:\n  - {number: 某号}", "不是标准编号"),
        ("a.yaml", "items:\n  - {number: GB 1—2000, new_number: 某号}", "不是标准编号"),
        ("a.yaml", "items: [\n", "不是合法的 YAML"),
        ("a.csv", "甲,乙\n1,2\n", "标准编号"),
        ("a.xlsx", "not a workbook", "XLSX"),
        ("a.doc", "", "不认识"),
        ("none.yaml", None, "读不到"),
    ],
)
def test_a_list_that_is_none(tmp_path: Path, name: str, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadData, match=says):
        load_conversion_list(tmp_path / name)


def entry(old: str, new: str, *, given: bool = True) -> Entry:
    one, other = parse_number(old), parse_number(new)
    assert one is not None and other is not None
    return Entry(one, other, given)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1998", "1998", True), ("98", "1998", True), ("1998", "98", True), ("98", "98", True), ("1998", "1988", False),
        ("98", "2008", False), ("", "1998", False), ("98", "", False), ("", "", True), ("1998", "2098", False),
    ],
)  # fmt: skip
def test_years_of_two_and_four_digits(one: str, other: str, same: bool) -> None:
    assert same_year(one, other) is same


@pytest.mark.parametrize(
    ("cited", "followed"),
    [("GB 5—98", "GB/T 5—1998"), ("GB 5—1998", "GB/T 5—1998"), ("GB 5—2008", "GB/T 5—2008"), ("GB 5", "GB/T 5—1998"),
     ("GB 5—2003", None), ("GB 6", None)],
)  # fmt: skip
def test_a_dated_citation_follows_its_own_year(cited: str, followed: str | None) -> None:
    entries = (entry("GB 5—1998", "GB/T 5—1998"), entry("GB 5—2008", "GB/T 5—2008"))
    number = parse_number(cited)
    assert number is not None
    found = ConversionList({"GB 5": entries}).follow(number)
    assert (found.new.spelled if found else None) == followed


def test_as_a_mapping_dated_and_not() -> None:
    entries = {"GB 5": (entry("GB 5—1998", "GB/T 9—2026"),), "GB 6": (entry("GB 6", "GB/T 6"),)}
    assert ConversionList(entries).as_mapping() == {"GB 5": "GB/T 9", "GB 5—1998": "GB/T 9—1998", "GB 6": "GB/T 6"}


@pytest.mark.parametrize("conclusion", ["", "转化", "转化为推荐性", "转化为推荐性标准", "废止", "继续有效"])
def test_only_what_is_converted_is_on_the_list(tmp_path: Path, conclusion: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"number,conclusion\nGB 5—2008,{conclusion}\nGB/T 6—2008,转化\n", encoding="utf-8")
    assert list(load_conversion_list(path).entries) == ([] if conclusion in ("废止", "继续有效") else ["GB 5"])


def test_a_list_without_conclusions_converts_all_and_says_what_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number,new_number\nGB 5—2008,GB/T 9—2026\nGB 5—1998,\n", encoding="utf-8")
    entries = load_conversion_list(path).entries["GB 5"]
    assert [(each.new.spelled, each.given) for each in entries] == [("GB/T 9—2026", True), ("GB/T 5—1998", False)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",转化", "第 2 项的标准编号“”"),
        ("TSG 21—2016,转化", "没有对应的推荐性编号"),
        ("某号,转化", "“某号”不是标准编号"),
    ],
)
def test_a_line_that_cannot_be_is_named(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"number,conclusion,title\nGB 5—2008,转化,甲\n{row},乙\n", encoding="utf-8")
    with pytest.raises(BadData, match=says):
        load_conversion_list(path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("按DB15/ 7—XXXX的规定。", None),
        ("按DB15/ 7 的规定。", "按DB15/T 777 的规定。"),
        ("按DB15/7的规定。", "按DB15/T 777的规定。"),
        ("按DB１５/ 7的规定。", "按DB15/T 777的规定。"),
        ("按GB　4208的规定。", "按GB/T 4208的规定。"),
    ],
)
def test_only_the_number_is_touched(listed: ConversionList, before: str, after: str | None) -> None:
    plan = planned(draft(body=f"# 1 范围\n\n{before}\n"), conversion_list=listed)
    assert clean(plan).get(before) == after


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("本标准代替GB 4208—2008。", True),
        ("2008年首次发布为GB 4208—2008。", True),
        ("2010年第一次修订为GB 4208—2008。", True),
        ("——GB 4208—2008；", True),
        ("本标准与GB 4208—2008配套使用。", False),
    ],
)
def test_in_the_foreword_what_was_replaced_keeps_its_code(listed: ConversionList, text: str, stays: bool) -> None:
    doc = draft(foreword=["本标准全文强制。", "本标准由某厅提出。", text], body="# 1 范围\n\n甲。\n")
    plan = planned(doc, "relabel", conversion_list=listed)
    assert any(change.kind == "reference" for change in plan.changes) is not stays


def test_the_documents_own_number_is_left_to_the_cover(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number\nDB15/ 123—2010\n", encoding="utf-8")
    plan = planned(draft(body="# 1 范围\n\n见DB15/ 123。\n"), conversion_list=load_conversion_list(path))
    assert [reference.why for reference in plan.references] == ["own number"]
    without = planned(draft(number="", body="# 1 范围\n\n见DB15/ 123。\n"), conversion_list=load_conversion_list(path))
    assert [reference.becomes for reference in without.references] == ["DB15/T 123"]


def test_captions_of_figures_too(listed: ConversionList) -> None:
    plan = planned(draft(body="# 1 范围\n\n![](a.png)\n\n图1 按GB 4208的试验\n"), conversion_list=listed)
    assert [reference.becomes for reference in plan.references] == ["GB/T 4208"]
