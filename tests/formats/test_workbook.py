"""Workbooks as other programs read them."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from stdkit.formats.workbook import Column, Marked, Table, Tint, letter, safe, unsafe, write_workbook


def written(path: Path, *tables: Table) -> openpyxl.Workbook:
    write_workbook(path, tables)
    return openpyxl.load_workbook(path, rich_text=True)


def test_texts_numbers_and_empty_cells(tmp_path: Path) -> None:
    book = written(
        tmp_path / "a.xlsx", Table("甲", [Column("文", 20), Column("数", 8)], [("一\n二", 3), ("", None), ("<&>", 2.5)])
    )
    assert [[cell.value for cell in row] for row in book["甲"].iter_rows()] == [
        ["文", "数"], ["一\n二", 3], [None, None], ["<&>", 2.5],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+5",
        "-5 ℃",
        "@甲",
        "\t=1",
        "'=1",
        " =1",
        "　\n@甲",
        "＝1+1",
        " ＋5",
        "－5 ℃",
        "＠甲",
        "－",
        "_x0041_",
        "甲_x0041_乙",
        "  甲 ",
    ],
)
def test_every_text_stays_a_text_and_comes_back(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path / "a.xlsx", Table("甲", [Column("文", 20)], [(text,)]))["甲"]["A2"]
    assert cell.data_type == "s" and not re.match(r"\s*([=+\-@]|[＝＋－＠].)", str(cell.value))
    assert unsafe(str(cell.value)) == text if not text.startswith("'") else True
    assert safe("甲" + text) == "甲" + text


def test_what_no_workbook_can_hold_is_left_out(tmp_path: Path) -> None:
    cell = written(tmp_path / "a.xlsx", Table("甲", [Column("文", 20)], [("甲\x0b\ud800乙",)]))["甲"]["A2"]
    assert str(cell.value) == "甲乙"


def test_words_in_colour(tmp_path: Path) -> None:
    marked = Marked((("甲", False), ("必须", True), ("稳固。", False)))
    value = written(tmp_path / "a.xlsx", Table("甲", [Column("文", 20)], [(marked,)]))["甲"]["A2"].value
    assert str(value) == "甲必须稳固。"
    assert [part.text for part in value if not isinstance(part, str)] == ["必须"]


def test_head_filter_choices_and_tints(tmp_path: Path) -> None:
    table = Table(
        "甲",
        [Column("文", 20), Column("决定", 10, ("是", "否"))],
        [("一", None)] * 3,
        frozen="B2",
        heading="甲 & 乙",
        tints=(Tint('$B2="是"', "good"),),
    )
    sheet = written(tmp_path / "a.xlsx", table, Table("乙", [Column("数", 5)], [(1,)], hidden=True))["甲"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B4", "$1:$1")
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"是,否"', "B2:B4")
    (tint,) = sheet.conditional_formatting
    assert tint.rules[0].formula == ['$B2="是"'] and tint.rules[0].dxf is not None
    assert sheet.oddHeader.center.text == "甲 && 乙" or "甲" in str(sheet.oddHeader.center.text)


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        write_workbook(tmp_path / f"{name}.xlsx", [Table("甲", [Column("文", 20)], [("一",)])])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_names_of_columns() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
