"""How much the longest tests do: a part by default, everything with ``STDKIT_TEST=full`` (before a release, or after changing what
they try)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

FULL = os.environ.get("STDKIT_TEST") == "full"


def examples(count: int) -> int:
    """Of so many random examples, how many to try now."""
    return count if FULL else max(count // 3, 40)


def some(files: Iterable[Path], *, of: int = 3, first: int = 0) -> list[Path]:
    """One file of ``of``, beginning with number ``first``: tests that differ in ``first`` see all files between them."""
    return sorted(files) if FULL else sorted(files)[first::of]
