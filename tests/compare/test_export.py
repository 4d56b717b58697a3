"""``diff --to json`` against its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema_rs
import pytest

from stdkit.compare import compare
from stdkit.compare import comparison as told
from stdkit.compare.export import COUNTED, render
from stdkit.formats import read
from stdkit.model import BlockKind, ElementKind, Format
from tests.compare.edits import Editor


@pytest.fixture
def schema(root: Path) -> dict[str, object]:
    given: dict[str, object] = json.loads((root / "stdkit/schemas/diff.schema.json").read_text(encoding="utf-8"))
    return given


@pytest.mark.parametrize("seed", [1, 2])
def test_it_keeps_to_the_schema(root: Path, schema: dict[str, object], seed: int) -> None:
    doc = read(root / "examples/clean.docx")
    found = compare(doc, Editor(doc, seed).run(25).document)
    given = json.loads(render(found))
    jsonschema_rs.validate(schema, given)
    assert render(found) == render(compare(found.old, found.new))
    assert given["counts"]["renumbered"] == found.counts["renumbered"] > 0
    assert len(given["pairs"]) == len(found.pairs)


def test_two_different_drafts(root: Path, schema: dict[str, object]) -> None:
    found = compare(read(root / "examples/draft-with-faults.md"), read(root / "examples/clean.docx"))
    jsonschema_rs.validate(schema, json.loads(render(found)))
    assert not json.loads(render(found))["identical"]


def test_the_schema_knows_every_name(schema: dict[str, object]) -> None:
    text = json.dumps(schema, ensure_ascii=False)
    names = (
        told.PairKind, told.BlockPairKind, told.PieceKind, told.PassageKind, told.Effect, told.ProvisionChangeKind,
        told.ReferenceChangeKind, told.TermChangeKind, BlockKind, ElementKind, Format,
    )  # fmt: skip
    assert not [each for kind in names for each in get_args(kind) if f'"{each}"' not in text]
    assert not [each for each in COUNTED if f'"{each}"' not in text]
