"""How far the constructions around a provision word reach."""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]  # no public names since Python 3.11

import pytest

from stdkit.facts import frames
from stdkit.facts.tokens import tokens

LED = [one for frame in frames._frames() if isinstance(one := getattr(frame.before, "__self__", None), re.Pattern)]


@pytest.mark.parametrize("pattern", [*LED, frames._naming()[0], frames._PHRASE, frames._NOT_BEFORE])
def test_nothing_that_leads_to_a_word_begins_farther_from_it(pattern: re.Pattern[str]) -> None:
    """What begins farther off is not found: sentences are looked through for each of their words."""
    assert _parser.parse(pattern.pattern).getwidth()[1] < min(frames._REACH, _constants.MAXREPEAT)


def test_the_beginning_of_a_long_sentence_is_not_taken_for_that_of_a_phrase() -> None:
    sentence = "甲" * (frames._REACH + 5) + "必须指出的是接地"
    assert [token.reading for token in tokens(sentence)] == ["必须"]
    assert not tokens("必须指出的是接地")


def test_words_spoken_of_one_after_another_are_no_provisions() -> None:
    assert not tokens("采用" + "应当、" * 20 + "须等文字说明。")
