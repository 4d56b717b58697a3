"""The lines of a table, from cells, the table and its style."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.layout.tables import table_layout
from stdkit.model.layout import TableLayout
from tests.formats.docx.layout.set_documents import NORMAL, cascade
from tests.formats.docx.specimens import cell, p, parsed, row, style, table

HEAD = "<w:tblHeader/>"
BARE = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'


def lines(**widths: int | None) -> str:
    """Lines by side in eighths of a point, ``None`` for none."""
    return "".join(
        f'<w:{side} w:val="nil"/>' if width is None else f'<w:{side} w:val="single" w:sz="{width}"/>'
        for side, width in widths.items()
    )


ALL = lines(top=12, left=12, bottom=12, right=12, insideH=4, insideV=8)


def bordered(text: str, **widths: int | None) -> str:
    return cell(p(text), f"<w:tcBorders>{lines(**widths)}</w:tcBorders>")


def laid(*rows: str, properties: str = f"<w:tblBorders>{ALL}</w:tblBorders>", styles: str = NORMAL) -> TableLayout:
    markup = table(*rows).replace("<w:tblPr/>", f"<w:tblPr>{properties}</w:tblPr>", 1)
    return table_layout(parsed("body", markup)[0], cascade(styles))


def test_lines_of_the_table_hold_where_cells_say_nothing() -> None:
    found = laid(row("甲", "乙", properties=HEAD), row("丙", "丁"), row("戊", "己"))
    assert found == TableLayout((1.5, 1.5, 1.5, 1.5), 0.5, 1.0, True)


def test_no_lines_are_no_lines() -> None:
    assert laid(row("甲"), properties="") == TableLayout((0.0, 0.0, 0.0, 0.0), None, None, False)
    assert laid() == TableLayout()
    assert laid("<w:tr/>") == TableLayout()


def test_a_side_is_as_thin_as_its_thinnest_cell() -> None:
    top = row(bordered("甲", top=4, left=2), bordered("乙", top=16, right=8))
    low = row(bordered("丙", bottom=None, left=8), bordered("丁", bottom=6, right=None))
    assert laid(top, low, properties="").sides == (0.5, 0.0, 0.0, 0.25)


def test_a_line_without_width_is_a_thin_one_and_the_words_of_the_strict_dialect_are_read() -> None:
    said = '<w:top w:val="single"/><w:start w:val="single" w:sz="8"/><w:end w:val="none" w:sz="8"/><w:bottom w:sz="8"/>'
    assert laid(row("甲"), properties=f"<w:tblBorders>{said}</w:tblBorders>").sides == (0.5, 0.0, 0.0, 1.0)


def test_the_line_below_the_head_is_the_thicker_of_its_two_sides() -> None:
    def head(below: dict[str, int | None], above: dict[str, int | None]) -> float | None:
        return laid(row(bordered("头", **below), properties=HEAD), row(bordered("值", **above)), row("末")).head

    assert head({"bottom": 8}, {}) == 1.0
    assert head({"bottom": None}, {"top": 12}) == 1.5
    assert head({"bottom": None}, {"top": None}) == 0.0
    assert laid(row("头"), row("值")).head is None
    assert laid(row("头", properties=HEAD)).head is None
    both = row("一", properties=HEAD) + row(bordered("二", bottom=8), properties=HEAD)
    assert laid(both, row("值"), row("末")).head == 1.0
    off = row("头", properties='<w:tblHeader w:val="0"/>')
    assert laid(off, row("值")).head_repeats is False


def test_a_head_is_at_the_top_only() -> None:
    found = laid(row("值"), row("头", properties=HEAD), row("末"))
    assert (found.head, found.head_repeats) == (None, False)


def test_inner_lines_are_those_of_rows_and_columns_but_not_the_edges_nor_the_head() -> None:
    plain = lines(top=48, left=48, bottom=48, right=48)
    only = {"properties": f"<w:tblBorders>{plain}</w:tblBorders>"}
    head = row(bordered("头", bottom=40, right=2), bordered("头", bottom=40, right=44), properties=HEAD)
    middle = row(bordered("中", bottom=16), bordered("中", bottom=6, right=44))
    last = row(bordered("末", bottom=44, right=4), bordered("末", bottom=44, right=44))
    assert laid(head, middle, last, **only).inner == 2.0
    assert laid(head, last, **only).inner == 0.5
    assert laid(middle, last, **only).inner == 0.5
    assert laid(middle, middle, last, **only).inner == 2.0
    assert laid(row("甲"), properties="").inner is None


def test_rows_without_lines_above_the_head_are_its_caption() -> None:
    caption = row(cell(p("表1"), BARE), properties=HEAD)
    found = laid(caption, row("头", properties=HEAD), row("值"))
    assert (found.sides, found.head_repeats) == ((1.5, 1.5, 1.5, 1.5), True)
    assert laid(caption, row("值")).sides[0] == 1.5
    wide = row(cell(p("表1"), BARE), bordered("单位", top=None, right=None), properties=HEAD)
    assert laid(wide, row("头", properties=HEAD), row("值")).sides[0] == 1.5
    for kept in ({"left": None, "right": None}, {"top": None, "left": None}, {"top": None, "right": None}):
        first = row(bordered("表1", **kept), properties=HEAD)  # type: ignore[arg-type]
        assert laid(first, row("头", properties=HEAD), row("值")).sides != (1.5, 1.5, 1.5, 1.5)


def test_a_table_in_a_cell_has_lines_of_its_own() -> None:
    inner = table(row(bordered("内", top=None, left=None, bottom=None, right=None)))
    assert laid(row(cell(inner + p("外")))).sides == (1.5, 1.5, 1.5, 1.5)


@pytest.mark.parametrize(("own", "sides"), [("", (1.0, 0.0, 3.0, 0.0)), (lines(top=16), (2.0, 0.0, 3.0, 0.0))])
def test_lines_of_the_style_lie_below_those_of_the_table(own: str, sides: tuple[float, ...]) -> None:
    def of_style(name: str, borders: str, parent: str = "") -> str:
        made = style(name, name, kind="table", based_on=parent)
        return made.replace("</w:style>", f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>")

    styles = NORMAL + of_style("Base", lines(top=4, bottom=24)) + of_style("Grid", lines(top=8), "Base")
    named = '<w:tblStyle w:val="Grid"/>'
    assert laid(row("甲"), properties=f"{named}<w:tblBorders>{own}</w:tblBorders>", styles=styles).sides == sides
    assert laid(row("甲"), properties='<w:tblStyle w:val="None"/>', styles=styles).sides == (0.0,) * 4
