"""Lists as people keep them, read into one set of names."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stdkit.convert.records import read_records
from stdkit.errors import BadData


def read(folder: Path, content: str, name: str = "a.yaml") -> tuple[list[dict[str, str]], dict[str, Any]]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_records(path)


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.json"])
def test_items_and_what_the_list_says_of_itself(tmp_path: Path, name: str) -> None:
    content = (
        '{"announcement": {"name": "公告"}, "policy": "normalise", "items": [{"标准编号": "GB 1—2000", "颜色": "红"}]}'
    )
    assert read(tmp_path, content, name) == (
        [{"number": "GB 1—2000"}],
        {"announcement": {"name": "公告"}, "policy": "normalise"},
    )


def test_a_bare_list(tmp_path: Path) -> None:
    assert read(tmp_path, "- {number: GB 1—2000, title: 甲}\n- {number: GB 2—2000}\n") == (
        [{"number": "GB 1—2000", "title": "甲"}, {"number": "GB 2—2000"}],
        {},
    )


def test_values_are_texts(tmp_path: Path) -> None:
    (row,), _ = read(
        tmp_path, "- {number: 12, due: 2026-05-01, title: , reviewed: 2026-05-01 08:00:00, remark: ' 甲 '}\n"
    )
    assert row == {"number": "12", "due": "2026-05-01", "title": "", "reviewed": "2026-05-01", "remark": "甲"}


def test_of_columns_that_mean_the_same_the_first_filled_in_counts(tmp_path: Path) -> None:
    assert read(tmp_path, "标准编号,归口单位,主管部门\nGB 1—2000,,某厅\nGB 2—2000,某局,某厅\n", "a.csv")[0] == [
        {"number": "GB 1—2000", "owner": "某厅"},
        {"number": "GB 2—2000", "owner": "某局"},
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("items: 3\n", "items"),
        ("items: [甲]\n", "items"),
        ("policy: x\n", "items"),
        ("3\n", "items"),
        ("items: [\n", "YAML"),
        ("- {a: b\n- c\n", "YAML"),
    ],
)
def test_what_is_no_list(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(BadData, match=says):
        read(tmp_path, content)


def test_the_line_of_a_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadData) as told:
        read(tmp_path, "items:\n  - {number: GB 1}\n  - {number: [}\n")
    assert "第 3 行" in (told.value.advice or "")


def test_rows_below_a_title_without_empty_ones(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    table = book.active
    assert table is not None
    for row in (
        ("转化清单", None, None),
        (None, None, None),
        ("序号", " 标准编号 ", "完成时限"),
        (1, "GB 1—2000", datetime(2026, 5, 1)),
        (None, None, "  "),
        (0, "GB 2—2000", date(2026, 5, 1)),
    ):
        table.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_records(tmp_path / "a.xlsx") == (
        [{"number": "GB 1—2000", "due": "2026-05-01"}, {"number": "GB 2—2000", "due": "2026-05-01"}],
        {},
    )


def test_a_table_without_numbers(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="标准编号"):
        read(tmp_path, "名称,结论\n甲,转化\n", "a.csv")


@pytest.mark.parametrize("name", ["a.doc", "a"])
def test_another_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadData, match="不认识的清单格式"):
        read(tmp_path, "number\nGB 1\n", name)
