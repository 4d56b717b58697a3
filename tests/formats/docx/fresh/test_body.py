"""Elements, clauses and blocks of a fresh draft: the style each stands in, and how its number comes about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.formats.docx.fresh.body import Body
from stdkit.formats.docx.tags import R
from stdkit.model import Block, Document, Element, Figure, Run, Span, TermEntry
from tests.formats.docx.fresh.drafts import body_of, content_of, draft_of, kept, said
from tests.formats.docx.fresh_documents import annex, block, cell, clause, element, formula, paragraph, table


def opened(*blocks: Block, title: str = "") -> list[tuple[str, str, str]]:
    body = Body(draft_of(Document(opening=blocks)))
    body.opening(blocks, title)
    return said(body)


HEITI = frozenset({"heiti"})


def test_the_name_stands_above_the_text_and_notices_in_black_type() -> None:
    heading = block("heading", "沙棘果采收技术规范")
    assert opened(heading, title="别的") == [("BodyTitle", "", "沙棘果采收技术规范")]
    assert opened(title="名称") == [("BodyTitle", "", "名称")]
    assert opened() == []
    assert opened(paragraph("重要提示：小心。"), title="名称") == [
        ("BodyTitle", "", "名称"),
        ("Notice", "", "重要提示：小心。"),
    ]


@pytest.mark.parametrize(
    ("one", "style"),
    [
        (paragraph("警告——有毒。"), "Notice"),
        (paragraph("  危　险：有毒。"), "Notice"),
        (paragraph("安全提示"), "Notice"),
        (paragraph("本文件适用于采收。"), "Text"),
        (paragraph("见警告。"), "Text"),
        (paragraph((Run("全黑", marks=HEITI), Run(" "))), "Notice"),
        (paragraph((Run("半黑", marks=HEITI), Run("半白"))), "Text"),
        (block("note", "警告。", "注："), "Note"),
    ],
)
def test_what_is_a_notice(one: Block, style: str) -> None:
    assert [each[0] for each in opened(block("heading", "名称"), one)] == ["BodyTitle", style]


def test_a_notice_with_a_label_is_no_notice() -> None:
    assert [each[0] for each in opened(block("heading", "名称"), paragraph("警告。", "1"))][1:] == ["Text"]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (element("foreword", "前言"), [("FrontTitle", "", "前言")]),
        (element("introduction", "引言"), [("FrontTitle", "", "引言")]),
        (element("bibliography", "参考文献"), [("ReferencesTitle", "", "参考文献")]),
        (element("index", "索引"), [("IndexTitle", "", "索引")]),
        (element("scope", "范围", "1"), [("Chapter", "", "范围")]),
        (element("core", "要求"), [("Heading1", "", "要求")]),
        (element("core", "要求", "7."), [("Chapter", "0/0", "7.　要求")]),
        (Element("core", "要求", "1"), [("Chapter", "", "要求")]),
        (Element("core", "", ""), []),
    ],
)
def test_headings_of_elements(one: Element, found: list[tuple[str, str, str]]) -> None:
    assert said(body_of(one)) == found


def test_two_signs_of_a_title_stand_apart_unless_they_are_set_otherwise() -> None:
    def runs(*texts: Run) -> int:
        heading = block("heading", texts, "", 1)
        made = body_of(replace(element("foreword", "前言"), heading=heading))
        return len(list(made.parts[0].iter(R)))

    assert runs(Run("前言")) == runs(Run("前言", marks=HEITI)) == 2
    assert runs(Run("前言", marks=frozenset({"bold"}))) == 1
    assert runs(Run("前言甲")) == 1


def test_the_heading_of_an_annex_is_one_paragraph_of_three_lines_and_counts_its_tables_and_figures() -> None:
    made = body_of(annex("A", "取样方法"))
    assert said(made) == [
        ("AnnexTitle", "", "\n（规范性）\n取样方法"), ("AnnexTableMark", "", ""), ("AnnexFigureMark", "", ""),
    ]  # fmt: skip
    assert [(entry.level, entry.text) for entry in made.entries] == [(1, "附录A（规范性）　取样方法")]
    plain = replace(annex("B", "取样"), mark=None, heading=block("heading", "取样", "附录B", 1))
    assert said(body_of(annex("A", "甲"), plain))[3] == ("AnnexTitle", "", "\n取样")
    odd = body_of(replace(annex("A", "甲"), number="附录一", heading=block("heading", "甲", "附录一", 1), mark=None))
    assert said(odd) == [("AnnexTitle", "0/0", "附录一\n甲")]


def test_an_annex_that_begins_again_starts_its_tables_and_figures_anew() -> None:
    found = said(body_of(annex("C", "取样")))
    assert [each[0] for each in found] == ["AnnexTitle", "AnnexTableMark", "AnnexFigureMark"]
    assert all(each[1] for each in found)


def test_entries_of_the_contents_by_depth() -> None:
    inner = clause("4.1", "果园", clauses=(clause("4.1.1", "土壤"), clause("x", "无号")))
    made = body_of(
        element("foreword", "前　言"),
        element("core", "要求", "4", clauses=(inner,)),
        annex("A", "甲", clauses=(clause("A.1", "乙"),)),
    )
    assert [(entry.level, entry.text) for entry in made.entries] == [
        (1, "前言"), (1, "4　要求"), (2, "4.1　果园"), (3, "4.1.1　土壤"), (1, "x　无号"), (1, "附录A（规范性）　甲"), (2, "A.1　乙"),
    ]  # fmt: skip
    assert len({entry.bookmark for entry in made.entries}) == 7


@pytest.mark.parametrize(
    ("number", "level", "style", "words"),
    [
        ("4.1", 2, "Clause1", "果园"),
        ("4.1.1", 3, "Clause2", "果园"),
        ("A.1", 2, "AnnexClause1", "果园"),
        ("7.1", 2, "Clause1", "7.1　果园"),
        ("0.1", 2, "IntroClause1", "果园"),
        ("4.1.1.1.1.1.1", 7, "Heading6", "4.1.1.1.1.1.1　果园"),
        ("一", 2, "Heading2", "一　果园"),
        ("一", 0, "Heading1", "一　果园"),
        ("", 3, "Heading3", "果园"),
    ],
)
def test_headings_of_clauses(number: str, level: int, style: str, words: str) -> None:
    heading = block("heading", "果园", number, level)
    one = replace(clause(number or "4.1", "果园"), number=number, heading=heading)
    made = body_of(element("core", "要求", "4", clauses=(one,)))
    assert [(each[0], each[2]) for each in said(made)[1:]] == [(style, words)]
    assert (number in made.draft.typed) is (words != "果园")


def test_a_heading_takes_its_number_from_its_clause_where_it_bears_none() -> None:
    one = replace(clause("1.1", "果园"), heading=block("heading", "果园", "", 2))
    assert said(body_of(element("core", "要求", "1", clauses=(one,))))[1] == ("Clause1", "", "果园")


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (paragraph("文字。"), ("Text", "", "文字。")),
        (paragraph("文字。", "1.1"), ("Clause1Untitled", "", "文字。")),
        (paragraph("文字。", "1.1a"), ("Text", "", "1.1a　文字。")),
        (paragraph("文字。", "①"), ("Text", "", "①　文字。")),
        (paragraph("GB/T 1", "[1]"), ("Reference", "", "GB/T 1")),
        (block("list-item", "GB/T 1", "[1]", 1), ("Reference", "", "GB/T 1")),
        (block("list-item", "清洗；", "a)", 1), ("LetterItem", "", "清洗；")),
        (block("note", "甲。", "注："), ("Note", "", "甲。")),
        (block("note", "甲。", "注1："), ("NoteNumbered", "", "甲。")),
        (block("note", "甲。"), ("Note", "0/0", "甲。")),
        (block("example", "甲。", "示例："), ("Example", "", "甲。")),
        (block("example", "甲。", "示例1："), ("ExampleNumbered", "", "甲。")),
        (block("example", "甲。"), ("ExampleText", "0/0", "甲。")),
        (block("note", "甲。", "注 ："), ("Note", "0/0", "注 ：甲。")),
        (block("footnote", "甲。", "a"), ("TableNote", "", "甲。")),
        (block("footnote", "甲。", "*"), ("TableNote", "0/0", "*\t甲。")),
        (block("footnote", "甲。"), ("TableNote", "0/0", "甲。")),
    ],
)  # fmt: skip
def test_blocks(one: Block, found: tuple[str, str, str]) -> None:
    assert said(content_of(one)) == [found]


def test_a_footnote_that_the_text_refers_to_stands_at_the_foot_of_the_page() -> None:
    text = paragraph((Run("见"), Run("", marks=frozenset({"footnote"}), target="1")))
    assert said(content_of(text, block("footnote", "注。", "1"))) == [("Text", "", "见)")]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("1.1", [("TermNumber1", "", ""), ("TermLine", "", "果穗"), ("Text", "", "枝段。")]),
        ("4.1.1.1.1.1.1", [("TermNumber1", "0/0", "4.1.1.1.1.1.1"), ("TermLine", "", "果穗"), ("Text", "", "枝段。")]),
        ("", [("TermLine", "", "果穗"), ("Text", "", "枝段。")]),
    ],
)
def test_terms(label: str, found: list[tuple[str, str, str]]) -> None:
    entry = TermEntry("t1", "term-entry", (Run("果穗"),), label, term="果穗", parts=(paragraph("枝段。"),))
    assert said(content_of(entry)) == found
    assert said(content_of(replace(entry, runs=())))[-1] == found[-1]
    assert len(said(content_of(replace(entry, runs=())))) == len(found) - 1


def test_a_term_of_an_annex_names_its_list() -> None:
    entry = TermEntry("t1", "term-entry", (Run("果穗"),), "A.1", term="果穗")
    made = said(body_of(annex("A", "术语", entry)))
    assert made[3][0] == "TermNumber1" and made[3][1].endswith("/1")


ROWS = ((cell("项目"), cell("值")), (cell("果径"), cell("8")))
GAP = ("Text", "", "")


def test_tables_with_caption_unit_and_a_gap_behind() -> None:
    whole = said(content_of(table("表1", "分级", ROWS, 1, "单位为毫米")))
    assert whole == [("TableCaption", "", "分级"), ("UnitLine", "", "单位为毫米"), ("table", "", ""), GAP]
    assert said(content_of(replace(table("", "", ROWS), runs=()))) == [("table", "", ""), GAP]
    assert said(content_of(table("", "分级", ROWS)))[0] == ("TableCaption", "0/0", "分级")
    assert said(content_of(replace(table("表1", "", ROWS), runs=())))[0] == ("TableCaption", "", "")
    assert said(content_of(table("表B1", "分级", ROWS)))[0][:2] == ("TableCaption", "100/0")


def test_tables_of_annexes() -> None:
    made = said(body_of(annex("A", "数量", table("表A.1", "数量", ROWS))))
    assert made[3] == ("AnnexTableCaption", "", "数量")
    assert said(content_of(table("表A.1", "数量", ROWS)))[0][:2] == ("TableCaption", "100/0")
    in_annex = said(body_of(annex("A", "数量", table("表1", "数量", ROWS))))
    assert in_annex[3] == ("TableCaption", "", "数量")


def test_a_long_table_with_a_number_says_so_on_later_pages() -> None:
    long = ROWS * 20
    numbered = said(content_of(table("表1", "分级", long, 1, "单位为毫米")))
    assert [each[0] for each in numbered] == ["TableCaption", "UnitLine", "Text", "table", "Text"]
    assert [each[0] for each in said(content_of(table("", "分级", long)))] == ["TableCaption", "table", "Text"]
    assert [each[0] for each in said(content_of(table("表1", "分级", ROWS)))] == ["TableCaption", "table", "Text"]


def test_figures_with_and_without_caption() -> None:
    assert said(content_of(Figure("f1", "figure", (Run("果穗"),), "图1"))) == [("FigureCaption", "", "果穗")]
    assert said(content_of(Figure("f1", "figure", (), ""))) == []
    assert said(content_of(Figure("f1", "figure", (Run("果穗"),), "")))[0] == ("FigureCaption", "0/0", "果穗")
    assert said(body_of(annex("A", "图", Figure("f1", "figure", (Run("果穗"),), "图A.1"))))[3] == (
        "AnnexFigureCaption",
        "",
        "果穗",
    )


ITEM = block("list-item", "清洗；", "a)", 1)


def test_what_leads_in_a_list_or_a_formula_is_held_beside_it() -> None:
    assert kept(content_of(paragraph("步骤如下："), ITEM)) == [True, False]
    assert kept(content_of(paragraph("步骤如下。"), ITEM)) == [False, False]
    assert kept(content_of(paragraph("步骤如下：", "1.1"), ITEM)) == [True, False]
    assert kept(content_of(paragraph("按公式计算："), formula("a=b", "（1）"))) == [True, False]
    assert kept(content_of(ITEM, block("list-item", "晾干：", "b)", 1), block("list-item", "甲；", "1)", 2))) == [
        False,
        True,
        False,
    ]
    assert kept(content_of(table("表1", "甲", ROWS), ITEM))[-2:] == [False, False]


def test_a_formula_is_held_beside_its_explained_symbols() -> None:
    explained = (formula("a=b", "（1）"), paragraph("式中："), paragraph("a——质量；"), paragraph("b——体积。"))
    made = content_of(paragraph("计算："), *explained)
    assert kept(made) == [True, True, True, False, False]
    assert [each[0] for each in said(made)] == ["Text", "FormulaLine", "Text", "Symbols", "Symbols"]
    assert kept(content_of(paragraph("甲。"), paragraph("式中："), paragraph("a——质量；"))) == [False, False, False]


def test_formulas_stand_in_the_line_of_their_place() -> None:
    assert said(body_of(annex("A", "算法", formula("a=b", "（A.1）"))))[3][0] == "AnnexFormulaLine"
    assert said(content_of(formula("a=b", "（1）")))[0][0] == "FormulaLine"


def test_lines_of_an_index_are_entries_of_it() -> None:
    made = body_of(element("index", "索引", "", paragraph("果穗　3.1"), paragraph("文字")))
    assert [each[0] for each in said(made)][1:] == ["IndexEntry", "IndexEntry"]


def test_an_annex_title_is_cut_at_its_mark_whatever_stands_around_it() -> None:
    heading = block("heading", (Run(" （资料性）", marks=HEITI), Run("\n 取样方法 ")), "附录A", 1)
    one = Element("annex", "取样方法", "附录A", heading, (), (), False, Span(heading.id, 0, len(" （资料性）")))
    assert said(body_of(one))[0] == ("AnnexTitle", "", "\n（资料性）\n取样方法")
