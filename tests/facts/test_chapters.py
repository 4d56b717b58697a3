"""What introduces the chapters of terms and of symbols; what stands in the scope; the order of clauses. GB/T 1.1—2020, 8.5 to 8.8."""

from __future__ import annotations

import pytest

from stdkit.facts.chapters import plain_blocks, scope_sentences, symbols_lead, terms_lead
from stdkit.facts.structure import annexes, chapters, last_step, letter_of, parents, title_span, untitled_clauses
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Document, Element, Run, TermEntry

ENTRY = "### 3.1\n\n肉干\n\n某物。"


@pytest.mark.parametrize(
    ("paragraphs", "lead"),
    [
        (["下列术语和定义适用于本文件。", ENTRY], "下列术语和定义适用于本文件。"),
        (["GB/T 1界定的术语见附录A", ENTRY], "GB/T 1界定的术语见附录A"),
        (["本文件没有需要界定的术语和定义。"], "本文件没有需要界定的术语和定义。"),
        (["说明如下：", ENTRY], "说明如下："),
        (["说明如下:", ENTRY], "说明如下:"),
        (["肉类", ENTRY], None),
        ([ENTRY, "下列术语和定义适用于本文件。"], None),
        ([ENTRY], None),
    ],
)
def test_the_lead_in_of_the_terms(paragraphs: list[str], lead: str | None) -> None:
    found = terms_lead(read_markdown("\n\n".join(["# 3 术语和定义", *paragraphs])))
    assert (found.text if found else None) == lead


def test_what_stands_behind_an_entry_introduces_nothing() -> None:
    entry = TermEntry("e", "term-entry", (Run("肉干"),), label="3.1")
    behind = Block("p", "paragraph", (Run("下列术语和定义适用于本文件。"),))
    for content, told in (((behind, entry), True), ((entry, behind), False)):
        doc = Document(elements=(Element("terms", "术语和定义", "3", content=content),))
        assert (terms_lead(doc) is not None) is told


def test_no_lead_in_without_the_chapter() -> None:
    doc = read_markdown("# 4 要求\n\n下列术语和定义适用于本文件。\n")
    assert terms_lead(doc) is None and symbols_lead(doc) is None and scope_sentences(doc) == ()


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("下列符号适用于本文件。", True),
        ("以下符号。", True),
        ("符号如下。", True),
        ("本标准的符号。", True),
        ("ρ：密度", False),
        ("a) 下列符号", False),
        ("", False),
    ],
)
def test_the_lead_in_of_the_symbols(first: str, told: bool) -> None:
    found = symbols_lead(read_markdown(f"# 4 符号和缩略语\n\n{first}\n"))
    assert (found is not None) is told


def test_the_sentences_of_the_scope() -> None:
    doc = read_markdown("# 1 范围\n\n本文件规定了要求。 本文件适用于肉干。\n\n——肉条\n\n## 1.1 用途\n\n供检验。\n")
    assert [block.text[start:end] for block, start, end in scope_sentences(doc)] == [
        "本文件规定了要求。",
        "本文件适用于肉干。",
        "肉条",
        "供检验。",
    ]
    assert [block.text for block in plain_blocks(doc.elements[0])][1:] == ["肉条", "供检验。"]


DOC = read_markdown(
    "# 目次\n\n1 范围 1\n\n# 前言\n\n甲。\n\n# 1 范围\n\n甲。\n\n# 4 要求\n\n## 4.1 外观\n\n4.1.1　应干燥。\n\n4.1.2　应清洁。\n\n## 4.2 尺寸\n\n甲。\n\n"
    "# 附录A（规范性）取样\n\n## A.1 一般\n\n甲。\n\n# 参考文献\n\n[1] 甲\n"
)


def test_chapters_and_annexes() -> None:
    assert [element.number for element in chapters(DOC)] == ["1", "4"]
    (annex,) = annexes(DOC)
    assert letter_of(annex) == "A" and letter_of(chapters(DOC)[0]) == ""
    span = title_span(annex)
    assert span is not None and DOC.text_of(span) == "取样"
    span = title_span(chapters(DOC)[0])
    assert span is not None and DOC.text_of(span) == "范围"


def test_what_holds_clauses() -> None:
    told = [(one.number, one.depth, one.titled, [clause.number for clause in one.clauses]) for one in parents(DOC)]
    assert told == [("4", 0, True, ["4.1", "4.2"]), ("4.1", 1, True, ["4.1.1", "4.1.2"]), ("附录A", 0, True, ["A.1"])]
    shown = {one.number: DOC.text_of(one.span) for one in parents(DOC) if one.span is not None}
    assert shown["4.1"] == "外观"
    (required,) = [element for element in DOC.elements if element.number == "4"]
    assert [(clause.number, DOC.text_of(span)) for clause, span in untitled_clauses(required) if span] == [
        ("4.1.1", "应干燥。"),
        ("4.1.2", "应清洁。"),
    ]


@pytest.mark.parametrize(("number", "step"), [("5.1.2", 2), ("5", 5), ("A.10", 10), ("附录A", None), ("", None)])
def test_the_last_step_of_a_number(number: str, step: int | None) -> None:
    assert last_step(number) == step
