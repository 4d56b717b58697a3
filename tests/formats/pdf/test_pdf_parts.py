"""Lines, paragraphs and grids by themselves."""

from __future__ import annotations

import pytest

from stdkit.formats.pdf.chars import Char, Font, PageText, Turn
from stdkit.formats.pdf.drawings import Drawings, Rule
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.furniture import is_page_number
from stdkit.formats.pdf.grids import grids_of, joined_rules
from stdkit.formats.pdf.lines import Line, page_lines
from stdkit.formats.pdf.paragraphs import HYPHEN, gap_between, paragraphs_of
from stdkit.formats.pdf.toc import is_entry

_FRAME = Frame(70, 490, 10, 15)


def _page(*placed: tuple[str, float, float, float]) -> PageText:
    """Characters by text, x, base line and size; Chinese ones a square wide, others half of it."""
    chars = []
    for text, x, y, size in placed:
        for sign in text:
            wide = size if sign > "\u2000" else size / 2
            chars.append(Char(sign, x, y - 0.85 * size, x + wide, y + 0.15 * size, y, size, 0))
            x += wide
    return PageText(1, 595, 842, tuple(chars), (Font("SimSun", False, False, False),))


def _lines(*placed: tuple[str, float, float]) -> list[Line]:
    return page_lines(_page(*((text, x, y, 10.0) for text, x, y in placed)))


def test_number_and_title_on_slightly_different_base_lines_are_one_line() -> None:
    page = _page(("5.1", 70, 100, 10), ("外观和尺寸", 95, 102.5, 10), ("下一行", 90, 116, 10))
    assert [line.text for line in page_lines(page)] == ["5.1　外观和尺寸", "下一行"]


def test_gaps_become_blanks_and_tabs() -> None:
    assert [line.text for line in _lines(("甲", 70, 100), ("乙", 82.5, 100), ("丙", 105, 100), ("丁", 160, 100))] == [
        "甲乙　丙\t丁"
    ]


def test_letters_of_no_size_are_not_seen() -> None:
    page = _page(("甲", 70, 100, 10), ("||", 90, 100, 0), ("乙", 110, 100, 10))
    assert "".join("".join(line.text for line in page_lines(page)).split()) == "甲乙"
    assert page_lines(_page(("||", 90, 100, 0))) == []


def test_dashes_that_overlap_are_as_long_as_those_that_touch() -> None:
    lines = _lines(*(("—", 70 + 5 * at, 100) for at in range(3)), ("第一项", 90, 100))
    assert [line.text for line in lines] == ["——第一项"]


def test_a_narrow_gap_between_letters_that_touch_is_a_blank() -> None:
    words = (("all", 70, 100), ("the", 86.8, 100), ("tests", 103.6, 100))
    assert [line.text for line in _lines(*words)] == ["all the tests"]
    spaced = tuple((sign, 70 + 6.7 * at, 100) for at, sign in enumerate("allthetests"))
    assert [line.text for line in _lines(*spaced)] == ["allthetests"]


def test_a_gap_of_half_a_square_in_a_full_line_that_is_not_stretched() -> None:
    code, title = "GB/T 99999.1-2008", "测试技术的安全方法和实体鉴别以及其他要求的一般规则与方法"
    line = _lines((code, 70, 100), (title, 70 + 5 * len(code) + 4.5, 100))[0]
    assert line.text == f"{code} {title}"


def test_a_typed_blank_that_does_not_break() -> None:
    assert _lines(("试样\u00a0LED要求", 70, 100))[0].text == "试样 LED要求"


def test_an_annex_mentioned_at_the_front_of_a_line() -> None:
    above, below = "检测人员应当核实所提供的说明文档中是否按照GB/T 99999", "附录A中的要求，对硬件进行说明。"
    first = _lines((above, 70, 100))[0]
    lines = [first, *_lines((below, 70, 115))]
    assert [part.text for part in paragraphs_of(lines, Frame(70, first.x1, 10, 15))] == [above + below]
    lines = [first, *_lines(("附录A", 70, 115))]
    assert len(paragraphs_of(lines, Frame(70, first.x1, 10, 15))) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("GB/T 99999.1-2008 测试技术的安全方法和实体鉴别以及其他要求", "GB/T 99999.2-2008 测试技术"),
        ("[10] GB/T 99999.1-2008 测试技术的安全方法和实体鉴别和要求甲", "______________"),
    ],
)
def test_what_stands_alone_does_not_go_on_with_the_line_above(above: str, below: str) -> None:
    first = _lines((above, 90, 100))[0]
    frame = Frame(70, first.x1, 10, 15)
    lines = [first, *_lines((below, 90, 115))]
    assert [paragraph.text for paragraph in paragraphs_of(lines, frame)] == [above, below]


@pytest.mark.parametrize(
    ("above", "parts"), [("前言", 2), ("外观如下；见", 1), ("要求有：按本文件，甲应符合规定。按", 1)]
)
def test_a_line_that_ends_in_a_page_number_is_an_entry(above: str, parts: int) -> None:
    """An entry of a 目次 whose leaders a recogniser overlooked, set to the right edge; a figure behind a sentence is none."""
    text = page_lines(_page((above, 70, 100, 10), ("12", 470, 100, 10), ("引言", 70, 115, 10)))
    assert len(text) == 2 and text[0].text == f"{above}\t12"
    assert len(paragraphs_of(text, Frame(70, text[0].x1, 10, 15))) == parts


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("试验方法", "按下列规定", ""),
        ("the test", "piece shall", " "),
        ("环境encryp-", "tion of data", HYPHEN),
        ("SHA-", "256", ""),
        ("符合GB/T", "1.1的规定", " "),
        ("GB/T 1.1—", "2020", ""),
        ("按照GB", "的规定", ""),
    ],
)
def test_what_parts_two_lines_of_one_paragraph(before: str, after: str, gap: str) -> None:
    assert gap_between(before, after) == gap


def test_a_name_cut_at_the_edge_is_put_together_where_the_document_knows_it() -> None:
    assert gap_between("当verifySigne", "dMessage时", frozenset({"verifySignedMessage"})) == ""
    assert gap_between("verify signed", "message", frozenset({"signed", "message"})) == " "


def test_paragraphs_end_where_a_line_is_short_or_the_next_is_indented() -> None:
    lines = _lines(
        ("甲" * 40, 90, 100), ("乙" * 42, 70, 115), ("丙" * 42, 70, 130), ("丁" * 10, 90, 145), ("戊" * 5, 90, 160)
    )
    assert [len(paragraph.lines) for paragraph in paragraphs_of(lines, _FRAME)] == [3, 1, 1]


def test_a_wide_gap_ends_a_paragraph() -> None:
    lines = _lines(("甲" * 40, 90, 100), ("乙" * 42, 70, 115), ("丙" * 42, 70, 145))
    assert [len(paragraph.lines) for paragraph in paragraphs_of(lines, _FRAME)] == [2, 1]


def test_list_items_hang() -> None:
    lines = _lines(("a)　" + "甲" * 38, 90, 100), ("乙乙；", 110, 115), ("b)　丙；", 90, 130))
    assert [paragraph.text for paragraph in paragraphs_of(lines, _FRAME)] == ["a)　" + "甲" * 38 + "乙乙；", "b)　丙；"]


def test_entries_of_a_table_of_contents_are_not_joined() -> None:
    lines = _lines(("范围" + "." * 74 + " 1", 70, 100), ("要求" + "." * 74 + " 2", 70, 115))
    assert all(is_entry(line) for line in lines)
    assert len(paragraphs_of(lines, _FRAME)) == 2


@pytest.mark.parametrize(
    ("text", "known"),
    [("12", True), ("— 3 —", True), ("IV", True), ("第 3 页 共 40 页", True), ("3.1", False), ("表1", False)],
)
def test_page_numbers(text: str, known: bool) -> None:
    assert is_page_number(text) is known


def _ruled(*, without: tuple[int, int] | None = None) -> Drawings:
    """Three rows and two columns; ``without`` leaves out the rule between two squares of a row."""
    drawn = Drawings()
    drawn.across = [Rule(y, 100, 300) for y in (100, 120, 140, 160)]
    for x in (100, 200, 300):
        for row in range(3):
            if (row, round(x)) != without:
                drawn.down.append(Rule(x, 100 + 20 * row, 120 + 20 * row))
    return drawn


def test_grids_and_merged_cells() -> None:
    (whole,) = grids_of(_ruled())
    assert len(whole.cells) == 6
    (merged,) = grids_of(_ruled(without=(0, 200)))
    assert [(cell.row, cell.column, cell.columns) for cell in merged.cells[:2]] == [(0, 0, 2), (1, 0, 1)]


def test_dotted_and_double_rules_are_one() -> None:
    dotted = [Rule(100, 50 + 4 * at, 52 + 4 * at) for at in range(20)]
    assert joined_rules(dotted) == [Rule(pytest.approx(100), 50, 128)]
    assert len(joined_rules([Rule(100, 50, 150), Rule(101.5, 50, 150)])) == 1


def test_a_frame_around_text_is_no_table() -> None:
    drawn = Drawings()
    drawn.across = [Rule(100, 100, 300), Rule(160, 100, 300)]
    drawn.down = [Rule(100, 100, 160), Rule(300, 100, 160)]
    assert grids_of(drawn) == []


def test_boxes_of_a_flow_chart_are_no_table() -> None:
    drawn = Drawings()
    for x in (100, 300):
        drawn.across += [Rule(100, x, x + 80), Rule(140, x, x + 80)]
        drawn.down += [Rule(x, 100, 140), Rule(x + 80, 100, 140)]
    drawn.across.append(Rule(120, 180, 300))
    assert grids_of(drawn) == []


@pytest.mark.parametrize(("angle", "place"), [(0, (10, 80)), (90, (20, 10)), (180, (90, 20)), (270, (80, 90))])
def test_turning_a_page(angle: int, place: tuple[float, float]) -> None:
    assert Turn((0, 0, 100, 100), angle).point(10, 20) == place
