"""Many places with one fault as one finding: a draft in the wrong font is one matter, not a thousand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdkit.lint.rule import finding
from stdkit.model import Finding, Span

SHOWN = 5
"""So many of the places are pointed at."""


def gathered(places: Sequence[Span], message: str) -> Iterable[Finding]:
    """One finding at the first of ``places`` that tells their count and points at the next ones; none where there is no place."""
    if not places:
        return
    count = f"（共 {len(places)} 处）" if len(places) > 1 else ""
    yield finding(places[0], message + count, related=places[1:SHOWN])


def few_or_gathered(places: Sequence[tuple[Span, str]]) -> Iterable[Finding]:
    """A finding for each place with what is said of it; more than ``SHOWN`` are one habit of the draft and one finding."""
    if len(places) > SHOWN:
        yield from gathered([span for span, _ in places], places[0][1])
        return
    for span, message in places:
        yield finding(span, message)


def one_each(told: Iterable[tuple[Span | None, str]]) -> Iterable[Finding]:
    """One finding for each place, with all that is told of it; what was told once is not said again, nor what has no place."""
    by_place: dict[Span, list[str]] = {}
    said: set[str] = set()
    for place, message in told:
        if place is not None and message not in said:
            said.add(message)
            by_place.setdefault(place, []).append(message)
    for place, messages in by_place.items():
        yield finding(place, "；".join(messages))
