"""Cited numbers change by the conversion list and by nothing else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from stdkit.convert.references import ConversionList, load_conversion_list
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
