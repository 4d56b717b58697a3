"""One fault is reported once: the more specific rule speaks. Which one that is, is data (``overlaps.yaml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from stdkit.facts.datafiles import load_own
from stdkit.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Overlap:
    speaks: str
    over: str
    within: Literal["span", "block", "document"]


@cache
def overlaps() -> tuple[Overlap, ...]:
    """The pairs of ``overlaps.yaml``."""
    entries = load_own((Path(__file__).parent / "overlaps.yaml").read_text(encoding="utf-8"))
    return tuple(
        Overlap(speaks, over, entry["within"])
        for entry in entries
        for speaks in entry["speaks"]
        for over in entry["over"]
    )


def reported_once(findings: Iterable[Finding], pairs: Iterable[Overlap]) -> list[Finding]:
    """The findings without those that a more specific rule has spoken of, and without repetitions."""
    kept = list(dict.fromkeys(findings))
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    spoken: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))  # by rule, then by block
    for finding in kept:
        by_rule[finding.rule].append(finding)
        if finding.span is not None:
            spoken[finding.rule][finding.span.block].append(finding.span)
    silent: set[int] = set()
    for pair in pairs:
        if pair.speaks not in by_rule:
            continue
        there = spoken[pair.speaks]
        for general in by_rule.get(pair.over, ()):
            if pair.within == "document" or _is_spoken_of(general.span, there, pair.within):
                silent.add(id(general))
    return [finding for finding in kept if id(finding) not in silent]


def _is_spoken_of(span: Span | None, there: Mapping[str, list[Span]], within: str) -> bool:
    if span is None or span.block not in there:
        return False
    return within == "block" or any(
        (span.start, span.end) == (other.start, other.end) or max(span.start, other.start) < min(span.end, other.end)
        for other in there[span.block]
    )
