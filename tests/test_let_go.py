"""A document is let go of as soon as nobody has it any more: what stands in a circle waits for the collector of garbage, which comes seldom,
and a batch of thousands would hold all of it until then."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import stdkit

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFT, MANDATORY = EXAMPLES / "draft-with-faults.docx", EXAMPLES / "db15-mandatory-2010.docx"
TREES = ("_Element", "_Document", "Package", "ZipFile", "Document", "Block", "Content")
"""Types that a document, its package or its trees are held by."""


@pytest.fixture(autouse=True)
def nobody_collects() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


@pytest.mark.parametrize(
    "work",
    [
        lambda: stdkit.read(DRAFT),
        lambda: stdkit.read(EXAMPLES / "clean.md"),
        lambda: stdkit.check(stdkit.read(DRAFT)),
        lambda: stdkit.convert(stdkit.read(MANDATORY)),
        lambda: stdkit.compare(stdkit.read(EXAMPLES / "clean.docx"), stdkit.read(DRAFT)),
    ],
    ids=["read", "read Markdown", "check", "convert", "compare"],
)
def test_nothing_of_it_stands_in_a_circle(work: Callable[[], object]) -> None:
    work()  # what is made once in a process
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    work()
    gc.collect()
    assert [type(one).__name__ for one in gc.garbage if type(one).__name__ in TREES] == []


def test_a_circle_would_be_noticed() -> None:
    gc.set_debug(gc.DEBUG_SAVEALL)
    held = [stdkit.read(DRAFT)]
    held.append(held)  # type: ignore[arg-type]
    del held
    gc.collect()
    assert "Document" in [type(one).__name__ for one in gc.garbage]
