"""The numbers Word computes, as the reader of the document sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_flats
from tests.formats.docx.specimens import abstract, build, level, listed, num, p, r, style, styled, text_box

DECIMAL = abstract(1, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def labels(tmp_path: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    flats = read_flats(build(tmp_path / "a.docx", body, styles=styles, numbering=numbering))[0]
    return [flat.block.label for flat in flats]


def override(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_levels_count_and_start_anew(tmp_path: Path) -> None:
    body = "".join(listed("文", 1, at) for at in (0, 1, 2, 2, 1, 2, 0, 1))
    assert labels(tmp_path, body, DECIMAL + num(1, 1)) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1"]


def test_a_level_skipped_counts_as_used(tmp_path: Path) -> None:
    """Word by design: a first Heading 1 behind a Heading 2 is 2 (Microsoft Q110380)."""
    body = "".join(listed("文", 1, at) for at in (1, 1, 0, 1, 0, 2, 1))
    assert labels(tmp_path, body, DECIMAL + num(1, 1)) == ["1.1", "1.2", "2", "2.1", "3", "3.1.1", "3.2"]


def test_text_boxes_and_notes_count_for_themselves(tmp_path: Path) -> None:
    box = text_box(listed("框", 1) + listed("框", 1))
    notes = f'<w:footnote w:id="2">{p("注")}{listed("列", 1)}</w:footnote>'
    body = (
        listed("文", 1)
        + p(r("见") + box + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + listed("文", 1)
        + p(r("见") + text_box(listed("框", 1)))
    )
    path = build(tmp_path / "a.docx", body, numbering=DECIMAL + num(1, 1), footnotes=notes)
    found = [
        (flat.block.text, flat.block.label)
        for flat in read_flats(path)[0]
        if flat.block.label and flat.block.kind != "footnote"
    ]
    assert found == [("文", "1"), ("框", "1"), ("框", "2"), ("文", "2"), ("框", "3")]


def test_lists_of_one_abstract_count_on_together(tmp_path: Path) -> None:
    body = listed("文", 1) + listed("文", 2) + listed("文", 1)
    assert labels(tmp_path, body, DECIMAL + num(1, 1) + num(2, 1)) == ["1", "2", "3"]


def test_lists_of_two_abstracts_count_apart(tmp_path: Path) -> None:
    body = listed("文", 1) + listed("文", 2) + listed("文", 1)
    numbering = abstract(1, level(0, "%1)")) + abstract(2, level(0, "(%1)")) + num(1, 1) + num(2, 2)
    assert labels(tmp_path, body, numbering) == ["1)", "(1)", "2)"]


def test_a_start_override_begins_anew_once(tmp_path: Path) -> None:
    body = "".join(listed("文", n) for n in (1, 1, 2, 2, 1, 2))
    assert labels(tmp_path, body, DECIMAL + num(1, 1) + num(2, 1, override(0, 5))) == ["1", "2", "5", "6", "7", "8"]


def test_a_level_override_replaces_the_level(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter", start=3)}</w:lvlOverride>'
    assert labels(tmp_path, listed("文", 2) + listed("文", 2), DECIMAL + num(2, 1, own)) == ["c)", "d)"]


def test_restart_after_a_named_level_only(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "%1"), level(1, "%1.%2"), level(2, "%3)", more='<w:lvlRestart w:val="1"/>')) + num(
        1, 1
    )
    body = "".join(listed("文", 1, at) for at in (0, 1, 2, 1, 2, 0, 2))
    assert labels(tmp_path, body, numbering) == ["1", "1.1", "1)", "1.2", "2)", "2", "1)"]


def test_restart_never(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "%1"), level(1, "表%2", more='<w:lvlRestart w:val="0"/>')) + num(1, 1)
    body = "".join(listed("文", 1, at) for at in (0, 1, 0, 1))
    assert labels(tmp_path, body, numbering) == ["1", "表1", "2", "表2"]


def test_a_level_without_start_begins_at_nought(tmp_path: Path) -> None:
    assert labels(tmp_path, listed("文", 1), abstract(1, level(0, "%1", start=None)) + num(1, 1)) == ["0"]


def test_legal_numbers_are_arabic_all_through(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>")) + num(1, 1)
    assert labels(tmp_path, listed("文", 1) + listed("文", 1, 1), numbering) == ["第一章", "1.1"]


def test_annex_letters_tables_and_notes(tmp_path: Path) -> None:
    numbering = (
        abstract(1, level(0, "附　录　%1", "upperLetter"), level(1, "%1.%2　"))
        + abstract(2, level(0, "%1", "upperLetter"), level(1, "表%1.%2"))
        + abstract(3, level(0, "注%1："))
        + num(1, 1) + num(2, 2) + num(3, 3)
    )  # fmt: skip
    body = "".join(listed("文", n, at) for n, at in ((1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 0), (1, 0), (1, 1)))
    assert labels(tmp_path, body, numbering) == ["附录A", "A.1", "A", "表A.1", "注1：", "注2：", "附录B", "B.1"]


def test_a_level_of_no_format_prints_only_its_fixed_text(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "%1注：", "none"), level(1, "%1%2.")) + num(1, 1)
    assert labels(tmp_path, listed("文", 1) + listed("文", 1, 1), numbering) == ["注：", "1."]


def test_list_nought_takes_the_number_off(tmp_path: Path) -> None:
    styles = style("Zhang", "章标题", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = (
        styled("一", "Zhang")
        + styled("二", "Zhang", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
        + styled("三", "Zhang")
    )
    assert labels(tmp_path, body, DECIMAL + num(1, 1), styles) == ["1", "", "2"]


def test_styles_bring_numbers_down_the_chain(tmp_path: Path) -> None:
    styles = (
        style("Zhang", "标准文件_章标题", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Tiao", "标准文件_一级条标题", based_on="Zhang", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + style("Wu", "标准文件_一级无标题", based_on="Tiao")
    )
    body = styled("范围", "Zhang") + styled("总则", "Tiao") + styled("产品应干燥。", "Wu")
    assert labels(tmp_path, body, DECIMAL + num(1, 1), styles) == ["1", "1.1", "1.2"]


def test_the_level_that_names_the_style(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "%1"), level(1, "%1.%2", more='<w:pStyle w:val="Tiao"/>')) + num(1, 1)
    styles = style("Tiao", "条", properties='<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "Kid", "子", based_on="Tiao"
    )
    assert labels(tmp_path, styled("甲", "Tiao") + styled("乙", "Kid"), numbering, styles) == ["1.1", "1.2"]


def test_list_styles_lead_to_their_list(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Liebiao"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Liebiao"/>' + level(0, "%1)", "lowerLetter") + "</w:abstractNum>"
        + num(1, 1) + num(2, 2)
    )  # fmt: skip
    styles = style("Liebiao", kind="numbering", properties='<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert labels(tmp_path, listed("甲", 1) + listed("乙", 2), numbering, styles) == ["a)", "b)"]


def test_list_styles_in_a_ring_end_somewhere(tmp_path: Path) -> None:
    numbering = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Ring"/></w:abstractNum>' + num(1, 1)
    styles = style("Ring", kind="numbering", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(tmp_path, listed("甲", 1), numbering, styles) == [""]


def test_styles_in_a_ring_end_somewhere(tmp_path: Path) -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert labels(tmp_path, styled("甲", "A"), DECIMAL, styles) == [""]


@pytest.mark.parametrize(
    ("font", "stored", "shown"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf06c", "●"), ("Wingdings", "\uf075", "◆"), ("宋体", "——", "——")],
)
def test_bullets_in_sign_fonts(tmp_path: Path, font: str, stored: str, shown: str) -> None:
    bullet = level(0, stored, "bullet").replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    assert labels(tmp_path, listed("文", 1), abstract(1, bullet) + num(1, 1)) == [shown]


def test_custom_format_in_an_alternative(tmp_path: Path) -> None:
    made = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="[%1]"/></w:lvl>'
    )
    assert labels(tmp_path, listed("文", 1) + listed("文", 1), abstract(1, made) + num(1, 1)) == ["[001]", "[002]"]


def test_deleted_paragraphs_are_not_counted(tmp_path: Path) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>去掉的</w:delText></w:r></w:del></w:p>'
    )
    flats = read_flats(
        build(tmp_path / "a.docx", listed("一", 1) + gone + listed("二", 1), numbering=DECIMAL + num(1, 1))
    )[0]
    assert [(flat.block.label, flat.block.text) for flat in flats] == [("1", "一"), ("2", "二")]


def test_hidden_carriers_count_and_are_not_seen(tmp_path: Path) -> None:
    """The template numbers tables of annexes by a hidden paragraph that bears the letter."""
    styles = style(
        "Biaohao", "标准文件_附录表标号", properties='<w:numPr><w:numId w:val="1"/></w:numPr>', run="<w:vanish/>"
    )
    numbering = abstract(1, level(0, "%1", "upperLetter"), level(1, "表%1.%2")) + num(1, 1)
    body = styled("", "Biaohao") + listed("甲", 1, 1) + styled("", "Biaohao") + listed("乙", 1, 1)
    assert labels(tmp_path, body, numbering, styles) == ["表A.1", "表B.1"]


def test_numbers_skipped_by_hidden_paragraphs(tmp_path: Path) -> None:
    """“Advance value” in Word's dialogue puts hidden numbered paragraphs before the one that is to jump."""
    hidden = p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert labels(tmp_path, listed("一", 1) + hidden + listed("三", 1), DECIMAL + num(1, 1)) == ["1", "3"]


def test_empty_numbered_paragraphs_are_seen(tmp_path: Path) -> None:
    assert labels(tmp_path, listed("", 1) + listed("文", 1), DECIMAL + num(1, 1)) == ["1", "2"]


def test_paragraphs_in_cells_are_counted(tmp_path: Path) -> None:
    from tests.formats.docx.specimens import cell, row, table

    body = listed("甲", 1) + table(row(cell(listed("乙", 1)))) + listed("丙", 1)
    assert labels(tmp_path, body, DECIMAL + num(1, 1)) == ["1", "", "3"]


def test_unknown_lists_number_nothing(tmp_path: Path) -> None:
    assert labels(tmp_path, listed("文", 77) + listed("文", 1, 8), DECIMAL + num(1, 1)) == ["", ""]


def test_a_typed_number_stays_text(tmp_path: Path) -> None:
    flats = read_flats(build(tmp_path / "a.docx", p(r("5.1　外观"))))[0]
    assert (flats[0].block.label, flats[0].block.text) == ("", "5.1　外观")
