"""What stands in the overview of a list: every cell of the workbook, and what the page is given to show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stdkit.convert import summary
from stdkit.convert.overview import overview
from stdkit.formats.workbook import Table
from tests.convert.test_overview import ROWS, TODAY, item


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The tables of the workbook of some rows, by name."""
    made: list[Sequence[Table]] = []
    monkeypatch.setattr(summary, "write_workbook", lambda out, tables: made.append(tables))

    def of(rows: Sequence[dict[str, Any]], **about: Any) -> dict[str, Table]:
        summary.write_summary(rows, tmp_path, about=about or None, today=TODAY)
        return {table.name: table for table in made[-1]}

    return of


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(zip([column.title for column in table.columns], row, strict=True)) for row in table.rows]


def test_a_converted_item_and_one_that_is_left(sheets: Any) -> None:
    first, second, *_ = rows_of(sheets([ROWS[0], ROWS[3]])["总表"])
    assert first == {
        "序号": 1, "标准编号": "DB15/ 1—2010", "标准名称": "甲1", "归口": "某厅", "技术委员会": "", "结论": "转化",
        "完成时限": "2017-12-31", "是否逾期": "", "状态": "已转化", "新编号": "DB15/T 1—2026", "改动": 2, "降为推荐": 1,
        "护栏保留": 1, "待决定": 0, "要求（前）": 5, "要求（后）": 4, "推荐（前）": 0, "推荐（后）": 1, "复查错误": 1,
        "复查警告": 2, "说明": "",
    }  # fmt: skip
    assert second["状态"] == "不转化" and second["说明"] == "结论为废止"
    numbers = ("改动", "降为推荐", "护栏保留", "待决定", "要求（前）", "推荐（后）", "复查错误", "复查警告")
    assert [second[name] for name in numbers] == [None] * 8


def test_what_is_overdue_is_marked(sheets: Any) -> None:
    told = rows_of(sheets(ROWS)["总表"])
    assert [row["是否逾期"] for row in told] == ["", "是", "", "", "是"]
    assert [tint.tone for tint in sheets(ROWS)["总表"].tints] == ["bad", "bad", "open", "good", "off"]


def test_the_sums(sheets: Any) -> None:
    facts = {row["项目"]: row["数量"] for row in rows_of(sheets(ROWS)["统计"])}
    assert [facts[f"{state}（项）"] for state in ("已转化", "待决定", "无须转化", "不转化", "未能完成")] == [
        1,
        1,
        0,
        1,
        2,
    ]
    assert facts["逾期未完成（项）"] == 2
    assert [facts[f"{what}（处）"] for what in ("改动", "降为推荐", "护栏保留", "待决定")] == [2, 2, 1, 3]
    assert (facts["要求类条款（转化前）"], facts["要求类条款（转化后）"]) == (10, 8)


def test_what_is_cited_and_what_the_checks_found(sheets: Any) -> None:
    made = sheets(ROWS)
    cited = {row["被引用的标准"]: row for row in rows_of(made["共同引用"])}
    assert cited["GB 7718"]["引用项数"] == 2 and cited["GB 7718"]["引用它的标准"] == "DB15/ 1—2010、DB15/ 2—2011"
    (rule,) = rows_of(made["清稿复查"])
    assert rule["规则"] == "MOD001" and "必须" in str(rule["内容"])
    assert (rule["错误和警告（处）"], rule["涉及项数"]) == (6, 2)
    unknown = item(
        1,
        "DB15/ 1—2010",
        new_number="DB15/T 1—2026",
        check={"error": 1, "warning": 0, "info": 0, "rules": {"XXX999": 1}},
    )
    assert rows_of(sheets([unknown])["清稿复查"])[0]["内容"] == ""


@pytest.mark.parametrize(
    ("about", "heading"),
    [
        (
            {"announcement": {"date": "2026年5月", "name": "公告", "number": "第5号"}},
            "转化总表　公告　第5号　2026年5月",
        ),
        ({"announcement": {"name": "公告", "number": ""}}, "转化总表　公告"),
        ({"announcement": "2026年第5号"}, "转化总表　2026年第5号"),
        ({}, "转化总表"),
    ],
)
def test_the_announcement_stands_above(sheets: Any, about: dict[str, Any], heading: str) -> None:
    made = sheets(ROWS, **about)
    assert made["总表"].heading == heading
    assert made["统计"].heading == heading.replace("转化总表", "统计")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the page of some rows is given."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(summary, "render_page", lambda template, **values: given.append(values) or "")

    def of(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        summary.page(overview(rows, about={}, today=TODAY))
        return given[-1]

    return of


def test_what_the_page_is_given(shown: Any) -> None:
    given = shown([*ROWS, item(6, "DB15/ 6—2009", owner="甲局"), item(7, "DB15/ 7—2009", "failed", owner="")])
    assert given["owners"] == ["某厅", "甲局"]
    assert given["highest"] == 15
    assert "MOD001" in given["titles"]
    assert [each.number for each in given["common"]] == ["GB 7718", "DB15/ 2—2011", "DB15/ 4—2009"], (
        "cited more than once, or on the list"
    )


def test_a_list_without_anything_converted(shown: Any) -> None:
    given = shown([item(1, "DB15/ 1—2010", "failed")])
    assert (given["highest"], given["titles"], given["common"]) == (1, {}, [])


def test_without_a_day_today_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Day(date):
        @classmethod
        def today(cls) -> date:
            return date(2017, 12, 31)

    monkeypatch.setattr(summary, "date", Day)
    made: list[Sequence[Table]] = []
    monkeypatch.setattr(summary, "write_workbook", lambda out, tables: made.append(tables))
    summary.write_summary(ROWS, tmp_path)
    assert [row["是否逾期"] for row in rows_of(made[0][0])] == [""] * 5, "due on that day is not overdue"
