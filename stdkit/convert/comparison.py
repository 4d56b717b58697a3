"""The rows of the 修订前后对照表: what a paragraph said, what it says now, why, and whether a requirement became weaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.convert.changes import TITLES, Change, applied
from stdkit.convert.items import Item
from stdkit.convert.plan import Plan
from stdkit.model import Block, Document


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph that changes. ``lowered`` says whether a requirement in it became a recommendation."""

    clause: str
    before: str
    after: str
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]
    lowered: bool

    def cells(self, number: int) -> tuple[str, ...]:
        return (
            str(number),
            self.clause,
            self.before,
            self.clause if self.after else "—",
            self.after or "（删除）",
            "、".join(self.kinds),
            "；".join(self.reasons),
            "是" if self.lowered else "否",
        )


def comparison(plan: Plan) -> list[Row]:
    """A row for every paragraph with changes that were carried out, in reading order; running heads come last, once."""
    refused = {id(refusal.edit) for refusal in plan.refusals}
    by_block: dict[str, list[Change]] = {}
    for change in plan.changes:
        if id(change.edit) not in refused:
            by_block.setdefault(change.edit.span.block, []).append(change)
    items = {item.number: item for item in plan.items}
    rows: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for where, block in _in_order(plan.document):
        changes = by_block.pop(block.id, [])
        row = _row(where, block, changes, items) if changes else None
        if row is None:
            continue
        if where == "页眉页脚" and (row.before, row.after) in seen:
            continue
        seen.add((row.before, row.after))
        rows.append(row)
    return rows


def _row(where: str, block: Block, changes: list[Change], items: dict[int, Item]) -> Row | None:
    after = applied(block.text, [change.edit for change in changes])
    mine = [items[change.item] for change in changes if change.item is not None and change.item in items]
    lowered = any(item.is_weakened for item in mine)
    if after == block.text and all(change.kind != "black-face" for change in changes):
        return None
    kinds = tuple(dict.fromkeys(_kind(change, items) for change in changes))
    if not after.strip() and kinds:
        kinds = tuple(dict.fromkeys((*kinds, "删除")))
    reasons = tuple(dict.fromkeys(change.edit.reason.rstrip("。；") for change in changes if change.edit.reason))
    return Row(where, block.text, after.strip(), kinds, reasons, lowered)


def _kind(change: Change, items: dict[int, Item]) -> str:
    if change.item is not None and change.item in items and items[change.item].is_weakened:
        return "技术"
    return TITLES[change.kind]


def _in_order(doc: Document) -> Iterator[tuple[str, Block]]:
    for block in doc.cover.blocks:
        yield "封面", block
        for child in block.children():
            yield "封面", child
    for block in doc.blocks():
        place = doc.place(block.id)
        yield place.number or (place.element.title if place.element is not None else ""), block
    for block in doc.furniture:
        yield "页眉页脚", block
        for child in block.children():
            yield "页眉页脚", child
