"""How many requirements, recommendations, permissions there were and are, by chapter: what a committee is asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stdkit.convert.plan import Plan
from stdkit.facts.provisions import provisions
from stdkit.model import Document

CLASSES: dict[str, frozenset[str]] = {
    "要求": frozenset({"REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "UNIV", "RESTR", "DBLNEG", "NEED", "COND"}),
    "推荐": frozenset({"REC", "REC_NEG"}),
    "允许": frozenset({"PERM", "PERM_NEG"}),
    "能力、可能性": frozenset({"CAP", "POSS"}),
}
"""Classes of provisions by the kinds of their words (GB/T 1.1—2020, appendix C)."""
_CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds}
_NO_PROVISIONS = frozenset({"cover", "toc", "foreword", "bibliography", "index"})
"""The foreword speaks of the document, it requires nothing: its fixed sentences would count as 「可能」."""
FRONT = "章前"
TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Line:
    """One chapter: words by class before and after."""

    chapter: str
    before: dict[str, int]
    after: dict[str, int]

    @property
    def cells(self) -> tuple[str | int, ...]:
        """The chapter, and before and after of every class in turn."""
        counts = [side.get(name, 0) for name in CLASSES for side in (self.before, self.after)]
        return (self.chapter, *counts)


COLUMNS = ("章", *(f"{name}（{side}）" for name in CLASSES for side in ("前", "后")))


def statistics(plan: Plan, after: Document) -> list[Line]:
    """A line for every chapter that has provisions, and the sums. ``after`` is the clean draft as the reader reads it."""
    old = _count(plan.document, ((item.span.block, item.kind) for item in plan.items))
    new = _count(after, ((found.span.block, found.kind) for found in provisions(after)))
    chapters = [*old, *(chapter for chapter in new if chapter not in old)]
    lines = [Line(chapter, dict(old.get(chapter, {})), dict(new.get(chapter, {}))) for chapter in chapters]
    return [*lines, Line(TOTAL, _sum(old), _sum(new))]


def _count(doc: Document, words: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for block, kind in words:
        name, element = _CLASS_OF.get(kind), doc.place(block).element
        if name is None or (element is not None and element.kind in _NO_PROVISIONS):
            continue
        found.setdefault(_chapter(doc, block), Counter())[name] += 1
    return found


def _chapter(doc: Document, block: str) -> str:
    element = doc.place(block).element
    if element is None:
        return FRONT
    return " ".join(part for part in (element.number, element.title) if part) or FRONT


def _sum(counts: dict[str, Counter[str]]) -> dict[str, int]:
    return dict(sum(counts.values(), Counter()))
