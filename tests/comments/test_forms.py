"""Forms that came back and tables of others, in the columns people use."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from stdkit.comments.forms import Form, read_form
from stdkit.comments.row import Row
from stdkit.errors import StdkitError
from stdkit.formats.grids import read_grids


def book(path: Path, rows: list[list[object]], *merged: str) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    made.save(path)
    return path


def form(path: Path) -> Form:
    return read_form(read_grids(path))


def test_feedback_form_as_workbook(tmp_path: Path) -> None:
    found = form(
        book(
            tmp_path / "a.xlsx",
            [
                ["《绒山羊舍饲管理技术规程》征求意见反馈表"],
                ["单位名称：内蒙古农业大学（盖章）　　联系人：王某"],
                ["序号", "章条编号", "意见内容", "修改建议", "理由"],
                [1, "5.2", "指标偏低", "改为不小于1.5", "产羔后期面积不足"],
                [2, None, "全文用词不统一", None, None],
                [3, None, None, None, None],
                ["填表日期：2026年6月1日"],
            ],
            "A1:E1",
            "A2:E2",
            "A7:E7",
        )
    )
    assert found.unit == "内蒙古农业大学" and not found.is_table
    assert found.rows == (
        Row("5.2", "指标偏低\n建议：改为不小于1.5\n理由：产羔后期面积不足"),
        Row("", "全文用词不统一"),
    )


def test_form_whose_head_has_two_rows_and_whose_clauses_are_merged(tmp_path: Path) -> None:
    found = form(
        book(
            tmp_path / "a.xlsx",
            [
                ["提出单位", "赤峰市农牧局", None, None, None],
                ["序号", "标准条款", "意见", None, "备注"],
                [None, None, "原文", "修改建议", None],
                [1, "4.1", "面积1.2", "面积1.5", None],
                [2, None, "高度2", "高度2.2", "急"],
            ],
            "A2:A3",
            "B2:B3",
            "C2:D2",
            "E2:E3",
            "B4:B5",
        )
    )
    assert found.unit == "赤峰市农牧局"
    assert found.rows == (Row("4.1", "“面积1.2”：面积1.5"), Row("4.1", "“高度2”：高度2.2", remark="急"))


def test_table_of_others_in_word(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("征求意见稿意见汇总处理表")
    made.add_paragraph("标准项目名称：绒山羊舍饲管理技术规程　　　共2页　第1页")
    made.add_paragraph("标准项目负责起草单位：农牧业科学院　承办人：王某　电话：0471-1　2026年7月1日填写")
    grid = made.add_table(4, 6)
    rows = [
        ["序号", "标准章条编号", "意见内容", "提出单位", "处理意见", "备注"],
        ["1", "第5.2条", "改为1.5", "甲局、乙院", "部分采纳，改为1.4", ""],
        ["2", "前言", "漏写起草人", "丙公司", "", "补"],
        [
            "说明：(1)发送《征求意见稿》的单位数：30个；(2)收到《征求意见稿》后，回函的单位数：12个；",
            "",
            "",
            "",
            "",
            "",
        ],
    ]
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            grid.cell(number, at).text = text
    grid.cell(3, 0).merge(grid.cell(3, 5))
    made.add_paragraph("没有回函的单位：丁所、戊站")
    made.save(str(tmp_path / "a.docx"))
    found = form(tmp_path / "a.docx")
    assert found.is_table
    assert found.rows == (
        Row("5.2", "改为1.5", ("甲局", "乙院"), "部分采纳", "改为1.4", "", tabled=True),
        Row("前言", "漏写起草人", ("丙公司",), "", "", "补", tabled=True),
    )
    assert found.facts["title"] == "绒山羊舍饲管理技术规程" and found.facts["person"] == "王某"
    assert found.facts["asked"].startswith("30") and found.silent == ("丁所", "戊站")


def test_reason_behind_the_disposition_is_its_reason(tmp_path: Path) -> None:
    found = form(
        book(
            tmp_path / "a.xlsx",
            [
                ["序号", "章节", "意见内容", "理由", "提出单位", "是否采纳", "不采纳的理由"],
                [1, "5.2", "改为1.5", "偏低", "甲局", "不采纳", "已有规定"],
            ],
        )
    )
    assert found.rows == (Row("5.2", "改为1.5\n理由：偏低", ("甲局",), "不采纳", "已有规定", tabled=True),)


@pytest.mark.parametrize("words", ["无意见", "无", "没有意见。", "同意该标准征求意见稿", "我单位无修改意见"])
def test_no_comment_is_an_answer(tmp_path: Path, words: str) -> None:
    found = form(book(tmp_path / "a.xlsx", [["单位：甲局"], ["序号", "章条编号", "意见内容"], [1, None, words]]))
    assert found.found and found.agrees and found.rows == () and found.unit == "甲局"


def test_head_again_on_each_page_and_rows_without_words(tmp_path: Path) -> None:
    head: list[object] = ["序号", "章条编号", "意见内容"]
    found = form(book(tmp_path / "a.xlsx", [head, [1, "5", "甲"], head, [2, "6", "乙"], [3, "7", None]]))
    assert [row.text for row in found.rows] == ["甲", "乙"]
    assert found.notices == ("有一行没有意见内容（7），未列入",)


def test_numbers_that_a_spreadsheet_spoils_are_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["章条编号", "意见内容"], [5.1, "甲"], [5, "乙"], ["5.10", "丙"]])
    made = openpyxl.load_workbook(path)
    made.worksheets[0].append([5.1, "丁"])
    made.worksheets[0].cell(5, 1).number_format = "0.00"
    made.save(path)
    found = form(path)
    assert [row.clause for row in found.rows] == ["5.1", "5", "5.10", "5.10"]
    assert found.notices == ("章条编号“5.1”被表格程序当成了小数，请核对",)


def test_formula_like_texts_are_texts(tmp_path: Path) -> None:
    found = form(book(tmp_path / "a.xlsx", [["章条编号", "意见内容"], ["5", "'=1+1"], ["6", "'-5 ℃偏低"]]))
    assert [row.text for row in found.rows] == ["=1+1", "-5 ℃偏低"]


def test_csv_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("章条编号,意见内容,提出单位\n5.2,改为1.5,甲局\n".encode("gb18030"))
    assert form(path).rows == (Row("5.2", "改为1.5", ("甲局",)),)


def test_other_tables_are_none(tmp_path: Path) -> None:
    assert not form(book(tmp_path / "a.xlsx", [["项目", "要求"], ["面积", "1.2"]])).found


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_damaged_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(StdkitError):
        read_grids(path)
