"""Every code of the catalogue has a rule or a reason why it has none; no clause is left out in silence."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest
import yaml

from stdkit.lint import registry
from stdkit.lint.rule import Rule

DATA = yaml.safe_load(resources.files("stdkit.rules").joinpath("clauses.yaml").read_text(encoding="utf-8"))
WATCHED = {code for codes in DATA["clauses"].values() for code in codes}
EXPLAINED = DATA["without_rule"]
OURS = [rule for rule in registry.load().values() if rule.check.__module__.startswith("stdkit.rules.")]


def test_every_code_has_a_rule_or_a_reason() -> None:
    assert len(WATCHED) >= 397
    assert WATCHED - {rule.code for rule in OURS} - set(EXPLAINED) == set()


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.code)
def test_every_rule_watches_a_clause(rule: Rule) -> None:
    assert rule.code in WATCHED, "name the clause it watches in clauses.yaml"


def test_reasons_are_of_the_known_kinds() -> None:
    kinds = Counter(entry["why"] for entry in EXPLAINED.values())
    assert set(kinds) <= {"open", "layout", "library", "human", "reader"}
    assert all(entry["note"] for entry in EXPLAINED.values())
    assert set(EXPLAINED) <= WATCHED


def test_no_code_stands_twice_under_a_clause() -> None:
    for clause, codes in DATA["clauses"].items():
        assert len(codes) == len(set(codes)), clause
    assert not set(DATA["by_hand"]) & set(DATA["clauses"])
