"""The decision sheet (XLSX): one row for every item that a person may want to see, and what was decided read back from it."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stdkit.convert.items import CHOICES, KIND_NAMES, Decision, Item
from stdkit.convert.plan import Plan
from stdkit.errors import BadData
from stdkit.facts.patterns import pattern

COLUMNS = (
    "序号", "条款号", "标题", "原文", "用词", "类别", "护栏", "原强制", "规范用词", "推荐措辞",
    "处理", "决定", "改写文本", "理由", "决定人", "日期",
)  # fmt: skip
WIDTHS = (6, 9, 16, 52, 9, 18, 22, 7, 10, 10, 16, 11, 40, 36, 10, 12)
SCHEMA = "stdkit.decisions/1"
_SHEET, _INFO = "决定表", "stdkit"
_FORMULA = pattern(r"^[=+\-@\t\r]")
_ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says: of which version of which file it is, and the decided rows by item number."""

    path: str
    digest: str
    words: Mapping[int, str]
    decisions: Mapping[int, Decision]


def write_sheet(plan: Plan, out: Path, *, digest: str = "", name: str = "") -> None:
    """Write the sheet of ``plan``; decisions taken before are kept in their rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _SHEET
    sheet.append(COLUMNS)
    shown = [item for item in plan.items if item.is_shown]
    for row, item in enumerate(shown, 2):
        cells = _cells(plan, item)
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
        sheet.row_dimensions[row].height = _height(cells)
    _dress(sheet, len(shown))
    _write_info(
        book.create_sheet(_INFO), plan, shown, digest or plan.document.digest, name or Path(plan.document.path).name
    )
    book.save(out)


def _cells(plan: Plan, item: Item) -> list[Any]:
    decision = item.decision
    return [
        item.number,
        safe(item.clause),
        safe(item.title),
        _coloured(plan, item),
        safe(item.text),
        KIND_NAMES.get(item.kind, item.kind),
        safe(item.guard_text),
        "是" if item.mandatory else "否",
        safe(item.normalise),
        safe(item.recommend),
        safe(handling(item)),
        decision.choice if decision else None,
        safe(decision.text) if decision and decision.text else None,
        safe(decision.reason or item.reason) if decision else safe(item.reason),
        safe(decision.by) if decision and decision.by else None,
        safe(decision.date) if decision and decision.date else None,
    ]


def _height(cells: list[Any]) -> float:
    """The height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for value, width in zip(cells, WIDTHS, strict=True):
        units = sum(2 if ord(char) > 0x2E7F else 1.1 for char in str(value or ""))
        lines = max(lines, math.ceil(units / (width - 2)))
    return min(15.0 * lines + 2, 400.0)


def handling(item: Item) -> str:
    """What the tool did, in a few words."""
    if item.action == "changed":
        return f"改为“{item.proposal}”" if item.proposal else "按决定删去"
    if item.action == "held":
        return "护栏保留" if item.guards else "保留待审"
    if item.action == "refused":
        return "未能改动"
    return "保留待审" if item.review else "保留原文"


def safe(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula, and without characters a workbook cannot hold."""
    text = _ILLEGAL.sub("", text)
    return f"'{text}" if _FORMULA.match(text) else text


def _coloured(plan: Plan, item: Item) -> Any:
    """The sentence with the word in red."""
    text = plan.document.text_of(item.sentence)
    start, end = item.span.start - item.sentence.start, item.span.end - item.sentence.start
    text = _ILLEGAL.sub("�", text)
    if _FORMULA.match(text) or not 0 <= start < end <= len(text):
        return safe(text)
    red = InlineFont(color=Color(rgb="00C00000"), b=True)
    parts: list[str | TextBlock] = [text[:start], TextBlock(red, text[start:end]), text[end:]]
    return CellRichText([part for part in parts if part])


def _dress(sheet: Worksheet, rows: int) -> None:
    line = Side(style="thin", color="00BFBFBF")
    dressed: dict[bool, Any] = {}
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = sheet.cell(1, column)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="00DDE6F0")
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        head.border = Border(line, line, line, line)
        for row in range(2, rows + 2):
            cell: Any = sheet.cell(row, column)
            is_text = COLUMNS[column - 1] != "序号" and isinstance(cell.value, str)
            if is_text not in dressed:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                cell.border = Border(line, line, line, line)
                if is_text:
                    cell.number_format = "@"
                dressed[is_text] = cell
            else:  # a copy of what the first such cell bears: openpyxl takes long to file the same style again for every cell
                cell._style = copy(dressed[is_text]._style)
    sheet.freeze_panes = "E2"
    last = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A1:{last}{rows + 1}"
    choice = DataValidation(
        type="list",
        formula1=f'"{",".join(CHOICES)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="决定",
        error="请从下拉列表中选择",
    )
    sheet.add_data_validation(choice)
    letter = get_column_letter(COLUMNS.index("决定") + 1)
    choice.add(f"{letter}2:{letter}{max(rows, 1) + 1}")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _write_info(info: Worksheet, plan: Plan, shown: list[Item], digest: str, name: str) -> None:
    info.append(["schema", SCHEMA])
    info.append(["file", safe(name)])
    info.append(["sha256", digest])
    info.append(["policy", plan.policy.name])
    info.append(["number", plan.old.raw if plan.old else ""])
    info.append(["new_number", plan.new.spelled if plan.new else ""])
    for item in shown:
        info.append(["item", item.number, item.span.block, item.span.start, item.span.end, safe(item.text)])
    info.sheet_state = "hidden"


def read_sheet(path: str | Path) -> Sheet:
    """A decision sheet. ``BadData`` where it is none, or where a row cannot be understood."""
    path = Path(path)
    if not path.is_file():
        raise BadData("决定表读不到", path=str(path), advice="请核对文件名")
    try:
        book = load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl raises whatever its zip and XML layers do
        raise BadData("不是能读的 XLSX 文件", path=str(path), advice="请用 Excel 或 WPS 重新保存决定表") from error
    if _INFO not in book.sheetnames:
        raise BadData(
            "不是 stdkit 写出的决定表", path=str(path), advice="请用 convert 生成的 .decisions.xlsx，不要另建"
        )
    about: dict[str, str] = {}
    words: dict[int, str] = {}
    for row in book[_INFO].iter_rows(values_only=True):
        if row[0] == "item" and isinstance(row[1], int):
            words[row[1]] = _plain(row[5])
        elif row[0]:
            about[str(row[0])] = _plain(row[1])
    if about.get("schema") != SCHEMA:
        raise BadData("决定表的版本不认识", path=str(path), advice="请用本版本重新生成决定表")
    sheet = book[_SHEET] if _SHEET in book.sheetnames else book.worksheets[0]
    return Sheet(about.get("file", ""), about.get("sha256", ""), words, _decisions(path, sheet, words))


def _decisions(path: Path, sheet: Worksheet, words: Mapping[int, str]) -> dict[int, Decision]:
    rows = sheet.iter_rows(values_only=True)
    head = [str(cell or "").strip() for cell in next(rows, ())]
    lacking = [name for name in ("序号", "用词", "决定", "改写文本") if name not in head]
    if lacking:
        raise BadData(f"决定表缺少“{'”“'.join(lacking)}”列", path=str(path), advice="请不要改动表头")
    found: dict[int, Decision] = {}
    for line, values in enumerate(rows, 2):
        row = {name: values[index] if index < len(values) else None for index, name in enumerate(head)}
        choice = _plain(row["决定"]).strip()
        if not choice:
            continue
        if choice not in CHOICES:
            raise BadData(
                f"决定表第 {line} 行的决定“{choice}”不认识", path=str(path), advice=f"只能是{'、'.join(CHOICES)}"
            )
        number = _number(row["序号"])
        if number is None or number not in words or words[number] != _plain(row["用词"]):
            raise BadData(
                f"决定表第 {line} 行的序号或用词对不上", path=str(path), advice="请不要改动“序号”和“用词”两列"
            )
        if number in found:
            raise BadData(
                f"决定表第 {found[number].row} 行和第 {line} 行的序号相同", path=str(path), advice="请只留一行"
            )
        found[number] = Decision(
            choice=choice,
            text=_plain(row["改写文本"]),
            reason=_plain(row.get("理由")),
            by=_plain(row.get("决定人")),
            date=_plain(row.get("日期")),
            row=line,
        )
    return found


def _number(value: Any) -> int | None:
    with contextlib.suppress(TypeError, ValueError):
        return int(float(value))
    return None


def _plain(value: Any) -> str:
    """The text of a cell, as it was before ``safe``."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    text = str(value)
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
