"""The overview of a list: ``summary.xlsx`` and ``summary.html``, one row per item."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from stdkit.convert.sheet import safe

STATES = {"converted": "已转化", "nothing": "无须转化", "left": "不转化", "failed": "未能完成"}
_COLUMNS = (
    "序号",
    "标准编号",
    "标准名称",
    "归口",
    "结论",
    "完成时限",
    "状态",
    "新编号",
    "改动",
    "降为推荐",
    "护栏保留",
    "待决定",
    "说明",
)
_WIDTHS = (6, 22, 34, 20, 14, 13, 10, 22, 8, 9, 9, 8, 60)


def write_summary(rows: Sequence[dict[str, Any]], folder: Path) -> None:
    """Both files, each written as a whole."""
    table = [_cells(row) for row in rows]
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "总表"
    sheet.append(_COLUMNS)
    for cells in table:
        sheet.append([safe(cell) if isinstance(cell, str) else cell for cell in cells])
    for column, width in zip("ABCDEFGHIJKLM", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:M{len(table) + 1}"
    part = folder / ".summary.xlsx.part"
    book.save(part)
    part.replace(folder / "summary.xlsx")
    part = folder / ".summary.html.part"
    part.write_text(_page(table, rows), encoding="utf-8")
    part.replace(folder / "summary.html")


def _cells(row: dict[str, Any]) -> list[str | int]:
    counts = row.get("counts") or {}
    notes = [row.get("why") or "", *row.get("problems", ())]
    if row.get("integrity") is False:
        notes.append("核对未通过")
    return [
        row["line"], row["number"], row["title"], row["owner"], row["conclusion"], row["due"], STATES[row["state"]],
        row.get("new_number", ""), counts.get("changed", 0), row.get("weakened", 0), counts.get("held", 0),
        counts.get("undecided", 0), "；".join(note for note in notes if note),
    ]  # fmt: skip


def _page(table: list[list[str | int]], rows: Sequence[dict[str, Any]]) -> str:
    states = Counter(STATES[row["state"]] for row in rows)
    facts = "　".join(f"{name} {count} 项" for name, count in states.items())
    sums = f"待决定 {sum(int(cells[11]) for cells in table)} 处，降为推荐 {sum(int(cells[9]) for cells in table)} 处"
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells) + "</tr>" for cells in table
    )
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>转化总表</title><style>'
        "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;font-size:14px}"
        "td,th{border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top}th{background:#dde6f0}"
        f"</style></head><body><h1>转化总表</h1><p>共 {len(rows)} 项：{facts}。{sums}。</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></body></html>\n"
    )
