from __future__ import annotations

import io
import zipfile

from openpyxl import load_workbook

from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.model import Edit, Finding, Span
from stdkit.reports.xlsx import render
from tests.lint.drafts import draft
from tests.reports.sample_report import sample_report, standing

FORMULA = '=HYPERLINK("http://example.invalid","看")'


def test_the_committees_columns_in_their_order() -> None:
    book = load_workbook(io.BytesIO(render(Report(sample_report().files[:1], "p"))))
    sheet = book["修改意见表"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["序号", "章条号", "原文", "问题", "依据条款", "建议", "处理"]
    assert len(rows) == 6 and [row[0] for row in rows[1:]] == [1, 2, 3, 4, 5]
    assert rows[3] == [
        3, "5.1", "设备必须可靠接地，外壳必须绝缘。", "“必须”：以“应”代替“必须”（错误，MOD001）",
        "GB/T 1.1—2020，表C.1", "“必须”改为“应”", None,
    ]  # fmt: skip
    assert rows[4][2].startswith("…") and rows[5][5] == "删去“试样”（请复核）"


def test_head_filter_and_wrapping() -> None:
    sheet = load_workbook(io.BytesIO(render(Report(sample_report().files[:1], "p")))).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C2", "A1:G6", "$1:$1")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert sheet.row_dimensions[5].height > sheet.row_dimensions[4].height, "a long text gets the room it needs"
    (choice,) = sheet.data_validations.dataValidation
    assert "采纳" in choice.formula1 and str(choice.sqref) == "G2:G6"


def test_no_cell_is_a_formula() -> None:
    for lead in ("=", "+", "-", "@", "\t", "'"):
        text = lead + FORMULA[1:] + "\x00必须"
        span = Span("t1", 0, len(text))
        finding = Finding(span, text, (Edit(span, text),), rule="MOD001", name="x", clause=text)
        data = render(Report((FileResult("a.md", findings=locate(draft(text), [finding])),), "p"))
        for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2):
            assert all(cell.data_type != "f" for cell in row)
            assert row[2].value == text.replace("\x00", "") and row[2].quotePrefix
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_what_is_settled_says_so() -> None:
    report = standing(sample_report(), {2: Suppressed("引用法律原文"), 3: None})
    sheet = load_workbook(io.BytesIO(render(report))).worksheets[0]
    assert [row[6].value for row in sheet.iter_rows(min_row=2)] == [
        None, None, "豁免：引用法律原文", "以前已有，暂不处理", None,
    ]  # fmt: skip


def test_every_file_has_a_sheet_with_a_name_a_workbook_can_hold() -> None:
    files = tuple(FileResult(f"{folder}/很[长]的:名*{'长' * 40}.md") for folder in ("a", "b", "c"))
    book = load_workbook(io.BytesIO(render(Report((*files, FileResult("坏.docx", errors=("坏了。",))), "p"))))
    assert len(book.sheetnames) == 4 and all(len(name) <= 31 for name in book.sheetnames)
    assert book["坏"]["D2"].value == "未能检查：坏了。"
