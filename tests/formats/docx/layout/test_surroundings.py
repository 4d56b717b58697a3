"""What stands before and after a paragraph, from bodies of a few paragraphs."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.formats.docx.layout.surroundings import Surroundings, empty_after
from stdkit.formats.docx.tags import PPR, P, w
from tests.formats.docx.specimens import cell, p, parsed, picture, r, row, table, text_box

BREAK = '<w:r><w:br w:type="page"/></w:r>'
LINE = "<w:r><w:br/></w:r>"
COLUMN = '<w:r><w:br w:type="column"/></w:r>'
SECTION, GOES_ON = "<w:sectPr/>", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
ODD = '<w:sectPr><w:type w:val="oddPage"/></w:sectPr>'
NEW_PAGE = "<w:pageBreakBefore/>"
OWN = p("此段")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
MATH = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
SIGN = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
OBJECT, OLD_PICTURE = "<w:r><w:object/></w:r>", "<w:r><w:pict/></w:r>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _found(body: str) -> tuple[etree._Element, etree._Element]:
    root = parsed("document", f"<w:body>{body}</w:body>")
    (own,) = (one for one in root.iter(P) if "".join(one.itertext("{*}t")).strip() == "此段")
    return root, own


def _before(body: str) -> tuple[int, bool]:
    root, own = _found(body)
    return Surroundings(root, lambda one: one.find(f"{PPR}/{w('pageBreakBefore')}") is not None).before(own)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (OWN, 0),
        (p("甲") + OWN, 0),
        (p("甲") + p() + p(r(" 　")) + OWN, 2),
        (p() + p("甲") + p() + OWN, 1),
        *((p("甲") + p() + p(shown) + OWN, 0) for shown in (picture(), SIGN, NOTE, MATH, OBJECT, OLD_PICTURE)),
        (p() + table(row("甲")) + p() + OWN, 1),
        (p() + table(row("")) + OWN, 0),
        (p("甲") + p() + '<w:bookmarkStart w:id="1" w:name="a"/>' + p() + OWN, 2),
        (control(p("甲") + p()) + p() + OWN, 2),
        (control(p() + p("甲")) + OWN, 0),
        (p("甲") + p() + control(OWN), 1),
        (p("甲") + p() + control(control(p() + OWN)), 2),
        (p() + table(row(cell(p() + OWN))), 1),
        (p(BREAK) + table(row(cell(OWN))), 0),
    ],
)
def test_empty_paragraphs_before_one(body: str, count: int) -> None:
    assert _before(body) == (count, False)


@pytest.mark.parametrize(
    ("body", "count", "new"),
    [
        (p(BREAK) + OWN, 0, True),
        (p(BREAK) + p() + OWN, 1, True),
        (p() + p(BREAK) + p() + p() + OWN, 2, True),
        (p(r("甲") + BREAK) + OWN, 0, True),
        (p(r("甲") + BREAK + r(" ")) + OWN, 0, True),
        (p(BREAK + r("甲")) + OWN, 0, False),
        (p(BREAK + picture()) + OWN, 0, False),
        (p(picture() + BREAK) + OWN, 0, True),
        (p(BREAK + NOTE) + OWN, 0, False),
        (p(r("甲") + BREAK + LINE) + OWN, 0, True),
        (p(r("甲") + LINE) + OWN, 0, False),
        (p(r("甲") + COLUMN) + OWN, 0, False),
        (p(r("甲") + BREAK + text_box(p(BREAK))) + OWN, 0, False),
        (p("甲") + p(BREAK + r("此段")), 0, True),
        (p() + p(BREAK + r("此段")), 0, True),
        (p("甲") + p(r(" ") + BREAK + r("此段")), 0, True),
        (p("甲") + p(LINE + r("此段")), 0, False),
        (p("甲") + p(COLUMN + r("此段")), 0, False),
        (p("甲") + p(r("此段") + BREAK), 0, False),
        (p("甲") + p(LINE + r("此段") + BREAK), 0, False),
        (p("甲") + p("", NEW_PAGE) + p() + OWN, 2, True),
        (p("甲") + p() + p("", NEW_PAGE) + OWN, 1, True),
        (p("甲", NEW_PAGE) + OWN, 0, False),
    ],
)
def test_page_breaks_before_a_paragraph(body: str, count: int, new: bool) -> None:
    assert _before(body) == (count, new)


@pytest.mark.parametrize(
    ("body", "count", "new"),
    [
        (p("甲", SECTION) + OWN + SECTION, 0, True),
        (p("甲", SECTION) + OWN + ODD, 0, True),
        (p("甲", SECTION) + OWN + GOES_ON, 0, False),
        (p("甲", SECTION) + p() + OWN + GOES_ON, 1, False),
        (p("甲", SECTION) + p() + OWN + SECTION, 1, True),
        (p("甲", GOES_ON) + OWN + SECTION, 0, True),
        (p("甲", SECTION) + OWN + p("乙", GOES_ON) + SECTION, 0, False),
        (p("甲", SECTION) + OWN + p("乙", SECTION) + GOES_ON, 0, True),
        (p("甲", SECTION) + OWN, 0, True),
        (p("甲") + p("", SECTION) + p() + OWN + GOES_ON, 1, False),
        (p("甲", SECTION) + p(BREAK + r("此段")) + GOES_ON, 0, True),
        (p("甲", SECTION) + p("乙") + OWN + SECTION, 0, False),
    ],
)
def test_a_section_begins_a_page_unless_it_says_it_goes_on(body: str, count: int, new: bool) -> None:
    assert _before(body) == (count, new)


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        ("", 0),
        (p("乙"), 0),
        (p() + p(r(" ")) + p("乙") + p(), 2),
        (p() + table(row("乙")) + p(), 1),
        (p() + control(p()) + p(), 1),
        (p() + SECTION, 1),
        (p() + '<w:bookmarkEnd w:id="1"/>' + p(), 2),
        (p() + p(picture()) + p(), 1),
    ],
)
def test_empty_paragraphs_after_one(behind: str, count: int) -> None:
    assert empty_after(_found(OWN + behind)[1]) == count
