"""The units asked, and the unit behind a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from stdkit.comments.units import Asked, Roster, Source, read_roster, unit_in_name
from stdkit.errors import BadData


@pytest.mark.parametrize(
    ("stem", "unit"),
    [
        ("征求意见稿-内蒙古自治区计量测试研究院", "内蒙古自治区计量测试研究院"),
        ("DB15T 123 意见反馈表（呼和浩特市市场监督管理局）", "呼和浩特市市场监督管理局"),
        ("【赤峰市农牧局】意见反馈表20260601", "赤峰市农牧局"),
        ("内蒙古农业大学反馈意见", "内蒙古农业大学"),
        ("征求意见稿", ""),
        ("意见反馈表", ""),
        ("风干牛肉加工技术规范-征求意见稿", ""),
        ("return_03", ""),
    ],
)
def test_unit_in_the_name_of_a_file(stem: str, unit: str) -> None:
    assert unit_in_name(stem) == unit


def test_the_list_goes_first_and_doubt_is_told() -> None:
    roster = Roster(
        [
            Asked("甲市农牧局", ("甲农牧局",), ("回函03.docx",), ("赵某",)),
            Asked("乙大学"),
            Asked("丙公司", authors=("钱某",)),
        ]
    )
    assert roster.source("x/回函03.docx", said="别的单位", author="钱某") == Source("甲市农牧局")
    assert roster.source("a.docx", author="钱某") == Source("丙公司")
    assert roster.source("a.docx", said="甲农牧局") == Source("甲市农牧局")
    assert roster.source("a.docx", said="丁站") == Source("丁站")
    assert roster.source("乙大学意见.docx", author="孙某") == Source("乙大学")
    assert roster.source("戊研究所意见.docx").doubt == "由文件名推定为“戊研究所”"
    assert roster.source("a.docx", author="孙某") == Source("孙某", "未能确定，暂写批注作者“孙某”")
    assert (
        roster.source("a.docx", author="Administrator").unit
        == "a"
        == roster.source("a.docx", author="Windows 用户").unit
    )
    assert roster.source("a.docx").unit == "a" and roster.source("a.docx").doubt


def test_lists_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("units:\n- 甲局\n- {unit: 乙院, authors: [赵某, 钱某], file: 乙.docx}\n", "utf-8")
    (tmp_path / "b.csv").write_text("序号,单位名称,联系人\n1,甲局,\n2,乙院,赵某、钱某\n", "utf-8")
    (tmp_path / "c.csv").write_text("甲局\n乙院\n", "utf-8")
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["征求意见单位名单"], ["序号", "单位", "文件名"], [1, "甲局", None], [2, "乙院", "乙.docx"]):
        book.active.append(row)
    book.save(tmp_path / "d.xlsx")
    for name in ("a.yaml", "b.csv", "c.csv", "d.xlsx"):
        assert read_roster(tmp_path / name).units == ("甲局", "乙院"), name
    assert read_roster(tmp_path / "a.yaml").source("x.docx", author="钱某").unit == "乙院"
    assert read_roster(tmp_path / "d.xlsx").source("乙.docx").unit == "乙院"


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yaml", "units: ["), ("a.yaml", "甲局"), ("a.yaml", "- {file: a.docx}"), ("a.csv", ""), ("a.txt2", "甲局")],
)
def test_bad_lists_are_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(BadData, match="名单"):
        read_roster(tmp_path / name)
