"""Which passages a reader asks for: those where limits changed, those that became weaker, moved ones …"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from stdkit.compare.comparison import BlockPair, Comparison, Pair
from stdkit.compare.rows import lowered
from stdkit.model import Table

SELECTIONS: Mapping[str, str] = {
    "limits": "数值和限值",
    "provisions": "条款用词",
    "lowered": "降低要求（含待判断）",
    "tables": "表",
    "references": "引用文件",
    "terms": "术语",
    "added": "增加",
    "deleted": "删除",
    "moved": "移动",
    "editorial": "编辑性",
}
"""What may be asked for, with what it is called."""

_HOLDS: Mapping[str, Callable[[Pair], bool]] = {
    "limits": lambda pair: bool(pair.values),
    "provisions": lambda pair: bool(pair.provisions),
    "tables": lambda pair: any(map(_is_changed_table, pair.blocks)),
    "references": lambda pair: pair.element in ("normative-references", "bibliography") and pair.kind != "same",
    "terms": lambda pair: pair.element == "terms" and pair.kind != "same",
    "added": lambda pair: pair.kind == "added",
    "deleted": lambda pair: pair.kind == "deleted",
    "moved": lambda pair: pair.moved and not pair.carried,
    "editorial": lambda pair: pair.editorial and pair.kind != "same",
}


def selections(comparison: Comparison, pair: Pair) -> list[str]:
    """What a passage is asked for by; the keys of ``SELECTIONS``."""
    found = {name for name, holds in _HOLDS.items() if holds(pair)}
    if lowered(comparison, pair) != "否":
        found.add("lowered")
    return [name for name in SELECTIONS if name in found]


def select(comparison: Comparison, only: Collection[str]) -> tuple[Pair, ...]:
    """The passages that fit one of ``only``; all of them where nothing is asked for."""
    if not only:
        return comparison.pairs
    return tuple(pair for pair in comparison.pairs if set(selections(comparison, pair)) & set(only))


def _is_changed_table(pair: BlockPair) -> bool:
    return pair.kind != "same" and isinstance(pair.new or pair.old, Table)
