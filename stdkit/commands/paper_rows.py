"""The rows of a paper from a table that somebody keeps (CSV, XLSX), from a list of standards or from the log of its conversion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from stdkit.errors import BadData, BadOption
from stdkit.facts.userfiles import refuse_large
from stdkit.templates.fields import Field, Template, names, rows_field, template

STANDARDS = "items"
"""The list of standards, which ``convert --list`` reads too."""
_PARTS = re.compile(r"[、；;\n]")


def rows_of(path: Path, chosen: Template) -> dict[str, Any]:
    """What the table at ``path`` gives the paper ``chosen``: its list, inside the records that it lies in.

    ``BadOption`` where the paper has no list that a table could give, ``BadData`` where the file is none or lacks a column.
    """
    if not chosen.rows:
        able = "、".join(one.title for one in map(template, names()) if one.rows)
        raise BadOption("O039", f"“{chosen.title}”没有可由表格给出的行", advice=f"--rows 可用于{able}")
    if chosen.rows == STANDARDS:
        return _standards(path)
    *records, name = chosen.rows.split(".")
    given: Any = {name: list(_read(path, rows_field(chosen)))}
    for record in reversed(records):
        given = {record: given}
    return dict(given)


def _standards(path: Path) -> dict[str, Any]:
    from stdkit.convert.records import read_records

    if path.suffix.lower() == ".jsonl":
        return {STANDARDS: _of_run(path)}
    items, about = read_records(path)
    for item in items:
        item["conclusion"] = item.get("conclusion", "").replace("－", "-").replace("—", "-")
    announcement = about.get("announcement")
    return {STANDARDS: items, **({"announcement": announcement} if announcement else {})}


def _of_run(path: Path) -> list[dict[str, str]]:
    """The items of a run of ``convert --list``, as they stood last, with what became of them."""
    from stdkit.convert.overview import DONE, overview

    latest: dict[Any, dict[str, Any]] = {}
    refuse_large(path, most="data_mb")
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadData("D005", "运行记录读不到", path=str(path), advice="请核对文件名") from error
    for line in lines:
        try:
            row = json.loads(line)
            latest[row["line"]] = row
        except (ValueError, KeyError, TypeError):
            continue  # the line that a killed run was writing
    if not latest:
        raise BadData(
            "D006", "不是 convert --list 的运行记录", path=str(path), advice="运行记录是输出文件夹中的 run.jsonl"
        )
    try:
        entries = overview([latest[line] for line in sorted(latest)], about={}, today=date.min).entries
        remarks = ["；".join([entry.state if entry.state != DONE else "文本已转化", *entry.notes]) for entry in entries]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadData(
            "D147", "运行记录里有一行不是原来的样子", path=str(path), advice="请用 convert --list 写出的记录，不要手改"
        ) from error
    kept = ("number", "title", "conclusion", "owner", "committee", "due", "new_number")
    return [
        {**{name: str(entry.row.get(name) or "") for name in kept}, "remark": remark}
        for entry, remark in zip(entries, remarks, strict=True)
    ]


def _read(path: Path, wanted: Field) -> Iterator[dict[str, Any]]:
    from stdkit.facts.datarows import read_rows

    fields = wanted.item.fields if wanted.item is not None else ()
    called = _called(fields)
    refuse_large(path, most="data_mb")
    try:
        data = path.read_bytes()
    except OSError:
        raise BadData("D007", "表格读不到", path=str(path), advice="请核对 --rows 的文件名") from None
    at: dict[int, Field] = {}
    some = False
    for row in read_rows(path, data, called="表格"):
        cells = [_text(cell) for cell in row]
        if not at:
            at = _head(cells, fields, called)
        elif any(cells[column] for column in at if column < len(cells)):
            some = True
            yield _row(cells, at)
    shown = "、".join(f"“{one.short}”" for one in fields)
    if not at:
        raise BadData("D008", "表格里没有列名", path=str(path), advice=f"第一行写列名：{shown}")
    if not some:
        raise BadData("D009", "表格只有列名，没有内容", path=str(path), advice="请至少填一行")


def _row(cells: Sequence[str], at: Mapping[int, Field]) -> dict[str, Any]:
    """The values of a row by their fields; where two columns are one field (职务, 职称) both of them."""
    found: dict[str, Any] = {}
    for column, one in at.items():
        text = cells[column] if column < len(cells) else ""
        if one.form == "list":
            found[one.name] = found.get(one.name, []) + [part.strip() for part in _PARTS.split(text) if part.strip()]
        else:
            found[one.name] = "、".join(part for part in (found.get(one.name, ""), text) if part)
    return found


def _called(fields: Sequence[Field]) -> dict[str, Field]:
    return {spelling: one for one in fields for spelling in (one.name, one.short, *one.called)}


def _head(cells: Sequence[str], fields: Sequence[Field], called: Mapping[str, Field]) -> dict[int, Field]:
    """The fields by their columns, where ``cells`` are the names of columns: all that have to be there, two at least."""
    names = ["".join(cell.split()) for cell in cells]
    at = {column: called[name] for column, name in enumerate(names) if name in called}
    needed = {one.name for one in fields if one.required}
    return at if needed <= {one.name for one in at.values()} and len(at) >= min(2, len(fields)) else {}


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return cell.isoformat() if isinstance(cell, date) else str("" if cell is None else cell).strip()
