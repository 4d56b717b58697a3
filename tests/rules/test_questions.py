"""Where a rule cannot be sure it asks, and what it asks can be answered: by yes or no, or by one of the choices it names."""

from __future__ import annotations

import re

import pytest

from stdkit.lint import registry
from stdkit.lint.rule import Example, Rule
from stdkit.lint.runner import ASKED
from tests.rules.examples import findings_of, marked_spans, source_of

RULES = list(registry.load().values())
HEURISTIC = [rule for rule in RULES if rule.confidence == "heuristic"]
BAD = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in HEURISTIC
    for number, example in enumerate(rule.examples)
    if example.kind == "bad"
]
_YES_OR_NO = re.compile(r"吗[？（]|能否|是否|有无")
_CHOICE = re.compile(r"还是|哪|属于")


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_every_finding_of_a_heuristic_rule_asks(rule: Rule, example: Example) -> None:
    doc, _ = marked_spans(source_of(example))
    found = findings_of(rule, example, doc)
    assert found
    for finding in found:
        assert finding.question != ASKED, f"{rule.code} has no question of its own: give @rule(…, question=…)"
        assert finding.question.endswith("？"), finding.question
        assert _YES_OR_NO.search(finding.question) or _CHOICE.search(finding.question), (
            f"{rule.code}: a drafter cannot answer by yes, no or a choice: {finding.question}"
        )


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.question], ids=lambda rule: rule.code)
def test_only_a_rule_that_is_not_sure_asks_of_every_place(rule: Rule) -> None:
    assert rule.confidence == "heuristic", "a certain rule asks where it doubts: finding(…, question=…)"


def test_questions_are_not_one_sentence_for_all() -> None:
    asked = [rule.question for rule in HEURISTIC if rule.question]
    again = {question for question in asked if asked.count(question) > 3}
    assert not again
