"""The table of standards: read strictly from CSV, XLSX and SQLite, refused with row and column, and what rules ask of it."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import openpyxl
import pytest

from stdkit.errors import BadData
from stdkit.facts.codes import Number, parse
from stdkit.facts.library import Library
from stdkit.limits import within
from stdkit.lint.library import read_library, sqlite_address
from stdkit.lint.profile import Profile
from stdkit.lint.runner import not_run

HEAD = ["标准编号", "标准名称", "状态", "代替标准", "截至日期"]
ROWS = [
    ["GB/T 1234—2008", "羊毛　术语", "被代替", "GB/T 1234—2020", "2026-10-01"],
    ["GB/T 1234—2020", "羊毛　术语", "现行", "", "2026-10-01"],
    ["GB/T 1237.1—2021", "毛纱　第1部分：强力", "现行", "", "2026年9月1日"],
]


def as_csv(folder: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    path = folder / "库.csv"
    path.write_bytes("".join(",".join(row) + "\r\n" for row in rows).encode(encoding))
    return path


def as_xlsx(folder: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(folder / "库.xlsx")
    return folder / "库.xlsx"


def as_sqlite(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "库.db"
    with sqlite3.connect(path) as connection:
        names = ["number", "title", "status", "replaced_by", "as_of"]
        connection.execute(f"CREATE TABLE standards ({', '.join(names)})")
        connection.executemany("INSERT INTO standards VALUES (?, ?, ?, ?, ?)", rows[1:])
    connection.close()
    return path


def number(text: str) -> Number:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_sqlite])
def test_the_three_formats_say_the_same(write: Callable[[Path, list[list[str]]], Path], tmp_path: Path) -> None:
    library = read_library(write(tmp_path, [HEAD, *ROWS]))
    assert [standard.number.spelled for standard in library.standards] == [row[0] for row in ROWS]
    old = library.edition(number("GB/T 1234—2008"))
    assert old is not None and old.status == "superseded" and old.replaced_by == ("GB/T 1234—2020",)
    assert library.edition(number("GB/T 1234")) == library.standards[1], "an undated number is the edition that holds"
    assert library.edition(number("GB/T 1234—1999")) is None
    assert library.as_of == (datetime.date(2026, 9, 1), datetime.date(2026, 10, 1))
    assert "2026-09-01至2026-10-01" in library.spoken


def test_gbk_and_english_names(tmp_path: Path) -> None:
    rows = [["Number", "TITLE", "status", "as of"], ["GB/T 1—2020", "甲", "Current", "2026/1/2"]]
    library = read_library(as_csv(tmp_path, rows, "gb18030"))
    assert library.standards[0].as_of == datetime.date(2026, 1, 2) and library.standards[0].holds


def test_two_digits_of_a_year(tmp_path: Path) -> None:
    library = read_library(as_csv(tmp_path, [HEAD, ["GB/T 9—93", "甲", "废止", "", "2026-01-01"]]))
    found = library.edition(number("GB/T 9—1993"))
    assert found is not None and not found.holds


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        (0, "羊毛", "第 3 行“标准编号”列：“羊毛”不是标准编号"),
        (0, "GB/T XXXXX—XXXX", "第 3 行“标准编号”列"),
        (0, "GB/T 1234—2008", "第 3 行“标准编号”列：“GB/T 1234—2008”与第 2 行重复"),
        (1, "", "第 3 行“标准名称”列：是空的"),
        (1, "甲" * 501, "第 3 行“标准名称”列：超过 500 个字"),
        (2, "有效吗", "第 3 行“状态”列：“有效吗”不认识"),
        (3, "见公告", "第 3 行“代替标准”列：“见公告”里有不是标准编号的内容"),
        (4, "2026-13-01", "第 3 行“截至日期”列：“2026-13-01”不是日期"),
        (4, "", "第 3 行“截至日期”列：是空的"),
        (1, "=A1", "第 3 行“标准名称”列：是公式，不予计算"),
    ],
)
@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_sqlite])
def test_a_bad_cell_is_named(
    write: Callable[[Path, list[list[str]]], Path], column: int, value: str, says: str, tmp_path: Path
) -> None:
    bad = [*ROWS[1]]
    bad[column] = value
    path = write(tmp_path, [HEAD, ROWS[0], bad])
    with pytest.raises(BadData) as refused:
        read_library(path)
    assert says in str(refused.value) and path.name in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "标准库是空的"),
        ([HEAD], "只有列名"),
        ([["甲", "乙"], *ROWS], "缺少“标准编号”“标准名称”“状态”"),
        ([[*HEAD, "编号"], *ROWS], "有两列都是“标准编号”"),
    ],
)
def test_a_table_without_its_columns(rows: list[list[str]], says: str, tmp_path: Path) -> None:
    with pytest.raises(BadData, match=says):
        read_library(as_csv(tmp_path, rows))


def test_what_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="找不到标准库"):
        read_library(tmp_path / "没有.csv")
    (tmp_path / "库.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(BadData, match="不认识的标准库格式"):
        read_library(tmp_path / "库.docx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(BadData, match="不是能读的 XLSX"):
        read_library(tmp_path / "坏.xlsx")
    (tmp_path / "坏.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 200)
    with pytest.raises(BadData, match="SQLite"):
        read_library(tmp_path / "坏.db")
    with within(data_rows=2), pytest.raises(BadData, match="超过 2 行"):
        read_library(as_csv(tmp_path, [HEAD, *ROWS]))
    with within(data_mb=0), pytest.raises(BadData, match="超过 0 MB"):
        read_library(as_csv(tmp_path, [HEAD, *ROWS]))


def test_a_view_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "库.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIEW standards AS SELECT randomblob(1000000000) AS number")
    connection.close()
    with pytest.raises(BadData, match="0 张表"):
        read_library(path)


def test_without_a_table_the_rules_do_not_run(tmp_path: Path) -> None:
    assert {"REF020", "REF029", "NAM007"} <= set(not_run(Profile()))
    assert "ADP006" not in not_run(Profile()), "nobody asked for it"
    assert not_run(Profile(library=as_csv(tmp_path, [HEAD, *ROWS]))) == ()


def test_other_parts(tmp_path: Path) -> None:
    library: Library = read_library(as_csv(tmp_path, [HEAD, *ROWS]))
    assert [one.number.part for one in library.parts(number("GB/T 1237.2—2026"))] == ["1"]
    assert library.parts(number("GB/T 1237.1—2026")) == []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath(r"D:\标准\a b.db"), "file:///D:/%E6%A0%87%E5%87%86/a%20b.db"),
        (PureWindowsPath(r"\\server\share\a.db"), "file:////server/share/a.db"),
        (PurePosixPath("/a?#.db"), "file:///a%3F%23.db"),
    ],
)
def test_how_sqlite_is_told_the_way(path: PurePath, address: str) -> None:
    assert sqlite_address(path) == f"{address}?mode=ro&immutable=1"
