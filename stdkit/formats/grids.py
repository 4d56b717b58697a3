"""The tables of a file that people fill in (XLSX, DOCX, CSV), as rows of texts with the lines that stand around them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from stdkit.errors import UnreadableFile
from stdkit.facts.datarows import TEXT, load_workbook, read_rows
from stdkit.facts.files import file_fault
from stdkit.facts.packed import archive_fault, truthful
from stdkit.formats.workbook import unsafe
from stdkit.limits import limits

_AGAIN = "请用 Excel 或 WPS 重新保存"
_EMPTY_ROWS = 200
"""After so many empty rows a sheet is taken to be over: some programs declare a million."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a cell shows. ``origin`` tells cells that are one (a merged cell is repeated in all places it covers);
    ``doubt`` is why the text may not be what was typed (a number or date made of it), "" mostly."""

    text: str
    origin: tuple[int, int]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``name`` is that of its sheet. ``before`` and ``after`` are the lines in front of it and behind it."""

    rows: tuple[tuple[Text, ...], ...]
    name: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def read_grids(path: str | Path) -> list[Grid]:
    """The sheets of an XLSX, the tables of a DOCX, the rows of a CSV. ``UnreadableFile`` or ``BadData`` where there is none to read."""
    path = Path(path)
    fault = file_fault(path)
    if fault is not None:
        raise UnreadableFile("F052", fault.message, path=str(path), advice=fault.advice)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("F018", "文件不存在", path=str(path), advice="请检查路径") from None
    except OSError as error:
        raise UnreadableFile("F019", "文件打不开", path=str(path), advice="请检查路径和权限") from error
    if path.suffix.lower() in TEXT:
        return [_of_rows(read_rows(path, data, called="意见表"))]
    if data.startswith(b"PK"):
        with _archive(data, str(path)) as packed:
            names = set(packed.namelist())
            if "xl/workbook.xml" in names:
                fault = archive_fault(packed, total="data_unpacked_mb")
                if fault is not None:
                    raise UnreadableFile("F020", fault.message, path=str(path), advice=fault.advice)
                if not truthful(packed):
                    raise UnreadableFile("F053", "压缩包与它的目录不符，拒绝读取", path=str(path), advice=_AGAIN)
                return _of_workbook(path, data)
    from stdkit.formats.docx.tabulated import docx_grids

    return docx_grids(path)


def _archive(data: bytes, path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile("F021", "文件已损坏", path=path, advice="请向提供者重新索取一份") from error


def _of_workbook(path: Path, data: bytes) -> list[Grid]:
    try:
        book = load_workbook(data)
        return [_of_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state != "veryHidden"]
    except Exception as error:  # openpyxl raises whatever its zip and XML layers do
        raise UnreadableFile(
            "F022", "不是能读的 XLSX 文件", path=str(path), advice="请用 Excel 或 WPS 重新保存"
        ) from error


def _of_sheet(sheet: Any) -> Grid:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        if (area.max_row - area.min_row + 1) * (area.max_col - area.min_col + 1) > limits().data_rows:
            continue
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                covered[row, column] = (area.min_row, area.min_col)
    rows: list[tuple[Text, ...]] = []
    texts: dict[tuple[int, int], Text] = {}
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        made: list[Text] = []
        for at, cell in enumerate(cells, 1):
            origin = covered.get((number, at), (number, at))
            if origin == (number, at):
                texts[origin] = _of_cell(cell, origin)
            made.append(texts.get(origin) or Text("", origin))
        empty = 0 if any(one.text for one in made) else empty + 1
        if empty > _EMPTY_ROWS or number > limits().data_rows:
            break
        rows.append(tuple(made))
    return Grid(tuple(rows), sheet.title)


def _of_cell(cell: Any, origin: tuple[int, int]) -> Text:
    value = cell.value
    if value is None:
        return Text("", origin)
    if isinstance(value, datetime | date):
        shown = value.strftime("%Y-%m-%d")
        return Text(shown, origin, "被表格程序当成了日期")
    if isinstance(value, bool):
        return Text("是" if value else "否", origin)
    if isinstance(value, float):
        places = _decimals(cell.number_format or "")
        text = f"{value:.{places}f}" if places is not None else f"{value:.15g}"
        return Text(text, origin, "" if places is not None or value.is_integer() else "被表格程序当成了小数")
    return Text(unsafe(str(value)).strip(), origin)


def _decimals(form: str) -> int | None:
    """The decimals that a number format such as 「0.00」 shows; ``None`` for any other."""
    whole, _, rest = form.partition(".")
    return len(rest) if whole in ("0", "#,##0") and set(rest) <= {"0"} else None


def _of_rows(rows: Any) -> Grid:
    return Grid(
        tuple(
            tuple(Text(unsafe(str(value or "")).strip(), (number, at)) for at, value in enumerate(row))
            for number, row in zip(range(limits().data_rows), rows, strict=False)
        )
    )


def filled(rows: Sequence[Sequence[tuple[str, int, int]]]) -> tuple[tuple[Text, ...], ...]:
    """Rows of cells (text, columns, rows they span) as a full grid, merged cells in all the places they cover."""
    grid: list[dict[int, Text]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        at = 0
        for text, columns, depth in row:
            while at in grid[number]:
                at += 1
            one = Text(text.strip(), (number, at))
            for below in range(number, min(number + depth, len(grid))):
                for column in range(at, at + columns):
                    grid[below].setdefault(column, one)
            at += columns
    width = max((max(row, default=-1) for row in grid), default=-1) + 1
    return tuple(tuple(row.get(at, Text("", (number, at))) for at in range(width)) for number, row in enumerate(grid))
