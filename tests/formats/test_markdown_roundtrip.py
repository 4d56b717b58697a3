from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from stdkit.formats import read
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Document
from tests.effort import examples, some
from tests.formats.canonical import canonical
from tests.formats.cited import with_references
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


@given(st.one_of(documents(), fragments()))
@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
def test_a_document_with_references_comes_back_the_same(doc: Document) -> None:
    doc = with_references(doc)
    written = write_markdown(doc)
    note(written)
    assert canonical(read_markdown(written)) == canonical(doc)


def test_a_clause_without_number_keeps_none_whatever_it_is_called() -> None:
    doc = read_markdown("# 1 范围\n\n## {号:1.1}5.1 外观\n\n## {号}$x_1¦前言$5.1 外观\n")
    assert [clause.number for clause in doc.elements[0].clauses] == ["1.1", ""]
    assert canonical(read_markdown(write_markdown(doc))) == canonical(doc)


def test_a_formula_that_reads_like_a_label_names_nothing() -> None:
    doc = read_markdown("# 1 范围\n\n## {号:1.1}5.1 外观\n\n## 外观\n\n### {号:1.1.1}{下划线:$x_1¦\\{#$}5.1 外观\n")
    assert [clause.number for clause in doc.elements[0].clauses] == ["1.1", ""]
    assert canonical(read_markdown(write_markdown(doc))) == canonical(doc)
