from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from stdkit.commands.startup import remember_classes
from stdkit.lint import registry

compiler: Any = importlib.import_module("re._compiler")
parser: Any = importlib.import_module("re._parser")


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """``re`` with remembered classes; what it was before comes back afterwards."""
    plain = compiler._optimize_charset
    monkeypatch.setattr(compiler, "_optimize_charset", plain)
    remember_classes()
    assert compiler._optimize_charset is not plain
    yield plain


def _code(pattern: str, flags: int) -> list[int]:
    parsed = parser.parse(pattern, flags)
    code: list[int] = compiler._code(parsed, flags)
    return code


def test_every_pattern_of_ours_compiles_to_the_same(remembering: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.load()
    patterns = {
        value
        for name, module in list(sys.modules.items())
        if name.startswith("stdkit.")
        for value in vars(module).values()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(patterns) > 200
    for _ in range(2):
        remembered = {pattern: _code(pattern.pattern, pattern.flags) for pattern in patterns}
    monkeypatch.setattr(compiler, "_optimize_charset", remembering)
    assert remembered == {pattern: _code(pattern.pattern, pattern.flags) for pattern in patterns}


def test_case_is_still_ignored_where_it_should_be(remembering: Any) -> None:
    assert re.compile("[a-c]x").match("Bx") is None
    assert re.compile("[a-c]x", re.IGNORECASE).match("Bx")
    assert re.compile("[a-c]y").match("By") is None


def test_twice_is_once(remembering: Any) -> None:
    once = compiler._optimize_charset
    remember_classes()
    assert compiler._optimize_charset is once
