"""Every clause of GB/T 1.1—2020 is either watched or it is said why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.lint import registry
from stdkit.lint.coverage import WHY, Watch, coverage, gaps, level_of, place_of
from tests.lint.rules_for_tests import word_rule

OURS = {code: rule for code, rule in registry.load().items() if rule.check.__module__.startswith("stdkit.rules.")}
WATCHED = coverage(OURS)


def test_no_clause_is_left_out_in_silence() -> None:
    assert gaps(WATCHED) == []
    shown = {row.clause for row in WATCHED}
    assert {str(number) for number in range(1, 11)} | {f"附录{letter}" for letter in "ABCDEF"} <= shown
    assert all(row.title for row in WATCHED if row.level <= 2 and row.clause[0].isdigit())


def test_a_gap_is_seen() -> None:
    silent = [Watch("9", "要素的表述", 1), Watch("9.3", "通用内容", 2), Watch("9.4", "条文", 2, note="由人判断")]
    assert gaps(silent) == ["9.3"]
    assert gaps([Watch("附录F", "字号", 1), Watch("表F.1", "", 2, note="…")]) == []
    assert gaps([Watch("9.1", "条款", 2), Watch("9.10", "示例", 2, note="…")]) == ["9.1"], "9.10 is not below 9.1"


def test_every_rule_and_every_missing_code_is_shown() -> None:
    shown = {rule.code for row in WATCHED for rule in row.rules}
    missing = {one.code for row in WATCHED for one in row.missing}
    assert shown == set(OURS)
    assert not shown & missing and len(shown | missing) >= 397
    assert {one.why for row in WATCHED for one in row.missing} <= set(WHY)
    assert all(one.note for row in WATCHED for one in row.missing)


def test_a_rule_that_is_taken_away_is_missed() -> None:
    without = {code: rule for code, rule in OURS.items() if code != "MOD001"}
    (row,) = [row for row in coverage(without) if row.clause == "表C.1"]
    assert [(one.code, one.why) for one in row.missing if one.code == "MOD001"] == [("MOD001", "open")]


def test_rules_of_plugins_watch_the_clause_they_name() -> None:
    house = replace(word_rule("HSE001", "甲"), clause="8.4、本院规定")
    (row,) = [row for row in coverage({**OURS, "HSE001": house}) if row.clause == "8.4"]
    assert house in row.rules
    own = replace(house, clause="本院规定")
    assert coverage({**OURS, "HSE001": own})[-1].clause in ("本院规定", "表4")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5.2", "5.10"),
        ("9.5.4", "9.5.4.1"),
        ("10.4", "附录A"),
        ("附录C", "表C.1"),
        ("表C.1", "附录D"),
        ("附录F", "表1"),
    ],
)
def test_clauses_come_in_the_order_of_the_standard(first: str, second: str) -> None:
    assert place_of(first) < place_of(second)


def test_levels() -> None:
    assert [level_of(clause) for clause in ("8", "8.6", "8.6.3.1", "附录C", "表C.1")] == [1, 2, 4, 1, 2]
