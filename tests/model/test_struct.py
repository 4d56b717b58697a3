"""Blocks, runs and anchors are made in C, and are for everybody else what the rest of the model is: frozen dataclasses."""

from __future__ import annotations

import gc
import pickle
from dataclasses import fields, is_dataclass, replace

import pytest

from stdkit.formats.flat import Flat
from stdkit.model import Block, Cell, DocxAnchor, Figure, Formula, PdfAnchor, Run, Table, TermEntry, TextAnchor

RUNS = (Run("应", DocxAnchor("word/document.xml", (0, 1, 2))), Run("清洁", marks=frozenset({"bold"})))
MADE = (
    RUNS[0],
    DocxAnchor("a", (1,)),
    PdfAnchor(1, 0.0, 0.0, 9.0, 9.0),
    TextAnchor(3),
    Block("b1", "paragraph", RUNS),
    Cell((Block("b2", "note", RUNS),), 2),
    Table("b3", "table", RUNS, rows=((Cell(),),)),
    Figure("b4", "figure", images=("a.png",)),
    Formula("b5", "formula", latex="x"),
    TermEntry("b6", "term-entry", RUNS, parts=(Block("b7", "paragraph"),)),
)


@pytest.mark.parametrize("one", MADE, ids=lambda one: type(one).__name__)
def test_is_a_frozen_dataclass_to_others(one: object) -> None:
    assert is_dataclass(one)
    names = [each.name for each in fields(one)]
    assert replace(one) == one == pickle.loads(pickle.dumps(one))
    assert hash(replace(one)) == hash(one)
    for name in names:
        with pytest.raises(AttributeError):
            setattr(one, name, getattr(one, name))
    assert not gc.is_tracked(one)


def test_says_what_is_given_when_nothing_is() -> None:
    told = {each.name: each.default for each in fields(Run)}
    assert told["locked"] == "" and told["marks"] == frozenset() and told["anchor"] is None


def test_the_text_is_that_of_the_runs() -> None:
    block = Block("b1", "paragraph", RUNS, text="不是它")
    assert block.text == "应清洁"
    assert replace(block, runs=RUNS[1:]).text == "清洁"
    assert replace(Table("t", "table", RUNS), header=1).text == "应清洁"
    with pytest.raises(ValueError):
        replace(block, text="不是它")


def test_blocks_of_two_kinds_are_two() -> None:
    assert Figure("b1", "figure") != Formula("b1", "figure")
    assert DocxAnchor("a", (1,)) != DocxAnchor("a", (1,), 1)


def test_a_flat_is_replaced_and_changed() -> None:
    flat = Flat(Block("", "paragraph", RUNS), "note")
    other = replace(flat, role="example")
    other.depth = 2
    assert (flat.role, flat.depth, other.role, other.depth) == ("note", 0, "example", 2)
