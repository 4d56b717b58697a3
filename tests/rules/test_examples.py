"""Every rule's docstring is its tests: what is marked is found, what is good is left alone, the fix gives the fixed text."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.lint import registry
from stdkit.lint.rule import Example, Rule
from tests.rules.examples import run_bad, run_fixed, run_good

RULES = list(registry.load().values())


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, number, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.examples)
        if example.kind == kind
    ]


def _example(rule: Rule, number: int) -> Example:
    return rule.examples[number]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_explains_itself(rule: Rule) -> None:
    kinds = [example.kind for example in rule.examples]
    assert rule.title and not rule.title.endswith(("。", "."))
    assert rule.reason.endswith("。"), "the reason is one sentence or more"
    assert "bad" in kinds and "good" in kinds
    assert "```" not in rule.reason, "a fence is not closed, or neither bad, good nor fixed"
    assert kinds[0] != "fixed" and all(kinds[n - 1] == "bad" for n, kind in enumerate(kinds) if kind == "fixed")
    assert rule.clause, "which clause of GB/T 1.1?"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_examples_enough(rule: Rule) -> None:
    """Two of each at least, no two of them the same; no rule is excepted."""
    for kind in ("bad", "good"):
        different = {
            (example.text, *sorted(example.settings.items())) for example in rule.examples if example.kind == kind
        }
        assert len(different) >= 2, f"one {kind} example shows one guise: body, cell, list, annex, footnote …"
        assert len(different) == sum(example.kind == kind for example in rule.examples), (
            f"the same {kind} example twice"
        )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_lives_in_its_file(rule: Rule) -> None:
    if rule.check.__module__.startswith("stdkit.rules."):
        assert rule.check.__module__ == f"stdkit.rules.{rule.family.lower()}.{rule.code.lower()}"


def test_every_rule_file_is_registered(root: Path) -> None:
    files = {
        path.stem.upper()
        for path in (root / "stdkit" / "rules").rglob("*.py")
        if any(char.isdigit() for char in path.stem)
    }
    assert files <= {rule.code for rule in RULES}


@pytest.mark.parametrize(("rule", "number"), _cases("bad"))
def test_bad(rule: Rule, number: int) -> None:
    doc, found = run_bad(rule, _example(rule, number))
    following = rule.examples[number + 1 : number + 2]
    if following and following[0].kind == "fixed":
        run_fixed(doc, found, following[0])


@pytest.mark.parametrize(("rule", "number"), _cases("good"))
def test_good(rule: Rule, number: int) -> None:
    run_good(rule, _example(rule, number))
