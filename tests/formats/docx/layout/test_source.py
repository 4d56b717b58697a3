"""From blocks of the model to how the file sets them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from stdkit.model import DocxAnchor, Figure, Run, Table
from tests.formats.docx.layout.set_documents import block, document, layout, layouts
from tests.formats.docx.specimens import p, part, picture, r, relation, row, table

NOTES = f'<w:footnote w:id="2">{p("脚注文字。")}</w:footnote>'
ENDS = f'<w:endnote w:id="2">{p("尾注文字。")}</w:endnote>'


def grid(pitch: int) -> str:
    return f'<w:sectPr><w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'


def test_each_section_has_its_grid_and_notes_are_set_as_the_last(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p("甲段。", grid(200)) + p(r("乙段。") + note) + p("丙段。", grid(240)) + p("丁段。") + grid(312)
    doc = document(tmp_path, body, footnotes=NOTES)
    assert [layout(doc, f"{one}段").pitch for one in "甲乙丙丁"] == [10.0, 12.0, 12.0, 15.6]
    assert layout(doc, "脚注文字").pitch == 15.6
    assert [layouts(doc).page_of(block(doc, f"{one}段")) for one in "甲乙丙丁"] == [0, 1, 1, 2]
    assert layouts(doc).page_of(block(doc, "脚注文字")) is None


def test_text_behind_the_last_section_is_set_as_in_it_and_none_is_none(tmp_path: Path) -> None:
    doc = document(tmp_path, p("甲段。", grid(200)) + p("乙段。"))
    assert (layout(doc, "乙段").pitch, layouts(doc).page_of(block(doc, "乙段"))) == (10.0, 0)
    bare = document(tmp_path, p(r("甲段。") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=NOTES)
    assert (layout(bare, "甲段").pitch, layout(bare, "脚注文字").pitch) == (None, None)
    assert (layouts(bare).pages(), layouts(bare).page_of(block(bare, "甲段"))) == ((), None)


def test_notes_at_the_end_of_the_document(tmp_path: Path) -> None:
    references = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    doc = document(tmp_path, p(r("正文。") + references), footnotes=NOTES, endnotes=ENDS)
    asked = [layouts(doc).is_endnote(block(doc, words)) for words in ("正文", "脚注文字", "尾注文字")]
    assert asked == [False, False, True]


def test_a_block_of_two_paragraphs_is_asked_for_both(tmp_path: Path) -> None:
    doc = document(tmp_path, p("甲") + p("乙丙"))
    whole = block(doc, "甲")
    other = block(doc, "乙丙")
    joined = replace(whole, runs=(*whole.runs, Run("\n"), *other.runs), id="joined")
    assert [(one.start, one.end) for one in layouts(doc).paragraphs(joined)] == [(0, 1), (2, 4)]


def test_runs_without_text_or_without_a_place_are_passed_over(tmp_path: Path) -> None:
    doc = document(tmp_path, p(r("甲", "<w:b/>") + r("乙")))
    whole = block(doc, "甲乙")
    runs = (Run("", whole.runs[0].anchor), Run("外"), *whole.runs, Run("后"))
    (found,) = layouts(doc).paragraphs(replace(whole, runs=runs, id="other"))
    assert [(one.start, one.end, one.bold) for one in found.texts] == [(1, 2, True), (2, 3, False)]
    assert (found.start, found.end) == (1, 3)


def test_a_number_in_a_paragraph_of_its_own_is_a_paragraph_and_ends_its_line(tmp_path: Path) -> None:
    doc = document(tmp_path, p("3.1", '<w:outlineLvl w:val="1"/>') + p("果穗"))
    number = next(one for one in doc.blocks() if one.label == "3.1")
    both = replace(block(doc, "果穗"), label="3.1", anchor=number.anchor, id="both")
    apart, behind = layouts(doc).paragraphs(both)
    assert apart.label is not None and apart.label.own_line is True and (apart.start, apart.end) == (0, 0)
    assert behind.label is None and (behind.start, behind.end) == (0, 2)


def test_an_empty_paragraph_is_set_too_a_table_without_caption_is_none(tmp_path: Path) -> None:
    doc = document(tmp_path, p("甲") + table(row("项目")) + p("完。"))
    empty = replace(block(doc, "甲"), runs=(), id="empty")
    (found,) = layouts(doc).paragraphs(empty)
    assert (found.start, found.end, found.texts) == (0, 0, ())
    whole = next(one for one in doc.blocks() if isinstance(one, Table))
    assert layouts(doc).paragraphs(whole) == ()


def test_tables_and_pictures_are_found_by_their_places_alone(tmp_path: Path) -> None:
    image = relation("rIdImage", "image", "media/a.png")
    body = (
        p("前。")
        + p(picture(), '<w:jc w:val="center"/>')
        + p("图1 装置", '<w:jc w:val="center"/>')
        + table(row("项目"))
        + p("完。")
    )
    doc = document(tmp_path, body, relations=image, others={"word/media/a.png": "x"})
    figure = next(one for one in doc.blocks() if isinstance(one, Figure))
    whole = next(one for one in doc.blocks() if isinstance(one, Table))
    asked = layouts(doc)
    drawn = asked.drawing(figure)
    assert drawn is not None and drawn.align == "center"
    assert asked.drawing(replace(figure, images=(), texts=())) is None
    assert asked.drawing(replace(figure, anchor=whole.anchor)) is None
    assert asked.drawing(replace(figure, anchor=None)) is None
    assert asked.table(whole) is not None
    assert asked.table(replace(whole, anchor=figure.anchor)) is None
    assert asked.table(replace(whole, anchor=DocxAnchor("word/none.xml", (0,)))) is None


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (p('<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>' + r("1 范围 1")), True),
        (p("<w:r><w:instrText> PAGEREF TOC </w:instrText></w:r>" + r("1 范围 1")), False),
        (p('<w:fldSimple w:instr=" TOC ">' + r("1 范围 1") + "</w:fldSimple>"), True),
        (p('<w:fldSimple w:instr=" PAGE ">' + r("1") + "</w:fldSimple>"), False),
        (p("<w:fldSimple>" + r("1") + "</w:fldSimple>") + p("<w:r><w:instrText/></w:r>"), False),
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr></w:sdt>',
            True,
        ),
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr></w:sdt>',
            False,
        ),
        ("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery/></w:docPartObj></w:sdtPr></w:sdt>", False),
        ("<w:sdt><w:sdtPr/></w:sdt>", False),
    ],
)
def test_contents_that_word_makes(tmp_path: Path, body: str, made: bool) -> None:
    assert layouts(document(tmp_path, body + p("文字。"))).automatic_contents() is made


def test_what_was_asked_once_is_kept_and_stays_in_its_process(tmp_path: Path) -> None:
    doc = document(tmp_path, p("甲段。"))
    one = block(doc, "甲段")
    assert layouts(doc).paragraphs(one) is layouts(doc).paragraphs(one)
    assert pickle.loads(pickle.dumps(doc.layout)) is None


def test_text_in_a_link_or_a_field_belongs_to_its_paragraph(tmp_path: Path) -> None:
    body = p(r("见") + f'<w:hyperlink w:anchor="x">{r("附录", "<w:b/>")}</w:hyperlink>' + r("。"))
    (found,) = layouts(document(tmp_path, body)).paragraphs(block(document(tmp_path, body), "附录"))
    assert [(one.start, one.end, one.bold) for one in found.texts] == [(0, 1, False), (1, 3, True), (3, 4, False)]


def test_heads_of_another_part_are_set_by_their_own_paragraphs(tmp_path: Path) -> None:
    head = part("hdr", p("DB15/T 9—2026", '<w:jc w:val="right"/>'))
    body = p("甲段。") + '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr>'
    doc = document(
        tmp_path, body, others={"word/header1.xml": head}, relations=relation("rId9", "header", "header1.xml")
    )
    (one,) = doc.furniture
    (found,) = layouts(doc).paragraphs(one)
    assert found.align == "right"
