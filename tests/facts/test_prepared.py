"""What is kept from one run to the next does what working it out anew does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import stdkit
from stdkit.facts import datafiles, patterns, prepared, search
from stdkit.facts.patterns import Waiting, compiled_from
from stdkit.lint import registry


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    prepared.end()


def _all() -> list[tuple[str, int]]:
    registry.load()
    return sorted({(one.pattern, one.given) for one in patterns._made if isinstance(one, Waiting)})


def test_every_pattern_put_together_again_equals_the_compiled_one() -> None:
    prepared.begin(dict)
    asked = [(text, flags) for text, flags in _all() if text != "("]
    assert len(asked) > 400
    for text, flags in asked:
        compiled_from(text, flags)
    held, changed = prepared.held(10_000)
    assert changed and len(held) >= len(asked)
    prepared.begin(lambda: held)
    for text, flags in asked:
        made, wanted = compiled_from(text, flags), re.compile(text, flags)
        assert made == wanted  # flags, program and text
        assert (made.groups, dict(made.groupindex), made.flags) == (
            wanted.groups,
            dict(wanted.groupindex),
            wanted.flags,
        )
    assert prepared.held(10_000) == (held, False)


def test_names_of_groups_come_back() -> None:
    prepared.begin(dict)
    for _ in range(2):
        found = compiled_from(r"(?P<a>x)|(?P<b>y)").fullmatch("y")
        assert found is not None and found.lastgroup == "b" and found.groupdict() == {"a": None, "b": "y"}


def test_numbers_that_are_no_program_are_refused() -> None:
    prepared.begin(lambda: {("pattern", ("a", 0)): (0, b"\xff\xff\xff\x7f" * 9, 0, {})})
    with pytest.raises(RuntimeError):
        compiled_from("a", 0)


def test_without_a_beginning_nothing_is_kept() -> None:
    compiled_from("ab+", 0)
    assert prepared.held(10) == ({}, False)


def test_what_a_pattern_needs_is_the_same_from_the_store() -> None:
    compiled = re.compile(r"(?:应|宜)[0-9]+\s")
    search.needs.cache_clear()
    before = search.needs(compiled)
    for _ in range(2):
        prepared.begin((lambda held: lambda: held)(prepared.held(99)[0]))
        search.needs.cache_clear()
        assert search.needs(compiled) == before


def test_flags_within_the_text_count() -> None:
    search.needs.cache_clear()
    assert search.needs(patterns.pattern("(?i)ab")) == search.needs(re.compile("(?i)ab")) == ()


def test_a_table_may_be_changed_by_who_gets_it() -> None:
    prepared.begin(dict)
    for _ in range(2):
        table = datafiles.load_own("a: [1, 2]\n")
        assert table == {"a": [1, 2]}
        table["a"].append(3)


def test_a_table_with_a_date_is_read_each_time() -> None:
    prepared.begin(dict)
    assert str(datafiles.load_own("2020-01-02")) == "2020-01-02"
    assert prepared.held(9) == ({}, False)


def test_what_earlier_versions_left_goes() -> None:
    prepared.begin(lambda: {("table", number): b"x" for number in range(9)})
    assert prepared.find("table", 3) == b"x"
    prepared.keep("table", 10, b"y")
    assert set(prepared.held(9)[0]) == {("table", 3), ("table", 10)}
    assert len(prepared.held(99)[0]) == 10


def test_no_pattern_to_be_kept_is_made_from_a_document() -> None:
    """``pattern`` stands at the top of modules; ``compiled_from`` in functions that take no document and no text of one."""
    root = Path(stdkit.__file__).parent
    within = set()
    for path in root.rglob("*.py"):
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(made, ast.FunctionDef):
                calls = (one for one in ast.walk(made) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name))
                within |= {(path.stem, made.name) for one in calls if one.func.id in ("pattern", "compiled_from")}
    ours = {
        "_frame",
        "_no_provision",
        "_happening",
        "_naming",
        "_word_list",
        "_rule",
        "_levelled",
        "__init__",
        "_words",
        "_patterns",
        "_beside_titles",
        "__getattr__",
        "__reduce__",
        "compile_all",
    }
    assert {name for _, name in within} <= ours, within
