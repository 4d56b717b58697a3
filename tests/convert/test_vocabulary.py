"""What the patterns of stdkit.convert find, word by word: a word that goes from a list, or a pattern that takes more, is told here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.vocabulary import hold, vocabulary

VOCABULARY = vocabulary(Path(__file__).with_name("vocabulary.txt"))


@pytest.mark.parametrize("module", VOCABULARY)
def test_finds_what_is_marked(module: str) -> None:
    hold(f"stdkit.convert.{module}", VOCABULARY[module])
