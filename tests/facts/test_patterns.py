from __future__ import annotations

import pickle
import re

import pytest

from stdkit.facts.patterns import pattern


def test_is_compiled_on_first_use_only() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_does_what_the_compiled_one_does() -> None:
    waiting, compiled = pattern(r"(\d+)\s*mm", re.IGNORECASE), re.compile(r"(\d+)\s*mm", re.IGNORECASE)
    text = "12 mm×3MM"
    assert [m.span() for m in waiting.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert waiting.sub("x", text) == compiled.sub("x", text)
    assert waiting.pattern == compiled.pattern
    assert waiting.flags == compiled.flags
    assert waiting.groups == compiled.groups
    found = waiting.search(text)
    assert found is not None and found.re.pattern == compiled.pattern


def test_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(pattern("a+", re.IGNORECASE)))
    assert again.fullmatch("AA")


def test_an_unknown_method_is_an_error() -> None:
    with pytest.raises(AttributeError):
        pattern("a").seek("a")  # type: ignore[attr-defined]
