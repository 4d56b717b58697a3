"""Reads a table of standards (CSV, XLSX, SQLite) strictly: what cannot be right is refused with file, row and column.

A table somebody else keeps is input like any other: it is bounded in size, no formula of it is worked out, no code of it runs.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from stdkit.errors import BadData
from stdkit.facts.codes import Number, numbers, parse
from stdkit.facts.datarows import TEXT, read_rows
from stdkit.facts.files import file_fault
from stdkit.facts.library import Library, Standard, Status
from stdkit.limits import lift, limits

MAX_CELL = 500
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("number", "标准编号", "标准号", "编号", "文件编号"),
    "title": ("title", "标准名称", "名称", "中文名称", "文件名称"),
    "status": ("status", "状态", "标准状态"),
    "replaced_by": ("replaced_by", "replaced by", "代替标准", "被代替为", "替代标准", "由何标准代替"),
    "as_of": ("as_of", "as of", "截至日期", "数据日期", "核对日期"),
    "adopts": ("adopts", "采用国际标准", "采标", "采用的国际文件"),
}
"""The columns by the names that they may bear; ``replaced_by`` and ``adopts`` need not be there."""
_REQUIRED = ("number", "title", "status", "as_of")
_SHOWN = {name: next(one for one in names if not one.isascii()) for name, names in COLUMNS.items()}
_NAME_OF = {spelling: name for name, spellings in COLUMNS.items() for spelling in spellings}
_STATUS: dict[str, Status] = {
    "现行": "current",
    "现行有效": "current",
    "有效": "current",
    "current": "current",
    "即将实施": "upcoming",
    "未实施": "upcoming",
    "upcoming": "upcoming",
    "被代替": "superseded",
    "已被代替": "superseded",
    "被替代": "superseded",
    "superseded": "superseded",
    "废止": "withdrawn",
    "已废止": "withdrawn",
    "作废": "withdrawn",
    "withdrawn": "withdrawn",
}
_SQLITE = b"SQLite format 3\x00"


def read_library(path: Path) -> Library:
    """The table in a file; read once for each state of the file. ``BadData`` where it is no such table."""
    try:
        state = path.stat()
    except OSError:
        raise BadData(
            "D082", "找不到标准库", path=str(path), advice="请核对 --library 或 stdkit.toml 中 library 的文件名"
        ) from None
    fault = file_fault(path, most="data_mb")
    if fault is not None:
        raise BadData("D083", fault.message, path=str(path), advice=fault.advice)
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Library:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadData(
            "D084", f"标准库读不出来（{error.strerror}）", path=str(path), advice="请看文件有无读取权限"
        ) from None
    if data.startswith(_SQLITE):
        rows: Iterable[tuple[Any, ...]] = _of_sqlite(path)
    elif data.startswith(b"PK") or path.suffix.lower() in TEXT:
        rows = read_rows(path, data, called="标准库", formulas=True)
    else:
        raise BadData("D085", "不认识的标准库格式", path=str(path), advice="标准库用 CSV、XLSX 或 SQLite")
    return Library(path.name, _standards(path, rows))


def sqlite_address(path: PurePath) -> str:
    """How SQLite is told to open an absolute path for reading. Of a share on Windows it takes no server, but a path that begins with two
    slashes."""
    address = path.as_uri()
    if path.as_posix().startswith("//"):
        address = "file:////" + address.removeprefix("file://").lstrip("/")
    return f"{address}?mode=ro&immutable=1"


def _of_sqlite(path: Path) -> Iterator[tuple[Any, ...]]:
    """The table named standards or 标准, else the only one there is. Opened for reading; no view, no function of the schema runs."""
    try:
        connection = sqlite3.connect(sqlite_address(path.resolve()), uri=True)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            found = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            tables = [name for (name,) in found]
            named = [name for name in tables if name.lower() in ("standards", "标准")] or tables
            if len(named) != 1:
                raise BadData(
                    "D086",
                    f"标准库里有 {len(tables)} 张表，不知道读哪一张",
                    path=str(path),
                    advice="请把表命名为 standards",
                )
            quoted = '"' + named[0].replace('"', '""') + '"'
            rows = connection.execute(f"SELECT * FROM {quoted} LIMIT {limits().data_rows + 2}")
            yield tuple(column[0] for column in rows.description)
            yield from rows
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise BadData(
            "D087", f"标准库不是能读的 SQLite（{error}）", path=str(path), advice="请检查文件是否完整"
        ) from None


def _standards(path: Path, rows: Iterable[tuple[Any, ...]]) -> tuple[Standard, ...]:
    found: list[Standard] = []
    seen: dict[tuple[str, str], int] = {}
    at: dict[str, int] = {}
    for line, row in enumerate(rows, 1):
        if line > limits().data_rows + 1:
            raise BadData("D088", f"标准库超过 {limits().data_rows} 行", path=str(path), advice=lift("data_rows"))
        if not any(str(cell).strip() for cell in row if cell is not None):
            continue
        if not at:
            at = _head(path, row)
            continue
        cells = _Cells(path, line, row, at)
        standard = cells.standard()
        key = (standard.number.key, standard.number.year)
        if key in seen:
            raise cells.bad("number", f"“{standard.number.spelled}”与第 {seen[key]} 行重复")
        seen[key] = line
        found.append(standard)
    if not at:
        raise BadData("D089", "标准库是空的", path=str(path), advice=f"第一行写列名：{_wanted()}")
    if not found:
        raise BadData("D090", "标准库只有列名，没有标准", path=str(path), advice="请至少列出一项标准")
    return tuple(found)


def _head(path: Path, row: tuple[Any, ...]) -> dict[str, int]:
    at: dict[str, int] = {}
    for column, cell in enumerate(row):
        name = _NAME_OF.get(re.sub(r"\s+", " ", str(cell or "")).strip().lower())
        if name is not None and name in at:
            raise BadData("D091", f"标准库第 1 行有两列都是“{_SHOWN[name]}”", path=str(path), advice="请只留一列")
        if name is not None:
            at[name] = column
    missing = [_SHOWN[name] for name in _REQUIRED if name not in at]
    if missing:
        raise BadData(
            "D092", f"标准库缺少“{'”“'.join(missing)}”列", path=str(path), advice=f"第一行写列名：{_wanted()}"
        )
    return at


def _wanted() -> str:
    return "标准编号、标准名称、状态、代替标准、截至日期"


class _Cells:
    """The cells of one row by the names of their columns."""

    def __init__(self, path: Path, line: int, row: tuple[Any, ...], at: dict[str, int]) -> None:
        self.path, self.line, self.row, self.at = path, line, row, at

    def bad(self, name: str, what: str, advice: str = "") -> BadData:
        return BadData("D093", f"第 {self.line} 行“{_SHOWN[name]}”列：{what}", path=str(self.path), advice=advice)

    def value(self, name: str) -> Any:
        column = self.at.get(name)
        return self.row[column] if column is not None and column < len(self.row) else None

    def text(self, name: str) -> str:
        value = self.value(name)
        if isinstance(value, bytes):
            raise self.bad(name, "不是文字")
        text = "" if value is None else str(value).strip()
        if text.startswith("="):
            raise self.bad(name, "是公式，不予计算", "请粘贴为数值")
        if len(text) > MAX_CELL:
            raise self.bad(name, f"超过 {MAX_CELL} 个字")
        return text

    def standard(self) -> Standard:
        number = parse(self.text("number"))
        if number is None or number.placeholder:
            raise self.bad("number", f"“{self.text('number')[:40]}”不是标准编号", "应如 GB/T 1.1—2020")
        title = self.text("title")
        if not title:
            raise self.bad("title", "是空的")
        status = _STATUS.get(self.text("status").lower())
        if status is None:
            raise self.bad("status", f"“{self.text('status')[:20]}”不认识", "只能是现行、即将实施、被代替、废止")
        replaced = self._numbers("replaced_by")
        return Standard(number, title, status, self._date(), tuple(n.spelled for n in replaced), self._adopted())

    def _numbers(self, name: str) -> list[Number]:
        text = self.text(name)
        found = list(numbers(text))
        left = text
        for number in found:
            left = left.replace(number.raw, "", 1)
        if re.sub(r"[\s;；,，、/()（）]|IDT|MOD|NEQ|等同|修改|非等效", "", left).strip("—-"):
            raise self.bad(name, f"“{text[:40]}”里有不是标准编号的内容", "几个编号之间用分号")
        return found

    def _adopted(self) -> tuple[tuple[Number, str], ...]:
        text = self.text("adopts")
        found = self._numbers("adopts")
        degrees = [re.match(r"[\s,，(（]*(IDT|MOD|NEQ)", text[number.end :]) for number in found]
        return tuple((number, match[1] if match else "") for number, match in zip(found, degrees, strict=True))

    def _date(self) -> date:
        value = self.value("as_of")
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self.text("as_of")
        match = re.fullmatch(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]00:00(?::00)?)?", text)
        try:
            if match is None:
                raise ValueError
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise self.bad("as_of", f"“{text[:20]}”不是日期" if text else "是空的", "应如 2026-10-01") from None
