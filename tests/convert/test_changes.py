"""Edits kept free of overlaps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stdkit.convert.changes import Changes, applied
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document, Edit, Span

TEXT = "甲乙丙丁戊己庚辛"


def document() -> tuple[Document, str]:
    doc = read_markdown(TEXT)
    return doc, next(doc.blocks()).id


EDITS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.text("子丑寅", max_size=2)).map(
        lambda t: (min(t[0], t[1]), max(t[0], t[1]), t[2])
    ),
    max_size=8,
)


@given(EDITS)
def test_no_two_overlap_and_the_first_stays(wanted: list[tuple[int, int, str]]) -> None:
    doc, block = document()
    changes = Changes(doc)
    taken = [w for w in wanted if changes.add("provision", Span(block, w[0], w[1]), w[2], "")]
    spans = sorted((start, end) for start, end, _ in taken)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    assert len(set(spans)) == len(spans)
    first = next((w for w in wanted if TEXT[w[0] : w[1]] != w[2]), None)
    if first is not None:
        assert first in taken


@given(EDITS)
def test_applied_is_what_carrying_out_from_the_front_gives(wanted: list[tuple[int, int, str]]) -> None:
    doc, block = document()
    changes = Changes(doc)
    for start, end, text in wanted:
        changes.add("provision", Span(block, start, end), text, "")
    made = sorted(changes.edits(), key=lambda e: (e.span.start, e.span.end))
    out, at = "", 0
    for edit in made:
        out += TEXT[at : edit.span.start] + edit.text
        at = edit.span.end
    assert applied(TEXT, list(changes.edits())) == out + TEXT[at:]


def test_a_change_that_changes_nothing_is_not_taken() -> None:
    doc, block = document()
    assert not Changes(doc).add("provision", Span(block, 0, 2), "甲乙", "")


def test_a_dropped_paragraph_takes_no_further_edit() -> None:
    doc, block = document()
    changes = Changes(doc)
    assert changes.add("declaration", Span(block, 0, len(TEXT) + 1), "", "")
    assert changes.is_dropped(block)
    assert not changes.add("edition", Span(block, 2, 3), "子", "")
    assert applied(TEXT, list(changes.edits())) == ""


def test_marks_are_taken_off_beside_edits_of_the_text() -> None:
    doc, block = document()
    changes = Changes(doc)
    assert changes.add("provision", Span(block, 1, 2), "子", "")
    assert changes.add("black-face", Span(block, 0, 4), "甲乙丙丁", "", unmark=frozenset({"bold"}))
    assert applied(TEXT, list(changes.edits())) == "甲子丙丁戊己庚辛"


def test_an_edit_in_place_of_another() -> None:
    doc, block = document()
    changes = Changes(doc)
    changes.add("declaration", Span(block, 0, len(TEXT) + 1), "", "")
    changes.replace_edit(Span(block, 0, len(TEXT) + 1), Span(block, 0, len(TEXT)), "子", "新")
    assert [(e.text, e.reason) for e in changes.edits()] == [("子", "新")]
    assert [change.kind for change in changes] == ["declaration"]
    assert isinstance(changes.edits()[0], Edit)
