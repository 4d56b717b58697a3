"""Pending changes paragraph by paragraph, from markup of one trait each."""

from __future__ import annotations

import pytest

from stdkit.formats.annotations import Piece
from stdkit.formats.docx.pending import Pending, copies_in, count_formats, read_pending, shown_text
from tests.formats.docx.specimens import cell, p, parsed, r, row, table, text_box

WHEN = "2026-06-01T08:00:00Z"


def change(kind: str, content: str, author: str = "张三", number: int = 1, date: str = WHEN) -> str:
    return f'<w:{kind} w:id="{number}" w:author="{author}" w:date="{date}">{content}</w:{kind}>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def mark(kind: str, author: str = "张三") -> str:
    """What a paragraph's properties say of its mark."""
    return f"<w:rPr>{change(kind, '', author)}</w:rPr>"


def move(name: str, kind: str, content: str, number: int = 5) -> str:
    """A stretch that moved, between the edges that bear the name of the move."""
    return (
        f'<w:{kind}RangeStart w:id="{number}" w:name="{name}"/>{change(kind, content)}'
        f'<w:{kind}RangeEnd w:id="{number}"/>'
    )


def pending(body: str) -> list[Pending]:
    root = parsed("document", f"<w:body>{body}</w:body>")
    return list(read_pending(root, copies_in(root)))


def pieces(body: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for one in pending(body) for piece in one.pieces]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (p(r("甲")), []),
        (p(r("甲") + change("ins", r("乙"))), [("kept", "甲"), ("inserted", "乙")]),
        (p(change("del", gone("乙")) + r("甲")), [("deleted", "乙"), ("kept", "甲")]),
        (p(r("甲") + r("乙") + change("ins", r("丙") + r("丁"))), [("kept", "甲乙"), ("inserted", "丙丁")]),
        (p(change("moveFrom", r("甲")) + change("moveTo", r("乙"))), [("moved away", "甲"), ("moved here", "乙")]),
        (p(change("ins", "<w:r><w:tab/><w:noBreakHyphen/><w:br/><w:cr/></w:r>")), [("inserted", "\t-\n\n")]),
        (p(change("ins", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")), [("inserted", "x")]),
        (p(r("甲") + change("ins", r("")) + r("乙")), []),
        (p(r("甲") + change("ins", change("del", gone("乙")))), []),
        (p(change("ins", r("丙") + change("del", gone("乙")))), [("inserted", "丙")]),
        (p(change("ins", change("ins", r("乙"), "李四"))), [("inserted", "乙")]),
        (p("甲") + change("ins", p("乙") + p("丙")) + p("丁"), [("inserted", "乙"), ("inserted", "丙")]),
    ],
)
def test_stretches_of_one_kind(body: str, found: list[tuple[str, str]]) -> None:
    assert pieces(body) == found


def test_stretches_of_different_authors_stay_apart_and_the_last_date_counts() -> None:
    (one,) = pending(
        p(
            change("ins", r("甲"), date="2026-06-01T08:00:00Z")
            + change("ins", r("乙"), date="2026-06-02T08:00:00Z")
            + change("ins", r("丙"), "李四")
        )
    )
    assert one.pieces == (
        Piece("inserted", "甲乙", "张三", "2026-06-02T08:00:00Z"),
        Piece("inserted", "丙", "李四", WHEN),
    )


def test_the_innermost_change_says_whose_it_is() -> None:
    (one,) = pending(p(change("ins", change("ins", r("乙"), "李四"))))
    assert [piece.author for piece in one.pieces] == ["李四"]


def test_both_ends_of_a_move_bear_its_name() -> None:
    found = pending(
        p(move("move1", "moveFrom", r("甲"), 5)) + p(move("move1", "moveTo", r("甲"), 6)) + p(change("moveTo", r("乙")))
    )
    assert [piece.move for one in found for piece in one.pieces] == ["move1", "move1", ""]


def test_a_move_within_a_move_has_a_name_of_its_own() -> None:
    outer = '<w:moveToRangeStart w:id="1" w:name="outer"/>'
    inner = move("inner", "moveTo", r("乙"), 2)
    body = p(outer + change("moveTo", r("甲")) + inner + change("moveTo", r("丙")) + '<w:moveToRangeEnd w:id="1"/>')
    assert [(piece.text, piece.move) for one in pending(body) for piece in one.pieces] == [
        ("甲", "outer"), ("乙", "inner"), ("丙", "outer"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_marks_of_paragraphs(kind: str) -> None:
    (one,) = pending(p("甲", mark(kind)) + p("乙"))
    assert one.mark == Piece("inserted" if kind == "ins" else "deleted", "", "张三", WHEN)
    assert one.pieces == (Piece("kept", "甲"),)


def test_a_moved_mark_bears_the_name_of_its_move() -> None:
    edges = '<w:moveToRangeStart w:id="5" w:name="move1"/>', '<w:moveToRangeEnd w:id="5"/>'
    (one,) = pending(edges[0] + p(change("moveTo", r("甲")), mark("moveTo")) + edges[1] + p("乙"))
    assert one.mark is not None and (one.mark.kind, one.mark.move) == ("moved here", "move1")


def test_a_mark_of_form_only_is_no_change() -> None:
    assert pending(p("甲", "<w:rPr><w:b/></w:rPr>")) == []


def test_rows_come_and_go_as_a_whole() -> None:
    new = row("甲", "乙", properties=change("ins", ""))
    old = row("丙", properties=change("del", "", "李四"))
    found = pending(table(row("旧"), new, old))
    assert [(one.row and (one.row.kind, one.row.author), one.is_new) for one in found] == [
        (("inserted", "张三"), False), (("inserted", "张三"), False), (("deleted", "李四"), False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "new"),
    [
        (p(change("ins", r("甲"))), True),
        (p(change("moveTo", r("甲"))), True),
        (p(change("ins", r("甲")) + r("乙")), False),
        (p(change("ins", r("甲")) + change("del", gone("乙"))), False),
        (p("", mark("ins")), False),
        (table(row("", properties=change("ins", ""))), True),
        (table(row("", properties=change("del", ""))), False),
    ],
)
def test_what_stood_nowhere_in_the_draft_is_new(body: str, new: bool) -> None:
    assert [one.is_new for one in pending(body)] == [new]


def test_text_boxes_are_read_once_and_apart_from_the_paragraph_they_hang_on() -> None:
    inside = p(r("框") + change("ins", r("中")))
    found = pending(p(r("外") + text_box(inside)))
    assert [[piece.text for piece in one.pieces] for one in found] == [["框", "中"]]
    found = pending(p(change("ins", r("外")) + text_box(p("框"))))
    assert [[piece.text for piece in one.pieces] for one in found] == [["外"]]


def test_a_change_around_a_text_box_is_none_of_the_paragraphs_in_it() -> None:
    assert pieces(p(change("ins", r("外") + text_box(p("框"))))) == [("inserted", "外")]
    assert pieces(p(change("ins", text_box(p("甲") + p(change("del", gone("乙"))))))) == [("deleted", "乙")]


def test_an_inserted_cell_reaches_no_further_than_the_cell() -> None:
    assert pieces(change("ins", p("甲")) + table(row(cell(p("乙"))))) == [("inserted", "甲")]


def test_a_copy_for_older_programs_is_one_only_beside_what_they_do_not_know() -> None:
    both = parsed("document", f"<w:body>{p(text_box(p('框')))}</w:body>")
    assert [one.text for one in copies_in(both) if one.text] == ["框"]
    alone = "<w:r><mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    assert copies_in(parsed("document", f"<w:body>{p(alone)}</w:body>")) == set()


def test_changes_of_form_are_counted_not_read() -> None:
    form = f"<w:b/>{change('rPrChange', '<w:rPr/>')}"
    body = p(r("甲", form), f"<w:jc w:val='center'/>{change('pPrChange', '<w:pPr/>')}") + p(
        "乙", change("sectPrChange", "")
    )
    root = parsed("document", f"<w:body>{body}</w:body>")
    assert (count_formats(root), list(read_pending(root, set()))) == (3, [])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:t>甲</w:t>", "甲"),
        ("<w:t/>", ""),
        ("<w:delText>乙</w:delText>", "乙"),
        ("<w:tab/>", "\t"),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:b/>", ""),
    ],
)
def test_text_that_an_element_stores(markup: str, text: str) -> None:
    assert shown_text(parsed("r", markup)[0]) == text
