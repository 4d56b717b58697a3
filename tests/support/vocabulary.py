"""Reading and holding of a ``vocabulary.txt``: what the patterns of a package find, word by word.

There are, below the name of each pattern, texts with ⟦ ⟧ around all that is found in them; a text without these marks holds nothing. A line
that no longer holds shows a fault, or is changed together with the pattern.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from pathlib import Path


def vocabulary(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Of each module, its patterns each with a marked text."""
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    module = name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            told[module].append((name, line.removeprefix("  ")))
        elif line:
            module, _, name = line.partition(".")
    return told


def hold(module: str, lines: list[tuple[str, str]]) -> None:
    """That the patterns of ``module`` (its whole name) find what is marked and no more."""
    patterns = vars(importlib.import_module(module))
    for name, marked in lines:
        found = _marked(patterns[name], marked.replace("⟦", "").replace("⟧", ""))
        assert found == marked, f"{module}.{name}"


def _marked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: f"⟦{match[0]}⟧", text)
