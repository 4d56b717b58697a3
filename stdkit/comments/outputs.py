"""The table as a workbook, as JSON, and as data for the paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.comments.places import WHOLE
from stdkit.comments.returns import SCHEMA
from stdkit.comments.row import CHOICES, Row, join_decision
from stdkit.comments.table import CommentTable
from stdkit.errors import CannotWrite
from stdkit.formats.workbook import Column, Table, Tint, write_workbook

_COLUMNS = (
    Column("序号", 6, centred=True),
    Column("章条编号", 14),
    Column("意见内容", 62),
    Column("提出单位", 26),
    Column("处理意见", 12, CHOICES),
    Column("理由", 40),
    Column("备注", 18),
)
_CELL = 32_766
"""The characters that a cell may hold, less the sign that makes a text of a formula."""
_OPEN = Tint('AND($C2<>"",$E2="")', "open")
_REFUSED = Tint('$E2="不采纳"', "off")
_DECIDED = Tint('$E2<>""', "good")


def write_book(table: CommentTable, out: Path) -> None:
    """The table as XLSX, with a drop-down of dispositions and the counts in a sheet of their own.

    ``CannotWrite`` where a text is longer than a cell may be: cut short it would be lost.
    """
    for number, row in enumerate(table.rows, 1):
        if max(map(len, (row.text, row.reason, row.remark, "、".join(row.units)))) > _CELL:
            raise CannotWrite(
                "W011",
                f"第 {number} 条超过 {_CELL} 字，一个单元格放不下",
                path=str(out),
                advice="请写成 .docx 或 .json",
            )
    title = table.project.get("title", "")
    write_workbook(
        out,
        [
            Table(
                "征求意见汇总处理表",
                _COLUMNS,
                [
                    (
                        number,
                        row.clause or WHOLE,
                        row.text,
                        "、".join(row.units),
                        row.disposition,
                        row.reason,
                        row.remark,
                    )
                    for number, row in enumerate(table.rows, 1)
                ],
                frozen="C2",
                heading=f"征求意见汇总处理表　{title}".rstrip(),
                tints=(_OPEN, _REFUSED, _DECIDED),
            ),
            Table("统计", (Column("项目", 34), Column("数目或名单", 90)), list(_about(table).items())),
        ],
    )


def _about(table: CommentTable) -> dict[str, str | int]:
    counts = table.counts
    project = table.project
    names = {
        "title": "标准项目名称",
        "drafter": "负责起草单位",
        "person": "承办人",
        "phone": "电话",
        "date": "填写日期",
    }
    found: dict[str, str | int] = {shown: project[name] for name, shown in names.items() if project.get(name)}
    found["发送征求意见稿的单位数"] = "" if counts.asked is None else counts.asked
    found["收到征求意见稿后，回函的单位数"] = counts.answered
    found["收到征求意见稿后，回函并有建议或意见的单位数"] = counts.commenting
    found["没有回函的单位数"] = "" if counts.silent is None else counts.silent
    found["回函无意见的单位"] = "、".join(table.content)
    found["没有回函的单位"] = "、".join(table.silent)
    if table.uninvited:
        found["名单外回函的单位"] = "、".join(table.uninvited)
    found["意见条数"] = len(table.rows)
    for name, number in table.by_disposition.items():
        found[name] = number
    return found


def as_json(table: CommentTable) -> str:
    """The table for programs (``stdkit/schemas/comments.schema.json``); it may be given back as a table before."""
    counts = table.counts
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "project": dict(table.project),
        "counts": {
            "asked": counts.asked,
            "answered": counts.answered,
            "commenting": counts.commenting,
            "silent": counts.silent,
            "comments": len(table.rows),
            "dispositions": dict(table.by_disposition),
        },
        "units": {
            "without_comments": list(table.content),
            "silent": list(table.silent),
            "uninvited": list(table.uninvited),
        },
        "comments": [_plain(number, row) for number, row in enumerate(table.rows, 1)],
        "notices": list(table.notices),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _plain(number: int, row: Row) -> dict[str, Any]:
    return {
        "number": number,
        "clause": row.clause,
        "text": row.text,
        "units": list(row.units),
        "disposition": row.disposition,
        "reason": row.reason,
        "remark": row.remark,
    }


def as_data(table: CommentTable, given: Mapping[str, Any]) -> dict[str, Any]:
    """The table as the paper ``comment-table`` wants it; ``given`` (a project's data) goes before what earlier tables say."""
    counts = table.counts
    head = {"drafter": "drafter", "person": "person", "phone": "phone", "date": "filled"}
    said = {field: table.project[name] for name, field in head.items() if table.project.get(name)}
    own = given.get("comments")
    data: dict[str, Any] = {**given}
    if table.project.get("title") and not given.get("title"):
        data["title"] = table.project["title"]
    data["comments"] = {
        **said,
        **(own if isinstance(own, Mapping) else {}),
        "rows": [
            {
                "clause": row.clause or WHOLE,
                "comment": row.text,
                "units": "、".join(row.units),
                "decision": join_decision(row.disposition, row.reason),
                "remark": row.remark,
            }
            for row in table.rows
        ],
        "answered": counts.answered,
        "commenting": counts.commenting,
        "content": list(table.content),
        "silent_units": list(table.silent),
        **({"asked": counts.asked} if counts.asked is not None else {}),
        **({"silent": counts.silent} if counts.silent is not None else {}),
    }
    return data
