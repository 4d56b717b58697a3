"""Wordings that GB/T 1.1 prescribes, of its editions."""

from __future__ import annotations

import pytest

from stdkit.facts.fixed_texts import GAP, contains, edition_of, fixed, fixed_texts, matches, normalise


@pytest.mark.parametrize("name", fixed_texts())
def test_every_wording_is_told_with_its_edition(name: str) -> None:
    entry = fixed(name)
    for year, form in [("2020", form) for form in entry.text] + list(entry.was):
        filled = form.replace(GAP, "某物")
        assert matches(filled, form) and contains(f"甲{filled}乙", form)
        assert not matches(f"{filled}等", form) or form.endswith(GAP)
        assert edition_of(filled, name) is not None
        assert form in entry.forms(year)
    assert entry.forms("1993") == entry.text or any(year == "1993" for year, _ in entry.was)
    assert entry.forms() == entry.forms("2020") == entry.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("前 言", "前言"),
        ("GB/T 1.1-2020", "GB/T 1.1—2020"),
        ("GB/T 1.1——2020", "GB/T 1.1—2020"),
        ("（规范性）", "(规范性)"),
        ("要求：", "要求:"),
        ("“甲”,乙;", '"甲"，乙；'),
    ],
)
def test_blanks_and_the_width_of_signs_are_left_aside(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_the_editions_of_the_lead_in_of_references() -> None:
    entry = fixed("references-lead")
    assert {year for year, _ in entry.was} >= {"2009"}
    for year, form in entry.was:
        assert edition_of(form, "references-lead") == year
        assert edition_of(form[:-1], "references-lead") == year, "a slip is left aside"
    assert edition_of(entry.text[0], "references-lead") == "2020"
    assert edition_of("本文件规定了羊绒的要求。", "references-lead") is None


def test_a_wording_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        fixed("no-such-wording")
