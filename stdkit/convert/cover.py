"""The number wherever the document names itself, and what else the cover says of its edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.convert.changes import Changes
from stdkit.convert.fields import field_at, follows
from stdkit.convert.numbers import StandardNumber, find_numbers
from stdkit.convert.references import Reference, same_year, serial_start
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span

_DATE = pattern(r"(\d{4})\s*(?:[-—–./]|年)\s*(\d{1,2})\s*(?:[-—–./]|月)\s*(\d{1,2})")
STAGES = {"draft": "工作组讨论稿", "comments": "征求意见稿", "review": "送审稿", "approval": "报批稿"}


def change_number(doc: Document, changes: Changes, old: StandardNumber, new: StandardNumber) -> list[Reference]:
    """The old number becomes the new one on the cover, in every running head and where the text cites itself.

    Statements on what was replaced keep the old code; numbers of other years are other editions and stay.
    """
    cited: list[Reference] = []
    furniture = {block.id for block in _with_children(doc.furniture)}
    cover = {block.id for block in _with_children(doc.cover.blocks)}
    replaced = doc.cover.places("replaces")
    for block in (*_with_children(doc.cover.blocks), *_with_children(doc.furniture), *doc.blocks()):
        for found in find_numbers(block.text):
            if found.key != old.key or not _is_same_edition(found, old):
                continue
            span = block.span(found.start, found.end)
            if any(_overlap(span, place) for place in replaced) or _says_replaced(doc, block, found):
                continue
            where = "封面" if block.id in cover else "页眉页脚" if block.id in furniture else "文中"
            becomes = _number_edits(changes, block, found, new, f"{where}的编号随文件性质改变")
            if becomes and where == "文中":
                cited.append(Reference(found.raw, becomes, "own number", span))
    return cited


def _is_same_edition(found: StandardNumber, old: StandardNumber) -> bool:
    return not found.year or not old.year or same_year(found.year, old.year)


def _says_replaced(doc: Document, block: Block, found: StandardNumber) -> bool:
    before = block.text[: found.start]
    if re.search(r"(代替|替代|取代)[^。；]*$", before):
        return True
    place = doc.place(block.id)
    if place.element is None or place.element.kind != "foreword":
        return False
    return bool(
        re.search(r"(发布为|修订为|与)\s*$", before) or re.match(r"\s*(?:——|—|•|-)?\s*(?:\d{4}年)?\s*$", before)
    )


def _number_edits(changes: Changes, block: Block, found: StandardNumber, new: StandardNumber, reason: str) -> str:
    """Edit code, serial number and year each by itself (they may stand in different fields); the number as it reads then."""
    serial_at = serial_start(found)
    serial_end = _serial_end(found, serial_at)
    start = found.start
    pieces = [(0, serial_at, f"{new.code} ")]
    if new.serial != found.serial:
        pieces.append((serial_at, serial_end, new.serial))
    if found.year and new.year and not same_year(found.year, new.year):
        year_end = serial_end + _year_length(found, serial_end)
        pieces.append((serial_end, year_end, f"—{new.year}"))
    made = False
    for low, high, text in pieces:
        span = block.span(start + low, start + high)
        computed = field_at(block, span)
        why = f"{reason}；{follows(computed)}" if computed else reason
        made |= changes.add("number", span, text, why, refresh=bool(computed))
    shown = found.raw
    for low, high, text in reversed(pieces):
        shown = shown[:low] + text + shown[high:]
    return shown if made else ""


def _serial_end(found: StandardNumber, at: int) -> int:
    end = re.match(r"[A-Z]?[\dXxＸ×*＊□○]+(?:[.．]\d+|[-—/]\d{1,3}(?=\s?[-—]))*", found.raw[at:])
    return at + (end.end() if end else 0)


def _year_length(found: StandardNumber, at: int) -> int:
    year = re.match(r"\s?[-‐-―−－﹣─━]{1,2}\s?(?:\d{4}|\d{2}|[Xx×Ｘ*＊□○]{4})", found.raw[at:])
    return year.end() if year else 0


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and max(one.start, other.start) < min(one.end, other.end)


def change_cover(
    doc: Document, changes: Changes, old: StandardNumber, new: StandardNumber, *, update: bool, stage: str | None = None
) -> list[str]:
    """代替, dates, CCS form and stage. What the cover has no place for is returned, as Chinese clauses."""
    problems: list[str] = []
    if is_new_edition(old, new):
        if not _replaced_line(doc, changes, old):
            problems.append(f"封面上没有找到编号的位置，“代替 {old.raw}”须人工补上")
        _open_dates(doc, changes)
    if update:
        _ccs_form(doc, changes)
    if stage:
        problems += _stage_mark(doc, changes, STAGES[stage])
    return problems


def is_new_edition(old: StandardNumber, new: StandardNumber) -> bool:
    """Another year or another serial number: then the new document replaces the old one."""
    return new.year != old.year or new.serial != old.serial


def _replaced_line(doc: Document, changes: Changes, old: StandardNumber) -> bool:
    places = doc.cover.places("replaces")
    if places:
        first, last = places[0], max((p for p in places if p.block == places[0].block), key=lambda p: p.end)
        text = doc.block(first.block).text[first.start : last.end]
        lead = re.match(r"\s*(?:部分)?代替[\s　:：]*", text)
        span = Span(first.block, first.start + (lead.end() if lead else 0), last.end)
        changes.add("cover", span, old.raw, "新版本代替的是原强制性标准，保留原代号")
        return True
    places = doc.cover.places("number")
    if not places:
        return False
    block = doc.block(places[0].block)
    return changes.add(
        "cover", block.span(len(block.text), len(block.text)), f"\n代替 {old.raw}", "新版本代替原强制性标准，保留原代号"
    )


def _open_dates(doc: Document, changes: Changes) -> None:
    for name in ("published", "implemented"):
        for place in doc.cover.places(name):
            date = _DATE.search(doc.text_of(place))
            if date is None:
                continue
            for group, text in (
                (1, "XXXX"),
                (2, "XX"),
                (3, "XX"),
            ):  # year, month and day may stand in fields of their own
                span = Span(place.block, place.start + date.start(group), place.start + date.end(group))
                changes.add("cover", span, text, "新版本的发布、实施日期由主管部门确定", safety="review")


def _ccs_form(doc: Document, changes: Changes) -> None:
    for place in doc.cover.places("ccs"):
        block = doc.block(place.block)
        before = block.text[: place.start]
        if doc.text_of(place).upper().startswith("CCS") or re.search(
            r"CCS\s*$|分类号[:：]?\s*$", before, re.IGNORECASE
        ):
            continue
        changes.add(
            "edition", Span(place.block, place.start, place.start), "CCS ", "2020 年版封面的中国标准文献分类号前标“CCS”"
        )


def _stage_mark(doc: Document, changes: Changes, mark: str) -> list[str]:
    places = doc.cover.places("stage")
    if not places:
        return [f"封面上没有稿件阶段标识的位置，“（{mark}）”须人工补上"]
    for place in places:
        text = doc.text_of(place)
        inner = re.search(r"工作组讨论稿|讨论稿|征求意见稿|送审讨论稿|送审稿|报批稿|草案稿?|发布稿", text)
        if inner:
            span = Span(place.block, place.start + inner.start(), place.start + inner.end())
            changes.add("cover", span, mark, "稿件阶段")
    return []


def _with_children(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from block.children()
