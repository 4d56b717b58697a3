"""A comparison in a few sentences: how many clauses of each kind, how many limits and provisions changed which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stdkit.compare.comparison import Comparison
from stdkit.compare.outputs.effects import effects
from stdkit.compare.outputs.words import EFFECT, KIND, place
from stdkit.compare.rows import requires
from stdkit.model import Document

NAMED = 8
"""So many clauses are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Count:
    """「修改 12」; ``key`` names what is counted (``changed``, ``looser``)."""

    key: str
    said: str
    count: int


def clauses(comparison: Comparison) -> list[Count]:
    """Clauses by what became of them, all kinds, 0 too."""
    counts = comparison.counts
    found = [Count(key, said, counts[key]) for key, said in KIND.items()]
    return [*found, Count("moved", "移动", counts["moved"])]


def limits(comparison: Comparison) -> list[Count]:
    """Changed values by effect, those there are; stricter and looser always."""
    return _by(comparison, value=True, always=("stricter", "looser"))


def provisions(comparison: Comparison) -> list[Count]:
    """Changed provision words by effect, those there are; strengthened and weakened always."""
    return _by(comparison, value=False, always=("strengthened", "weakened"))


def _by(comparison: Comparison, *, value: bool, always: Sequence[str]) -> list[Count]:
    counts = Counter(effect.kind for effect in effects(comparison) if effect.value is value)
    kinds = [kind for kind in EFFECT if kind in always or counts[kind]]
    return [Count(kind, EFFECT[kind], counts[kind]) for kind in kinds]


def said(counts: Sequence[Count]) -> str:
    """「修改 12，增加 3」"""
    return "，".join(f"{one.said} {one.count}" for one in counts)


def name(doc: Document) -> str:
    """「DB15/T 9—2010 羊毛分级」, the file where the cover says neither."""
    title = " ".join(doc.cover.title.split())
    return " ".join(part for part in (doc.cover.number, title) if part) or doc.path


def lines(comparison: Comparison) -> list[str]:
    """The sentences of the summary: clauses, limits, provisions, references and terms, what is left aside."""
    counts = comparison.counts
    found = [f"条款：{said(clauses(comparison))}。"]
    if any(one.count for one in limits(comparison)):
        found.append(f"数值和限值：{said(limits(comparison))}。")
    if any(one.count for one in provisions(comparison)):
        found.append(f"条款用词：{said(provisions(comparison))}。")
    gone = [pair for pair in comparison.pairs if pair.kind == "deleted" and requires(comparison, pair)]
    if gone:
        named = [place(one.number, one.element) for pair in gone for one in pair.old]
        more = "等" if len(named) > NAMED else ""
        found.append(f"删除的条款中 {len(gone)} 条有要求（原{'、'.join(named[:NAMED])}{more}），请判断要求是否降低。")
    if comparison.references or comparison.terms:
        found.append(f"引用文件 {len(comparison.references)} 处变化，术语 {len(comparison.terms)} 处变化。")
    only = sum(pair.kind == "same" and pair.renumbered and not pair.moved for pair in comparison.pairs)
    aside = [f"{only} 条只改条号" * bool(only), f"{counts['editorial']} 条只有编辑性改动" * bool(counts["editorial"])]
    if any(aside):
        found.append(f"其中 {'，'.join(filter(None, aside))}。")
    return found
