"""The comments beside the changes: one for every clause, with rule, reason, guard and the other policy's wording."""

from __future__ import annotations

from collections.abc import Iterable

from stdkit.convert.items import Item
from stdkit.convert.policy import Policy
from stdkit.model import Comment, Document

RULE = "GB/T 1.1—2020 附录C"


def remarks(doc: Document, items: Iterable[Item], policy: Policy) -> tuple[Comment, ...]:
    """Comments in reading order; each at the first word of its clause that changes, is held or asks for a decision."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.is_shown:
            element = doc.place(item.span.block).element
            group = (element.number or element.kind if element is not None else "", item.clause)
            groups.setdefault(group, []).append(item)
    return tuple(Comment(group[0].span, _text(group, policy)) for group in groups.values())


def _text(group: list[Item], policy: Policy) -> str:
    lines = [
        f"转化（{policy.title.split('（')[0]}）"
        + (f"：{group[0].clause}" if group[0].clause else "")
        + f"　依据：{RULE}"
    ]
    for item in group:
        lines.append(_line(item))
    if any(item.is_open for item in group):
        lines.append("须在决定表中逐条决定。")
    return "\n".join(lines)


def _line(item: Item) -> str:
    if item.action == "changed":
        head = (
            f"{item.number}　“{item.text}”→“{item.proposal}”"
            if item.proposal
            else f"{item.number}　“{item.text}”所在句已处理"
        )
    elif item.action == "held":
        head = (
            f"{item.number}　“{item.text}”暂不降低"
            if item.proposal != item.text
            else f"{item.number}　“{item.text}”保持不变"
        )
    elif item.action == "refused":
        head = f"{item.number}　“{item.text}”未能改动"
    else:
        head = f"{item.number}　“{item.text}”留待审阅"
    parts = [head, item.reason]
    if item.guards:
        parts.append(f"护栏：{item.guard_text}")
    other = [f"规范用词“{item.normalise}”"] if item.normalise not in (item.proposal, item.text) else []
    other += [f"推荐措辞“{item.recommend}”"] if item.recommend not in (item.proposal, item.text) else []
    if other:
        parts.append("另一处理：" + "、".join(other))
    return "；".join(part.rstrip("。；") for part in parts if part) + "。"
