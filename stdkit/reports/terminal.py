"""The check report for people: findings file by file, each with its clause, the words in question and the fix."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from stdkit.lint.results import SEVERITIES, FileResult, Located, Report
from stdkit.model import Edit
from stdkit.reports.excerpts import around, one_line, shorten
from stdkit.reports.page import Page, wrapped
from stdkit.reports.words import ELEMENT, SEVERITY, SEVERITY_STYLE


def render(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """The report as text for a terminal of ``width`` columns, with ANSI colours where ``colour``."""
    page = Page(width, colour)
    shown = [file for file in report.files if file.findings or file.errors or file.unread]
    for file in shown or report.files[:1]:
        for line in _file(file, page.width, colour):
            page.add(line)
        page.add(Text())
    for line in _summary(report, len(report.files) - len(shown) if shown else 0):
        for part in wrapped(line, page.width):
            page.add(part)
    return page.text()


def _file(file: FileResult, width: int, colour: bool) -> Iterator[Text]:
    yield Text.assemble((file.path, "bold"), ("  " + one_line(_name(file)) if _name(file) else "", "dim"))
    if file.errors:
        for message in file.errors:
            yield Text.assemble("  ", ("未能检查", "bold red"), f"  {message}")
        return
    places = [_place(row) for row in file.findings]
    column = min(max(map(cell_len, places), default=0), 14)
    for place, row in zip(places, file.findings, strict=True):
        yield Text()
        yield from _finding(place, row, column, width, colour)
    if not file.findings:
        yield Text.assemble("  ", ("未发现问题", "green"))
    if file.unread:
        yield Text()
        yield Text.assemble("  ", ("未读出的内容", "yellow"), "（没有检查）")
        for gap in file.unread:
            where = "，".join(filter(None, [gap.where, f"第 {gap.page} 页" if gap.page else ""]))
            yield Text(f"    {where + '：' if where else ''}{gap.what}")


def _name(file: FileResult) -> str:
    return " ".join(filter(None, [file.number, file.title]))


def _place(row: Located) -> str:
    if row.location is None:
        return "全文"
    return row.location.clause or ELEMENT[row.location.element]


def _finding(place: str, row: Located, column: int, width: int, colour: bool) -> Iterator[Text]:
    finding = row.finding
    lead = f"  {place}" + " " * max(column - cell_len(place), 0) + "  "
    severity = SEVERITY[finding.severity]
    indent = " " * (column + 4)
    message = Text(finding.message, style="bold" if colour else "")
    first, *more = wrapped(message, width - cell_len(lead) - cell_len(severity) - cell_len(finding.rule) - 4)
    yield Text.assemble((lead, "bold"), (severity, SEVERITY_STYLE[finding.severity]), f"  {finding.rule}  ", first)
    for line in more:
        yield Text.assemble(indent, line)
    if row.location is not None and row.location.excerpt.strip():
        yield from _excerpt(row, indent, width - len(indent), colour)
    yield from _fix_and_clause(row, indent, width - len(indent))


def _excerpt(row: Located, indent: str, columns: int, colour: bool) -> Iterator[Text]:
    place = row.location
    assert place is not None
    start = place.start - place.excerpt_start
    line = around(place.excerpt, start, min(start + len(place.text), len(place.excerpt)), columns)
    shown = Text(line.text)
    if colour and line.end > line.start:
        shown.stylize(f"underline {SEVERITY_STYLE[row.finding.severity]}", line.start, line.end)
        yield Text.assemble(indent, shown)
        return
    yield Text.assemble(indent, shown)
    yield Text(indent + line.carets())


def _fix_and_clause(row: Located, indent: str, columns: int) -> Iterator[Text]:
    clause = Text(f"GB/T 1.1—2020，{row.finding.clause}" if row.finding.clause else "", style="dim")
    changes = [_change(edit, old, columns) for edit, old in zip(row.finding.edits, row.replaced, strict=True)]
    if changes:
        review = any(edit.safety == "review" for edit in row.finding.edits)
        fix = Text.assemble(("可改（请复核）：" if review else "可改：", "green"), "，".join(changes))
        if cell_len(fix.plain) + cell_len(clause.plain) + 4 <= columns:
            yield Text.assemble(indent, fix, "    ", clause)
            return
        for line in wrapped(fix, columns):
            yield Text.assemble(indent, line)
    if clause.plain:
        yield Text.assemble(indent, clause)


def _change(edit: Edit, old: str, columns: int) -> str:
    room = max(columns // 3, 12)
    new = shorten(edit.text.strip("\n"), room)
    old = shorten(old, room)
    if edit.unmark:
        return f"「{old}」去掉加粗或黑体"
    if not old:
        return f"增加「{new}」"
    return f"「{old}」→「{new}」" if edit.text else f"删去「{old}」"


def _summary(report: Report, clean: int) -> Iterator[Text]:
    counts = Text("，").join(
        Text(
            f"{report.counts[severity]} 处{SEVERITY[severity]}",
            style=SEVERITY_STYLE[severity] if report.counts[severity] else "dim",
        )
        for severity in SEVERITIES
    )
    line = Text.assemble((f"检查 {len(report.files)} 个文件", "bold"), "：", counts)
    if report.failed:
        line.append_text(Text.assemble("，", (f"{report.failed} 个文件未能检查", "bold red")))
    if clean:
        line.append(f"，{clean} 个文件未发现问题")
    yield line.append("。")
    rows = [row for file in report.files for row in file.findings]
    fixable = sum(bool(row.finding.edits) for row in rows)
    if fixable:
        yield Text(
            f"其中 {fixable} 处有改法：加 --fix 修订稿.docx 写成修订；stdkit rules {_first_code(rows)} 查看规则的说明。",
            style="dim",
        )


def _first_code(rows: list[Located]) -> str:
    return next(row.finding.rule for row in rows if row.finding.edits)
