"""How one paragraph is set: its number, the blanks in front of it, its base."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from stdkit.formats.docx.layout.paragraphs import Setter, Stretch
from stdkit.formats.docx.layout.surroundings import Surroundings
from stdkit.formats.docx.tags import R, T
from stdkit.model.layout import LabelLayout, ParagraphLayout
from tests.formats.docx.layout.set_documents import NORMAL, block, cascade, document, layout, layouts
from tests.formats.docx.specimens import abstract, level, num, p, parsed, r, style

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TAB, LINE = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
ARIAL = '<w:rFonts w:ascii="Arial" w:eastAsia="宋体"/>'
SONG = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/>'


def setter(styles: str = NORMAL, numbering: str = "", settings: str | None = None) -> Setter:
    known = cascade(styles, numbering)
    given = parsed("settings", settings) if settings is not None else None
    return Setter(known, Surroundings(parsed("document", ""), known.begins_page), given)


def one(body: str, words: str = "", start: int = 0) -> Stretch:
    """The stretch of a paragraph whose text begins in the element with ``words`` at ``start``."""
    (paragraph,) = parsed("body", body)
    if not words:
        return Stretch(paragraph, None, 0, 0, [])
    element = next(text for text in paragraph.iter(T) if words in (text.text or ""))
    shown = (element.text or "")[start:]
    return Stretch(paragraph, (element, start), 0, len(shown), [(0, len(shown), element.getparent())])


def found(body: str, words: str, start: int = 0, label: str = "", **parts: str) -> ParagraphLayout:
    numbering = parts.pop("numbering", "")
    return setter(numbering=numbering, **parts).set(one(body, words, start), label, None)


@pytest.mark.parametrize(
    ("blanks", "wide"),
    [("　", 1.0), ("　　", 2.0), (" ", 0.25), ("\u2003", 1.0), ("\u2002", 0.5), ("　 ", 1.25), ("", 0.0)],
)
def test_blanks_in_front_of_text(blanks: str, wide: float) -> None:
    apart = found(p(r(blanks) + r("甲")), "甲")
    together = found(p(r(blanks + "甲")), "甲", start=len(blanks))
    assert apart.blanks == together.blanks == wide
    assert apart.label is None


@pytest.mark.parametrize(
    ("run", "wide"), [(ARIAL, 0.25), (SONG, 0.5), ('<w:rFonts w:ascii="SimHei"/>', 0.5), ("", 0.25)]
)
def test_a_blank_is_half_a_character_in_chinese_fonts(run: str, wide: float) -> None:
    assert found(p(r(" ") + r("甲", run)), "甲").blanks == wide


def test_a_blank_of_no_known_font_is_half_a_character() -> None:
    bare = style("Normal", default=True)
    assert found(p(r(" ") + r("甲")), "甲", styles=bare).blanks == 0.5


@pytest.mark.parametrize(
    ("settings", "wide"),
    [(None, 36.0), ("", 21.0), ('<w:defaultTabStop w:val="840"/>', 42.0), ('<w:defaultTabStop w:val="0"/>', 21.0)],
)
def test_a_tab_is_as_wide_as_the_stops_of_the_document(settings: str | None, wide: float) -> None:
    text = setter(settings=settings).set(one(p(TAB + r("甲")), "甲"), "", None)
    assert text.blanks == pytest.approx(wide / 10.5)


def test_line_breaks_are_not_wide() -> None:
    assert found(p(r("　") + LINE + r("甲")), "甲").blanks == 1.0


@pytest.mark.parametrize(
    ("typed", "gap", "own_line", "blanks"),
    [
        (r("1　"), 1.0, False, 0.0),
        (r("1"), 0.0, False, 0.0),
        (r("1 "), 0.25, False, 0.0),
        (r("　1.1 　"), 1.25, False, 1.0),
        (r("1") + TAB, None, False, 0.0),
        (r("附录A") + LINE, 0.0, True, 0.0),
        (r("　　a)　"), 1.0, False, 2.0),
    ],
)
def test_a_typed_number(typed: str, gap: float | None, own_line: bool, blanks: float) -> None:
    text = found(p(typed + r("范围", "<w:b/>")), "范围", label="1")
    assert text.label is not None and text.label.text is not None
    assert (text.label.automatic, text.label.gap, text.label.own_line, text.blanks) == (False, gap, own_line, blanks)
    assert text.label.text.bold is True


def test_a_number_typed_in_one_run_with_its_text() -> None:
    text = found(p(r("4.1　范围")), "范围", start=4, label="4.1")
    assert text.label is not None and (text.label.automatic, text.label.gap) == (False, 1.0)


def test_a_label_nobody_typed_and_nothing_counts_is_none() -> None:
    assert found(p(r("范围")), "范围", label="1").label is None


@pytest.mark.parametrize(
    ("more", "text", "gap"),
    [
        ('<w:suff w:val="nothing"/>', "%1", 0.0),
        ('<w:suff w:val="nothing"/>', "%1　", 1.0),
        ('<w:suff w:val="space"/>', "%1", 0.25),
        ('<w:suff w:val="space"/>', "%1 ", 0.5),
        ('<w:suff w:val="tab"/>', "%1", None),
        ("<w:suff/>", "%1", None),
        ("", "%1　", None),
    ],
)
def test_an_automatic_number(more: str, text: str, gap: float | None) -> None:
    numbering = abstract(0, level(0, text, more=more + "<w:rPr><w:b/></w:rPr>")) + num(1, 0)
    for words, extra in (("范围", 0.0), ("　范围", 1.0)):
        shown = found(p(r(words), LISTED), words, start=int(extra), label="1", numbering=numbering)
        assert shown.label is not None and shown.label.text is not None
        wanted = None if gap is None else gap + extra
        assert (shown.label.automatic, shown.label.gap, shown.blanks, shown.label.text.bold) == (
            True,
            wanted,
            0.0,
            True,
        )
        assert shown.label.own_line is False


def test_an_automatic_number_whose_text_begins_on_the_next_line() -> None:
    numbering = abstract(0, level(0, "附录%1", more='<w:suff w:val="nothing"/>')) + num(1, 0)
    shown = found(p(LINE + r("取样"), LISTED), "取样", label="附录1", numbering=numbering)
    assert shown.label is not None and (shown.label.automatic, shown.label.own_line) == (True, True)


def test_a_number_typed_over_an_automatic_one_is_typed() -> None:
    numbering = abstract(0, level(0, "%1")) + num(1, 0)
    shown = found(p(r("7　") + r("范围"), LISTED), "范围", label="7", numbering=numbering)
    assert shown.label is not None and (shown.label.automatic, shown.label.gap) == (False, 1.0)
    unlabelled = found(p(r("　") + r("范围"), LISTED), "范围", numbering=numbering)
    assert (unlabelled.label, unlabelled.blanks) == (None, 1.0)


def test_an_empty_paragraph_shows_what_is_typed_in_it() -> None:
    known = setter()
    text = known.set(one(p(r("　3.1 "))), "3.1", None)
    assert text.label == LabelLayout(False, 0.5, None, False) and text.blanks == 1.0
    assert (text.size, text.texts) == (10.5, ())


def test_what_a_text_box_in_front_holds_is_not_typed_here() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>"
    assert found(p(box + r("　甲")), "甲", start=1, label="1").blanks == 1.0
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    assert found(p(deleted + r("　甲")), "甲", start=1).blanks == 1.0
    stops = '<w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs>'
    assert found(p(r("甲"), stops), "甲").blanks == 0.0


def test_text_that_begins_behind_a_sign() -> None:
    """A text may begin with what is no text element: only what stands before it is in front."""
    (paragraph,) = parsed("body", p(r("　") + TAB + r("甲")))
    runs = list(paragraph.iter(R))
    stretch = Stretch(paragraph, (runs[1][0], 0), 0, 2, [(0, 1, runs[1]), (1, 2, runs[2])])
    assert setter().set(stretch, "", None).blanks == 1.0


def looks(*stretches: tuple[int, int, str]) -> list[tuple[int, int, bool | None]]:
    (paragraph,) = parsed("body", p("".join(r("字", markup) for _, _, markup in stretches)))
    runs: list[tuple[int, int, etree._Element | None]] = [
        (start, end, run) for (start, end, _), run in zip(stretches, paragraph.iter(R), strict=True)
    ]
    text = setter().set(Stretch(paragraph, None, stretches[0][0], stretches[-1][1], runs), "", None)
    return [(each.start, each.end, each.bold) for each in text.texts]


def test_neighbours_that_look_the_same_are_one_unless_something_stands_between() -> None:
    assert looks((0, 2, ""), (2, 3, ""), (3, 5, "<w:b/>")) == [(0, 3, False), (3, 5, True)]
    assert looks((0, 2, ""), (4, 5, "")) == [(0, 2, False), (4, 5, False)]
    assert looks((0, 2, "<w:b/>"), (2, 3, ""), (3, 4, "<w:b/>")) == [(0, 2, True), (2, 3, False), (3, 4, True)]


def test_lengths_go_by_the_size_of_the_first_text_else_by_the_style_else_by_the_usual_one() -> None:
    indent = '<w:ind w:firstLineChars="200"/>'
    assert found(p(r("甲", '<w:sz w:val="32"/>') + r("乙"), indent), "甲").first_line == 32.0
    assert setter().set(one(p("", indent)), "", None).first_line == 21.0
    large = style("Normal", default=True, run='<w:sz w:val="28"/>')
    assert setter(large).set(one(p("", indent)), "", None).first_line == 28.0
    bare = style("Normal", default=True)
    assert setter(bare).set(one(p(r("甲"), indent), "甲"), "", None).first_line == 21.0


def test_a_paragraph_of_the_same_shape_is_set_in_the_same_way_but_for_its_grid_and_size() -> None:
    known = setter()
    body = p(r("甲"), '<w:spacing w:beforeLines="100" w:line="360" w:lineRule="auto"/><w:outlineLvl w:val="2"/>')
    small = p(
        r("甲", '<w:sz w:val="18"/>'),
        '<w:spacing w:beforeLines="100" w:line="360" w:lineRule="auto"/><w:outlineLvl w:val="2"/>',
    )
    asked = [
        known.set(one(each, "甲"), "", pitch)
        for each, pitch in ((body, 15.6), (body, 10.0), (body, None), (small, 15.6))
    ]
    assert [each.before for each in asked] == pytest.approx([15.6, 10.0, 12.0, 15.6])
    assert [each.pitch for each in asked] == [15.6, 10.0, None, 15.6]
    assert [each.line for each in asked] == pytest.approx([20.475, 20.475, 20.475, 17.55])
    assert {each.outline for each in asked} == {2}


@pytest.mark.parametrize(
    ("markup", "new"), [("", False), ("<w:pageBreakBefore/>", True), ('<w:pageBreakBefore w:val="false"/>', False)]
)
def test_a_page_begun_by_the_paragraph_itself(markup: str, new: bool) -> None:
    assert found(p(r("甲"), markup), "甲").new_page is new


def test_the_whole_of_it_in_a_document(tmp_path: Path) -> None:
    properties = (
        '<w:pBdr><w:top w:val="single"/></w:pBdr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="200"/></w:tabs>'
        '<w:spacing w:after="20"/><w:ind w:left="40" w:right="60"/><w:jc w:val="center"/><w:outlineLvl w:val="8"/>'
    )
    doc = document(tmp_path, p("前。") + p() + p("甲乙。", properties) + p() + p() + p("后。"))
    shown = layout(doc, "甲乙")
    assert (shown.left, shown.right, shown.after, shown.align, shown.frame, shown.style) == (
        2.0,
        3.0,
        1.0,
        "center",
        {"top"},
        "Normal",
    )
    assert (shown.empty_before, shown.empty_after, shown.outline, shown.start, shown.end) == (1, 2, 8, 0, 3)
    assert [(tab.at, tab.align, tab.leader) for tab in shown.tabs or ()] == [(10.0, "right", "…")]
    assert layouts(doc).paragraphs(block(doc, "甲乙"))[0] is shown
