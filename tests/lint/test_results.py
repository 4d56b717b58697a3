from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdkit.lint.results import EXCERPT, FileResult, Located, Report, excerpt_start, locate
from stdkit.model import Document, Edit, Element, Finding, Run, Span, TermEntry
from tests.lint.drafts import block, draft


@given(st.integers(0, 600), st.data())
def test_an_excerpt_is_200_characters_around_the_place(length: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    first = excerpt_start(length, start, end)
    last = min(first + EXCERPT, length)
    assert last - first == min(length, EXCERPT)
    assert first <= start <= last
    if end - start <= EXCERPT:
        assert end <= last
    if length > EXCERPT >= end - start and first > 0 and last < length:
        assert abs((start - first) - (last - end)) <= 1, "as much before as after"


def test_a_place_says_where_the_reader_finds_it() -> None:
    doc = draft("设备必须接地。")
    (row,) = locate(doc, [Finding(Span("t1", 2, 4), "…", edits=(Edit(Span("t1", 2, 4), "应"),))])
    place = row.location
    assert place is not None
    assert (place.element, place.clause, place.block, place.kind) == ("core", "5.1", "t1", "paragraph")
    assert (place.start, place.end, place.text, place.excerpt, place.page) == (2, 4, "必须", "设备必须接地。", None)
    assert row.replaced == ("必须",)


def test_places_without_a_number() -> None:
    spans = [None, Span("c1", 0, 1), Span("f1", 0, 1), Span("o1", 0, 1), Span("h1", 0, 1)]
    rows = locate(draft("文"), [Finding(span, "…") for span in spans])
    assert [(row.location.element, row.location.clause) if row.location else None for row in rows] == [
        None,
        ("cover", None),
        ("foreword", None),
        ("core", None),
        ("cover", None),
    ]


def test_a_term_entry_is_cited_by_its_own_number() -> None:
    note = block("n1", "说明。")
    entry = TermEntry("e1", "term-entry", (Run("风干牛肉"),), label="3.1", parts=(note,), heading=block("e0", ""))
    doc = Document(elements=(Element("terms", "术语和定义", "3", content=(block("p1", "引语。"), entry)),))
    rows = locate(doc, [Finding(Span(id, 0, 0), "…") for id in ("p1", "e0", "e1", "n1")])
    assert [row.location.clause for row in rows if row.location] == ["3", "3.1", "3.1", "3.1"]


def test_the_paragraph_mark_is_no_text() -> None:
    (row,) = locate(draft("文本"), [Finding(Span("t1", 0, 3), "…")])
    assert row.location is not None and (row.location.end, row.location.text) == (2, "文本")


def test_thresholds() -> None:
    warned = FileResult("a", findings=(Located(Finding(None, "…", severity="warning"), None),))
    report = Report((warned, FileResult("b", errors=("坏了。",))), "p")
    said = [report.reaches((level, "info")) for level in ("error", "warning", "info", "never")]
    assert said == [False, True, True, False]
    assert Report((FileResult("b"), warned), "p").reaches(("info", "warning"))
    assert report.counts["warning"] == 1 and report.counts["error"] == 0 and report.failed == 1
