"""Clauses that leave the text by a decision (删除, 移出): where their words go, and what that means for numbers and references.

A 移出 loses nothing: its words stand in a list for the 编制说明, or, where the sheet says 「引言」 and there is one, at the end of the
introduction. Nothing leaves the text without a decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdkit.convert.changes import Changes
from stdkit.convert.items import Item
from stdkit.facts.clause_lists import is_within
from stdkit.facts.mentions import mentions_of
from stdkit.facts.references import references
from stdkit.model import Comment, Document, Span

PAPER = "编制说明"
COLUMNS = ("序号", "原条款号", "标题", "移出的条文", "移往", "移出理由", "编号和引用", "决定人", "日期")


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence that leaves its place. ``target`` is where it goes (「编制说明」, 「引言」 …), "" where it is deleted; ``effects`` are
    Chinese clauses on numbers and on references elsewhere."""

    item: int
    clause: str
    title: str
    span: Span
    text: str
    target: str
    effects: tuple[str, ...]
    reason: str = ""
    by: str = ""
    date: str = ""

    def cells(self, number: int) -> tuple[str, ...]:
        """A row of the list."""
        effects = "；".join(self.effects)
        return (
            str(number), self.clause, self.title, self.text, self.target, self.reason, effects, self.by, self.date,
        )  # fmt: skip


def leaving(doc: Document, items: Iterable[Item]) -> tuple[Moved, ...]:
    """The sentences that leave, each once, in reading order."""
    found: dict[Span, Moved] = {}
    for item in items:
        decision = item.decision
        if decision is None or decision.choice not in ("删除", "移出") or not item.edits or item.sentence in found:
            continue
        found[item.sentence] = Moved(
            item=item.number,
            clause=item.clause,
            title=item.title,
            span=item.sentence,
            text=doc.text_of(item.sentence).strip(),
            target="" if decision.choice == "删除" else decision.text.strip() or PAPER,
            effects=_effects(doc, item),
            reason=decision.reason,
            by=decision.by,
            date=decision.date,
        )
    return tuple(found.values())


def _effects(doc: Document, item: Item) -> tuple[str, ...]:
    block = doc.block(item.sentence.block)
    rest = (block.text[: item.sentence.start] + block.text[item.sentence.end :]).strip()
    if rest:
        return ("同段其余文字保留，编号不变",)
    if not block.label or not any(char.isalnum() for char in block.label):
        return ("该段没有编号，编号不变",)
    effects = [f"编号 {block.label} 保留，其后的编号不变"]
    if block.kind != "list-item" and item.clause:
        where = [
            doc.place(reference.span.block).number or "章前"
            for reference in mentions_of(doc, item.clause)
            if doc.place(reference.span.block).number != item.clause
        ]
        where += _by_chapter(doc, item.clause)
        if where:
            effects.append(f"{'、'.join(dict.fromkeys(where))}引用本条，须一并处理")
    return tuple(effects)


def _by_chapter(doc: Document, clause: str) -> list[str]:
    """Where the chapter or clause above is referred to as a whole."""
    return [
        number
        for reference in references(doc)
        if reference.kind in ("clause", "annex") and reference.number != clause and is_within(clause, reference.number)
        if (number := doc.place(reference.span.block).number) and not is_within(number, reference.number)
    ]


def put_into_introduction(doc: Document, changes: Changes, found: Iterable[Moved]) -> list[str]:
    """Add what goes to the 引言 at its end, one paragraph each; Chinese clauses where the text has no such place."""
    wanted = [moved for moved in found if "引言" in moved.target]
    if not wanted:
        return []
    element = doc.element_of("introduction")
    content = element.content if element is not None else ()
    last = content[-1] if content and not (element is not None and element.clauses) else None
    text = "".join(f"\n{moved.text}" for moved in wanted)
    if last is not None and last.kind == "paragraph":
        end = last.span(len(last.text), len(last.text))
        if changes.add("decision", end, text, "按决定从正文移入引言"):
            return []
    clauses = "、".join(dict.fromkeys(moved.clause or "章前" for moved in wanted))
    return [f"{clauses}决定移入引言，文中没有可以接着写的引言，须人工放置（原文已列入移出清单）"]


def remarks_on_moved(found: Iterable[Moved]) -> tuple[Comment, ...]:
    """A comment at every place something left."""
    return tuple(
        Comment(
            moved.span,
            (f"移出：原文移往{moved.target}，全文见移出清单" if moved.target else "删除")
            + f"；{'；'.join(moved.effects)}。",
        )
        for moved in found
    )
