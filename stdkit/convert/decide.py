"""Decisions of a committee laid over the proposals: a decided row wins, one that is disputed leaves the words as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from stdkit.convert.items import Decision, Item
from stdkit.errors import BadData
from stdkit.model import Document, Edit, Span


def apply_decisions(doc: Document, items: list[Item], decisions: Mapping[int, Decision]) -> list[Item]:
    """The items with what was decided on them. ``BadData`` where two rows of one sheet ask for different texts of one sentence,
    or where a row speaks of a word that is not there."""
    if not decisions:
        return items
    found = _by_item(items, decisions)
    decided = [_decided(doc, item, found[item.number]) if item.number in found else item for item in items]
    return _sentences_settled(decided)


def _by_item(items: list[Item], decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions by the number their word has now: what a sheet numbered may have another one since words are told better."""
    numbers = {item.number for item in items}
    by_place = {(item.span.block, item.span.start, item.span.end): item.number for item in items}
    found: dict[int, Decision] = {}
    unknown: list[int] = []
    for number, decision in decisions.items():
        now = by_place.get(decision.place) if decision.place is not None else number
        if now is None or now not in numbers:
            unknown.append(number)
        else:
            found[now] = decision
    if unknown:
        listed = "、".join(map(str, sorted(unknown)))
        raise BadData("D022", f"决定表中的序号 {listed} 在本文件中没有", advice="请用本文件的决定表")
    return found


def disputes(items: Iterable[Item]) -> list[str]:
    """A sentence for every item on which decisions differ."""
    return [
        f"{item.clause or '章前'}“{item.text}”（序号 {item.number}）的决定有分歧，按未决定处理：{item.dispute}"
        for item in items
        if item.dispute
    ]


def _left_open(item: Item, decisions: Iterable[Decision]) -> Item:
    """Nothing is done where people disagree: neither wording may win by default."""
    dispute = "；".join(decision.spoken for decision in decisions)
    return replace(
        item,
        action="held",
        proposal=item.text,
        review=True,
        reason=f"决定有分歧，未改（{dispute}）",
        edits=(),
        decision=None,
        dispute=dispute,
    )


def _decided(doc: Document, item: Item, decision: Decision) -> Item:
    if decision.disputed:
        return _left_open(item, decision.disputed)
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
        raise BadData("D023", f"决定表第 {decision.row} 行选了“人工改写”，“改写文本”却是空的", advice="请填写改写文本")
    edit = _replaced(doc, item.sentence, text, reason, decision.choice)
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


def _replaced(doc: Document, sentence: Span, text: str, reason: str, choice: str) -> Edit:
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
    return Edit(block.span(), f"（{what}{choice}，编号保留）", reason, "safe")


def _cells(doc: Document) -> set[str]:
    found: set[str] | None = doc.memo.get("convert.cells")
    if found is None:
        found = {child.id for block in doc.blocks() if block.kind == "table" for child in block.children()}
        doc.memo["convert.cells"] = found
    return found


_WHOLE = ("删除", "移出", "人工改写")
"""Decisions that speak of the whole sentence."""


def _sentences_settled(items: list[Item]) -> list[Item]:
    """Where a sentence is rewritten or goes, the other words in it go with it; where its rows contradict each other, it stays."""
    rows: dict[Span, list[Decision]] = {}
    for item in items:
        if item.decision is not None:
            rows.setdefault(item.sentence, []).append(item.decision)
    leaders: dict[Span, Item] = {}
    for item in items:
        if item.decision is not None and item.decision.choice in _WHOLE:
            leaders.setdefault(item.sentence, item)
    disputed = {span for span in leaders if _contradict(rows[span])}
    settled: list[Item] = []
    for item in items:
        leader = leaders.get(item.sentence)
        if leader is None or leader is item or item.dispute:
            settled.append(_left_open(item, rows[item.sentence]) if item.sentence in disputed else item)
        elif item.sentence in disputed:
            settled.append(_left_open(item, rows[item.sentence]))
        elif item.decision is not None and item.decision.choice in _WHOLE:
            settled.append(replace(item, edits=()))
        else:
            settled.append(_gone_along(item, leader))
    return settled


def _contradict(decisions: list[Decision]) -> bool:
    """Whether the rows of one sentence, of which one speaks of the whole sentence, cannot all be carried out.

    ``BadData`` where one sheet gives two texts: that is a slip of one hand, not a disagreement.
    """
    whole = [decision for decision in decisions if decision.choice in _WHOLE]
    for one, other in pairwise(whole):
        if _text_of(one) != _text_of(other) and one.sheet == other.sheet:
            raise BadData(
                "D024",
                f"决定表第 {one.row} 行和第 {other.row} 行对同一句给出了不同的文字",
                path=one.sheet,
                advice="请只留一种",
            )
    if len({_text_of(decision) for decision in whole}) > 1:
        return True
    removed = any(decision.choice != "人工改写" for decision in whole)
    return removed and any(decision.choice == "保留原文" for decision in decisions)


def _text_of(decision: Decision) -> str:
    return decision.text if decision.choice == "人工改写" else ""


def _gone_along(item: Item, leader: Item) -> Item:
    return replace(
        item,
        action="changed",
        proposal="",
        review=False,
        reason=f"所在句按序号 {leader.number} 的决定处理",
        edits=(),
        decision=item.decision or leader.decision,
    )
