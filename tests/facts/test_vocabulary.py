"""What the patterns of stdkit.facts find, word by word: a word that goes from a list, or a pattern that takes more, is told here.

In ``vocabulary.txt`` there are, below the name of each pattern, texts with ⟦ ⟧ around all that is found in them; a text without these marks
holds nothing. A line that no longer holds shows a fault, or is changed together with the pattern.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from pathlib import Path

import pytest


def _vocabulary() -> dict[str, list[tuple[str, str]]]:
    """Of each module, its patterns each with a marked text."""
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    module = name = ""
    for line in Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            told[module].append((name, line.removeprefix("  ")))
        elif line:
            module, _, name = line.partition(".")
    return told


VOCABULARY = _vocabulary()


def _marked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: f"⟦{match[0]}⟧", text)


@pytest.mark.parametrize("module", VOCABULARY)
def test_finds_what_is_marked(module: str) -> None:
    patterns = vars(importlib.import_module(f"stdkit.facts.{module}"))
    for name, marked in VOCABULARY[module]:
        found = _marked(patterns[name], marked.replace("⟦", "").replace("⟧", ""))
        assert found == marked, f"{module}.{name}"
