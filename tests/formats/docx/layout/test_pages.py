"""Paper, margins, running heads and page numbers of each section."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stdkit.model.layout import PageLayout, Running
from tests.formats.docx.layout.set_documents import document, layouts
from tests.formats.docx.specimens import p, part, r, relation, text_box

SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'


def pages(folder: Path, body: str, **parts: Any) -> tuple[PageLayout, ...]:
    return layouts(document(folder, body, **parts)).pages()


def section(content: str = "") -> str:
    return f"<w:sectPr>{content}</w:sectPr>"


def test_what_is_not_said_is_not_known(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, p("甲。") + section())
    assert page == PageLayout(
        start="nextPage", numbers="decimal", two_sided=False, first_apart=False, heads=page.heads, feet=page.feet
    )
    assert page.heads == page.feet == (Running("odd", ""),)


def test_paper_margins_and_numbers(tmp_path: Path) -> None:
    margins = '<w:pgMar w:top="-1928" w:right="1134" w:bottom="-1134" w:left="1134" w:gutter="284"/>'
    numbers = '<w:type w:val="oddPage"/><w:pgNumType w:fmt="upperRoman" w:start="3"/><w:titlePg/>'
    (page,) = pages(tmp_path, p("甲。") + section(SIZE + margins + numbers))
    assert (page.width, page.height, page.margins) == (595.3, 841.9, (96.4, 56.7, 56.7, 70.9))
    assert (page.start, page.numbers, page.first_number, page.first_apart) == ("oddPage", "upperRoman", 3, True)


@pytest.mark.parametrize(("margins", "found"), [
    ('<w:pgMar w:top="20" w:right="40" w:bottom="60" w:left="80"/>', (1.0, 2.0, 3.0, 4.0)),
    ('<w:pgMar w:top="20" w:right="40" w:bottom="60"/>', None),
    ('<w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0"/>', (0.0, 0.0, 0.0, 0.0)),
])  # fmt: skip
def test_margins_are_known_or_not(tmp_path: Path, margins: str, found: tuple[float, ...] | None) -> None:
    assert pages(tmp_path, p("甲。") + section(margins))[0].margins == found


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("<w:type/>", "nextPage"),
        ('<w:type w:val="continuous"/>', "continuous"),
        ('<w:type w:val="?"/>', None),
        ("<w:pgNumType/>", "nextPage"),
    ],
)
def test_where_a_section_begins(tmp_path: Path, kind: str, start: str | None) -> None:
    (page,) = pages(tmp_path, p("甲。") + section(kind))
    assert (page.start, page.numbers, page.first_number) == (start, "decimal", None)


def test_sections_of_old_and_in_text_boxes_are_none(tmp_path: Path) -> None:
    old = f'<w:sectPrChange w:id="1" w:author="甲">{section(SIZE)}</w:sectPrChange>'
    found = pages(tmp_path, p(r("甲。") + text_box(p("框", section(SIZE)))) + section(old))
    assert [page.width for page in found] == [None]


HEADS = {
    "word/header1.xml": part("hdr", p("单页")),
    "word/header2.xml": part("hdr", p("双页")),
    "word/header3.xml": part("hdr", p("首页")),
}
RELATIONS = "".join(relation(f"rIdH{at}", "header", f"header{at}.xml") for at in (1, 2, 3)) + relation(
    "rIdNone", "header", "none.xml"
)
SIDES = (("default", 1), ("even", 2), ("first", 3))
ALL = "".join(f'<w:headerReference w:type="{kind}" r:id="rIdH{at}"/>' for kind, at in SIDES)


@pytest.mark.parametrize(
    ("settings", "title", "heads"),
    [
        ("", "", ["单页"]),
        ("<w:evenAndOddHeaders/>", "", ["单页", "双页"]),
        ('<w:evenAndOddHeaders w:val="0"/>', "", ["单页"]),
        ("<w:zoom/>", "<w:titlePg/>", ["单页", "首页"]),
        ("<w:evenAndOddHeaders/>", "<w:titlePg/>", ["单页", "双页", "首页"]),
    ],
)
def test_heads_of_the_sides_a_section_has(tmp_path: Path, settings: str, title: str, heads: list[str]) -> None:
    (page,) = pages(tmp_path, p("甲。") + section(ALL + title), others=HEADS, relations=RELATIONS, settings=settings)
    assert [one.text for one in page.heads or ()] == heads
    assert [one.side for one in page.heads or ()] == [
        {"单页": "odd", "双页": "even", "首页": "first"}[one] for one in heads
    ]
    assert (page.two_sided, page.first_apart) == ("双页" in heads, "首页" in heads)


def test_a_section_takes_over_what_it_does_not_say_and_no_part_that_is_not_there(tmp_path: Path) -> None:
    first = '<w:headerReference r:id="rIdH1"/><w:footerReference w:type="default" r:id="rIdNone"/>'
    second = '<w:headerReference w:type="default" r:id="rIdNone"/><w:headerReference w:type="even" r:id="?"/>'
    third = '<w:headerReference w:type="default" r:id="rIdH2"/>'
    body = p("甲。", section(first)) + p("乙。", section(second)) + p("丙。", section(third)) + p("丁。") + section()
    found = pages(tmp_path, body, others=HEADS, relations=RELATIONS)
    assert [[one.text for one in page.heads or ()] for page in found] == [["单页"], ["单页"], ["双页"], ["双页"]]
    assert all(page.feet == (Running("odd", ""),) for page in found)


def foot(folder: Path, *paragraphs: str) -> Running:
    others = {"word/footer1.xml": part("ftr", "".join(paragraphs))}
    body = p("甲。") + section('<w:footerReference w:type="default" r:id="rIdF"/>')
    (page,) = pages(folder, body, others=others, relations=relation("rIdF", "footer", "footer1.xml"))
    assert page.feet is not None
    return page.feet[0]


PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
SPELT = "<w:r><w:instrText> pa</w:instrText></w:r><w:r><w:instrText>ge \\* ROMAN</w:instrText></w:r>" + r("I")
STOPS = '<w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/><w:tab w:val="decimal" w:pos="9000"/></w:tabs>'
TAB = "<w:r><w:tab/></w:r>"
RIGHT, CENTER = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("paragraphs", "running"),
    [
        ((p("甲"),), ("甲", "left", False, False)),
        ((p("甲", RIGHT), p("乙", CENTER)), ("甲\n乙", "right", False, False)),
        ((p("", CENTER), p("乙", RIGHT)), ("乙", "right", False, False)),
        ((p(" 甲 ", RIGHT),), ("甲", "right", False, False)),
        ((p(PAGE, CENTER),), ("1", "center", True, False)),
        ((p(SPELT, CENTER),), ("I", "center", True, False)),
        ((p("<w:r><w:pgNum/></w:r>", RIGHT),), ("", "right", True, False)),
        ((p("甲", CENTER), p(PAGE, RIGHT)), ("甲\n1", "right", True, False)),
        ((p(PAGE, RIGHT), p("甲", CENTER)), ("1\n甲", "right", True, False)),
        (
            (p('<w:fldSimple w:instr=" STYLEREF 文件编号 ">' + r("GB/T 9") + "</w:fldSimple>"),),
            ("GB/T 9", "left", False, True),
        ),
        ((p("<w:r><w:instrText> styleref x </w:instrText></w:r>" + r("甲")), p("乙")), ("甲\n乙", "left", False, True)),
        ((p('<w:fldSimple w:instr=" NUMPAGES "/>' + r("甲")),), ("甲", "left", False, False)),
        ((p(TAB + r("甲"), STOPS),), ("甲", "center", False, False)),
        ((p(TAB + TAB + r("甲"), STOPS),), ("甲", "right", False, False)),
        ((p(TAB + TAB + TAB + r("甲"), STOPS),), ("甲", "left", False, False)),
        ((p(TAB * 4 + r("甲"), STOPS),), ("甲", None, False, False)),
        ((p(r("甲") + TAB + r("乙"), STOPS + RIGHT),), ("甲\t乙", "right", False, False)),
        ((p(r("外", "") + text_box(p(PAGE, RIGHT))),), ("外\n1", None, True, False)),
        ((p(text_box(p("框", RIGHT))),), ("框", None, False, False)),
        ((), ("", None, False, False)),
    ],
)
def test_what_stands_in_a_foot_and_where(
    tmp_path: Path, paragraphs: tuple[str, ...], running: tuple[object, ...]
) -> None:
    found = foot(tmp_path, *paragraphs)
    assert (found.text, found.align, found.page_number, found.computed) == running
