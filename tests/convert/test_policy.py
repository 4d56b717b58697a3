"""Policies as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.convert.policy import BUILT_IN, load_policy
from stdkit.convert.rewrite import Task, applied, propose
from stdkit.errors import BadData, BadOption
from stdkit.facts.wordtables import load_words


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_word_of_a_policy_is_a_word_of_the_table(name: str) -> None:
    policy = load_policy(name)
    known = {*load_words("provisions"), "feibuke"}
    assert {*policy.words, *policy.recommended, *policy.shown, *policy.engineering_keep} <= known


def test_what_the_built_in_policies_apply() -> None:
    assert [(p.wording, p.force) for p in map(load_policy, BUILT_IN)] == [(True, True), (True, False), (False, False)]


def test_every_requiring_word_has_a_recommended_form() -> None:
    kinds = {name: entry["kind"] for name, entry in load_words("provisions").items()}
    requiring = {name for name, kind in kinds.items() if kind in {"REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE"}}
    assert requiring == set(load_policy("recommend").recommended)


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("name: own\nextends: normalise\napplies: [wording]\nwording: {bude: 不准许}\n", encoding="utf-8")
    assert applied("不得混装。", propose("不得混装。", Task(load_policy(path)))) == "不准许混装。"


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "nmae: x",
        "applies: [other]",
        "extends: none",
        "wording: 3",
        "wording: {bixu: 3}",
        "a: [",
        "a: " + "[" * 3000,
        "applies: [[]]",
        "engineering: {keep: 3}",
        "engineering: {keep: [[不得]]}",
        "force: {3: 宜}",
        "extends: []",
    ],
)
def test_a_policy_that_does_not_fit(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData):
        load_policy(path)


def test_an_unknown_policy() -> None:
    with pytest.raises(BadOption):
        load_policy("stricter")
    with pytest.raises(BadOption):
        load_policy("严" * 300)
