"""What every fact says of drafts, piece by piece: who changes one sees here what else it says now.

``told.txt`` is written anew with ``.venv/bin/python -m tests.facts.test_told`` by who changes a fact, and who then reads the difference.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

import stdkit.facts
from stdkit.formats import read
from stdkit.model import Block, Clause, Document, Element

SET = Path(__file__).with_name("told.txt")
ROOT = SET.parents[2]
DRAFTS = ("examples/draft-with-faults.md", "examples/db15-mandatory-2010.docx", "tests/formats/docx/drafts.md")
MOST = 24
"""Pieces that are told of one fact of one draft."""


def facts() -> Iterator[tuple[str, Callable[[Document], Any]]]:
    """Everything that is worked out of a document once and kept with it."""
    for info in pkgutil.iter_modules(stdkit.facts.__path__):
        module = importlib.import_module(f"stdkit.facts.{info.name}")
        for name, one in vars(module).items():
            if (
                name[0] != "_"
                and getattr(one, "__module__", "") == module.__name__
                and hasattr(one, "__wrapped__")
                and _of_document(one)
            ):
                yield f"{info.name}.{name}", one


def _of_document(function: Any) -> bool:
    return list(getattr(function, "__annotations__", {})) == ["doc", "return"]


def _said(value: Any) -> str:
    if isinstance(value, Block):
        return value.id
    if isinstance(value, Clause | Element):
        return f"{type(value).__name__}({value.number})"
    if is_dataclass(value) and not isinstance(value, type):
        return f"({' '.join(_said(getattr(value, field.name)) for field in fields(value))})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_said(key)}: {_said(one)}' for key, one in value.items())}}}"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(_said, value)))}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_said, value))}]"
    return str(value)


def _pieces(value: Any) -> list[str]:
    """A list's items, some of them where there are many."""
    if isinstance(value, Mapping):
        value = list(value.items())
    if isinstance(value, set | frozenset):
        value = sorted(value, key=_said)
    if not isinstance(value, tuple | list):
        value = [value]
    step = -(-len(value) // MOST) or 1
    return [f"{len(value)}", *(_said(one)[:200] for one in value[::step])]


def all_told() -> str:
    lines = []
    for draft in DRAFTS:
        doc = read(ROOT / draft)
        lines.append(f"## {draft}")
        for name, fact in facts():
            count, *pieces = _pieces(fact(doc))
            lines += [f"{name} {count}", *(f"    {piece}" for piece in pieces)]
    return "\n".join(lines).replace("\r", "").replace("\x0b", "") + "\n"


def test_every_fact_says_the_same() -> None:
    now, before = all_told().splitlines(), SET.read_text(encoding="utf-8").splitlines()
    other = [(old, new) for old, new in zip_longest(before, now) if old != new]
    if other:
        pytest.fail("\n".join(f"- {old}\n+ {new}" for old, new in other[:10]), pytrace=False)


if __name__ == "__main__":
    SET.write_text(all_told(), encoding="utf-8")
