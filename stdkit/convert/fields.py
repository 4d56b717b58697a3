"""Numbers that a field computes (running heads by STYLEREF, REF, DOCPROPERTY): what is stored is brought up to date, and it is told
whether the field will say the same when the program computes it anew."""

from __future__ import annotations

import re

from stdkit.convert.changes import Changes
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span

_STYLE = pattern(r"STYLEREF\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<bare>[^\s\\\\]+))", re.IGNORECASE)
_PROPERTY = pattern(
    r"(?:DOCPROPERTY\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<bare>\S+))|(?P<own>TITLE|SUBJECT|KEYWORDS|COMMENTS)\b)",
    re.IGNORECASE,
)
_BOOKMARK = pattern(r"REF\s+(?P<name>\S+)", re.IGNORECASE)


def field_at(block: Block, span: Span) -> str:
    """The instruction of the field that computes the words at ``span``; "" where they are typed, or locked for another reason."""
    under = block.pieces(span.start, span.end)
    locked = [run for run, _, _ in under if run.locked]
    if not locked or any(not run.field or run.locked != "域结果" for run in locked):
        return ""
    return locked[0].field


def follows(instruction: str) -> str:
    """A Chinese clause on why the words will follow by themselves."""
    if style := _STYLE.match(instruction):
        return f"由域取自样式“{style['quoted'] or style['bare']}”的文字，此处先行更新，打开后自动一致"
    if named := _PROPERTY.match(instruction):
        return f"由域取自文件属性“{named['quoted'] or named['bare'] or named['own']}”，属性同时更新"
    return f"由域（{instruction.split()[0]}）计算，此处先行更新，更新域后自动一致"


def told_of_fields(doc: Document, changes: Changes) -> list[str]:
    """Chinese clauses on fields that may not follow, and on properties that no tracked change can show."""
    styled = {
        doc.block(change.edit.span.block).style.casefold()
        for change in changes
        if change.kind == "number" and not change.edit.refresh
    }
    problems: dict[str, None] = {}
    for change in changes:
        if not change.edit.refresh:
            continue
        instruction = field_at(doc.block(change.edit.span.block), change.edit.span)
        if style := _STYLE.match(instruction):
            name = style["quoted"] or style["bare"]
            if name.casefold() not in styled:
                problems[f"有编号由域取自样式“{name}”的文字，编号的改动中没有这种样式的段落，更新域后请核对页眉"] = None
        elif named := _PROPERTY.match(instruction):
            name = named["quoted"] or named["bare"] or named["own"]
            problems[f"有编号取自文件属性“{name}”，属性已改为新编号；属性的改动不显示为修订，拒绝修订时须一并改回"] = (
                None
            )
        elif _BOOKMARK.match(instruction) is None:
            problems[f"有编号由域（{instruction.split()[0]}）计算，更新域后请核对"] = None
    return list(problems)
