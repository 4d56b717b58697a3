"""A filled part brought to rest, from markup of one trait each."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.errors import BadData
from stdkit.formats.docx.forms.settle import settle
from stdkit.formats.docx.tags import VAL, XML_SPACE, P, R, T, w
from tests.formats.docx.specimens import cell, p, parsed, picture, r, row, table

ASKED = "【请填写：编号】"
ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def settled(body: str) -> etree._Element:
    root = parsed("document", f"<w:body>{body}</w:body>")
    settle(root, "表.docx", "正文")
    return root[0]


def plain(text: str, properties: str = "") -> str:
    """A run as the filling leaves it, which says nothing of blanks."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def names(element: etree._Element) -> list[str]:
    return [etree.QName(one).localname for one in element.iter(etree.Element)][1:]


def lines(root: etree._Element) -> list[str]:
    signs = {w("tab"): "\t", w("br"): "\n"}
    return ["".join(signs.get(str(one.tag), one.text or "") for one in each.iter(T, *signs)) for each in root.iter(P)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲", ["甲"]),
        ("甲\n乙\n丙", ["甲", "乙", "丙"]),
        ("甲\n\n乙", ["甲", "", "乙"]),
        ("\n甲", ["", "甲"]),
        ("甲\t乙\n\t丙", ["甲\t乙", "\t丙"]),
        (f"甲\n{ASKED}\n乙", ["甲", ASKED, "乙"]),
    ],
)
def test_lines_of_a_value_become_paragraphs(text: str, found: list[str]) -> None:
    assert lines(settled(p(plain(text)))) == found


def test_every_line_keeps_the_shape_of_paragraph_and_run_and_the_text_around_its_place() -> None:
    body = p(plain("前") + plain("甲\n乙", "<w:b/>") + plain("后"), '<w:jc w:val="center"/>') + p("完")
    root = settled(body)
    first, second, _ = root
    assert lines(root) == ["前甲", "乙后", "完"]
    for one in (first, second):
        assert names(one)[:2] == ["pPr", "jc"]
    assert [run.find(w("rPr")) is not None for run in root.iter(R)] == [False, True, True, False, False]


def test_two_values_with_lines_in_one_paragraph() -> None:
    assert lines(settled(p(plain("甲\n乙") + plain("、") + plain("丙\n丁") + plain("。")))) == ["甲", "乙、丙", "丁。"]


def test_the_section_stays_with_the_last_line() -> None:
    first, last = settled(p(plain("甲\n乙"), '<w:jc w:val="center"/><w:sectPr/>'))
    assert (names(first)[:3], names(last)[:3]) == (["pPr", "jc", "r"], ["pPr", "jc", "sectPr"])


def test_a_paragraph_does_not_end_within_a_link_the_line_does() -> None:
    root = settled(p(f"<w:hyperlink>{plain('甲' + chr(10) + '乙', '<w:b/>')}</w:hyperlink>" + plain("后")))
    assert lines(root) == ["甲\n乙后"]
    broken = [run for run in root.iter(R) if run.find(w("br")) is not None]
    assert [names(run) for run in broken] == [["rPr", "b", "br", "t"]]
    bare = settled(p(f"<w:hyperlink>{plain('甲' + chr(10) + '乙')}</w:hyperlink>"))
    assert [names(run) for run in bare.iter(R)] == [["t"], ["br", "t"]]


def test_lines_in_a_table_stay_in_their_cell() -> None:
    root = settled(table(row(cell(p(plain("甲\n乙"))), cell(p("丙")))) + p("完"))
    assert [lines(one) for one in root.iter(w("tc"))] == [["甲", "乙"], ["丙"]]


def test_pictures_and_signs_in_a_run_keep_their_place_among_its_lines() -> None:
    mixed = "<w:r><w:t>甲</w:t><w:sym/><w:t>乙\n丙</w:t><w:drawing/></w:r>"
    first, second = settled(p(mixed))
    assert [name for name in names(first) if name != "r"] == ["t", "sym", "t"]
    assert [name for name in names(second) if name != "r"] == ["t", "drawing"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("甲", [False]), (" 甲", [True]), ("甲 ", [True]), ("甲 乙", [False]), (" 甲\n乙", [True, False])],
)
def test_blanks_at_the_edges_count(text: str, kept: list[bool]) -> None:
    assert [one.get(XML_SPACE) == "preserve" for one in settled(p(plain(text))).iter(T)] == kept


def test_a_run_that_needs_nothing_stays_as_it_is() -> None:
    body = p("<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>")
    assert names(settled(body)) == ["p", "r", "rPr", "b", "t", "tab", "t"]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ("", ["highlight"]),
        ("<w:b/>", ["b", "highlight"]),
        ('<w:b/><w:u w:val="single"/><w:lang/>', ["b", "highlight", "u", "lang"]),
        ('<w:highlight w:val="red"/><w:u/>', ["highlight", "u"]),
    ],
)
def test_what_is_asked_for_is_marked_where_word_wants_the_mark(properties: str, found: list[str]) -> None:
    root = settled(p(plain(f"见{ASKED}。", properties)))
    assert lines(root) == [f"见{ASKED}。"]
    before, asked, behind = root.iter(R)
    assert names(asked.find(w("rPr"))) == found  # type: ignore[arg-type]
    assert next(asked.iter(w("highlight"))).get(VAL) == ("red" if "red" in properties else "yellow")
    for run in (before, behind):
        assert ("highlight" in names(run)) is ("red" in properties)


@pytest.mark.parametrize(
    "body",
    [
        p("甲") + "散落的字",
        "散落的字" + p("甲"),
        table(row("甲") + "散落的字"),
        table(row(cell(p("甲") + "散落的字"))),
        table(row("甲").replace("<w:tr>", "<w:tr>散落的字")),
        p(r("甲") + "散落的字"),
        p("<w:r>散落的字<w:t>甲</w:t></w:r>"),
        p("<w:r><w:t>甲</w:t>散落的字</w:r>"),
    ],
)
def test_text_between_paragraphs_rows_and_runs_is_told(body: str) -> None:
    with pytest.raises(BadData, match="表格的正文在段落或表格行之间填出了文字“散落的字”"):
        settled(body)


def test_only_the_beginning_of_such_a_text_is_shown() -> None:
    with pytest.raises(BadData) as raised:
        settled(p("甲") + "一二三四五六七八九十" * 3)
    assert f"“{'一二三四五六七八九十' * 2}”" in str(raised.value)


def test_blanks_between_elements_go_those_of_texts_stay() -> None:
    spread = f"\n <w:p> {r('甲 ')} </w:p> \n<w:tbl>\n{row(cell(p(r(' 乙'))))} </w:tbl>"
    assert "".join(settled(spread).itertext()) == "甲  乙"


def test_a_table_without_rows_goes_and_a_cell_ends_with_a_paragraph() -> None:
    empty = table() + p("甲")
    assert names(settled(empty)) == ["p", "r", "t"]
    inner = settled(table(row("<w:tc></w:tc>", "<w:tc><w:tcPr/></w:tc>", cell(table(row("乙"))), "丙")))
    outer = [one for one in inner.iter(w("tc")) if one.getparent().getparent().getparent() is inner]  # type: ignore[union-attr]
    assert [etree.QName(one[-1]).localname for one in outer] == ["p"] * 4
    assert [len(one.findall(w("p"))) for one in outer] == [1, 1, 1, 1]


def test_properties_of_a_cell_stand_in_their_order() -> None:
    given = '<w:gridSpan w:val="2"/><w:vAlign w:val="center"/><w:shd/><w:vMerge/><w:tcW w:w="1"/><w:noWrap/>'
    (properties,) = settled(table(row(cell(p("甲"), given)))).iter(w("tcPr"))
    assert names(properties) == ["tcW", "gridSpan", "vMerge", "shd", "vAlign", "noWrap"]


def test_pictures_get_numbers_of_their_own() -> None:
    drawn = picture().replace("<wp:inline>", '<wp:inline><wp:docPr id="7" name="a"/>')
    root = settled(p(drawn) + p(drawn) + p(drawn))
    assert [one.get("id") for one in root.iter("{*}docPr")] == ["1", "2", "3"]


def test_what_a_loop_repeats_keeps_its_mark_once() -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    marks = '<w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkEnd w:id="4"/>'
    other = '<w:bookmarkStart w:id="5" w:name="b"/><w:bookmarkEnd w:id="5"/>'
    control = '<w:sdt><w:sdtPr><w:alias w:val="x"/><w:id w:val="9"/></w:sdtPr><w:sdtContent/></w:sdt>'
    one = p(marks + control).replace("<w:p>", f'<w:p {w14} w14:paraId="0A">')
    line = row("甲").replace("<w:tr>", f'<w:tr {w14} w14:paraId="0B">')
    root = settled(one + one + p(other) + p("") + table(line + line))
    assert [each.get(ID) for each in root.iter(P, w("tr")) if each.get(ID)] == ["0A", "0B"]
    assert [each.get(w("id")) for each in root.iter(w("bookmarkStart"), w("bookmarkEnd"))] == ["4", "4", "5", "5"]
    assert [names(each) for each in root.iter(w("sdtPr"))] == [["alias", "id"], ["alias"]]


def test_controls_without_a_number_are_left() -> None:
    assert names(settled("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>" * 2)) == ["sdt", "sdtPr", "sdtContent"] * 2
