"""The rows of a table that somebody keeps as CSV or XLSX: bounded in size; no formula is worked out, no code runs."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.errors import BadData
from stdkit.facts.packed import archive_fault, truthful
from stdkit.limits import lift, limits

if TYPE_CHECKING:
    from openpyxl import Workbook

TEXT = (".csv", ".txt", ".tsv")
SUFFIXES = (*TEXT, ".xlsx")


def read_rows(path: Path, data: bytes, *, called: str, formulas: bool = False) -> Iterator[tuple[Any, ...]]:
    """The rows of the file at ``path`` with the contents ``data``, of an XLSX those of the first sheet.

    ``called`` is what messages call the table (「清单」). Cells of a CSV are text; those of an XLSX what they hold (``formulas``: the
    formula, where there is one, instead of the value it had last). ``BadData`` where the file is no such table, also while the
    rows are taken.
    """
    if len(data) > limits().data_mb * 2**20:
        raise BadData(
            "D058", f"{called}超过 {limits().data_mb} MB", path=str(path), advice=f"请只留所需的行；{lift('data_mb')}"
        )
    if data.startswith(b"PK"):
        yield from _of_xlsx(path, data, called, formulas)
    elif path.suffix.lower() in TEXT:
        yield from _of_csv(path, data, called)
    elif path.suffix.lower() == ".xlsx":
        raise BadData("D059", f"{called}不是能读的 XLSX", path=str(path), advice="请用 Excel 或 WPS 重新保存")
    else:
        raise BadData("D060", f"不认识的{called}格式", path=str(path), advice=f"{called}用 XLSX 或 CSV")


def decoded(path: Path, data: bytes, *, called: str) -> str:
    """Text as Excel and editors write it: UTF-8 with or without a mark, or GBK. ``BadData`` where it is neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadData("D061", f"{called}的字符编码读不懂", path=str(path), advice="请另存为 UTF-8 编码")


def _of_csv(path: Path, data: bytes, called: str) -> Iterator[tuple[Any, ...]]:
    text = decoded(path, data, called=called)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(row)
    except csv.Error as error:
        raise BadData(
            "D062", f"{called}不是正确的 CSV（{error}）", path=str(path), advice="请用 Excel 或 WPS 重新保存"
        ) from None


def load_workbook(data: bytes, *, read_only: bool = False, data_only: bool = True) -> Workbook:
    """A workbook by openpyxl, which raises whatever its zip and XML layers do. What it cannot take along (a colour rule, a name) it
    tells on stderr, where no user could do anything about it: that is kept quiet."""
    import openpyxl

    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    return openpyxl.load_workbook(io.BytesIO(data), read_only=read_only, data_only=data_only, keep_links=False)


def _of_xlsx(path: Path, data: bytes, called: str, formulas: bool) -> Iterator[tuple[Any, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            fault = archive_fault(packed, total="data_unpacked_mb")
            if fault is not None:
                raise BadData("D063", f"{called}的{fault.message}", path=str(path), advice=fault.advice)
            if not truthful(packed):
                raise zipfile.BadZipFile
        book = load_workbook(data, read_only=True, data_only=not formulas)
        yield from book.worksheets[0].iter_rows(values_only=True)
    except BadData:
        raise
    except Exception:  # openpyxl raises whatever its zip and XML layers do
        raise BadData("D064", f"{called}不是能读的 XLSX", path=str(path), advice="请用 Excel 或 WPS 重新保存") from None
