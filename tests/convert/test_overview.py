"""A list as a whole: days, states, what its items cite in common."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stdkit.convert.batch import list_of, read_list
from stdkit.convert.overview import due_day, overview
from stdkit.convert.summary import page, write_summary

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-12-31", date(2017, 12, 31)),
        ("2017.6.5", date(2017, 6, 5)),
        ("2018年6月", date(2018, 6, 30)),
        ("2018年6月30日前", date(2018, 6, 30)),
        ("2016-02", date(2016, 2, 29)),
        ("2017-13-01", None),
        ("2017-00-01", None),
        ("0000-05-01", None),
        ("2017-12", date(2017, 12, 31)),
        ("2017-01-01", date(2017, 1, 1)),
        ("2017-06-31", date(2017, 6, 30)),
        ("2017-06-00", date(2017, 6, 30)),
        ("另定", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert due_day(text) == day


def item(line: int, number: str, state: str = "converted", **more: Any) -> dict[str, Any]:
    base = {
        "line": line,
        "number": number,
        "title": f"甲{line}",
        "file": "",
        "conclusion": "转化",
        "owner": "某厅",
        "due": "",
        "why": "",
    }
    if state == "converted":
        base["counts"] = {"changed": 2, "held": 1, "undecided": 0}
        base["weakened"] = 1
        base["provisions"] = {"before": {"要求": 5}, "after": {"要求": 4, "推荐": 1}}
        base["check"] = {"error": 1, "warning": 2, "info": 0, "rules": {"MOD001": 3}}
    return {**base, "state": state, **more}


ROWS = [
    item(
        1,
        "DB15/ 1—2010",
        due="2017-12-31",
        cites=["DB15/ 2—2011", "GB 7718", "DB15/ 4—2009"],
        new_number="DB15/T 1—2026",
    ),
    item(
        2,
        "DB15/ 2—2011",
        due="2017-12-31",
        counts={"undecided": 3},
        cites=["GB 7718", "GB/T 191"],
        new_number="DB15/T 2—2026",
    ),
    item(3, "DB15/ 3—2011", "failed", due="2099-01-01", why="源文件不存在"),
    item(4, "DB15/ 4—2009", "left", due="2010-01-01", conclusion="废止", why="结论为废止"),
    item(5, "DB15/ 5—2009", "failed", due="2018年6月", why="<script>alert(1)</script>"),
]


def test_states_and_what_is_overdue() -> None:
    found = overview(ROWS, about={}, today=TODAY)
    assert [entry.state for entry in found.entries] == ["已转化", "待决定", "未能完成", "不转化", "未能完成"]
    assert [entry.overdue for entry in found.entries] == [False, True, False, False, True]
    assert (found.weakened, found.total("undecided")) == (2, 3)
    assert found.classes[:2] == [("要求", 10, 8), ("推荐", 0, 2)]
    assert found.rules == (("MOD001", 6, 2),)


@pytest.mark.parametrize(
    ("state", "more", "shown"),
    [
        ("converted", {}, "已转化"),
        ("converted", {"counts": {"undecided": 1}}, "待决定"),
        ("converted", {"refusals": 2}, "待决定"),
        ("nothing", {}, "无须转化"),
        ("failed", {"counts": {"undecided": 1}}, "未能完成"),
        ("left", {"refusals": 1}, "不转化"),
    ],
)
def test_the_state_of_an_item(state: str, more: dict[str, Any], shown: str) -> None:
    (entry,) = overview([item(1, "DB15/ 1—2010", state, **more)], about={}, today=TODAY).entries
    assert entry.state == shown


@pytest.mark.parametrize(
    ("state", "due", "overdue"),
    [
        ("failed", "2026-04-30", True),
        ("failed", "2026-05-01", False),
        ("failed", "", False),
        ("nothing", "2026-04-30", False),
        ("left", "2026-04-30", False),
    ],
)
def test_overdue_is_what_is_left_to_do_after_its_day(state: str, due: str, overdue: bool) -> None:
    (entry,) = overview([item(1, "DB15/ 1—2010", state, due=due)], about={}, today=TODAY).entries
    assert entry.overdue is overdue


def test_notes_say_everything_that_went_wrong() -> None:
    row = item(
        1, "DB15/ 1—2010", why="甲", problems=["乙", ""], refusals=2, integrity=False, integrity_details=["丙", "丁"]
    )
    (entry,) = overview([row], about={}, today=TODAY).entries
    assert entry.notes == ("甲", "乙", "有 2 处改动未能写入", "核对未通过（丙；丁）")
    (entry,) = overview([item(1, "DB15/ 1—2010", integrity=True)], about={}, today=TODAY).entries
    assert entry.notes == ()


def test_an_item_without_numbers_counts_none() -> None:
    bare = {"line": 1, "number": "", "state": "converted", "conclusion": "转化"}
    found = overview([bare], about={}, today=TODAY)
    (entry,) = found.entries
    assert (entry.count("changed"), entry.provisions("before", "要求"), entry.remaining("error")) == (0, None, None)
    assert (found.weakened, found.rules, found.cited) == (0, (), ())
    assert {(before, after) for _, before, after in found.classes} == {(0, 0)}
    given = {"provisions": {"before": {}, "after": {}}, "counts": {}, "check": None}
    (entry,) = overview([bare | given], about={}, today=TODAY).entries
    assert (entry.count("held"), entry.provisions("after", "要求"), entry.remaining("error")) == (0, 0, None)


def test_rules_by_how_often_they_spoke() -> None:
    checks = [{"TAB001": 1, "MOD001": 2}, {"MOD001": 1, "ABC001": 3}, {}]
    rows = [item(at, f"DB15/ {at}—2010", check={"rules": found}) for at, found in enumerate(checks, 1)]
    assert overview(rows, about={}, today=TODAY).rules == (("ABC001", 3, 1), ("MOD001", 3, 2), ("TAB001", 1, 1))


@pytest.mark.parametrize(
    ("cited", "fate"),
    [
        ("DB15/ 1—2010", "本批转化（第 1 项），引用处已按清单改"),
        ("DB15/ 1", "本批转化（第 1 项），引用处已按清单改"),
        ("DB15/ 1—2005", "强制性标准，不在清单中，未改"),
        ("DB15/ 2—2012", "在清单中（第 3 项），结论：未写；引用处请核对"),
        ("DB15/ 2", "在清单中（第 2 项），结论：废止；引用处请核对"),
        ("GB 1234", "强制性标准，不在清单中，未改"),
        ("GB/T 1234", "推荐性标准，未改"),
        ("某号", ""),
    ],
)
def test_what_becomes_of_a_citation(cited: str, fate: str) -> None:
    rows = [
        item(1, "DB15/ 1—2010", cites=[cited]),
        item(2, "DB15/ 2—2011", "left", conclusion="废止"),
        item(3, "DB15/ 2—2012", "failed", conclusion=""),
        item(4, "不是编号", "failed"),
    ]
    (found,) = overview(rows, about={}, today=TODAY).cited
    assert (found.items, found.fate) == (("DB15/ 1—2010",), fate)


def test_what_is_cited_in_common_and_what_becomes_of_it() -> None:
    cited = {each.number: each for each in overview(ROWS, about={}, today=TODAY).cited}
    assert next(iter(cited)) == "GB 7718" and len(cited["GB 7718"].items) == 2
    assert "不在清单中" in cited["GB 7718"].fate
    assert "第 2 项" in cited["DB15/ 2—2011"].fate and "已按清单改" in cited["DB15/ 2—2011"].fate
    assert "废止" in cited["DB15/ 4—2009"].fate
    assert "推荐性" in cited["GB/T 191"].fate


def test_the_page_escapes_what_a_list_says(tmp_path: Path) -> None:
    text = page(overview(ROWS, about={"announcement": {"name": "公告<b>"}}, today=TODAY))
    assert "<script>alert" not in text and "公告<b>" not in text and "&lt;script&gt;alert" in text
    assert text.count("<tr class=") == len(ROWS)
    write_summary(ROWS, tmp_path, today=TODAY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["summary.html", "summary.xlsx"]


LINES = [
    ("转化清单", "", "", "", ""),
    ("标准编号", "标准名称", "源文件", "结论", "完成时限"),
    ("DB15/ 1—2010", "甲", "a.md", "转化", "2017-12-31"),
    ("DB15/ 2—2010", "乙", "a.md", "转化", ""),
    ("DB15/ 3—2010", "丙", "", "例外－继续有效", ""),
    ("DB15/ 4—2010", "《丁》第1号修改单", "d.md", "转化", ""),
    ("DB15/ 1—2010", "甲", "a.md", "转化", ""),
]


@pytest.mark.parametrize("kind", ["csv", "gbk.csv", "xlsx"])
def test_lists_of_every_kind_say_the_same(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.md").write_text("# 1 范围\n\n甲。\n", encoding="utf-8")
    path = tmp_path / f"list.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for line in LINES:
            book.worksheets[0].append(line)
        book.save(path)
    else:
        with path.open("w", encoding="gb18030" if kind.startswith("gbk") else "utf-8-sig", newline="") as file:
            csv.writer(file).writerows(LINES)
    items, _ = read_list(path)
    assert [one.state for one in items] == ["convert", "failed", "left", "failed", "failed"]
    assert [
        "第 1 项相同" in items[1].why,
        "不得转化" in items[2].why,
        "修改单" in items[3].why,
        "重复" in items[4].why,
    ] == [True] * 4
    assert items[0].due == "2017-12-31"


def test_what_the_items_become_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "number,conclusion,new_number\nDB15/ 1—2010,转化,DB15/T 1—2026\nDB15/ 2—2010,废止,\n没有编号,转化,\nGB 5—2008,转化,\n",
        encoding="utf-8",
    )
    assert list_of(read_list(path)[0]).as_mapping() == {
        "DB15 1": "DB15/T 1",
        "DB15 1—2010": "DB15/T 1—2010",
        "GB 5": "GB/T 5",
        "GB 5—2008": "GB/T 5—2008",
    }
