"""The statements of the foreword in the order of GB/T 1.1—2020, 8.3: told in a comment, or, where asked, set right paragraph by paragraph.

A paragraph that moves is deleted where it stood and put in where it belongs, with every other change it got; nothing is lost, and a
paragraph that cannot be carried over (a footnote in it, text of others, a computed label) stays and is named.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from stdkit.convert.changes import Changes, applied
from stdkit.facts.foreword import NAMES, ORDER, ItemKind, foreword_items, kind_of
from stdkit.model import Block, Comment, Document, Span

_TYPED = ("——", "—", "--")


@dataclass(frozen=True, slots=True)
class _Group:
    """A paragraph of the foreword with the list under it; ``rank`` in the order of 8.3."""

    kind: ItemKind
    blocks: tuple[Block, ...]

    @property
    def rank(self) -> int:
        return ORDER.index(self.kind)


def misplaced(doc: Document, changes: Changes) -> list[_Group]:
    """The fewest groups that have to move for the rest to stand in order."""
    groups = _groups(doc, changes)
    kept = _longest([group.rank for group in groups])
    return [group for at, group in enumerate(groups) if at not in kept]


def order_told(doc: Document, changes: Changes) -> tuple[Comment, ...]:
    """A comment at every paragraph that stands out of order; it says the order."""
    wanted = "、".join(NAMES[kind] for kind in ORDER)
    return tuple(
        Comment(group.blocks[0].span(), f"{NAMES[group.kind]}不在规定的位置（GB/T 1.1—2020，8.3），顺序为：{wanted}。")
        for group in misplaced(doc, changes)
    )


def set_in_order(doc: Document, changes: Changes) -> list[str]:
    """Move what stands out of order; Chinese clauses on what could not be moved."""
    moving = misplaced(doc, changes)
    problems: list[str] = []
    for group in sorted(moving, key=lambda each: each.rank):
        standing = [each for each in _groups(doc, changes) if each not in moving]
        why = next((reason for block in group.blocks if (reason := _bound(block))), "")
        if why:
            problems.append(f"前言的{NAMES[group.kind]}不在规定的位置（8.3），{why}，须人工移动")
        else:
            _move(changes, group, standing)
    return problems


def _groups(doc: Document, changes: Changes) -> list[_Group]:
    """The paragraphs that stay, each with its list; those of no item of 8.3 belong to none."""
    found: dict[str, _Group] = {}
    for item in foreword_items(doc):
        if item.kind not in ORDER or changes.is_dropped(item.block.id) or item.block.id in found:
            continue
        listed = tuple(block for block in item.listed if not changes.is_dropped(block.id))
        found[item.block.id] = _Group(item.kind, (item.block, *listed))
    return list(found.values())


def _longest(ranks: list[int]) -> set[int]:
    """The places of a longest row of ``ranks`` that never goes down."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        row = bisect_right(ends, rank)
        ends[row : row + 1] = [rank]
        before.append(last[row - 1] if row else -1)
        last[row : row + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _bound(block: Block) -> str:
    """Why the words of a paragraph cannot be typed anew elsewhere."""
    if any(run.locked for run in block.runs):
        return "其中有不能改动的文字"
    if any(run.marks & {"footnote", "picture", "math"} for run in block.runs):
        return "其中有脚注、图片或公式"
    return "其列项的编号由 Word 计算" if block.kind == "list-item" and block.label not in _TYPED else ""


def _move(changes: Changes, group: _Group, standing: list[_Group]) -> None:
    lines: list[str] = []
    added: list[str] = []
    for block in group.blocks:
        edits = [change.edit for change in changes.pull(block.id)]
        label = block.label if block.kind == "list-item" else ""
        own, *more = (label + applied(block.text, edits)).strip("\n").split("\n")
        lines.append(own)
        added += more
        whole = Span(block.id, 0, len(block.text) + 1)
        changes.add("foreword", whole, "", "前言各项按 8.3 的顺序排列，移走", safety="review")
    _place(changes, group.rank, lines, standing)
    # What was added behind the paragraph goes where it belongs by itself.
    for rank, more in _parted(added, group.rank):
        _place(changes, rank, more, standing)


def _parted(lines: list[str], rank: int) -> list[tuple[int, list[str]]]:
    """New paragraphs by the item of 8.3 they begin; list items stay with their lead."""
    parts: list[tuple[int, list[str]]] = []
    for line in lines:
        own = _rank(line)
        if own < 0 and parts:
            parts[-1][1].append(line)
        else:
            parts.append((own if own >= 0 else rank, [line]))
    return parts


def _place(changes: Changes, rank: int, lines: list[str], standing: list[_Group]) -> None:
    before = [each for each in standing if each.rank <= rank]
    if before:
        _put_behind(changes, before[-1].blocks[-1], rank, lines)
        return
    first = standing[0].blocks[0].span(0, 0)
    there = "".join(change.edit.text for change in changes if change.edit.span == first)
    changes.remove(first)
    merged = _merged([line for line in there.split("\n") if line], rank, lines)
    _put(changes, first, "".join(f"{line}\n" for line in merged))


def _merged(there: list[str], rank: int, lines: list[str]) -> list[str]:
    """``lines`` among those that are added there already."""
    at = next((at for at, line in enumerate(there) if _rank(line) > rank), len(there))
    return [*there[:at], *lines, *there[at:]]


def _put_behind(changes: Changes, block: Block, rank: int, lines: list[str]) -> None:
    """After the block, among what is added there already by rank."""
    end = block.span(len(block.text), len(block.text))
    tail, *added = "".join(change.edit.text for change in changes if change.edit.span == end).split("\n")
    changes.remove(end)
    _put(changes, end, tail + "".join(f"\n{line}" for line in _merged(added, rank, lines)))


def _rank(line: str) -> int:
    """The place in 8.3 of the item a paragraph begins; -1 for list items and what belongs to none."""
    kind = kind_of(line)
    return ORDER.index(kind) if kind in ORDER and not line.startswith(_TYPED) else -1


def _put(changes: Changes, span: Span, text: str) -> None:
    changes.add("foreword", span, text, "前言各项按 8.3 的顺序排列", safety="review")
