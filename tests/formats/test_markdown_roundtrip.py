from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from stdkit.formats import read
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.formats.references import citable
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, Run
from tests.effort import examples, some
from tests.formats.canonical import canonical
from tests.formats.documents import documents, fragments

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@given(documents())
@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
def test_reading_what_was_written_gives_the_same_document(doc: Document) -> None:
    written = write_markdown(doc)
    note(written)
    assert canonical(read_markdown(written)) == canonical(doc)


@given(fragments())
@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
def test_reading_a_written_fragment_gives_the_same_fragment(doc: Document) -> None:
    written = write_markdown(doc)
    note(written)
    assert canonical(read_markdown(written)) == canonical(doc)


@given(documents())
@settings(max_examples=examples(40), deadline=None, suppress_health_check=_SLOW)
def test_writing_again_changes_nothing(doc: Document) -> None:
    once = write_markdown(doc)
    assert write_markdown(read_markdown(once)) == once


@pytest.mark.corpus
def test_real_documents_come_back_the_same(corpus: Path) -> None:
    files = some([*(corpus / "docx-from-doc").glob("*.docx"), *(corpus / "templates").glob("*.dotx")], first=1)
    assert files
    for file in files:
        doc = read(file)
        assert canonical(read_markdown(write_markdown(doc))) == canonical(doc), file.name


def with_references(doc: Document) -> Document:
    """``doc`` with every place that can be cited named, and each paragraph of text citing one."""
    targets = [target for target in citable(doc, lambda block: True) if target.kinds and target.label]
    names = {target.block.id: f"{target.kinds[0]}:n{at}" for at, target in enumerate(targets, 1)}
    cited = cycle(targets)

    def change(block: Block) -> Block:
        block = replace(block, name=names.get(block.id, ""))
        if block.kind != "paragraph" or not targets:
            return block
        target = next(cited)
        return replace(block, runs=(*block.runs, Run(target.label, refers=names[target.block.id])))

    return rebuilt(doc, change)


@given(st.one_of(documents(), fragments()))
@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
def test_a_document_with_references_comes_back_the_same(doc: Document) -> None:
    doc = with_references(doc)
    written = write_markdown(doc)
    note(written)
    assert canonical(read_markdown(written)) == canonical(doc)
