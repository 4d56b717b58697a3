"""One fault is reported once: the more specific rule speaks. Which one that is, is data (``overlaps.yaml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from stdkit.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Overlap:
    speaks: str
    over: str
    within: Literal["span", "block", "document"]


@cache
def overlaps() -> tuple[Overlap, ...]:
    """The pairs of ``overlaps.yaml``."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load((Path(__file__).parent / "overlaps.yaml").read_text(encoding="utf-8"), Loader=loader)
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
    for finding in kept:
        by_rule[finding.rule].append(finding)
    silent: set[int] = set()
    for pair in pairs:
        for general in by_rule.get(pair.over, ()):
            if any(_same_place(general.span, special.span, pair.within) for special in by_rule.get(pair.speaks, ())):
                silent.add(id(general))
    return [finding for finding in kept if id(finding) not in silent]


def _same_place(a: Span | None, b: Span | None, within: str) -> bool:
    if within == "document":
        return True
    if a is None or b is None or a.block != b.block:
        return False
    return within == "block" or (a.start, a.end) == (b.start, b.end) or max(a.start, b.start) < min(a.end, b.end)
