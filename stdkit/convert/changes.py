"""The changes of one conversion, kept free of overlaps: what was laid down first stays."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stdkit.model import Document, Edit, Mark, Safety, Span

ChangeKind = Literal[
    "number",  # the document's own number, on the cover, in running heads and in the text
    "cover",  # 代替, dates, CCS, stage
    "declaration",  # what said that the document is mandatory
    "black-face",
    "contents",  # cached lines of the 目次
    "foreword",
    "edition",  # fixed wordings of GB/T 1.1—2020
    "reference",
    "provision",
    "decision",  # what a signed decision sheet asks for
]

TITLES: dict[ChangeKind, str] = {
    "number": "属性",
    "cover": "编辑",
    "declaration": "属性",
    "black-face": "属性",
    "contents": "编辑",
    "foreword": "编辑",
    "edition": "编辑",
    "reference": "编辑",
    "provision": "用词规范",
    "decision": "技术",
}
"""修订类型 of the comparison table."""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit and what it belongs to; ``item`` is the index of the provision it carries out, where it does."""

    edit: Edit
    kind: ChangeKind
    item: int | None = None


class Changes:
    """Changes in the order they were laid down; one that would touch the words of an earlier one is not taken."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._made: list[Change] = []
        self._taken: dict[str, list[tuple[int, int]]] = {}

    def __iter__(self) -> Iterator[Change]:
        return iter(self._made)

    def add(
        self,
        kind: ChangeKind,
        span: Span,
        text: str,
        reason: str,
        *,
        safety: Safety = "safe",
        item: int | None = None,
        unmark: frozenset[Mark] = frozenset(),
        refresh: bool = False,
    ) -> bool:
        """Lay down one edit; False where its place is taken or it would change nothing."""
        return self.add_edit(kind, Edit(span, text, reason, safety, unmark, refresh), item=item)

    def add_edit(self, kind: ChangeKind, edit: Edit, *, item: int | None = None) -> bool:
        span = edit.span
        block = self.document.block(span.block)
        if not edit.unmark and span.end <= len(block.text) and block.text[span.start : span.end] == edit.text:
            return False
        if not edit.unmark and not self.is_free(span):
            return False
        if not edit.unmark:
            insort(self._taken.setdefault(span.block, []), (span.start, span.end))
        self._made.append(Change(edit, kind, item))
        return True

    def is_free(self, span: Span) -> bool:
        """Whether no edit touches the words at ``span`` yet (for an insertion: no edit around or at the same place)."""
        taken = self._taken.get(span.block, [])
        at = bisect_left(taken, (span.start, span.start))
        for start, end in taken[max(0, at - 1) :]:
            if start > span.end:
                break
            if (start, end) == (span.start, span.end):
                return False
            if max(start, span.start) < min(end, span.end) or (span.start == span.end and start < span.start < end):
                return False
            if start == end and span.start < start < span.end:
                return False
        return True

    def is_dropped(self, block_id: str) -> bool:
        """Whether the paragraph is deleted with its mark."""
        return any(
            c.edit.span.block == block_id and c.edit.span.end > len(self.document.block(block_id).text)
            for c in self._made
        )

    def replace_edit(self, old: Span, span: Span, text: str, reason: str) -> None:
        """Lay down another edit in place of the one at ``old``."""
        at = next(
            index for index, change in enumerate(self._made) if change.edit.span == old and not change.edit.unmark
        )
        kind, safety = self._made[at].kind, self._made[at].edit.safety
        del self._made[at]
        self._taken[old.block].remove((old.start, old.end))
        self.add(kind, span, text, reason, safety=safety)

    def pull(self, block_id: str) -> list[Change]:
        """Take back the changes of a block, and return them."""
        pulled = [change for change in self._made if change.edit.span.block == block_id]
        self._made = [change for change in self._made if change.edit.span.block != block_id]
        self._taken.pop(block_id, None)
        return pulled

    def remove(self, span: Span) -> None:
        """Take back the change of just these words, where there is one."""
        self._made = [change for change in self._made if change.edit.span != span or change.edit.unmark]
        taken = self._taken.get(span.block, [])
        if (span.start, span.end) in taken:
            taken.remove((span.start, span.end))

    def edits(self) -> tuple[Edit, ...]:
        return tuple(change.edit for change in self._made)


def applied(text: str, edits: list[Edit]) -> str:
    """``text`` with ``edits`` (all of its block, free of overlaps) carried out; a deleted paragraph gives ""."""
    for edit in sorted((e for e in edits if not e.unmark), key=lambda e: (e.span.start, e.span.end), reverse=True):
        text = text[: edit.span.start] + edit.text + text[min(edit.span.end, len(text)) :]
    return text
