"""Formatting resolved: marks of runs, traits of paragraph styles, fonts of the theme."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fields import FieldStack, button_text, chosen_entry, field_lock
from stdkit.formats.docx.styles import Styles, is_on, properties_of, whole
from tests.formats.docx.specimens import parsed, style

NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
NUMBER = '<w:numPr><w:numId w:val="{}"/></w:numPr>'


def styles(markup: str, theme: str = "", settings: str | None = None) -> Styles:
    given = parsed("theme", theme) if theme else None
    return Styles(parsed("styles", markup), given, parsed("settings", settings) if settings is not None else None)


def marks(direct: str, markup: str = "", of: str = "") -> set[str]:
    found = styles(style("Normal", default=True) + markup).format(of, properties_of(parsed("rPr", direct)))
    return {*found.marks, *(["hidden"] if found.hidden else [])}


@pytest.mark.parametrize(
    ("direct", "found"),
    [
        ("", set()),
        ("<w:b/>", {"bold"}),
        ('<w:b w:val="0"/>', set()),
        ("<w:i/>", {"italic"}),
        ("<w:vanish/>", {"hidden"}),
        ('<w:u w:val="single"/>', {"underline"}),
        ('<w:u w:val="none"/>', set()),
        ('<w:vertAlign w:val="superscript"/>', {"superscript"}),
        ('<w:vertAlign w:val="subscript"/>', {"subscript"}),
        ('<w:vertAlign w:val="baseline"/>', set()),
        ('<w:rFonts w:eastAsia="黑体"/>', {"heiti"}),
        ('<w:rFonts w:eastAsia="simhei"/>', {"heiti"}),
        ('<w:rFonts w:eastAsia="宋体"/>', set()),
        ('<w:rFonts w:ascii="黑体"/>', set()),
        ("<w:strike/>", set()),
    ],
)
def test_marks_of_runs(direct: str, found: set[str]) -> None:
    assert marks(direct) == found


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="off"/>', False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
    ],
)
def test_toggles(paragraph: str, character: str, direct: str, bold: bool) -> None:
    sheet = style("A", run=paragraph) + style("C", kind="character", run=character)
    assert ("bold" in marks(f'<w:rStyle w:val="C"/>{direct}', sheet, "A")) is bold


def test_a_default_that_is_on_stays_on_and_sizes_are_half_points() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:b/><w:sz w:val="21"/><w:rFonts w:ascii="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>'
    sheet = styles(defaults + style("Normal", default=True) + style("A", run='<w:b/><w:sz w:val="32"/>'))
    plain, own = sheet.format("", ()), sheet.format("A", (("sz", "11"),))
    assert (plain.size, plain.font, plain.marks, own.size, own.marks) == (10.5, "Arial", {"bold"}, 5.5, {"bold"})
    assert styles("").format("", ()).size == 0


def test_a_paragraph_style_with_what_it_inherits() -> None:
    sheet = styles(
        style("Normal", default=True)
        + style("A", "甲", based_on="B", properties='<w:jc w:val="center"/><w:pageBreakBefore w:val="0"/>')
        + style("B", "乙", based_on="A", properties=NUMBERED.format(2, 7) + '<w:outlineLvl w:val="1"/><w:pageBreakBefore/><w:jc w:val="left"/>')
    )  # fmt: skip
    one, other, unknown = sheet.paragraph("A"), sheet.paragraph("B"), sheet.paragraph("?")
    assert (one.name, one.names, one.ids) == ("甲", ("甲", "乙"), ("A", "B"))
    assert (one.num_id, one.level, one.level_said, one.outline, one.align, one.page_break) == (
        "7",
        2,
        True,
        1,
        "center",
        False,
    )
    assert (other.page_break, other.align) == (True, "left")
    assert (unknown.id, unknown.num_id, unknown.outline, unknown.align, unknown.page_break) == (
        "Normal",
        None,
        None,
        "",
        False,
    )
    assert styles("").paragraph("x") == unknown._replace(id="x", name="", names=(), ids=())


@pytest.mark.parametrize(
    ("near", "far", "num_id", "level", "level_said"),
    [
        (NUMBERED.format(1, 3), "", "3", 1, True),
        (NUMBER.format(3), NUMBERED.format(1, 5), "3", 1, False),
        ("", NUMBERED.format(1, 5), "5", 1, True),
        (NUMBER.format(3), "", "3", None, False),
        ('<w:numPr><w:ilvl w:val="2"/></w:numPr>', NUMBER.format(5), "5", 2, True),
        (NUMBERED.format(0, 3), NUMBERED.format(1, 5), "3", 0, True),
    ],
)
def test_the_level_counts_where_it_stands_as_near_as_the_list(
    near: str, far: str, num_id: str, level: int | None, level_said: bool
) -> None:
    found = styles(style("A", based_on="B", properties=near) + style("B", properties=far)).paragraph("A")
    assert (found.num_id, found.level, found.level_said) == (num_id, level, level_said)
    assert styles(style("A", properties=near)).numbering_of("A") == (num_id if near.count("numId") else None)


def test_the_first_style_of_a_name_and_the_default_of_paragraphs() -> None:
    sheet = styles(
        style("A", "甲") + style("A", "乙") + style("T", kind="table", default=True) + style("N", "段", default=True)
    )
    assert (sheet.paragraph("A").name, sheet.paragraph("").name) == ("甲", "段")


FONTS = '<a:{0}Font><a:latin typeface="Arial"/><a:ea typeface="{1}"/><a:font script="Hans" typeface="宋体"/><a:font script="Jpan" typeface="明朝"/><a:font script="Hant" typeface="明體"/><a:font script="Hang" typeface="바탕"/></a:{0}Font>'


@pytest.mark.parametrize(
    ("face", "settings", "font"),
    [
        ("", None, "宋体"),
        ("黑体", None, "黑体"),
        ("", "<w:zoom/>", "宋体"),
        ("", '<w:themeFontLang w:eastAsia="ja-JP"/>', "明朝"),
        ("", '<w:themeFontLang w:eastAsia="zh-TW"/>', "明體"),
        ("", '<w:themeFontLang w:eastAsia="zh-HK"/>', "明體"),
        ("", '<w:themeFontLang w:eastAsia="ko-KR"/>', "바탕"),
        ("", '<w:themeFontLang w:eastAsia="zh-CN"/>', "宋体"),
        ("", "<w:themeFontLang/>", "宋体"),
    ],
)
def test_fonts_of_the_theme(face: str, settings: str | None, font: str) -> None:
    sheet = styles("", FONTS.format("minor", face), settings)
    assert (sheet.font("+minorEastAsia"), sheet.font("+minorHAnsi"), sheet.font("+minorAscii")) == (
        font,
        "Arial",
        "Arial",
    )
    assert (sheet.font("+majorEastAsia"), sheet.font("宋体"), sheet.font("")) == ("", "宋体", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("2.9", 2),
        ("", None),
        ("x", None),
        (None, None),
        ("2147483647", 2147483647),
        ("2147483648", None),
        ("-2147483648", -(2**31)),
        ("-2147483649", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_whole_numbers_of_32_bits(text: str | None, value: int | None) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("markup", "on"),
    [("<w:b/>", True), ('<w:b w:val="1"/>', True), ('<w:b w:val="0"/>', False), ('<w:b w:val="none"/>', False)],
)
def test_switches(markup: str, on: bool) -> None:
    assert is_on(parsed("rPr", markup)[0]) is on
    assert is_on(None) is False


def stack(*codes: str) -> FieldStack:
    """Fields open within one another, in the results of which we stand."""
    fields = FieldStack()
    for code in codes:
        fields.begin(parsed("fldChar", ""))
        fields.add_code(code)
        fields.separate()
    return fields


def test_fields_within_fields_lock_and_name_what_they_compute() -> None:
    fields = stack(" HYPERLINK x ")
    assert (fields.lock, fields.instruction, fields.in_toc, fields.hidden) == ("", "", False, False)
    fields = stack(" toc \\h", " HYPERLINK x ", "PAGEREF y ")
    assert (fields.lock, fields.instruction, fields.in_toc) == ("域结果", "PAGEREF y", True)
    fields.begin(parsed("fldChar", ""))
    assert fields.hidden
    fields.add_code("PAGE")
    closed = fields.end()
    assert closed is not None and (closed.name, closed.in_result, closed.empty, fields.hidden) == (
        "PAGE",
        False,
        True,
        False,
    )
    fields.saw_text()
    fields.add_code("too late")
    names = [(one.name, one.empty) for one in (fields.end(), fields.end(), fields.end()) if one is not None]
    assert names == [("PAGEREF", False), ("HYPERLINK", False), ("TOC", False)]
    assert (fields.end(), fields.lock, fields.in_toc) == (None, "", False)


def test_fields_deeper_than_word_computes_are_not_told_apart() -> None:
    fields = stack(*["PAGE"] * 52)
    assert [fields.end() is None for _ in range(3)] == [True, True, False]
    fields.separate()
    assert FieldStack().end() is None


def test_codes_without_a_field_are_nothing() -> None:
    fields = FieldStack()
    fields.add_code("PAGE")
    fields.separate()
    assert (fields.hidden, fields.lock) == (False, "")


@pytest.mark.parametrize(
    ("code", "lock"),
    [("PAGE", "域结果"), (" ref x", "域结果"), ("HYPERLINK x", ""), ("formtext", ""), ("", ""), ("  ", "")],
)
def test_whether_a_result_may_be_edited(code: str, lock: str) -> None:
    assert field_lock(code) == lock


LIST = '<w:ffData><w:ddList>{}<w:listEntry w:val="甲"/><w:listEntry w:val=" 乙 "/></w:ddList></w:ffData>'


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", "甲"),
        ('<w:result w:val="1"/>', "乙"),
        ('<w:default w:val="1"/>', "乙"),
        ('<w:result w:val="0"/><w:default w:val="1"/>', "甲"),
        ('<w:result w:val="2"/>', ""),
        ('<w:result w:val="-1"/>', ""),
        ("<w:result/>", "甲"),
    ],
)
def test_the_entry_a_drop_down_shows(said: str, shown: str) -> None:
    assert chosen_entry(parsed("fldChar", LIST.format(said))) == shown
    assert chosen_entry(parsed("fldChar", "<w:ffData/>")) == ""


@pytest.mark.parametrize(
    ("code", "shown"),
    [("MACROBUTTON x 请点 此 ", "请点 此"), ("MACROBUTTON x", ""), ("macrobutton x 甲", "甲"), ("PAGE x y", "")],
)
def test_what_a_button_shows(code: str, shown: str) -> None:
    closed = stack(code).end()
    assert closed is not None and button_text(closed) == shown
