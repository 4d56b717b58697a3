"""The decision sheet (XLSX): one row for every item that a person may want to see, and what was decided read back from it."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.convert.items import CHOICES, KIND_NAMES, Decision, Item
from stdkit.convert.plan import Plan
from stdkit.errors import BadData
from stdkit.facts.datarows import load_workbook
from stdkit.facts.files import file_fault
from stdkit.facts.packed import DAMAGE, archive_fault, truthful
from stdkit.facts.patterns import pattern
from stdkit.formats.workbook import Cell, Column, Marked, Table, Tint, safe, unsafe, write_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["COLUMNS", "Sheet", "handling", "marked", "read_sheet", "safe", "write_sheet"]

COLUMNS = (
    "序号", "条款号", "标题", "原文", "用词", "类别", "护栏", "原强制", "规范用词", "推荐措辞",
    "处理", "决定", "改写文本", "理由", "决定人", "日期",
)  # fmt: skip
WIDTHS = (6, 9, 16, 52, 9, 18, 22, 7, 10, 10, 16, 11, 40, 36, 10, 12)
SCHEMA = "stdkit.decisions/1"
_SHEET, _INFO, _GUIDE = "决定表", "stdkit", "填写说明"
_ERROR = pattern(r"^#(?:N/A|NAME\?|VALUE!|REF!|DIV/0!|NUM!|NULL!)$")
_OPEN = Tint('AND($G2<>"",$L2="")', "open")
_DISPUTED = Tint('LEFT($K2,5)="决定有分歧"', "bad")
_DECIDED = Tint('$L2<>""', "good")
_HOW = (
    ("决定", "从下拉列表中选；留空表示未决定。浅黄色的行有护栏，须逐条决定；红色的行几个人的决定不一致，须重新决定。"),
    ("规范用词", "改为“规范用词”一列的用词，要求的力度不变。"),
    ("推荐措辞", "改为“推荐措辞”一列的用词，要求降为推荐；请写明理由。"),
    ("保留原文", "原文不动。"),
    ("删除", "整句删去；有编号的条保留编号。"),
    ("移出", "整句移出正文（如移入注、附录或编制说明），本稿中删去，由起草人另行安排。"),
    ("人工改写", "整句改为“改写文本”一列的文字。"),
    ("理由、决定人、日期", "护栏所在条款的决定须签字并写明理由；日期写作 2026-05-01。"),
    ("请不要改动", "“序号”“条款号”“原文”“用词”各列和隐藏的工作表；可以排序、筛选和删行。"),
    ("几个人分头填写", "各填一份，交回时逐份给出：--decisions 甲.xlsx --decisions 乙.xlsx；不一致之处会逐条列出。"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says: of which version of which file it is, and the decided rows by item number."""

    path: str
    digest: str
    words: Mapping[int, str]
    decisions: Mapping[int, Decision]


def write_sheet(plan: Plan, out: Path, *, digest: str = "", name: str = "") -> None:
    """Write the sheet of ``plan``; decisions taken before are kept in their rows."""
    shown = [item for item in plan.items if item.is_shown]
    columns = [
        Column(title, width, CHOICES if title == "决定" else (), title in ("序号", "原强制"))
        for title, width in zip(COLUMNS, WIDTHS, strict=True)
    ]
    number = plan.old.raw if plan.old is not None else ""
    title = plan.document.cover.title.replace("　", " ")
    info = _info(plan, shown, digest or plan.document.digest, name or Path(plan.document.path).name)
    write_workbook(
        out,
        [
            Table(
                _SHEET,
                columns,
                [_cells(plan, item) for item in shown],
                frozen="E2",
                heading=f"逐条决定表　{number} {title}".rstrip(),
                tints=(_DISPUTED, _OPEN, _DECIDED),
            ),
            Table(_GUIDE, [Column("栏目或选项", 20), Column("怎么填", 90)], _HOW),
            Table(_INFO, [Column(name, 20) for name in _INFO_COLUMNS], info, hidden=True),
        ],
    )


def _cells(plan: Plan, item: Item) -> list[Cell]:
    decision = item.decision
    return [
        item.number,
        item.clause,
        item.title,
        marked(plan, [item]),
        item.text,
        KIND_NAMES.get(item.kind, item.kind),
        item.guard_text,
        "是" if item.mandatory else "否",
        item.normalise,
        item.recommend,
        handling(item),
        decision.choice if decision else None,
        decision.text if decision else None,
        decision.reason if decision else item.reason,
        decision.by if decision else None,
        decision.date if decision else None,
    ]


def handling(item: Item) -> str:
    """What the tool did, in a few words."""
    if item.dispute:
        return "决定有分歧，未改"
    if item.action == "changed":
        return f"改为“{item.proposal}”" if item.proposal else "按决定删去"
    if item.action == "held":
        return "护栏保留" if item.guards else "保留待审"
    if item.action == "refused":
        return "未能改动"
    return "保留待审" if item.review else "保留原文"


def marked(plan: Plan, items: list[Item]) -> Marked:
    """The sentence of ``items`` (all of one sentence) with their words marked."""
    sentence = items[0].sentence
    text = plan.document.text_of(sentence)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for item in sorted(items, key=lambda one: one.span.start):
        start, end = item.span.start - sentence.start, item.span.end - sentence.start
        if at <= start < end <= len(text):
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:], False))
    return Marked(tuple(piece for piece in pieces if piece[0]))


_INFO_COLUMNS = ("what", "value", "block", "start", "end", "text")


def _info(plan: Plan, shown: list[Item], digest: str, name: str) -> list[list[Cell]]:
    about: list[tuple[str, str]] = [
        ("schema", SCHEMA),
        ("file", name),
        ("sha256", digest),
        ("policy", plan.policy.name),
        ("number", plan.old.raw if plan.old else ""),
        ("new_number", plan.new.spelled if plan.new else ""),
    ]
    rows: list[list[Cell]] = [[what, value, None, None, None, None] for what, value in about]
    rows += [["item", item.number, item.span.block, item.span.start, item.span.end, item.text] for item in shown]
    return rows


def read_sheet(path: str | Path) -> Sheet:
    """A decision sheet. ``BadData`` where it is none, or where a row cannot be understood."""
    path = Path(path)
    if not path.is_file():
        raise BadData("D045", "决定表读不到", path=str(path), advice="请核对文件名")
    data = _workbook(path)
    try:
        book = load_workbook(data)
    except Exception as error:  # openpyxl raises whatever its zip and XML layers do
        raise BadData("D126", "不是能读的工作簿", path=str(path), advice="请用 Excel 或 WPS 重新保存决定表") from error
    if _INFO not in book.sheetnames:
        raise BadData(
            "D047", "不是 stdkit 写出的决定表", path=str(path), advice="请用 convert 生成的 .decisions.xlsx，不要另建"
        )
    about: dict[str, str] = {}
    words: dict[int, str] = {}
    places: dict[int, tuple[str, int, int]] = {}
    for row in book[_INFO].iter_rows(values_only=True, min_col=1, max_col=6):
        number = _number(row[1]) if row[0] == "item" else None
        if number is not None:
            words[number] = _plain(row[5])
            start, end = _number(row[3]), _number(row[4])
            if start is not None and end is not None:
                places[number] = (_plain(row[2]), start, end)
        elif row[0]:
            about[str(row[0])] = _plain(row[1])
    if about.get("schema") != SCHEMA:
        raise BadData("D048", "决定表的版本不认识", path=str(path), advice="请用本版本重新生成决定表")
    sheet = book[_SHEET] if _SHEET in book.sheetnames else book.worksheets[0]
    decisions = {
        number: replace(decision, sheet=path.name, place=places.get(number))
        for number, decision in _decisions(path, sheet, words).items()
    }
    return Sheet(about.get("file", ""), about.get("sha256", ""), words, decisions)


def _workbook(path: Path) -> bytes:
    """The bytes of a workbook that may be unpacked. ``BadData`` where it may not."""
    fault = file_fault(path, most="data_mb")
    try:
        data = b"" if fault else path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            fault = archive_fault(packed, total="data_unpacked_mb")
            sound = fault is not None or truthful(packed)
    except DAMAGE:
        sound = False
    if fault is not None:
        raise BadData("D125", fault.message, path=str(path), advice=fault.advice)
    if not sound:
        raise BadData("D046", "不是能读的 XLSX 文件", path=str(path), advice="请用 Excel 或 WPS 重新保存决定表")
    return data


def _decisions(path: Path, sheet: Worksheet, words: Mapping[int, str]) -> dict[int, Decision]:
    rows = sheet.iter_rows(values_only=True)
    head = [str(cell or "").strip() for cell in next(rows, ())]
    lacking = [name for name in ("序号", "用词", "决定", "改写文本") if name not in head]
    if lacking:
        raise BadData("D049", f"决定表缺少“{'”“'.join(lacking)}”列", path=str(path), advice="请不要改动表头")
    found: dict[int, Decision] = {}
    for line, values in enumerate(rows, 2):
        row = {name: values[index] if index < len(values) else None for index, name in enumerate(head)}
        choice = _plain(row["决定"]).strip()
        if not choice:
            continue
        if choice not in CHOICES:
            raise BadData(
                "D050",
                f"决定表第 {line} 行的决定“{choice}”不认识",
                path=str(path),
                advice=f"只能是{'、'.join(CHOICES)}",
            )
        number = _number(row["序号"])
        if number is None or number not in words or words[number].strip() != _plain(row["用词"]).strip():
            raise BadData(
                "D051", f"决定表第 {line} 行的序号或用词对不上", path=str(path), advice="请不要改动“序号”和“用词”两列"
            )
        if number in found:
            raise BadData(
                "D052", f"决定表第 {found[number].row} 行和第 {line} 行的序号相同", path=str(path), advice="请只留一行"
            )
        text = _plain(row["改写文本"])
        if choice == "人工改写" and _ERROR.match(text):
            raise BadData(
                "D053",
                f"决定表第 {line} 行的“改写文本”被当成了公式（{text}）",
                path=str(path),
                advice="请把该单元格设为文本后重填",
            )
        found[number] = Decision(
            choice=choice,
            text=text,
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
    return unsafe(str(value))
