"""Decisions of a committee laid over the proposals: a decided row wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stdkit.convert.items import Decision, Item
from stdkit.errors import BadData
from stdkit.model import Document, Edit, Span


def apply_decisions(doc: Document, items: list[Item], decisions: Mapping[int, Decision]) -> list[Item]:
    """The items with what was decided on them. ``BadData`` where two rows of one sentence ask for different texts."""
    if not decisions:
        return items
    unknown = sorted(set(decisions) - {item.number for item in items})
    if unknown:
        raise BadData(f"决定表中的序号 {'、'.join(map(str, unknown))} 在本文件中没有", advice="请用本文件的决定表")
    decided = [_decided(doc, item, decisions[item.number]) if item.number in decisions else item for item in items]
    return _sentences_settled(decided)


def _decided(doc: Document, item: Item, decision: Decision) -> Item:
    reason = f"决定：{decision.choice}" + (f"（{decision.reason}）" if decision.reason else "")
    if decision.choice == "保留原文":
        return replace(
            item, action="kept", proposal=item.text, review=False, reason=reason, edits=(), decision=decision
        )
    if decision.choice in ("规范用词", "推荐措辞"):
        text = item.normalise if decision.choice == "规范用词" else item.recommend
        same = text == item.proposal and item.action == "changed"
        edits = item.edits if same else (Edit(item.span, text, reason, "safe"),) if text != item.text else ()
        action = "changed" if edits else "kept"
        return replace(item, action=action, proposal=text, review=False, reason=reason, edits=edits, decision=decision)  # type: ignore[arg-type]
    text = decision.text if decision.choice == "人工改写" else ""
    if decision.choice == "人工改写" and not text.strip():
        raise BadData(f"决定表第 {decision.row} 行选了“人工改写”，“改写文本”却是空的", advice="请填写改写文本")
    edit = _replaced(doc, item.sentence, text, reason)
    edits = () if doc.text_of(item.sentence) == text else (edit,)
    return replace(
        item,
        action="changed" if edits else "kept",
        proposal=text,
        review=False,
        reason=reason,
        edits=edits,
        decision=decision,
    )


def _replaced(doc: Document, sentence: Span, text: str, reason: str) -> Edit:
    """Replace a sentence; one that is deleted takes its paragraph along where nothing else stands there and no number hangs on it."""
    if text:
        return Edit(sentence, text, reason, "safe")
    block = doc.block(sentence.block)
    alone = not (block.text[: sentence.start] + block.text[sentence.end :]).strip()
    if not alone:
        return Edit(sentence, "", reason, "safe")
    if not block.label or block.label in ("——", "—", "•", "·"):
        in_cell = block.id in _cells(doc)
        return Edit(Span(block.id, 0, len(block.text) + (0 if in_cell else 1)), "", reason, "safe")
    what = "本条" if block.kind != "list-item" else "本项"
    return Edit(block.span(), f"（{what}删除，编号保留）", reason, "safe")


def _cells(doc: Document) -> set[str]:
    found: set[str] | None = doc.memo.get("convert.cells")
    if found is None:
        found = {child.id for block in doc.blocks() if block.kind == "table" for child in block.children()}
        doc.memo["convert.cells"] = found
    return found


def _sentences_settled(items: list[Item]) -> list[Item]:
    """Where a sentence is rewritten or goes, the other words in it go with it."""
    rewritten: dict[Span, Item] = {}
    for item in items:
        decision = item.decision
        if decision is None or decision.choice not in ("删除", "移出", "人工改写"):
            continue
        first = rewritten.setdefault(item.sentence, item)
        if first.decision is not None and (first.proposal != item.proposal):
            raise BadData(
                f"决定表第 {first.decision.row} 行和第 {decision.row} 行对同一句给出了不同的文字",
                advice="请只留一种",
            )
    settled: list[Item] = []
    for item in items:
        leader = rewritten.get(item.sentence)
        if leader is None or leader is item:
            settled.append(item)
        elif item.decision is not None and item.decision.choice in ("删除", "移出", "人工改写"):
            settled.append(replace(item, edits=()))
        else:
            reason = f"所在句按序号 {leader.number} 的决定处理"
            settled.append(
                replace(
                    item,
                    action="changed",
                    proposal="",
                    review=False,
                    reason=reason,
                    edits=(),
                    decision=item.decision or leader.decision,
                )
            )
    return settled
