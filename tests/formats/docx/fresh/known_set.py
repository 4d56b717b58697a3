"""The formats of ``fresh_set.txt`` by part, for tests that make one part only; ``told`` is a format as it stands there."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.formats.docx.test_fresh_set import SET, _flat


@cache
def known(part: str) -> frozenset[str]:
    """All formats of that part in the drafts of the set."""
    lines = (line.strip() for line in SET.read_text(encoding="utf-8").splitlines())
    return frozenset(line.removeprefix(f"{part}: ") for line in lines if line.startswith(f"{part}: "))


def told(element: Any) -> str:
    return _flat(element)
