"""``check --format xlsx``: the committee's 修改意见表, a row for each finding, with a column for what becomes of it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from stdkit.facts.characters import writable
from stdkit.facts.patterns import pattern
from stdkit.formats.workbook import is_formula, saved
from stdkit.lint.basis import basis
from stdkit.lint.results import FileResult, Located, Report
from stdkit.reports.words import SEVERITY, said, where

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = ("序号", "章条号", "原文", "问题", "依据条款", "建议", "处理")
WIDTHS = (6, 11, 54, 44, 20, 40, 24)
CHOICES = ("采纳", "部分采纳", "不采纳")
SHEET = "修改意见表"
_UNNAMEABLE = pattern(r"[\\/*?:\[\]]")


def render(report: Report, *, width: int = 0, colour: bool = False) -> bytes:
    """A workbook with a sheet for every file; what could not be checked is said in its sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    names: set[str] = set()
    for file in report.files:
        sheet = book.create_sheet(_name(file, names, alone=len(report.files) == 1))
        _fill(sheet, file)
    if not report.files:
        book.create_sheet(SHEET)
    return saved(book)


def _name(file: FileResult, taken: set[str], *, alone: bool) -> str:
    stem = re.split(r"[\\/]", file.path)[-1].rpartition(".")[0] or file.path
    base = SHEET if alone else (_UNNAMEABLE.sub("_", _clean(stem)).strip("'") or SHEET)
    name, number = base[:31], 2
    while name.lower() in taken:
        name = f"{base[: 30 - len(str(number))]}-{number}"
        number += 1
    taken.add(name.lower())
    return name


def _fill(sheet: Worksheet, file: FileResult) -> None:
    rows = [_cells(number, row) for number, row in enumerate(file.findings, 1)]
    rows += [(None, "全文", None, f"未能检查：{message}", None, None, None) for message in file.errors]
    for column, title in enumerate(COLUMNS, 1):
        sheet.cell(1, column, title)
    for at, cells in enumerate(rows, 2):
        for column, value in enumerate(cells, 1):
            _write(sheet, at, column, value)
        sheet.row_dimensions[at].height = _height(cells)
    _dress(sheet, len(rows), file)


def _clean(text: str) -> str:
    return writable(text, "").replace("\r", "")


def _write(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Text is written as text, whatever it begins with: no spreadsheet takes it for a formula, also when the cell is edited."""
    cell = sheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        return
    value = _clean(value)
    cell.value = value
    cell.data_type = "s"
    cell.number_format = "@"
    if value.startswith("'") or is_formula(value):
        cell.quotePrefix = True


def _cells(number: int, row: Located) -> tuple[Any, ...]:
    finding, at = row.finding, row.location
    text = ""
    if at is not None:
        before, after = "…" * bool(at.excerpt_start), "…" * (len(at.excerpt) >= 200)
        text = f"{before}{at.excerpt}{after}"
    problem = f"{said(finding)}（{SEVERITY[finding.severity]}，{finding.rule}）"
    if at is not None and at.text and at.text != at.excerpt:
        problem = f"“{at.text}”：{problem}" if len(at.text) <= 30 else problem
    return number, where(row), text, problem, basis(finding.clause), _advice(row), _handling(row)


def _advice(row: Located) -> str:
    """What to change, one line for each edit; empty where the tool has no proposal."""
    lines = []
    for edit, old in zip(row.finding.edits, row.replaced, strict=True):
        new = edit.text.strip("\n")
        if edit.unmark:
            said = f"“{old}”去掉加粗或黑体"
        elif not old:
            said = f"增加“{new}”"
        else:
            said = f"“{old}”改为“{new}”" if new else f"删去“{old}”"
        lines.append(said + ("（请复核）" if edit.safety == "review" else ""))
    return "\n".join(dict.fromkeys(lines))


def _handling(row: Located) -> str | None:
    if row.suppressed is not None:
        until = f"（至 {row.suppressed.until}）" if row.suppressed.until else ""
        return f"豁免：{row.suppressed.reason}{until}"
    return "以前已有，暂不处理" if row.baseline == "unchanged" else None


def _height(cells: tuple[Any, ...]) -> float:
    """The height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for value, width in zip(cells, WIDTHS, strict=True):
        parts = str(value or "").split("\n")
        units = [sum(2 if ord(char) > 0x2E7F else 1.1 for char in part) for part in parts]
        lines = max(lines, sum(max(math.ceil(unit / (width - 2)), 1) for unit in units))
    return min(16.0 * lines + 4, 400.0)


def _dress(sheet: Worksheet, rows: int, file: FileResult) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    line = Side(style="thin", color="00C4C9C6")
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        for row in range(1, rows + 2):
            cell = sheet.cell(row, column)
            cell.border = Border(line, line, line, line)
            centred = row == 1 or column <= 2
            cell.alignment = Alignment("center" if centred else None, "center" if row == 1 else "top", wrap_text=True)
            if row == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="00E3ECEA")
    last = get_column_letter(len(COLUMNS))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}{rows + 1}"
    choice = DataValidation(type="list", formula1=f'"{",".join(CHOICES)}"', allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(choice)
    choice.add(f"{last}2:{last}{max(rows, 1) + 1}")
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    name = " ".join(filter(None, [file.number, file.title])) or file.path
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None and footer is not None
    header.center.text = _clean(f"{SHEET}　{name}").replace("&", "&&")[:200]
    footer.center.text = "第 &P 页，共 &N 页"
