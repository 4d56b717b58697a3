"""Decision sheets of several people made into one: what they agree on is decided, what they do not is named and left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stdkit.convert.items import Decision
from stdkit.facts.patterns import pattern

_DATE = pattern(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")


def merged(sheets: Iterable[Mapping[int, Decision]]) -> dict[int, Decision]:
    """The decisions of all sheets by item number.

    Rows that ask for the same become one, with everybody's name and reason. Of several rows of the same person the one of the
    latest day counts, where each has a day. Otherwise the decision is ``disputed`` and counts for nothing.
    """
    by_item: dict[int, list[Decision]] = {}
    for sheet in sheets:
        for number, decision in sheet.items():
            by_item.setdefault(number, []).append(decision)
    return {number: _one(decisions) for number, decisions in sorted(by_item.items())}


def _one(decisions: list[Decision]) -> Decision:
    last = _latest_of_each(decisions)
    if len({_asked(decision) for decision in last}) > 1:
        return replace(last[0], disputed=tuple(last))
    return replace(
        last[-1],
        reason=_joined((decision.reason for decision in last), "；"),
        by=_joined((decision.by for decision in last), "、"),
        date=max(last, key=_day).date,
    )


def _asked(decision: Decision) -> tuple[str, str]:
    return decision.choice, decision.text.strip() if decision.choice == "人工改写" else ""


def _latest_of_each(decisions: list[Decision]) -> list[Decision]:
    """Who decided twice, on different days, has changed his mind; without days nobody knows which came last."""
    kept: list[Decision] = []
    for decision in decisions:
        own = [
            other for other in decisions if other.by and other.by == decision.by and _day(other) > _day(decision) > ()
        ]
        if not own:
            kept.append(decision)
    return kept


def _day(decision: Decision) -> tuple[int, ...]:
    """The day as people type it (2026-05-01, 2026.5.1, 2026年5月1日); the empty tuple where it is none."""
    match = _DATE.search(decision.date)
    return tuple(int(part) for part in match.groups()) if match else ()


def _joined(texts: Iterable[str], mark: str) -> str:
    """The texts that are not empty, each once; names that were joined before are told apart again."""
    parts = (part.strip() for text in texts for part in text.split(mark))
    return mark.join(dict.fromkeys(part for part in parts if part))
