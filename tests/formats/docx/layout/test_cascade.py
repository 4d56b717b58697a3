"""What a paragraph and its text look like once everything is laid over one another (ECMA-376, 17.7.2 and 17.7.3)."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.formats.docx.layout.cascade import Cascade
from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.styles import Styles
from stdkit.formats.docx.tags import P, R, w
from stdkit.model.layout import TextLayout
from tests.formats.docx.layout.set_documents import cascade
from tests.formats.docx.specimens import abstract, cell, level, num, p, parsed, r, row, style, table

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
PLAIN = style("Normal", default=True)


def first(body: str, styles: str = PLAIN, numbering: str = "") -> tuple[Cascade, etree._Element]:
    return cascade(styles, numbering), next(parsed("body", body).iter(P))


def look(body: str, styles: str = PLAIN) -> TextLayout:
    known, paragraph = first(body, styles)
    return known.text(known.paragraph(paragraph), next(paragraph.iter(R), None))


def said(body: str, styles: str = PLAIN, numbering: str = "") -> dict[str, str]:
    known, paragraph = first(body, styles, numbering)
    return known.paragraph(paragraph).said


def test_defaults_hold_where_nothing_else_is_said() -> None:
    text = look(p("甲"), DEFAULTS + PLAIN)
    assert (text.east_asian, text.size, said(p("甲"), DEFAULTS + PLAIN)) == ("仿宋", 16.0, {"spacing.after": "100"})
    assert (
        look(p("甲"), PLAIN)
        == look(p())
        == TextLayout(size=None, bold=False, italic=False, underline=False, emphasis=False, highlight=False)
    )


def test_a_document_without_styles() -> None:
    styles = Styles(None)
    bare = Cascade(None, styles, Numbering(None, styles))
    (paragraph,) = parsed("body", p(r("甲", "<w:b/>"), '<w:jc w:val="right"/>'))
    ground = bare.paragraph(paragraph)
    assert (ground.said, ground.level, ground.table, bare.text(ground, paragraph[1]).bold) == (
        {"jc": "right"},
        None,
        None,
        True,
    )
    assert bare.style_elements("x") == []


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("", "", "", False),
        ("<w:b/>", "", "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="false"/>', False),
    ],
)
def test_styles_toggle_each_other_and_direct_formatting_is_absolute(
    paragraph: str, character: str, direct: str, bold: bool
) -> None:
    styles = PLAIN + style("A", run=paragraph) + style("C", kind="character", run=character)
    body = p(r("甲", f'<w:rStyle w:val="C"/>{direct}'), '<w:pStyle w:val="A"/>')
    assert look(body, styles).bold is bold
    slanted = [markup.replace("w:b", "w:i") for markup in (styles, body)]
    assert (look(slanted[1], slanted[0]).italic, look(slanted[1], slanted[0]).bold) == (bold, False)


def test_a_default_that_is_on_stays_on() -> None:
    on = DEFAULTS.replace("<w:sz", "<w:b/><w:sz")
    assert look(p("甲", '<w:pStyle w:val="A"/>'), on + PLAIN + style("A", run="<w:b/>")).bold is True
    assert look(p(r("甲", '<w:b w:val="0"/>')), on + PLAIN).bold is False
    off = DEFAULTS.replace("<w:sz", '<w:b w:val="0"/><w:sz')
    assert look(p("甲", '<w:pStyle w:val="A"/>'), off + PLAIN + style("A", run="<w:b/>")).bold is True


@pytest.mark.parametrize(
    ("markup", "name", "value"),
    [
        ('<w:color w:val="ff0000"/>', "color", "FF0000"),
        ('<w:color w:val="auto"/>', "color", ""),
        ('<w:color w:val="000000"/>', "color", ""),
        ('<w:u w:val="single"/>', "underline", True),
        ('<w:u w:val="none"/>', "underline", False),
        ('<w:em w:val="dot"/>', "emphasis", True),
        ('<w:em w:val="none"/>', "emphasis", False),
        ('<w:highlight w:val="yellow"/>', "highlight", True),
        ('<w:highlight w:val="none"/>', "highlight", False),
        ('<w:sz w:val="21"/>', "size", 10.5),
        ('<w:sz w:val="x"/>', "size", None),
        ('<w:sz w:val="0"/>', "size", None),
        ('<w:rFonts w:ascii="Arial"/>', "latin", "Arial"),
        ('<w:rFonts w:eastAsia="楷体"/>', "east_asian", "楷体"),
    ],
)
def test_traits_of_text(markup: str, name: str, value: object) -> None:
    assert getattr(look(p(r("甲", markup))), name) == value
    styled = p(r("甲", '<w:rStyle w:val="C"/>'))
    assert getattr(look(styled, PLAIN + style("C", kind="character", run=markup)), name) == value


def test_the_nearest_style_of_a_chain_wins_trait_by_trait() -> None:
    styles = (
        PLAIN
        + style("A", based_on="B", run='<w:sz w:val="28"/>', properties='<w:jc w:val="right"/>')
        + style(
            "B",
            run='<w:sz w:val="40"/><w:color w:val="FF0000"/>',
            properties='<w:jc w:val="left"/><w:outlineLvl w:val="1"/>',
        )
    )
    body = p("甲", '<w:pStyle w:val="A"/>')
    text = look(body, styles)
    assert (text.size, text.color) == (14.0, "FF0000")
    assert said(body, styles) == {"jc": "right", "outline": "1", "style": "A"}


def test_a_style_nobody_defines_says_nothing() -> None:
    assert look(p(r("甲", '<w:rStyle w:val="None"/>'), '<w:pStyle w:val="None"/>')).bold is False


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERS = abstract(
    0, level(0, "%1)", more='<w:pPr><w:ind w:left="630"/></w:pPr><w:rPr><w:b/><w:u w:val="single"/></w:rPr>')
) + num(1, 0)


@pytest.mark.parametrize(
    ("direct", "styles", "left"),
    [
        (LISTED, "", "630"),
        (LISTED + '<w:ind w:left="100"/>', "", "100"),
        ('<w:pStyle w:val="A"/>' + LISTED, style("A", properties='<w:ind w:left="840"/>'), "630"),
        ('<w:pStyle w:val="A"/>', style("A", properties=LISTED + '<w:ind w:left="840"/>'), "840"),
        ('<w:pStyle w:val="A"/>', style("A", properties=LISTED), "630"),
        (
            '<w:pStyle w:val="A"/>',
            style("A", based_on="B") + style("B", properties=LISTED + '<w:ind w:left="840"/>'),
            "840",
        ),
        (
            '<w:pStyle w:val="A"/>',
            style("A", based_on="B", properties=LISTED) + style("B", properties='<w:ind w:left="840"/>'),
            "630",
        ),
        (
            '<w:pStyle w:val="A"/>',
            style("A", based_on="B", properties='<w:ind w:left="840"/>') + style("B", properties=LISTED),
            "840",
        ),
    ],
)
def test_the_indent_of_a_list_lies_below_the_style_that_names_it_and_above_the_others(
    direct: str, styles: str, left: str
) -> None:
    assert said(p("甲", direct), PLAIN + styles, NUMBERS)["ind.left"] == left


def test_a_list_taken_off_has_no_level() -> None:
    known, paragraph = first(p("甲", '<w:numPr><w:numId w:val="0"/></w:numPr>'), PLAIN, NUMBERS)
    assert known.paragraph(paragraph).level is None
    known, paragraph = first(p("甲", LISTED), PLAIN, NUMBERS)
    assert known.paragraph(paragraph).level is not None


def test_a_number_looks_as_the_mark_of_its_paragraph_but_for_what_its_level_says() -> None:
    mark = '<w:rPr><w:i/><w:u w:val="single"/><w:color w:val="FF0000"/></w:rPr>'
    known, paragraph = first(p(r("甲", '<w:sz w:val="40"/>'), LISTED + mark), PLAIN, NUMBERS)
    label = known.label(paragraph, known.paragraph(paragraph))
    assert (label.bold, label.italic, label.color, label.size, label.underline) == (True, True, "FF0000", None, False)
    bare, plain = first(p("甲", mark))
    assert bare.label(plain, bare.paragraph(plain)).bold is False


@pytest.mark.parametrize(
    ("markup", "begins"), [("", False), ("<w:pageBreakBefore/>", True), ('<w:pageBreakBefore w:val="0"/>', False)]
)
def test_a_page_break_before(markup: str, begins: bool) -> None:
    known, paragraph = first(p("甲", markup))
    assert known.begins_page(paragraph) is begins
    known, paragraph = first(p("甲", '<w:pStyle w:val="A"/>'), PLAIN + style("A", properties=markup))
    assert known.begins_page(paragraph) is begins


FIRST_ROW = (
    '<w:tblStylePr w:type="{}"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)


def table_style(name: str, kind: str = "firstRow", based: str = "", default: bool = False, **form: str) -> str:
    return style(name, kind="table", based_on=based, default=default, **form).replace(
        "</w:style>", FIRST_ROW.format(kind)
    )


def in_table(look_of: str, *, at: int = 0, named: str = "T", styles: str = table_style("T")) -> tuple[bool | None, str]:
    """Bold and alignment of the text in row ``at``."""
    own = f"<w:tblPr>{f'<w:tblStyle w:val={chr(34)}{named}{chr(34)}/>' if named else ''}{look_of}</w:tblPr>"
    root = parsed("body", table(row("甲"), row("乙")).replace("<w:tblPr/>", own))
    known = cascade(PLAIN + styles)
    paragraph = list(root.iter(P))[at]
    ground = known.paragraph(paragraph)
    return known.text(ground, next(paragraph.iter(R))).bold, ground.said.get("jc", "")


@pytest.mark.parametrize(
    ("look_of", "apart"),
    [
        ("", False),
        ('<w:tblLook w:firstRow="1"/>', True),
        ('<w:tblLook w:firstRow="true"/>', True),
        ('<w:tblLook w:firstRow="0" w:val="04A0"/>', False),
        ('<w:tblLook w:val="04A0"/>', True),
        ('<w:tblLook w:val="0480"/>', False),
        ('<w:tblLook w:val="0020"/>', True),
        ('<w:tblLook w:val="x"/>', False),
        ("<w:tblLook/>", False),
    ],
)
def test_the_first_row_of_a_table_is_set_apart_where_the_table_asks_for_it(look_of: str, apart: bool) -> None:
    assert in_table(look_of) == ((True, "center") if apart else (False, ""))
    assert in_table(look_of, at=1) == (False, "")


def test_other_parts_of_a_table_style_are_not_the_first_row() -> None:
    assert in_table('<w:tblLook w:val="04A0"/>', styles=table_style("T", "lastRow")) == (False, "")


def test_a_table_style_inherits_and_the_default_one_needs_no_name() -> None:
    asked = '<w:tblLook w:firstRow="1"/>'
    based = table_style("Base", properties='<w:jc w:val="right"/>') + style("T", kind="table", based_on="Base")
    assert in_table(asked, styles=based) == (True, "center")
    assert in_table(asked, styles=based, at=1) == (False, "right")
    assert in_table(asked, named="", styles=table_style("D", default=True)) == (True, "center")
    assert in_table(asked, named="", styles=table_style("D")) == (False, "")
    assert in_table(asked, named="None", styles=table_style("D", default=True)) == (False, "")
    assert in_table(asked, named="", styles=style("D", default=True) + table_style("E")) == (False, "")


def test_a_table_in_a_row_counts_as_its_own_and_a_text_box_stands_outside() -> None:
    known = cascade(PLAIN + table_style("T"))
    look_of = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/></w:tblPr>'
    outer = table(row(cell(table(row("内")) + p("外")))).replace("<w:tblPr/>", look_of, 1)
    inner, own = parsed("body", outer).iter(P)
    assert (known.paragraph(inner).table, known.paragraph(own).table) == (("", False), ("T", True))
    boxed = table(row(cell(p(f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>")))).replace(
        "<w:tblPr/>", look_of
    )
    holder, inside = parsed("body", boxed).iter(P)
    assert (known.paragraph(holder).table, known.paragraph(inside).table) == (("T", True), None)


def test_a_row_behind_something_else_than_a_row_is_the_first() -> None:
    asked = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/></w:tblPr>'
    markup = f'<w:tbl>{asked}<w:tblGrid/><w:bookmarkStart w:id="1" w:name="a"/>{row("甲")}{row("乙")}</w:tbl>'
    known = cascade(PLAIN + table_style("T"))
    assert [known.paragraph(one).table for one in parsed("body", markup).iter(P)] == [("T", True), ("T", False)]


def test_a_table_without_properties_has_the_default_style() -> None:
    known = cascade(PLAIN + table_style("D", default=True))
    (paragraph,) = parsed("body", table(row("甲")).replace("<w:tblPr/>", "")).iter(P)
    assert known.paragraph(paragraph).table == ("D", False)


def test_the_definitions_of_a_style_nearest_first() -> None:
    known = cascade(PLAIN + table_style("T", based="B") + table_style("B"))
    assert [one.get(w("styleId")) for one in known.style_elements("T")] == ["T", "B"]
    assert known.style_elements("None") == []
