"""A comparison as the plain data that rules are told: what became stricter or weaker since the edition that is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdkit.compare.comparison import Comparison, Pair, Passage
from stdkit.compare.outputs.words import EFFECT
from stdkit.facts.codes import parse
from stdkit.facts.references import numbered
from stdkit.facts.revision import Difference, Revision
from stdkit.model import Figure, Table

_TELLING = ("stricter", "looser")
_WORDS = ("strengthened", "weakened", "negated")


def revision(comparison: Comparison) -> Revision:
    """What the new document changed in the limits and provisions of the old one, by clause."""
    number = parse(comparison.old.cover.number)
    there = frozenset(one for kind in numbered(comparison.old).values() for one in kind)
    return Revision(
        comparison.old.cover.number or "旧版",
        number.year if number is not None and number.year.isdigit() else "",
        there,
        tuple(difference for pair in comparison.pairs for difference in _differences(pair)),
    )


def _differences(pair: Pair) -> Iterator[Difference]:
    if pair.element not in ("terms", "symbols", "core", "annex"):
        return
    new, old = _numbers(pair.new), _numbers(pair.old)
    for value in pair.values:
        if value.effect in _TELLING and value.old is not None and value.new is not None:
            subject = f"{value.subject}：" if value.subject else ""
            yield Difference(f"{subject}“{value.old.text}”→“{value.new.text}”（{EFFECT[value.effect]}）", new, old)
    for change in pair.provisions:
        if change.kind in _WORDS and change.old is not None and change.new is not None:
            yield Difference(f"“{change.old_text}”→“{change.new_text}”（{EFFECT[change.kind]}）", new, old)


def _numbers(side: Sequence[Passage]) -> tuple[str, ...]:
    """The numbers of a side's passages and of the tables and figures that stand in them."""
    labels = [block.label for one in side for block in one.content if isinstance(block, Table | Figure)]
    return tuple(dict.fromkeys(number for number in (*(one.number for one in side), *labels) if number))
