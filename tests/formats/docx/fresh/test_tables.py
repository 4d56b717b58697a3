"""Tables of a fresh draft: their grid, widths, lines, merged cells and what is set flush left."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.formats.docx import tags
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.tables import (
    column_widths,
    grid,
    holds_notes,
    label_indent,
    runs_on,
    table_element,
    text_width,
)
from stdkit.formats.docx.fresh.xml import Xml, paragraph, w
from stdkit.formats.docx.tags import PPR, VAL, P
from stdkit.model import Block, Cell
from tests.formats.docx.fresh_documents import block, cell, table

WIDE = 9354
PROSE = "在采收当日上午随机抽取，用游标卡尺测量。"


def rows_of(*rows: tuple[Cell, ...], header: int = 1) -> Any:
    return table("表1", "分级", rows, header)


def write(one: Block, form: Xml | None) -> list[Xml]:
    return [paragraph(form, plain_run(one.text))]


def laid(*rows: tuple[Cell, ...], header: int = 1) -> Xml:
    return table_element(rows_of(*rows, header=header), write)


def cells(made: Xml) -> list[list[tuple[str, int, str]]]:
    """Text, span and merge of every cell, row by row."""

    def merge(form: Xml) -> str:
        found = form.find(tags.w("vMerge"))
        return "" if found is None else found.get(VAL)

    def span(form: Xml) -> int:
        found = form.find(tags.w("gridSpan"))
        return 1 if found is None else int(found.get(VAL))

    return [
        [("".join(one.itertext()), span(one[0]), merge(one[0])) for one in row.iterchildren(tags.w("tc"))]
        for row in made.iterchildren(tags.w("tr"))
    ]


def test_cells_that_reach_over_others() -> None:
    made = laid(
        (cell("项目", 1, 2), cell("等级", 2), cell("说明", 1, 2)),
        (cell("一级"), cell("二级")),
        (cell("甲"), cell("1"), cell("2"), cell("3")),
        header=2,
    )
    assert cells(made) == [
        [("项目", 1, "restart"), ("等级", 2, ""), ("说明", 1, "restart")],
        [("", 1, "continue"), ("一级", 1, ""), ("二级", 1, ""), ("", 1, "continue")],
        [("甲", 1, ""), ("1", 1, ""), ("2", 1, ""), ("3", 1, "")],
    ]


def test_a_cell_reaches_no_further_than_the_table_and_over_what_is_below_it_as_wide() -> None:
    assert cells(laid((cell("甲", 2, 9), cell("乙")), (cell("丙"),), header=0)) == [
        [("甲", 2, "restart"), ("乙", 1, "")], [("", 2, "continue"), ("丙", 1, "")],
    ]  # fmt: skip
    assert cells(laid((cell("甲", 1, 9),), header=0)) == [[("甲", 1, "")]]
    assert cells(laid((cell("甲", 1, 0), cell("乙", 0, 1)), (cell("丙"), cell("丁")), header=0)) == [
        [("甲", 1, ""), ("乙", 1, "")], [("丙", 1, ""), ("丁", 1, "")],
    ]  # fmt: skip


def test_rows_that_are_too_short_are_filled_up() -> None:
    assert cells(laid((cell("甲"), cell("乙"), cell("丙")), (cell("丁"),), header=0))[1] == [("丁", 1, ""), ("", 2, "")]
    ragged = laid((cell("甲"), cell("乙"), cell("丙", 1, 2)), (cell("丁"),), header=0)
    assert cells(ragged)[1] == [("丁", 1, ""), ("", 1, ""), ("", 1, "continue")]
    assert cells(laid((), (cell("甲"), cell("乙")), header=0))[0] == [("", 2, "")]


def test_a_row_of_nothing_but_what_reaches_down() -> None:
    assert cells(laid((cell("甲", 1, 2), cell("乙", 1, 2)), (), (cell("丙"), cell("丁")), header=0))[1] == [
        ("", 1, "continue"), ("", 1, "continue"),
    ]  # fmt: skip


def test_the_width_of_the_grid() -> None:
    assert grid(rows_of((cell("甲"),), (cell("乙", 3),)))[1] == 3
    assert grid(rows_of())[1] == 1
    assert grid(rows_of((cell("甲", 1, 2), cell("乙", 2))))[0][0][1].column == 1


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("果", 180), ("ab", 180), ("a", 90), ("果a，", 450), ("果\n果果\na", 360), ("±", 180)]
)
def test_the_width_of_text(text: str, wide: int) -> None:
    assert text_width(text) == wide


def widths(*rows: tuple[Cell, ...]) -> list[int]:
    placed, columns = grid(rows_of(*rows))
    found = column_widths(placed, columns)
    assert sum(found) == WIDE
    return found


def test_columns_fill_the_width_of_the_text_after_what_they_hold() -> None:
    assert widths((cell("甲"),)) == [WIDE]
    assert widths((cell("甲"), cell("乙"))) == [4677, 4677]
    assert widths((cell("果" * 20), cell("乙"))) == [int(WIDE * 3760 / 5020), WIDE - int(WIDE * 3760 / 5020)]
    assert widths((cell("甲"), cell("乙"), cell("丙"), cell("丁"))) == [2338, 2338, 2338, 2340]
    assert widths((cell("果" * 40, 2),), (cell("甲"), cell("乙"))) == [4677, 4677]


def test_very_long_texts_leave_room_for_the_others() -> None:
    long, short = widths((cell("果" * 400), cell("乙")))
    assert short == pytest.approx(7 * 180, abs=1) and long == WIDE - short
    first, second = widths((cell("果" * 400), cell("果" * 100)))
    assert 2 < first / second < 4
    narrow = widths(tuple(cell("果" * 9) for _ in range(12)))
    assert min(narrow) == WIDE // 12


def test_a_small_table_is_kept_whole_a_large_one_runs_on() -> None:
    def kept(count: int) -> list[bool]:
        made = laid(*((cell(str(at)),) for at in range(count)))
        return [one.find(f"{PPR}/{tags.w('keepNext')}") is not None for one in made.iter(P)]

    assert (runs_on(rows_of(*[(cell("甲"),)] * 14)), runs_on(rows_of(*[(cell("甲"),)] * 15))) == (False, True)
    assert kept(14) == [True] * 13 + [False]
    assert kept(15) == [False] * 15


def test_lines_thick_around_and_below_the_head_thin_inside() -> None:
    made = laid((cell("头"), cell("头")), (cell("甲"), cell("乙")), (cell("丙"), cell("丁")))
    borders = {one.tag.rpartition("}")[2]: one.get(tags.w("sz")) for one in made[0].find(tags.w("tblBorders"))}
    assert borders == {"top": "8", "left": "8", "bottom": "8", "right": "8", "insideH": "4", "insideV": "4"}
    assert thick(made) == [["bottom", "bottom"], ["", ""], ["", ""]]


def thick(made: Xml) -> list[list[str]]:
    """The thick sides of each cell."""
    return [
        [
            " ".join(
                side.tag.rpartition("}")[2] for borders in one[0].iterchildren(tags.w("tcBorders")) for side in borders
            )
            for one in row.iterchildren(tags.w("tc"))
        ]
        for row in made.iterchildren(tags.w("tr"))
    ]


def test_the_line_below_a_head_of_two_rows_is_below_what_ends_there() -> None:
    made = laid(
        (cell("项目", 1, 2), cell("等级", 2)), (cell("一"), cell("二")), (cell("甲"), cell("1"), cell("2")), header=2
    )
    assert thick(made) == [["bottom", ""], ["bottom", "bottom", "bottom"], ["", "", ""]]
    assert [row.find(f"{tags.w('trPr')}/{tags.w('tblHeader')}") is not None for row in made.iter(tags.w("tr"))] == [
        True,
        True,
        False,
    ]
    assert all(row.find(f"{tags.w('trPr')}/{tags.w('cantSplit')}") is not None for row in made.iter(tags.w("tr")))


NOTE = Cell((block("note", "枝条。", "注："),), 2)


def test_notes_over_the_whole_width_stand_below_a_thick_line() -> None:
    made = laid((cell("头"), cell("头")), (cell("甲"), cell("乙")), (NOTE,))
    assert thick(made)[2] == ["top"]
    part = Cell((block("footnote", "枝条。", "a"),))
    assert thick(laid((cell("头"), cell("头")), (part, cell("乙"))))[1] == ["", ""]
    assert [holds_notes(one) for one in (NOTE, part, cell("甲"), cell(""))] == [True, True, False, False]


def alignments(made: Xml) -> list[list[str]]:
    """How each cell's first paragraph is set: "" as its style says."""
    found = []
    for row in made.iterchildren(tags.w("tr")):
        forms = [one.find(P).find(PPR) for one in row.iterchildren(tags.w("tc"))]
        found.append(["" if form.find(tags.w("jc")) is None else form.find(tags.w("jc")).get(VAL) for form in forms])
    return found


@pytest.mark.parametrize(
    ("text", "flush"),
    [
        ("果" * 18, False),
        ("果" * 19, True),
        ("果" * 13 + "，", False),
        ("果" * 14 + "，", True),
        ("果" * 15, False),
        ("12 mm", False),
    ],
)
def test_a_column_that_holds_prose_is_set_flush_the_head_is_not(text: str, flush: bool) -> None:
    made = laid((cell("头" * 30), cell("头")), (cell(text), cell("1")), (cell("短"), cell("2")))
    own = "both" if flush else ""
    assert alignments(made) == [["", ""], [own, ""], [own, ""]]


def test_prose_in_one_row_of_the_whole_width_concerns_that_row_alone() -> None:
    made = laid((cell("头"), cell("头")), (cell(PROSE, 2),), (cell("短"), cell("2")))
    assert alignments(made) == [["", ""], ["both"], ["", ""]]
    items = Cell((block("list-item", "清洗；", "a)", 1),))
    assert alignments(laid((cell("头"), cell("头")), (items, cell("1"))))[1] == ["both", ""]
    assert alignments(laid((cell("头"), cell("头")), (cell("甲"), cell("乙")), (NOTE,)))[2] == ["both"]


def test_prose_begins_a_character_in() -> None:
    made = laid((cell("头"),), (cell(PROSE),))
    indent = list(made.iter(tags.w("ind")))
    assert [(one.get(tags.w("firstLineChars")), one.get(tags.w("firstLine"))) for one in indent] == [("100", "180")]


def test_a_row_for_later_pages_comes_first() -> None:
    asked: list[int] = []

    def continued(columns: int) -> Xml:
        asked.append(columns)
        return w("tr")

    rows = [(cell("甲"), cell("乙"))] * 20
    made = table_element(rows_of(*rows), write, continued)
    assert (asked, len(list(made.iterchildren(tags.w("tr")))), len(next(made.iterchildren(tags.w("tr"))))) == (
        [2],
        21,
        0,
    )


def test_every_cell_ends_with_a_paragraph_of_its_style() -> None:
    made = laid((cell(""), cell("乙")), header=0)
    assert [one.find(f"{PPR}/{tags.w('pStyle')}").get(VAL) for one in made.iter(P)] == ["CellText", "CellText"]
    inner = Cell((table("", "", ((cell("内"),),)),))
    nested = table_element(rows_of((inner,), header=0), lambda one, form: [w("tbl")])
    assert [child.tag.rpartition("}")[2] for child in next(nested.iter(tags.w("tc")))] == ["tcPr", "tbl", "p"]


@pytest.mark.parametrize(
    ("label", "left", "hang"), [("——", 180 + 420, 420), ("a)", 450, 270), ("a", 450, 270), ("注1：", 180 + 510, 510)]
)
def test_labelled_lines_of_a_cell_hang_out_by_their_label(label: str, left: int, hang: int) -> None:
    assert label_indent(label) == {"left": left, "hanging": hang}
