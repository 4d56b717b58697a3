"""A bureau's own words and guards over a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from stdkit.convert.house import held_by_house, with_house_words
from stdkit.convert.policy import Policy, load_policy
from stdkit.convert.proposals import Proposal
from stdkit.convert.rewrite import propose_document
from stdkit.errors import BadData
from stdkit.formats.markdown import read_markdown


def policy(
    name: str = "recommend", guards: Mapping[str, Iterable[str]] | None = None, **words: Mapping[str, str]
) -> Policy:
    given = {"words": {}, "force": {}, **words}
    return with_house_words(load_policy(name), given["words"], given["force"], guards or {}, path="stdkit.toml")


def first(text: str, own: Policy) -> Proposal:
    doc = read_markdown(f"# 4 要求\n\n{text}\n")
    made = propose_document(doc, own, mandatory=lambda span: True)
    return held_by_house(doc, made, own)[0]


def test_a_word_of_the_bureau_keeps_the_force_and_gives_its_reason() -> None:
    own = policy(guards={"安全": ["毡房", "天窗"]})
    made = first("天窗必须系紧。", own)
    assert (made.proposal, made.action, made.review) == ("应", "changed", True)
    assert [(guard.name, guard.evidence) for guard in made.guards] == [("SAFETY", "天窗")]
    assert made.reason.startswith("“必须”改为“应”；") and made.reason.endswith("（天窗，本单位的护栏词）")


def test_what_is_standard_already_is_held() -> None:
    made = first("天窗应系紧。", policy(guards={"SAFETY": ["天窗"]}))
    assert (made.proposal, made.action, made.review) == ("应", "held", True)
    assert made.reason.startswith("涉及安全") and made.edits() == ()


def test_the_first_word_seen_speaks_for_its_guard() -> None:
    made = first("天窗和毡房必须系紧。", policy(guards={"SAFETY": ["毡房", "天窗"], "law": ["系紧"]}))
    assert [(guard.name, guard.evidence) for guard in made.guards] == [("SAFETY", "毡房"), ("LAW", "系紧")]


@pytest.mark.parametrize("text", ["围毡必须拉紧。", "围毡必须拉紧。天窗在上。"])
def test_another_sentence_is_not_held(text: str) -> None:
    own = policy(guards={"SAFETY": ["天窗"]})
    assert first(text, own) == first(text, policy())


def test_a_guard_that_stands_already_is_not_said_twice() -> None:
    own = policy(guards={"SAFETY": ["电气"]})
    assert [guard.name for guard in first("电气设备必须可靠接地。", own).guards] == ["SAFETY"]
    assert first("电气设备必须可靠接地。", own).reason == first("电气设备必须可靠接地。", policy()).reason


def test_where_nothing_is_weakened_the_guard_is_only_noted() -> None:
    own, plain = policy("normalise", {"SAFETY": ["天窗"]}), policy("normalise")
    made, before = first("天窗必须系紧。", own), first("天窗必须系紧。", plain)
    assert [guard.name for guard in made.guards] == ["SAFETY"]
    assert (made.proposal, made.reason, made.review) == (before.proposal, before.reason, before.review)


def test_a_permission_is_no_matter_of_guards() -> None:
    assert first("天窗可系紧。", policy(guards={"SAFETY": ["天窗"]})).guards == ()


def test_own_words_are_looked_at() -> None:
    own = policy(words={"不准": "不准许"}, force={"不准": "不宜"})
    made = first("果干不准外露。", own)
    assert (made.normalise, made.recommend, made.review) == ("不准许", "不宜", True)


@pytest.mark.parametrize("name", ["安全", "SAFETY", "safety", "法律法规"])
def test_guards_by_title_or_name(name: str) -> None:
    assert len(policy(guards={name: ["甲"]}).guards) == 1


@pytest.mark.parametrize("name", ["引文", "QUOTE", "没有"])
def test_guards_that_take_no_words(name: str) -> None:
    with pytest.raises(BadData, match=f"没有可加词的护栏“{name}”"):
        policy(guards={name: ["甲"]})
