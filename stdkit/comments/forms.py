"""Tables that people filled in: feedback forms and the 征求意见汇总处理表 itself, in whatever columns, read as rows of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stdkit.comments.places import read_place
from stdkit.comments.row import Row, split_decision, squeezed
from stdkit.facts.patterns import pattern
from stdkit.formats.grids import Grid, Text

_COLUMNS: Mapping[str, str] = {
    "number": r"序号|编号|NO\.?|项次",
    "clause": r"(?:标准|文件|涉及|所在|对应|原)?(?:章条|章节|条款|条文|章|条|条目|章、条)(?:编?号|号码)?|(?:标准)?章条编号及?名?称?|页码及章条(?:号)?|位置|条款位置",
    "original": r"(?:标准|草案|条文|征求意见稿)?原(?:文|条文|内容|条款|稿)(?:内容)?|(?:征求意见稿)?(?:条文)?内容|标准内容",
    "comment": r"(?:具体|反馈|修改|征求)?意见(?:内容|描述|及建议|和建议|或建议|与建议|建议)?(?:及理由|和理由)?|问题(?:描述)?|存在问题|评论|意见[（(][^）)]*[）)]",
    "proposal": r"(?:具体)?(?:修改|处理)?建议(?:内容|稿)?|建议修改(?:为|内容|后内容)?|(?:拟|建议)?修改(?:为|内容|后(?:的)?(?:内容|条文)|稿)|建议改为",
    "reason": r"(?:修改|建议|意见)?(?:的)?(?:理由|依据|原因)(?:[及和或、](?:依据|理由|说明))?(?:说明)?",
    "unit": r"(?:意见)?(?:提出|反馈|提意见(?:的)?|来源|回函|征求意见|提供)?单位(?:名称)?(?:[或/、及和]?(?:个人|专家|人|姓名))?|意见(?:提出)?(?:者|人|来源)|提出(?:人|者)|专家(?:姓名)?|姓名",
    "disposition": r"(?:对意见的?)?(?:处理|采纳)(?:意见|情况|结果|结论)(?:[及和](?:其)?(?:理由|说明|原因))?|是否采纳|采纳与否|处理|意见处理(?:结果|情况)?",
    "ground": r"(?:不|未|部分|处理|采纳|不采纳或部分采纳)(?:予)?(?:采纳|处理)?(?:的)?(?:理由|原因|说明|依据)|处理(?:理由|依据|说明)|说明",
    "remark": r"备注",
}
_NAMES = {name: pattern(words) for name, words in _COLUMNS.items()}
_HEAD_ROWS = 60
"""The head of a table stands among so many first rows."""
_UNIT_LINE = pattern(
    r"(?:^|[\s（(|])(?:填表|填报|反馈|回函|提出|意见提出|提出意见|提意见|意见反馈|回复)?单位(?:全称|名称)?\s*(?:[（(]?\s*(?:盖章|公章|签章|加盖公章|全称|章)\s*[)）]?)?\s*[:：|]\s*(.+)"
)
_NEXT_LABEL = pattern(r"[\s　|]+\S{1,8}\s*[:：]|\s{2,}|　|\||[(（]\s*(?:盖章|公章|签章|加盖公章)\s*[)）]")
_NOTHING = pattern(
    r"(?:我单位|本单位|经研究|经审阅)?[，,]?(?:对.{0,40})?(?:无|没有|暂无|均无|未提出)(?:修改|不同|其他|异议|反馈)*(?:意见|建议|异议)?(?:[或和、](?:意见|建议))*|同意|无异议|原则同意|同意(?:该|此|本)?(?:标准|文件|稿|征求意见稿|标准征求意见稿)?(?:的?内容)?"
)
_FACTS: Mapping[str, str] = {
    "title": r"(?:标准|文件)(?:项目)?名称",
    "drafter": r"(?:负责)?(?:主要|主)?起草(?:单位|部门)|(?:主编|承担)单位",
    "person": r"承办人|经办人|联系人",
    "phone": r"(?:联系)?电话",
    "date": r"填(?:表|写)日期|日期",
    "asked": r"发送[《“”》]?征求意见稿[》”]?的?单位数?(?:量|目)?",
}
_FACT = {name: pattern(rf"(?:^|[\s　|）)])(?:{words})\s*[:：|]\s*(.+)") for name, words in _FACTS.items()}
_LISTED = {
    "silent": pattern(r"没有回函的?单位(?:有|名单|为)?\s*[:：|]\s*(.+)"),
    "content": pattern(r"(?:回函但?)?(?:无|没有)(?:建议或意见|意见或建议|意见)的?单位(?:有|名单|为)?\s*[:：|]\s*(.+)"),
}
_PART = pattern(r"\s*[、；;，,\n]\s*")


@dataclass(frozen=True, slots=True)
class Form:
    """What the tables of a file say. ``unit`` is the one named in the head, "" for none; ``facts`` what the head of a table says of the
    project; ``content`` and ``silent`` the units that a table names as without comment and without answer; ``is_table`` whether
    this is the table of many units with what was decided; ``agrees`` whether somebody wrote that there are no comments."""

    rows: tuple[Row, ...] = ()
    unit: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    content: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    is_table: bool = False
    found: bool = False
    agrees: bool = False
    notices: tuple[str, ...] = ()


def read_form(grids: Sequence[Grid]) -> Form:
    """The comments in the tables of a file; ``found`` is false where none of them has the columns of such a table."""
    bodies = [_body(grid) for grid in grids]
    if not any(body.columns for body in bodies):
        return Form()
    lines = [line for body in bodies for line in body.lines]
    rows = tuple(row for body in bodies for row in body.rows)
    unit = _unit(lines)
    gathered = any(body.columns.keys() >= {"disposition", "unit"} for body in bodies)
    return Form(
        rows=rows,
        unit=unit,
        facts=_facts(lines),
        content=_listed("content", lines),
        silent=_listed("silent", lines),
        # Some feedback forms have these columns too; but they name one unit in their head and nothing is decided in them.
        is_table=gathered and (not unit or any(row.disposition for row in rows)),
        found=True,
        agrees=any(body.agrees for body in bodies),
        notices=tuple(notice for body in bodies for notice in body.notices),
    )


def units_in(text: str) -> tuple[str, ...]:
    """The units that a cell names."""
    return tuple(dict.fromkeys(unit for part in _PART.split(text) if (unit := part.strip())))


@dataclass(slots=True)
class _Body:
    """A table taken apart: its rows, and everything else in and around it as lines."""

    columns: Mapping[str, list[int]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    agrees: bool = False


def _body(grid: Grid) -> _Body:
    head = _head(grid.rows)
    columns, start, first = head if head is not None else ({}, len(grid.rows), len(grid.rows))
    body = _Body(columns, lines=[*grid.before, *(_line(row) for row in grid.rows[:start])])
    for cells in grid.rows[first:]:
        if _is_wide(cells, columns):
            body.lines.append(_line(cells))
            continue
        if _is_head(_named(cells)):  # the head again, on another page
            continue
        row = _row(cells, columns, body.notices)
        if row is not None and not row.disposition and _NOTHING.fullmatch(squeezed(row.text).rstrip("。.！!")):
            body.agrees = True
        elif row is not None:
            body.rows.append(row)
    body.lines += grid.after
    return body


def _head(rows: Sequence[Sequence[Text]]) -> tuple[dict[str, list[int]], int, int] | None:
    """The columns by what they hold, the row the head begins with and the one behind it; ``None`` where no row is such a head.

    A head of two rows has a cell over several columns, under which the second row names each.
    """
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        names = _named(row)
        if not _is_head(names):
            continue
        below = rows[number + 1] if number + 1 < len(rows) else ()
        if not _goes_on(row, below):
            return _columns(names, row), number, number + 1
        lower = _named(below)
        both = [lower[at] or name for at, name in enumerate(names)]
        return _columns(both, below), number, number + 2
    return None


def _named(row: Sequence[Text]) -> list[str]:
    return [_name(cell.text) for cell in row]


def _name(text: str) -> str:
    bare = squeezed(text).strip("：:*＊")
    if not bare or len(bare) > 30:
        return ""
    for name, words in _NAMES.items():
        if words.fullmatch(bare):
            return name
    shorter = bare.split("(")[0]  # 「处理意见（采纳、部分采纳、不采纳）」
    return next((name for name, words in _NAMES.items() if words.fullmatch(shorter)), "") if shorter != bare else ""


def _is_head(names: Sequence[str]) -> bool:
    known = {name for name in names if name}
    return (
        len(known) >= 2
        and bool(known & {"comment", "proposal"})
        and bool(known & {"clause", "number", "unit", "reason"})
    )


def _goes_on(row: Sequence[Text], below: Sequence[Text]) -> bool:
    """Whether the row below still belongs to the head: it shares cells with it and names the columns under a wide one."""
    if not below or not any(a.origin == b.origin and a.text for a, b in zip(row, below, strict=False)):
        return False
    wide = [at for at in range(1, len(row)) if row[at].origin == row[at - 1].origin and row[at].text]
    own = [b for a, b in zip(row, below, strict=False) if a.origin != b.origin and b.text]
    return bool(wide) and bool(own) and all(_name(cell.text) for cell in own)


def _columns(names: Sequence[str], row: Sequence[Text]) -> dict[str, list[int]]:
    """The columns of each kind. A reason behind the disposition is the reason of that, before it the reason of the comment."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        if name == "reason" and "disposition" in found:
            name = "ground"
        elif name == "ground" and "disposition" not in found:
            name = "reason"
        if name and not (at and row[at].origin == row[at - 1].origin):
            found.setdefault(name, []).append(at)
    return found


def _is_wide(cells: Sequence[Text], columns: Mapping[str, list[int]]) -> bool:
    """A row that is one cell through the columns: a heading, a foot, a signature."""
    main = [at for name in ("clause", "comment", "proposal", "unit") for at in columns.get(name, ()) if at < len(cells)]
    return len(main) > 1 and len({cells[at].origin for at in main}) == 1


def _line(cells: Sequence[Text]) -> str:
    """A row as one line, merged cells once; an empty cell stays, as what its neighbour asks for and nobody gave."""
    seen: dict[tuple[int, int], str] = {}
    for cell in cells:
        seen.setdefault(cell.origin, cell.text)
    return " | ".join(seen.values())


def _row(cells: Sequence[Text], columns: Mapping[str, list[int]], notices: list[str]) -> Row | None:
    def of(name: str) -> str:
        texts = [cells[at].text for at in columns.get(name, ()) if at < len(cells)]
        return "\n".join(dict.fromkeys(text for text in texts if text))

    for at in columns.get("clause", ()):
        if at < len(cells) and cells[at].doubt:
            notices.append(f"章条编号“{cells[at].text}”{cells[at].doubt}，请核对")
    text = _content(of("original"), of("comment"), of("proposal"), of("reason"))
    if not text:
        said = "、".join(value for name in ("clause", "unit", "disposition") if (value := of(name)))
        if said:
            notices.append(f"有一行没有意见内容（{said}），未列入")
        return None
    disposition, reason = split_decision(of("disposition"))
    ground = of("ground")
    return Row(
        clause=read_place(of("clause")),
        text=text,
        units=units_in(of("unit")),
        disposition=disposition,
        reason="\n".join(part for part in (reason, ground) if part),
        remark=of("remark"),
        tabled="disposition" in columns,
    )


def _content(original: str, comment: str, proposal: str, reason: str) -> str:
    """The columns of a form in the one column of the table."""
    if not comment and not proposal:
        return ""
    lines = [comment] if comment else []
    if proposal:
        lines.append(f"建议：{proposal}" if comment else proposal)
    if reason:
        lines.append(f"理由：{reason}")
    return (f"“{original}”：" if original else "") + "\n".join(lines)


def _unit(lines: Sequence[str]) -> str:
    for line in lines:
        found = _UNIT_LINE.search(line)
        if found is not None:
            name = _value(found.group(1))
            if name:
                return name
    return ""


def _facts(lines: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for name, words in _FACT.items():
            hit = words.search(line)
            value = _value(hit.group(1)) if hit is not None else ""
            if name == "date" and not any(char.isdecimal() for char in value):
                continue
            if value and name not in found:
                found[name] = value
    return found


def _value(text: str) -> str:
    """What stands behind a label, up to the next one."""
    return _NEXT_LABEL.split(text.strip())[0].strip(" _＿")


def _listed(name: str, lines: Sequence[str]) -> tuple[str, ...]:
    for line in lines:
        found = _LISTED[name].search(line)
        if found is not None and not found.group(1).strip().isdigit():
            return units_in(found.group(1).rstrip("。"))
    return ()
