"""How a DOCX is set, from markup of one trait each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.model import Block, Document, Table
from stdkit.model.layout import PageLayout, ParagraphLayout, TextLayout
from tests.formats.docx.specimens import (
    abstract,
    build,
    cell,
    level,
    num,
    p,
    part,
    r,
    relation,
    row,
    style,
    styled,
    table,
)

SONG = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/>'
NORMAL = style("Normal", "Normal", default=True, run=SONG)


def _document(tmp_path: Path, body: str, **parts: Any) -> Document:
    parts.setdefault("styles", NORMAL)
    return read_docx(build(tmp_path / "specimen.docx", body, **parts))


def _blocks(doc: Document) -> list[Block]:
    return [*doc.cover.blocks, *doc.blocks(toc=True)]


def _layout(doc: Document, words: str) -> ParagraphLayout:
    assert doc.layout is not None
    block = next(block for block in _blocks(doc) if words in block.text)
    (layout,) = doc.layout.paragraphs(block)
    return layout


def _text(doc: Document, words: str) -> TextLayout:
    return _layout(doc, words).texts[0]


def test_what_no_style_says_comes_from_the_defaults(tmp_path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Normal", "Normal", default=True)
    )
    text = _text(_document(tmp_path, p("羊毛应干燥。"), styles=styles), "羊毛")
    assert (text.east_asian, text.size, text.bold, text.color) == ("仿宋", 16.0, False, "")


def test_the_nearest_style_of_a_chain_wins_and_a_circle_ends(tmp_path: Path) -> None:
    styles = (
        NORMAL
        + style("A", "甲", based_on="B", run='<w:sz w:val="28"/>')
        + style("B", "乙", based_on="A", run='<w:sz w:val="40"/><w:rFonts w:eastAsia="黑体"/>')
    )
    text = _text(_document(tmp_path, styled("羊毛应干燥。", "A"), styles=styles), "羊毛")
    assert (text.size, text.east_asian) == (14.0, "黑体")


@pytest.mark.parametrize(
    ("direct", "bold"),
    [("", False), ("<w:b/>", True), ('<w:b w:val="0"/>', False)],
)
def test_bold_of_two_styles_cancels_out_and_direct_bold_is_absolute(tmp_path: Path, direct: str, bold: bool) -> None:
    styles = NORMAL + style("A", "甲", run="<w:b/>") + style("C", "字", kind="character", run="<w:b/>")
    body = p(r("羊毛应干燥。", f'<w:rStyle w:val="C"/>{direct}'), '<w:pStyle w:val="A"/>')
    assert _text(_document(tmp_path, body, styles=styles), "羊毛").bold is bold


def test_the_character_style_stands_over_the_paragraph_style(tmp_path: Path) -> None:
    styles = NORMAL + style(
        "C", "字", kind="character", run='<w:color w:val="ff0000"/><w:u w:val="single"/><w:em w:val="dot"/>'
    )
    text = _text(_document(tmp_path, p(r("羊毛应干燥。", '<w:rStyle w:val="C"/>')), styles=styles), "羊毛")
    assert (text.color, text.underline, text.emphasis, text.highlight) == ("FF0000", True, True, False)


def test_stretches_that_look_the_same_are_one(tmp_path: Path) -> None:
    body = p(r("羊毛") + r("应") + r("干燥", "<w:b/>") + r("。"))
    layout = _layout(_document(tmp_path, body), "羊毛")
    assert [(text.start, text.end, text.bold) for text in layout.texts] == [(0, 3, False), (3, 5, True), (5, 6, False)]


@pytest.mark.parametrize(
    ("said", "indent", "hang"),
    [
        ('<w:ind w:firstLine="420"/>', 2.0, 0.0),
        ('<w:ind w:firstLineChars="200" w:firstLine="999"/>', 2.0, 0.0),
        ('<w:ind w:firstLineChars="0" w:firstLine="210"/>', 1.0, 0.0),
        ('<w:ind w:left="840" w:hanging="420"/>', 2.0, 4.0),
        ('<w:ind w:leftChars="400" w:hangingChars="200"/>', 2.0, 4.0),
        ('<w:ind w:start="420"/>', 2.0, 2.0),
    ],
)
def test_indents_in_twips_and_characters(tmp_path: Path, said: str, indent: float, hang: float) -> None:
    layout = _layout(_document(tmp_path, p("羊毛应干燥。", said)), "羊毛")
    assert (layout.indent, layout.hang) == (pytest.approx(indent), pytest.approx(hang))


def test_a_hanging_indent_takes_the_first_line_indent_of_the_style_away(tmp_path: Path) -> None:
    styles = NORMAL + style("A", "甲", properties='<w:ind w:firstLine="420"/>')
    body = styled("羊毛应干燥。", "A", '<w:ind w:left="420" w:hanging="420"/>')
    assert _layout(_document(tmp_path, body, styles=styles), "羊毛").first_line == -21.0


def test_typed_blanks_count_by_their_widths(tmp_path: Path) -> None:
    assert _layout(_document(tmp_path, p("　　羊毛应干燥。")), "羊毛").blanks == 2.0
    assert _layout(_document(tmp_path, p("    羊毛应干燥。")), "羊毛").blanks == 1.0


LEFT_630 = '<w:pPr><w:ind w:left="630" w:hanging="210"/></w:pPr>'


def test_the_indent_of_a_list_lies_over_the_style_unless_the_style_names_the_list(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "%1)", "lowerLetter", more=LEFT_630)) + num(1, 0)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    styles = (
        NORMAL
        + style("A", "甲", properties='<w:ind w:left="840"/>')
        + style("B", "乙", properties=f'{listed}<w:ind w:left="840"/>')
        + style("C", "丙", based_on="A", properties=listed)
    )
    body = styled("直接编号的项；", "A", listed) + styled("样式带列表和缩进；", "B") + styled("列表在近的样式里；", "C")
    doc = _document(tmp_path, body, styles=styles, numbering=numbering)
    assert [_layout(doc, words).left for words in ("直接", "带列表", "近的")] == [31.5, 42.0, 31.5]


@pytest.mark.parametrize(
    ("suffix", "text", "gap"),
    [
        ('<w:suff w:val="nothing"/>', "%1", 0.0),
        ('<w:suff w:val="nothing"/>', "%1\u3000", 1.0),
        ('<w:suff w:val="space"/>', "%1", 0.25),
        ('<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>', "%1", None),
    ],
)
def test_the_gap_behind_an_automatic_number(tmp_path: Path, suffix: str, text: str, gap: float | None) -> None:
    numbering = abstract(0, level(0, text, more=suffix)) + num(1, 0)
    body = p("范围", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
    doc = _document(tmp_path, body, numbering=numbering)
    label = _layout(doc, "范围").label
    assert label is not None and label.automatic and label.gap == gap


@pytest.mark.parametrize(("typed", "gap"), [("1 范围", 0.25), ("1　范围", 1.0), ("1范围", 0.0)])
def test_the_gap_behind_a_typed_number(tmp_path: Path, typed: str, gap: float) -> None:
    doc = _document(tmp_path, p(typed, '<w:outlineLvl w:val="0"/>'))
    label = _layout(doc, "范围").label
    assert label is not None and not label.automatic and label.gap == gap


def test_lines_are_counted_in_the_grid_of_the_page(tmp_path: Path) -> None:
    body = p("羊毛应干燥。", '<w:spacing w:beforeLines="50" w:before="20" w:after="312"/>')
    body += '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    layout = _layout(_document(tmp_path, body), "羊毛")
    assert (layout.before, layout.after, layout.pitch) == (pytest.approx(7.8), 15.6, 15.6)


def test_a_table_style_lies_below_the_paragraph_style(tmp_path: Path) -> None:
    styles = style("Normal", "Normal", default=True) + style(
        "T",
        "表",
        kind="table",
        properties='<w:jc w:val="center"/>',
        run='<w:sz w:val="18"/><w:rFonts w:eastAsia="黑体"/>',
    )
    body = table(row(cell(p("细度")))).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>')
    doc = _document(tmp_path, body + p("完。"), styles=styles)
    assert (_text(doc, "细度").size, _text(doc, "细度").east_asian, _layout(doc, "细度").align) == (
        9.0,
        "黑体",
        "center",
    )
    assert _text(doc, "完").size is None


BREAK = '<w:r><w:br w:type="page"/></w:r>'
CONTINUOUS = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'


@pytest.mark.parametrize(
    ("before", "own", "new"),
    [
        (p("文字。"), "", False),
        (p("文字。") + p(), "", False),
        (p("文字。") + p(BREAK), "", True),
        (p(r("文字。") + BREAK), "", True),
        (p(BREAK + r("文字。")), "", False),
        (p("文字。"), "<w:pageBreakBefore/>", True),
        (p("文字。", "<w:sectPr/>"), "", True),
        (p("文字。") + p("", "<w:pageBreakBefore/>") + p(), "", True),
        (p("文字。", "<w:pageBreakBefore/>"), "", False),
    ],
)
def test_what_begins_a_page(tmp_path: Path, before: str, own: str, new: bool) -> None:
    doc = _document(tmp_path, before + p("羊毛应干燥。", own) + "<w:sectPr/>")
    assert _layout(doc, "羊毛").new_page is new


def test_a_section_that_goes_on_begins_no_page(tmp_path: Path) -> None:
    doc = _document(tmp_path, p("文字。", "<w:sectPr/>") + p("羊毛应干燥。") + CONTINUOUS)
    assert _layout(doc, "羊毛").new_page is False


def test_empty_paragraphs_around_one_are_counted(tmp_path: Path) -> None:
    layout = _layout(_document(tmp_path, p("甲。") + p() + p(" ") + p("羊毛应干燥。") + p() + p("乙。")), "羊毛")
    assert (layout.empty_before, layout.empty_after) == (2, 1)


SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'


def _pages(tmp_path: Path, body: str, **parts: Any) -> tuple[PageLayout, ...]:
    doc = _document(tmp_path, body, **parts)
    assert doc.layout is not None
    return doc.layout.pages()


def test_paper_and_margins(tmp_path: Path) -> None:
    margins = '<w:pgMar w:top="1928" w:right="1134" w:bottom="1134" w:left="1134" w:gutter="284"/>'
    (page,) = _pages(tmp_path, p("甲。") + f"<w:sectPr>{SIZE}{margins}</w:sectPr>")
    assert (page.width, page.height, page.margins) == (595.3, 841.9, (96.4, 56.7, 56.7, 70.9))
    assert (page.start, page.numbers, page.two_sided) == ("nextPage", "decimal", False)


def test_a_section_takes_its_head_from_the_one_before(tmp_path: Path) -> None:
    head = part("hdr", p("DB15/T 9—2026", '<w:jc w:val="right"/>'))
    body = (
        p("甲。", '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/></w:sectPr>')
        + p("乙。")
        + "<w:sectPr/>"
    )
    first, second = _pages(
        tmp_path, body, others={"word/header1.xml": head}, relations=relation("rIdHead", "header", "header1.xml")
    )
    assert first.heads == second.heads and first.heads is not None
    assert [(one.side, one.text, one.align) for one in first.heads] == [("odd", "DB15/T 9—2026", "right")]


def test_a_foot_behind_tab_stops_stands_where_the_stop_is(tmp_path: Path) -> None:
    number = '<w:r><w:tab/></w:r><w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot = part(
        "ftr", p(number, '<w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs>')
    )
    body = p("甲。") + '<w:sectPr><w:footerReference w:type="default" r:id="rIdFoot"/></w:sectPr>'
    (page,) = _pages(
        tmp_path, body, others={"word/footer1.xml": foot}, relations=relation("rIdFoot", "footer", "footer1.xml")
    )
    assert page.feet is not None
    assert [(one.page_number, one.align) for one in page.feet] == [(True, "right")]


def test_the_lines_of_a_table(tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="{width}"/>' for side, width in (
        ("top", 8), ("left", 0), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4)))  # fmt: skip
    opened = sides.replace('<w:left w:val="single" w:sz="0"/>', '<w:left w:val="nil"/>')
    head = row(cell(p("项目")), cell(p("值")), properties="<w:tblHeader/>")
    body = table(head, row(cell(p("水分")), cell(p("12")))).replace(
        "<w:tbl>", f"<w:tbl><w:tblPr><w:tblBorders>{opened}</w:tblBorders></w:tblPr>"
    )
    doc = _document(tmp_path, body + p("完。"))
    found = next(block for block in doc.blocks() if isinstance(block, Table))
    assert doc.layout is not None
    lines = doc.layout.table(found)
    assert lines is not None
    assert (lines.sides, lines.head, lines.inner, lines.head_repeats) == ((1.0, 1.0, 1.0, 0.0), 0.5, 0.5, True)


def test_contents_by_field_or_by_hand(tmp_path: Path) -> None:
    made = p('<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>' + r("1 范围 1"))
    automatic = _document(tmp_path, made).layout
    typed = _document(tmp_path, p("1 范围 1")).layout
    assert automatic is not None and automatic.automatic_contents() is True
    assert typed is not None and typed.automatic_contents() is False
