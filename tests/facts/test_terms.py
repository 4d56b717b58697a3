"""Uses of a name: what a pattern would find, told without one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.terms import mentions

_LATIN = r"A-Za-z0-9À-ÿΑ-ω"


def _by_pattern(text: str, name: str) -> list[tuple[int, int]]:
    """A name that begins or ends in a Latin letter or digit is a word of its own there; a digit may stand before a letter."""
    pattern = re.escape(name)
    if re.match(rf"[{_LATIN}]", name):
        before = _LATIN if name[0].isdigit() else _LATIN.replace("0-9", "")
        pattern = rf"(?<![{before}]){pattern}"
    if re.search(rf"[{_LATIN}]$", name):
        pattern = rf"{pattern}(?![{_LATIN}])"
    return [match.span() for match in re.finditer(pattern, text)]


@given(st.text("甲aA1é²-ω×", max_size=12), st.text("甲aA1é²-ω", min_size=1, max_size=3))
def test_a_name_is_used_as_a_word_of_its_own(text: str, name: str) -> None:
    assert list(mentions(text, name)) == _by_pattern(text, name)


def test_no_name_is_used_nowhere() -> None:
    assert list(mentions("甲", "")) == []
