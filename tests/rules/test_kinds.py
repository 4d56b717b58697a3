"""Drafts that are right for their kind, level, stage and edition are left alone; what is wrong for one of them is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.profile import Profile, load_profile
from stdkit.lint.runner import check
from stdkit.lint.taken import taken
from tests.rules.small_drafts import COVERS, DRAFTS, ENGINEERING, MARKS, NAMES, Small

EVERY = pytest.mark.parametrize("small", DRAFTS, ids=lambda s: f"{s.kind}-{s.level}-{s.stage}")


def found(text: str, profile: Profile, *severities: str) -> list[tuple[str, str]]:
    wanted = severities or ("error", "warning")
    return [(f.rule, f.message) for f in check(read_markdown(text), profile) if f.severity in wanted]


def test_there_is_every_kind_level_and_stage() -> None:
    assert {s.kind for s in DRAFTS} == set(NAMES) and {s.level for s in DRAFTS} == set(COVERS)
    assert {s.stage for s in DRAFTS} == set(MARKS) and len(set(DRAFTS)) == len(DRAFTS) == 29


@EVERY
def test_it_is_taken_for_what_it_is(small: Small) -> None:
    told = {one.what: one.value for one in taken(load_profile(), read_markdown(small.text))}
    assert told == {"edition": "2020", "kind": small.kind, "level": small.level, "stage": small.stage}


@EVERY
def test_nothing_is_wrong_with_it(small: Small) -> None:
    assert not found(small.text, load_profile())


@EVERY
def test_in_the_wordings_of_2009_nothing_is_wrong_under_that_edition(small: Small) -> None:
    assert not found(small.of_2009, load_profile("gbt-1.1-2009"), "error", "warning", "info")
    assert {"FWD001", "CON001"} <= {rule for rule, _ in found(small.of_2009, load_profile())}


@pytest.mark.parametrize("stage", MARKS)
def test_number_and_dates_may_stand_open_up_to_the_last_stage(stage: str) -> None:
    small = Small("规范", "local", stage, numbered=False)
    open_places = [message for rule, message in found(small.text, load_profile()) if rule == "COV016"]
    assert len(open_places) == (4 if stage == "approval" else 0)
    given = found(small.text, replace(load_profile(), stage="approval"))
    assert [rule for rule, _ in given].count("COV016") == 4, "the stage that is given goes before the mark"


@pytest.mark.parametrize("kind", ["术语", "指南", "规范"])
def test_a_kind_that_is_given_changes_what_is_asked(kind: str) -> None:
    text = Small("规范", "local", "comments").text
    rules = {rule for rule, _ in found(text, replace(load_profile(), kind=kind))}
    assert ("FUN004" in rules, "FUN006" in rules) == (kind == "指南", kind == "术语")


def test_a_number_and_a_masthead_of_two_levels() -> None:
    text = Small("规范", "local", "comments").text.replace("DB15/T", "T/NMRY")
    assert {"COV014", "COV017"} <= {rule for rule, _ in found(text, load_profile())}


def test_the_english_name_is_asked_of_national_and_industry_standards_only() -> None:
    for level in COVERS:
        text = Small("规范", level, "comments").text.replace(f"title_en: {NAMES['规范'][1]}\n", "")
        assert ("COV008" in {r for r, _ in found(text, load_profile())}) == (level in ("national", "industry"))


def test_an_engineering_standard_is_left_its_own_ways() -> None:
    assert not found(ENGINEERING, load_profile("engineering"), "error", "warning", "info")
    rules = {rule for rule, _ in found(ENGINEERING, load_profile())}
    assert {"MOD001", "MOD002", "MOD004", "CON001", "STR001"} <= rules
    wrong = ENGINEERING.replace("符合本规程附录A", "符合本规程附录B")
    assert "ANX002" in {rule for rule, _ in found(wrong, load_profile("engineering"))}, (
        "what holds for every text stays"
    )
