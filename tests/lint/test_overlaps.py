from __future__ import annotations

import pytest

from stdkit.lint.overlaps import Overlap, overlaps, reported_once
from stdkit.model import Finding, Span


def _finding(rule: str, span: Span | None) -> Finding:
    return Finding(span, "…", rule=rule)


@pytest.mark.parametrize(
    ("within", "special", "silent"),
    [
        ("span", Span("b1", 2, 4), True),
        ("span", Span("b1", 3, 9), True),
        ("span", Span("b1", 4, 9), False),
        ("span", Span("b2", 2, 4), False),
        ("span", None, False),
        ("block", Span("b1", 4, 9), True),
        ("block", Span("b2", 2, 4), False),
        ("document", Span("b2", 0, 0), True),
        ("document", None, True),
    ],
)
def test_the_specific_rule_speaks(within: str, special: Span | None, silent: bool) -> None:
    general, specific = _finding("GEN001", Span("b1", 2, 4)), _finding("SPE001", special)
    kept = reported_once([general, specific], [Overlap("SPE001", "GEN001", within)])  # type: ignore[arg-type]
    assert kept == ([specific] if silent else [general, specific])


def test_an_empty_place_equals_itself() -> None:
    general, specific = _finding("GEN001", Span("b1", 2, 2)), _finding("SPE001", Span("b1", 2, 2))
    assert reported_once([general, specific], [Overlap("SPE001", "GEN001", "span")]) == [specific]


def test_other_rules_are_left_alone() -> None:
    findings = [_finding("GEN001", Span("b1", 0, 1)), _finding("OTH001", Span("b1", 0, 1))]
    assert reported_once(findings, [Overlap("SPE001", "GEN001", "document")]) == findings


def test_the_table_names_no_rule_twice_and_runs_in_no_circle() -> None:
    pairs = [(pair.speaks, pair.over) for pair in overlaps()]
    assert len(pairs) == len(set(pairs)) > 0
    assert all(speaks != over and (over, speaks) not in pairs for speaks, over in pairs)
    assert {pair.within for pair in overlaps()} <= {"span", "block", "document"}


def test_what_speaks_of_no_place_is_silenced_for_the_whole_document_only() -> None:
    general, specific = _finding("GEN001", None), _finding("SPE001", Span("b1", 0, 1))
    for within, silent in (("span", False), ("block", False), ("document", True)):
        kept = reported_once([general, specific], [Overlap("SPE001", "GEN001", within)])  # type: ignore[arg-type]
        assert kept == ([specific] if silent else [general, specific])
