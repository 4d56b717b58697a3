"""The papers that go with a conversion: the 修订前后对照表 in Word and Excel, and the decisions to be signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from stdkit.convert import statistics
from stdkit.convert.changes import applied
from stdkit.convert.comparison import Row
from stdkit.convert.items import CHOICES, Item
from stdkit.convert.moved import COLUMNS as MOVED_COLUMNS
from stdkit.convert.plan import Plan
from stdkit.convert.sheet import handling, marked
from stdkit.formats import comparison_table, workbook
from stdkit.formats.docx import papers
from stdkit.model import Edit, Finding, Span

_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}


def write_comparison(
    plan: Plan, rows: Sequence[Row], counted: Sequence[statistics.Line], out: Path, *, author: str, when: date
) -> None:
    """The 修订前后对照表 as a Word file, with the numbers of provisions by chapter behind it."""
    lowered = sum(row.lowered for row in rows)
    counts = plan.counts
    papers.write_paper(
        out,
        heading=comparison_table.TITLE,
        lines=(
            *_about(plan),
            f"共 {len(rows)} 处，其中降低要求 {lowered} 处；护栏保留 {counts['held']} 处，待决定 {counts['undecided']} 处。",
        ),
        tables=(
            comparison_table.paper_table([row.cells(number) for number, row in enumerate(rows, 1)]),
            papers.Table(
                [papers.Column(title, 40 if n == 0 else 20, n > 0) for n, title in enumerate(statistics.COLUMNS)],
                [tuple(map(str, line.cells)) for line in counted],
                caption="条款类型统计（修订前后，按章）",
            ),
        ),
        author=author,
        created=when,
    )


def write_comparison_book(
    plan: Plan, rows: Sequence[Row], counted: Sequence[statistics.Line], remaining: Sequence[Finding] | None, out: Path
) -> None:
    """The same as a workbook to sort and filter; what the check of the clean draft still finds stands in a sheet of its own."""
    number = plan.old.raw if plan.old is not None else ""
    sheets = [
        comparison_table.sheet(
            [row.cells(at) for at, row in enumerate(rows, 1)], heading=f"{comparison_table.TITLE}　{number}"
        ),
        workbook.Table(
            "条款类型统计",
            [workbook.Column(title, 28 if n == 0 else 14) for n, title in enumerate(statistics.COLUMNS)],
            [line.cells for line in counted],
            frozen="B2",
            heading=f"条款类型统计　{number}",
        ),
    ]
    if remaining is not None:
        sheets.append(
            workbook.Table(
                "清稿复查",
                [
                    workbook.Column(title, width)
                    for title, width in (("序号", 6), ("级别", 8), ("规则", 10), ("依据条款", 12), ("问题", 80))
                ],
                [
                    (n, _SEVERITY[found.severity], found.rule, found.clause, found.message)
                    for n, found in enumerate(remaining, 1)
                ],
                heading=f"清稿复查　{number}",
            )
        )
    workbook.write_workbook(out, sheets)


def _about(plan: Plan) -> tuple[str, str]:
    old, new = (plan.old.raw if plan.old else "（无编号）"), (plan.new.spelled if plan.new else "（待定）")
    title = plan.document.cover.title.replace("　", " ")
    return (
        f"标准名称：{title}",
        f"原标准编号：{old}　　新标准编号：{new}　　转化方式：{plan.policy.title.split('（')[0]}",
    )


def write_signing(plan: Plan, out: Path, *, author: str, when: date) -> None:
    """The decisions as a Word file to print and sign: one row for every sentence, with what was decided or boxes to tick."""
    groups: dict[Span, list[Item]] = {}
    for item in plan.items:
        if item.is_shown:
            groups.setdefault(item.sentence, []).append(item)
    edits = _edits_by_block(plan)
    columns = (
        papers.Column("序号", 12, True),
        papers.Column("条款号", 16, True),
        papers.Column("原文", 62),
        papers.Column("处理后的文字", 62),
        papers.Column("护栏", 28),
        papers.Column("决定", 32),
        papers.Column("理由", 50),
    )
    counts = plan.counts
    papers.write_paper(
        out,
        heading="强制性条款转化逐条决定表",
        lines=(
            *_about(plan),
            f"用词 {len(plan.items)} 处，列入本表 {sum(map(len, groups.values()))} 处；改动 {counts['changed']} 处，"
            f"其中要求降为推荐 {len(plan.weakened)} 处；护栏保留 {counts['held']} 处；待决定 {counts['undecided']} 处。",
            "未打印决定的，请在方框中打勾并写明理由；有护栏的条款须逐条决定。",
        ),
        tables=(
            papers.Table(columns, [_row(plan, group, edits) for group in groups.values()]),
            papers.Table(
                [papers.Column(title, 40, True) for title in ("职务", "姓名", "工作单位", "签名", "日期")],
                [("技术委员会（专家组）负责人", "", "", "", ""), *([("成员", "", "", "", "")] * 6)],
                caption="审查与签署",
                row_height=9,
            ),
        ),
        author=author,
        created=when,
    )


def _edits_by_block(plan: Plan) -> dict[str, list[Edit]]:
    """The edits that were carried out."""
    refused = {id(refusal.edit) for refusal in plan.refusals}
    found: dict[str, list[Edit]] = {}
    for edit in plan.edits:
        if id(edit) not in refused and not edit.unmark:
            found.setdefault(edit.span.block, []).append(edit)
    return found


def _row(plan: Plan, group: list[Item], edits: dict[str, list[Edit]]) -> tuple[str | papers.Pieces, ...]:
    guards = "、".join(dict.fromkeys(item.guard_text for item in group if item.guards))
    decisions = "\n".join(dict.fromkeys(_decided(item) for item in group if item.decision is not None))
    if any(item.is_open for item in group):
        boxes = "\n".join(f"□ {choice}" for choice in CHOICES)
        decisions = f"{decisions}\n{boxes}" if decisions else boxes
    elif not decisions:
        decisions = "\n".join(dict.fromkeys(f"（{handling(item)}）" for item in group))
    reasons = dict.fromkeys(
        (item.decision.reason if item.decision is not None else item.reason).rstrip("。；") for item in group
    )
    return (
        "、".join(str(item.number) for item in group),
        group[0].clause or "—",
        marked(plan, group).pieces,
        _new_text(plan, group[0].sentence, edits.get(group[0].sentence.block, [])),
        guards,
        decisions,
        "；".join(reason for reason in reasons if reason),
    )


def _decided(item: Item) -> str:
    decision = item.decision
    assert decision is not None
    who = "，".join(part for part in (decision.by, decision.date) if part)
    return f"{decision.choice}（{who}）" if who else decision.choice


def _new_text(plan: Plan, sentence: Span, edits: Sequence[Edit]) -> str:
    """What the sentence says after the edits in it; 「（不变）」 where that is the same."""
    mine = [
        Edit(Span(sentence.block, edit.span.start - sentence.start, edit.span.end - sentence.start), edit.text)
        for edit in edits
        if sentence.start <= edit.span.start < sentence.end
    ]
    if any(edit.span.start < sentence.start and edit.span.end > sentence.start for edit in edits):
        return "（所在段落另有处理，见对照表）"
    old = plan.document.text_of(sentence)
    new = applied(old, mine).strip()
    return "（不变）" if new == old.strip() else new or "（删除）"


def write_moved(plan: Plan, out: Path, *, author: str, when: date) -> None:
    """The list of what was moved out of the text, with its words, for the 编制说明; no file where nothing was."""
    moved = [each for each in plan.moved if each.target]
    if not moved:
        return
    columns = [
        papers.Column(title, width)
        for title, width in zip(MOVED_COLUMNS, (10, 16, 20, 80, 20, 40, 46, 18, 18), strict=True)
    ]
    papers.write_paper(
        out,
        heading="移出条文清单",
        lines=(*_about(plan), f"共移出 {len(moved)} 处，原文全文如下，供编入编制说明等文件。"),
        tables=[papers.Table(columns, [each.cells(number) for number, each in enumerate(moved, 1)])],
        author=author,
        created=when,
    )
