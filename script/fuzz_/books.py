"""Workbooks (XLSX) that people and programs fill: cells, rows, columns, sheets; and the package below."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from random import Random
from typing import Any

import openpyxl

from fuzz_.chance import changed_text, number, word
from fuzz_.packages import changed_part, changed_zip, packed, unpacked

_DATE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=</dcterms:)")
_PART = changed_part(r"sheet\d+\.xml$|workbook\.xml$|sharedStrings|styles\.xml$")


def changed_book(data: bytes, chance: Random) -> bytes:
    """A workbook with one thing about it changed: mostly cells, else its parts or the zip."""
    way = chance.random()
    if way < 0.15:
        return _PART(data, chance)
    if way < 0.2:
        return changed_zip(data, chance)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:
        return _PART(data, chance)
    _change(book, chance)
    out = io.BytesIO()
    try:
        book.save(out)
    except Exception:
        return _PART(data, chance)
    return packed([(name, _DATE.sub(b"2026-05-01T08:00:00Z", content)) for name, content in unpacked(out.getvalue())])


def _change(book: Any, chance: Random) -> None:
    sheet = chance.choice(book.worksheets)
    row, column = chance.randint(1, max(sheet.max_row, 1)), chance.randint(1, max(sheet.max_column, 1))
    cell = sheet.cell(row if chance.random() < 0.8 else 1, column)
    way = chance.randrange(14)
    if way == 0:
        sheet.delete_rows(row, chance.choice((1, 1, 5)))
    elif way == 1:
        sheet.delete_cols(column)
    elif way == 2:
        sheet.insert_rows(row)
    elif way == 3:
        sheet.insert_cols(column)
    elif way == 4:
        sheet.append([one.value for one in sheet[row]])
    elif way == 5:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row + 2, end_column=column)
    elif way == 6:
        sheet.title = chance.choice(("Sheet9", "决定表1", "x" * 31, " "))
    elif way == 7 and len(book.worksheets) > 1:
        book.remove(sheet)
    elif way == 8:
        sheet.cell(row + chance.choice((50, 5000)), column + chance.choice((0, 40)), "x")
    elif not hasattr(cell, "column_letter"):
        sheet.unmerge_cells(min(one.coord for one in sheet.merged_cells.ranges))
    elif way == 9 and isinstance(cell.value, str):
        cell.value = _plain(changed_text(cell.value, chance))
    else:
        cell.value = _odd(chance)


def _plain(text: str) -> str:
    from fuzz_.trees import clean

    return clean(text)[:32000]


def _odd(chance: Random) -> Any:
    values: tuple[Any, ...] = (None, True, 0, -1, 10**18, 1.5, datetime.date(2026, 5, 1), datetime.datetime(1900, 1, 1), datetime.time(3), datetime.timedelta(9999), "=1/0", "#REF!", "=A1", "规范用词", "人工改写", "删除", "转化", "是", "2026-5-1", "2026/13/45")  # fmt: skip
    return chance.choice((*values, *(_plain(word(chance)) for _ in range(8)), number(chance)))
