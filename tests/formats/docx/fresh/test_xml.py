"""Elements as the schema wants them: names, order, and nothing where nothing is said."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.formats.docx.fresh.xml import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    copied,
    element,
    field,
    ordered,
    paragraph,
    paragraph_format,
    part_bytes,
    qualified,
    run,
    run_format,
    text_element,
    value,
    w,
)
from tests.formats.docx.fresh.known_set import told

OFF_ON = ((None, []), (True, ["{}"]), (False, ["{}[val=0]"]))


def inside(made: etree._Element | None) -> list[str]:
    return [] if made is None else [told(one) for one in made]


def test_nothing_said_is_nothing_written() -> None:
    assert paragraph_format() is None and run_format() is None and ordered("pPr", PARAGRAPH_ORDER, [None]) is None


@pytest.mark.parametrize(("name", "tag"), [("keep_next", "keepNext"), ("page_break", "pageBreakBefore")])
@pytest.mark.parametrize(("state", "shown"), OFF_ON)
def test_switches_of_paragraphs(name: str, tag: str, state: bool | None, shown: list[str]) -> None:
    assert inside(paragraph_format(**{name: state})) == [one.format(tag) for one in shown]  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "tag"), [("latin_breaks", "wordWrap"), ("snap", "snapToGrid")])
@pytest.mark.parametrize(("state", "shown"), [(None, []), (True, ["{}[val=1]"]), (False, ["{}[val=0]"])])
def test_switches_that_are_always_said_in_full(name: str, tag: str, state: bool | None, shown: list[str]) -> None:
    assert inside(paragraph_format(**{name: state})) == [one.format(tag) for one in shown]  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "tag"), [("bold", "b"), ("italic", "i")])
@pytest.mark.parametrize(("state", "shown"), OFF_ON)
def test_switches_of_runs_hold_for_all_scripts(name: str, tag: str, state: bool | None, shown: list[str]) -> None:
    wanted = [one.format(each) for one in shown for each in (tag, f"{tag}Cs")]
    assert inside(run_format(**{name: state})) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"style": "Text"}, "pStyle[val=Text]"),
        ({"num": (3, 0)}, "numPr (ilvl[val=0]) (numId[val=3])"),
        (
            {"border": {"top": 8, "left": 4}},
            "pBdr (top[val=single sz=8 space=0 color=auto]) (left[val=single sz=4 space=4 color=auto])",
        ),
        ({"border": {"bottom": 8}}, "pBdr (bottom[val=single sz=8 space=0 color=auto])"),
        (
            {"tabs": [("left", 9, ""), ("right", 10, "dot")]},
            "tabs (tab[val=left pos=9]) (tab[val=right leader=dot pos=10])",
        ),
        ({"spacing": {"before": 1}}, "spacing[before=1]"),
        ({"indent": {"left": 0}}, "ind[left=0]"),
        ({"align": "both"}, "jc[val=both]"),
        ({"outline": 0}, "outlineLvl[val=0]"),
        ({"frame": {"w": 1}}, "framePr[w=1]"),
        ({"extra": [value("textAlignment", "center")]}, "textAlignment[val=center]"),
    ],
)
def test_what_is_said_of_a_paragraph(said: dict[str, object], shown: str) -> None:
    assert inside(paragraph_format(**said)) == [shown]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "empty", [{"spacing": {}}, {"indent": {}}, {"border": {}}, {"tabs": ()}, {"frame": {}}, {"num": None}]
)
def test_what_is_empty_is_left_out(empty: dict[str, object]) -> None:
    assert paragraph_format(**empty) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"style": "C"}, ["rStyle[val=C]"]),
        ({"east": "宋体"}, ["rFonts[eastAsia=宋体]"]),
        ({"latin": "Arial"}, ["rFonts[ascii=Arial hAnsi=Arial cs=Arial]"]),
        ({"hint": True}, ["rFonts[hint=eastAsia]"]),
        ({"size": 21}, ["sz[val=21]", "szCs[val=21]"]),
        ({"hidden": True}, ["vanish"]),
        ({"gap": 320}, ["spacing[val=320]"]),
        ({"stretch": 148}, ["w[val=148]"]),
        ({"raised": 6}, ["position[val=6]"]),
        ({"underline": True}, ["u[val=single]"]),
        ({"vertical": "superscript"}, ["vertAlign[val=superscript]"]),
    ],
)
def test_what_is_said_of_a_run(said: dict[str, object], shown: list[str]) -> None:
    assert inside(run_format(**said)) == shown  # type: ignore[arg-type]


def test_children_stand_in_the_order_of_the_schema() -> None:
    form = paragraph_format(
        style="A", keep_next=True, page_break=True, frame={"w": 1}, num=(1, 1), border={"top": 1}, tabs=[("left", 1, "")], snap=False,
        spacing={"line": 1}, indent={"left": 1}, align="left", outline=1, latin_breaks=False, run=run_format(size=1),
    )  # fmt: skip
    names = [etree.QName(one).localname for one in form]
    assert names == sorted(names, key=PARAGRAPH_ORDER.index) and len(names) == 14
    marks = run_format(
        style="A",
        east="宋体",
        bold=True,
        italic=True,
        underline=True,
        hidden=True,
        size=1,
        stretch=1,
        gap=1,
        raised=1,
        vertical="x",
    )
    names = [etree.QName(one).localname for one in marks]
    assert names == sorted(names, key=RUN_ORDER.index) and len(names) == 14


def test_names_take_the_prefix_of_their_element_for_words_and_formulas_only() -> None:
    assert element("p").tag == qualified("w:p") == w("p").tag
    assert w("sz", val=1).attrib == {qualified("w:val"): "1"}
    assert element("m:chr", val="∑").attrib == {qualified("m:val"): "∑"}
    assert element("wp:extent", cx=1).attrib == {"cx": "1"}
    assert element("p", val=1).attrib == {qualified("w:val"): "1"}
    assert element("w:p", attributes={"r:id": "x", "y": 1}).attrib == {qualified("r:id"): "x", "y": "1"}
    assert [told(one) for one in w("p", None, w("r"), None)] == ["r"]


@pytest.mark.parametrize(
    ("text", "kept"), [("甲", False), (" 甲", True), ("甲 ", True), ("甲 乙", False), ("甲  乙", True), ("", False)]
)
def test_blanks_that_count_are_kept(text: str, kept: bool) -> None:
    made = text_element(text)
    assert (made.text, "preserve" in made.attrib.values()) == (text, kept)


def test_characters_no_file_may_hold_are_left_out() -> None:
    assert text_element("甲\x00乙").text.replace("\ufffd", "") == "甲乙"


@pytest.mark.parametrize("dirty", [True, False])
def test_a_field_with_its_result_and_its_look(dirty: bool) -> None:
    shown = run(text_element("1"))
    form = run_format(bold=True)
    made = field("PAGE", [shown], form=form, dirty=dirty)
    assert ["".join(one.itertext()) for one in made] == ["", " PAGE ", "", "1", ""]
    kinds = [char.get(qualified("w:fldCharType")) for one in made for char in one.iter(qualified("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert (made[0].find(qualified("w:fldChar")).get(qualified("w:dirty")) == "true") is dirty
    assert [one.find(qualified("w:rPr")) is not None for one in made] == [True, True, True, False, True]
    assert all(one.find(qualified("w:rPr")) is not form for one in made)


def test_a_copy_is_another_element() -> None:
    form = run_format(bold=True)
    assert copied(None) is None
    assert etree.tostring(copied(form)) == etree.tostring(form) and copied(form) is not form


def test_a_part_bears_the_prefixes_everybody_knows() -> None:
    data = part_bytes(w("document", paragraph(None, run(text_element("甲"))), x=1))
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:document xmlns:w=")
    assert b"xmlns:r=" in data and b"xmlns:pic=" not in data and b'w:x="1"' in data
    assert "<w:p><w:r><w:t>甲</w:t></w:r></w:p>".encode() in data
