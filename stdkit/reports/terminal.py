"""The check report for people: findings file by file, each with its clause, the words in question and the fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from stdkit.formats.excerpts import Excerpt, around, one_line, shorten
from stdkit.formats.page import Line, Page, columns_of, line, wrapped
from stdkit.lint.basis import basis
from stdkit.lint.results import SEVERITIES, FileResult, Located, Report
from stdkit.model import Edit
from stdkit.reports.words import SEVERITY, SEVERITY_STYLE, WHAT, where

ALIKE = 10
"""So many paragraphs of a file with the same fault are shown one by one."""


def render(report: Report, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """The report as text for a terminal of ``width`` columns, with ANSI colours where ``colour``."""
    page, whole = Page(width, colour), _Whole()
    for file in report.files:
        whole.count(file)
        if file.active or file.errors or file.unread:
            yield _shown(file, page)
    if report.files and whole.clean == len(report.files):
        whole.clean = 0
        yield _shown(report.files[0], page)
    for part in _summary(report, whole):
        page.add_wrapped(part)
    yield page.taken()


@dataclass(slots=True)
class _Whole:
    """What the summary says of all files: how many have nothing to show, whether a kind was told, how many findings have a fix, and
    the rule of the first of these."""

    clean: int = 0
    taken: bool = False
    fixable: int = 0
    rule: str = ""

    def count(self, file: FileResult) -> None:
        self.clean += not (file.active or file.errors or file.unread)
        self.taken = self.taken or bool(file.taken)
        fixable = [row.finding.rule for row in file.active if row.finding.edits]
        self.fixable += len(fixable)
        self.rule = self.rule or next(iter(fixable), "")


def _shown(file: FileResult, page: Page) -> str:
    for part in _file(file, page):
        page.add(part)
    page.add([])
    return page.taken()


def _file(file: FileResult, page: Page) -> Iterator[Line]:
    name = one_line(" ".join(filter(None, [file.number, file.title])))
    yield line((file.path, "bold"), (f"  {name}" if name else "", "dim"))
    if file.errors:
        for message in file.errors:
            yield line("  ", ("未能检查", "bold red"), f"  {message}")
        return
    for part in wrapped(_taken(file), page.width - 2):
        yield [("  ", ""), *part]
    column = min(max((columns_of(where(row)) for row in file.active), default=0), 14)
    more: dict[tuple[str, str], list[Located]] = {}
    said: Counter[tuple[str, str]] = Counter()
    for (rule, message, *_), alike in groupby(file.active, _likeness):
        said[rule, message] += 1
        if said[rule, message] > ALIKE:
            more.setdefault((rule, message), []).extend(alike)
            continue
        yield []
        yield from _finding(list(alike), column, page)
    if more:
        yield from _told_shortly(more, page)
    if not file.active:
        yield line("  ", ("未发现问题", "green"))
    if file.unread:
        yield []
        yield line("  ", ("未读出的内容", "yellow"), "（没有检查）")
        for gap in file.unread:
            place = "，".join(filter(None, [gap.where, f"第 {gap.page} 页" if gap.page else ""]))
            yield line(f"    {place + '：' if place else ''}{gap.what}")


def _told_shortly(more: dict[tuple[str, str], list[Located]], page: Page) -> Iterator[Line]:
    """What has been shown ``ALIKE`` times before: how often it comes again, and in which clauses."""
    yield []
    yield line(
        "  ",
        (f"同样的问题已列出 {ALIKE} 处，其余只列章条", "bold"),
        "（逐处的内容见 --format xlsx、html 或 --annotate）",
    )
    for (rule, message), rows in more.items():
        places = Counter(where(row) for row in rows)
        told = "、".join(f"{place}（{count} 处）" if count > 1 else place for place, count in places.items())
        severity = rows[0].finding.severity
        lead = line((SEVERITY[severity], SEVERITY_STYLE[severity]), f"  {rule}  ", (message, "bold"))
        for part in wrapped([*lead, *line(f"：另有 {len(rows)} 处，在 {told}")], page.width - 4):
            yield [("    ", ""), *part]


def _taken(file: FileResult) -> Line:
    """「按GB/T 1.1—2020检查：规范（名称“……”），地方标准（编号的代号DB15/T），征求意见稿（封面“征求意见稿”）」"""
    if not file.taken:
        return []
    edition, *others = file.taken
    told = [f"{one.name}（{one.why}）" for one in others if one.value]
    unknown = [WHAT[one.what] for one in others if not one.value]
    told += [f"{'、'.join(unknown)}未能认定"] if unknown else []
    said = [one.said for one in file.taken if one.said]
    return line((f"按{edition.name}检查：{'，'.join(told)}", "dim"), ("".join(f"；{one}" for one in said), "yellow"))


def _likeness(row: Located) -> tuple[str, str, str, str]:
    """What findings have in common that follow each other in one paragraph and say the same."""
    return (row.finding.rule, row.finding.message, row.finding.question, row.location.block if row.location else "")


def _finding(rows: list[Located], column: int, page: Page) -> Iterator[Line]:
    """Findings that say the same of one paragraph, as one."""
    finding = rows[0].finding
    place, severity = where(rows[0]), SEVERITY[finding.severity]
    lead = f"  {place}" + " " * max(column - columns_of(place), 0) + "  "
    indent = " " * (column + 4)
    often = f"（{len(rows)} 处）" if len(rows) > 1 else ""
    room = page.width - columns_of(lead) - columns_of(severity) - columns_of(finding.rule) - 4
    first, *more = wrapped(line((finding.message, "bold"), often), room)
    yield [(lead, "bold"), (severity, SEVERITY_STYLE[finding.severity]), (f"  {finding.rule}  ", ""), *first]
    for part in more:
        yield [(indent, ""), *part]
    room = page.width - len(indent)
    if rows[0].location is not None and rows[0].location.excerpt.strip():
        for part in _excerpt(rows, room, page.colour):
            yield [(indent, ""), *part]
    if finding.question:
        for part in wrapped(line(("请起草人判断：", "magenta"), finding.question), room):
            yield [(indent, ""), *part]
    for part in _fix_and_clause(rows, room):
        yield [(indent, ""), *part]


def _excerpt(rows: list[Located], columns: int, colour: bool) -> Iterator[Line]:
    """The words around the first place, with every place that can be seen underlined."""
    place = rows[0].location
    assert place is not None
    first = place.excerpt_start
    places = [
        (row.location.start - first, min(row.location.end - first, len(place.excerpt))) for row in rows if row.location
    ]
    shown: Excerpt = around(place.excerpt, places, columns)
    if colour and all(end > start for start, end in shown.places):
        yield shown.pieces(f"underline {SEVERITY_STYLE[rows[0].finding.severity]}")
    else:
        yield line(shown.text)
        yield line(shown.carets())


def _fix_and_clause(rows: list[Located], columns: int) -> Iterator[Line]:
    clause = basis(rows[0].finding.clause)
    edits = [(edit, old) for row in rows for edit, old in zip(row.finding.edits, row.replaced, strict=True)]
    changes = list(dict.fromkeys(_change(edit, old, columns) for edit, old in edits))
    if changes:
        review = any(edit.safety == "review" for edit, _ in edits)
        lead, said = "可改（请复核）：" if review else "可改：", "，".join(changes)
        fix = line((lead, "green"), said)
        if columns_of(lead) + columns_of(said) + columns_of(clause) + 4 <= columns:
            yield [*fix, ("    ", ""), (clause, "dim")]
            return
        yield from wrapped(fix, columns)
    if clause:
        yield line((clause, "dim"))


def _change(edit: Edit, old: str, columns: int) -> str:
    room = max(columns // 3, 12)
    new = shorten(edit.text.strip("\n"), room)
    old = shorten(old, room)
    if edit.unmark:
        return f"「{old}」去掉加粗或黑体"
    if not old:
        return f"增加「{new}」"
    return f"「{old}」→「{new}」" if edit.text else f"删去「{old}」"


def _summary(report: Report, whole: _Whole) -> Iterator[Line]:
    total: Line = [(f"检查 {len(report.files)} 个文件", "bold"), ("：", "")]
    for number, severity in enumerate(SEVERITIES):
        count = report.counts[severity]
        total += line(
            "，" if number else "", (f"{count} 处{SEVERITY[severity]}", SEVERITY_STYLE[severity] if count else "dim")
        )
    if report.failed:
        total += line("，", (f"{report.failed} 个文件未能检查", "bold red"))
    if whole.clean:
        total += line(f"，{whole.clean} 个文件未发现问题")
    yield [*total, ("。", "")]
    for note in report.notes:
        yield line((f"{note}。", "dim"))
    if whole.taken:
        yield line(("版本、类型、层级、阶段不对时，用 --profile、--kind、--level、--stage 指明。", "dim"))
    left = [f"{report.suppressed} 处已豁免"] * bool(report.suppressed) + [f"{report.unchanged} 处基线中已有"] * bool(
        report.unchanged
    )
    if left:
        yield line((f"另有 {'，'.join(left)}，不计入。", "dim"))
    if whole.fixable:
        advice = f"加 --fix 修订稿.docx 写成修订；stdkit rules {whole.rule} 查看规则的说明"
        yield line((f"其中 {whole.fixable} 处有改法：{advice}。", "dim"))
