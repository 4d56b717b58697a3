"""The decision sheet: what stands in it, and what comes back from it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from stdkit.convert.items import CHOICES
from stdkit.convert.sheet import COLUMNS, read_sheet, safe, write_sheet
from stdkit.errors import BadData
from tests.convert.drafts import BODY, clean, draft, planned

DANGEROUS = "# 4 要求\n\n4.1 =1+1应等于2。\n\n4.2 甲必须稳固。\n\n4.3 电气设备必须可靠接地。\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "a.decisions.xlsx"
    write_sheet(planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"])), path)
    return path


def fill(path: Path, **cells: object) -> None:
    """Write into the row whose 「用词」 and 「条款号」 fit: ``fill(p, clause="4.2", 决定="删除")``."""
    book = openpyxl.load_workbook(path, rich_text=True)
    rows = book["决定表"]
    clause = cells.pop("clause")
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, 2).value == clause:
            for name, value in cells.items():
                rows.cell(row, COLUMNS.index(name) + 1).value = value
    book.save(path)


def test_the_columns_are_the_contract(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet)["决定表"]
    assert [cell.value for cell in rows[1]] == (
        [
            "序号",
            "条款号",
            "标题",
            "原文",
            "用词",
            "类别",
            "护栏",
            "原强制",
            "规范用词",
            "推荐措辞",
            "处理",
            "决定",
            "改写文本",
            "理由",
            "决定人",
            "日期",
        ]
    )
    row = next(r for r in rows.iter_rows(min_row=2, values_only=True) if r[1] == "4.2")
    assert row[3:6] == ("甲必须稳固。", "必须", "要求（非标准用语）")
    assert row[7:12] == ("是", "应", "宜", "改为“宜”", None)


def test_choices_header_and_filter(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet)["决定表"]
    (validation,) = rows.data_validations.dataValidation
    assert validation.formula1 == f'"{",".join(CHOICES)}"'
    assert "L2" in validation.sqref
    assert rows.freeze_panes and rows.freeze_panes.endswith("2")
    assert rows.auto_filter.ref == f"A1:P{rows.max_row}"
    assert rows.column_dimensions["D"].width > 30


def test_the_word_is_coloured_in_its_sentence(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet, rich_text=True)["决定表"]
    text = next(row[3].value for row in rows.iter_rows(min_row=2) if row[1].value == "4.2")
    red = [part for part in text if not isinstance(part, str)]
    assert [part.text for part in red] == ["必须"]
    assert str(text) == "甲必须稳固。"


def test_nothing_is_a_formula(sheet: Path) -> None:
    for rows in openpyxl.load_workbook(sheet).worksheets:
        for row in rows.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")))


@pytest.mark.parametrize("text", ["=1+1", "+5", "-5 ℃", "@a", "\t=1"])
def test_safe(text: str) -> None:
    assert safe(text) == "'" + text
    assert safe("甲" + text) == "甲" + text


def test_the_digest_is_hidden_beside_it(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    info = book["stdkit"]
    assert info.sheet_state == "hidden"
    found = {row[0]: row[1] for row in info.iter_rows(values_only=True) if row[0] != "item"}
    assert found["schema"] == "stdkit.decisions/1"
    assert found["sha256"] == draft(body=DANGEROUS, foreword=["本标准全文强制。"]).digest
    assert read_sheet(sheet).digest == found["sha256"]


def test_an_empty_sheet_decides_nothing(sheet: Path) -> None:
    assert read_sheet(sheet).decisions == {}


EFFECTS = [
    ("4.2", {"决定": "规范用词"}, "甲必须稳固。", "甲应稳固。"),
    ("4.2", {"决定": "推荐措辞"}, "甲必须稳固。", "甲宜稳固。"),
    ("4.3", {"决定": "推荐措辞"}, "电气设备必须可靠接地。", "电气设备宜可靠接地。"),
    ("4.2", {"决定": "保留原文"}, "甲必须稳固。", None),
    ("4.2", {"决定": "人工改写", "改写文本": "甲的稳固性见附件。"}, "甲必须稳固。", "甲的稳固性见附件。"),
    ("4.2", {"决定": "删除"}, "甲必须稳固。", "（本条删除，编号保留）"),
    ("4.2", {"决定": "移出"}, "甲必须稳固。", "（本条移出，编号保留）"),
]


@pytest.mark.parametrize(("clause", "cells", "before", "after"), EFFECTS)
def test_what_a_decision_does(sheet: Path, clause: str, cells: dict[str, str], before: str, after: str | None) -> None:
    fill(sheet, clause=clause, **cells)
    doc = draft(body=DANGEROUS, foreword=["本标准全文强制。"])
    plan = planned(doc, decisions=read_sheet(sheet).decisions)
    assert clean(plan).get(before) == after
    item = next(item for item in plan.items if item.clause == clause)
    assert item.decision is not None and not item.is_open


def test_decided_rows_are_kept_when_the_sheet_is_written_again(sheet: Path, tmp_path: Path) -> None:
    fill(sheet, clause="4.3", 决定="规范用词", 理由="涉及触电", 决定人="王某", 日期="2026-05-01")
    plan = planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"]), decisions=read_sheet(sheet).decisions)
    write_sheet(plan, tmp_path / "b.xlsx")
    (decision,) = read_sheet(tmp_path / "b.xlsx").decisions.values()
    assert (decision.choice, decision.reason, decision.by, decision.date) == (
        "规范用词",
        "涉及触电",
        "王某",
        "2026-05-01",
    )


def test_sorted_and_shortened_sheets_are_read_by_their_numbers(sheet: Path) -> None:
    fill(sheet, clause="4.3", 决定="保留原文")
    book = openpyxl.load_workbook(sheet)
    book["决定表"].delete_rows(2)
    book.save(sheet)
    assert [d.choice for d in read_sheet(sheet).decisions.values()] == ["保留原文"]


def test_two_texts_for_one_sentence(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固，不得摇动。\n"
    path = tmp_path / "a.xlsx"
    write_sheet(planned(draft(body=body)), path)
    book = openpyxl.load_workbook(path)
    for row, text in ((2, "甲。"), (3, "乙。")):
        book["决定表"].cell(row, 12).value = "人工改写"
        book["决定表"].cell(row, 13).value = text
    book.save(path)
    with pytest.raises(BadData, match="同一句"):
        planned(draft(body=body), decisions=read_sheet(path).decisions)


def test_a_rewritten_sentence_takes_its_other_words_along(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固，不得摇动。乙必须清洁。\n"
    path = tmp_path / "a.xlsx"
    write_sheet(planned(draft(body=body)), path)
    fill(path, clause="4.1")
    book = openpyxl.load_workbook(path)
    book["决定表"].cell(2, 12).value = "人工改写"
    book["决定表"].cell(2, 13).value = "甲的稳固性见附件。"
    book.save(path)
    plan = planned(draft(body=body), decisions=read_sheet(path).decisions)
    assert clean(plan)["甲必须稳固，不得摇动。乙必须清洁。"] == "甲的稳固性见附件。乙宜清洁。"


def test_a_dash_item_goes_with_its_paragraph() -> None:
    from stdkit.convert.items import Decision

    body = "# 4 要求\n\n4.1 甲：\n\n——必须稳固；\n\n——必须清洁。\n"
    first = next(item for item in planned(draft(body=body)).items if item.clause == "4.1")
    plan = planned(draft(body=body), decisions={first.number: Decision("删除")})
    edit = next(change.edit for change in plan.changes if change.kind == "decision")
    assert (edit.span.start, edit.span.end, edit.text) == (0, len("必须稳固；") + 1, "")


def spoil(path: Path, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book["决定表"][cell].value = value
    book.save(path)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"L2": "随便"}, "不认识"),
        ({"L2": "删除", "A2": 999}, "对不上"),
        ({"L2": "删除", "E2": "宜"}, "对不上"),
        ({"L2": "删除", "L3": "删除", "A3": 1, "E3": "应"}, "相同"),
        ({"L1": "决议"}, "缺少"),
    ],
)
def test_a_sheet_that_was_spoiled(sheet: Path, cells: dict[str, object], says: str) -> None:
    for cell, value in cells.items():
        spoil(sheet, cell, value)
    with pytest.raises(BadData, match=says):
        read_sheet(sheet)


def test_rewriting_without_a_text(sheet: Path) -> None:
    fill(sheet, clause="4.2", 决定="人工改写")
    with pytest.raises(BadData, match="空的"):
        planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"]), decisions=read_sheet(sheet).decisions)


def test_a_text_that_became_a_formula_is_refused(sheet: Path) -> None:
    fill(sheet, clause="4.2", 决定="人工改写", 改写文本="#NAME?")
    with pytest.raises(BadData, match="公式"):
        read_sheet(sheet)


def test_another_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(BadData, match="不是 stdkit"):
        read_sheet(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("甲")
    with pytest.raises(BadData, match="XLSX"):
        read_sheet(tmp_path / "b.xlsx")
    with pytest.raises(BadData, match="读不到"):
        read_sheet(tmp_path / "c.xlsx")


def test_a_row_number_that_the_document_does_not_have() -> None:
    from stdkit.convert.items import Decision

    with pytest.raises(BadData, match="999"):
        planned(draft(body=BODY), decisions={999: Decision("删除")})


def test_long_texts_get_high_rows(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固。\n\n4.2 " + "乙和丙和丁" * 40 + "必须稳固。\n"
    write_sheet(planned(draft(body=body)), tmp_path / "a.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["决定表"]
    low, high = (rows.row_dimensions[row].height for row in (2, 3))
    assert low < 80 < high
