"""Every form of a mandatory declaration, read into clauses."""

from __future__ import annotations

import pytest

from stdkit.facts.declaration_words import whole_paragraphs
from stdkit.facts.declarations import declaration, is_declared
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Document, Run

CLAUSES = "\n\n".join(
    f"# {c} 技术要求\n\n"
    + "\n\n".join(f"## {c}.{s} 外观\n\n{c}.{s}.1 甲应稳固。\n\n{c}.{s}.2 乙应稳固。" for s in (1, 2, 3))
    for c in (4, 5, 6)
)
ANNEXES = "# 附录A（规范性附录）方法\n\n## A.1 一般\n\n丙应稳固。\n\n# 附录B（资料性附录）示例\n\n丁应稳固。\n"


def document(*foreword: str, body: str = CLAUSES, number: str = "DB15/ 9—2010") -> Document:
    front = f"---\nnumber: {number}\n---\n\n# 前言\n\n" + "\n\n".join(foreword)
    return read_markdown(
        f"{front}\n\n# 1 范围\n\n本标准适用于某物。\n\n{body}\n\n表1 限值\n\n| 甲 |\n|---|\n| 应为1 |\n\n{ANNEXES}"
    )


WHOLE = [
    "本标准的全部技术内容为强制性。",
    "本标准的全部技术内容为强制性的。",
    "本文件的所有条款均为强制性。",
    "本标准为强制性标准。",
    "本标准是强制性地方标准。",
    "本标准全文强制。",
    "本标准为全文强制性标准。",
    "本标准技术内容为强制性。",
    "本规范全部条文为强制性条文，必须严格执行。",
    "本标准的规定必须强制执行。",
    "本标准自2010年8月1日起强制执行。",
    "凡在区内从事某物生产的单位必须遵守本标准。",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_whole_text(sentence: str) -> None:
    doc = document(sentence, "本标准由某厅提出。")
    found = declaration(doc)
    assert (found.scope, found.clauses, found.text) == ("whole", (), sentence)
    assert [doc.block(span.block).text for span in found.spans] == [sentence]
    assert found.spans[0].end == len(sentence) + 1, "the paragraph goes with its mark"


LISTS = [
    ("本标准5.1、A.1为强制性。", ("5.1", "A.1")),
    ("本标准的A.1为强制性条款。", ("A.1",)),
    ("本标准的第4、5、6章为强制性条文。", ("4", "5", "6")),
    ("本标准第4章、5.1为强制性的，其余为推荐性的。", ("4", "5.1")),
    ("本标准的4.1、4.2条为强制性条文。", ("4.1", "4.2")),
    ("第4~6章为强制性条款。", ("4", "5", "6")),
    ("本标准的第四章、第五章为强制性的。", ("4", "5")),
    ("本部分的第4章、第5章和第6章为强制性的。", ("4", "5", "6")),
    ("本标准4.1～4.3为强制性条款，其他为推荐性条款。", ("4.1", "4.2", "4.3")),
    ("本标准4.1—4.3为强制性。", ("4.1", "4.2", "4.3")),
    ("本标准5.1至5.3、6.2为强制性。", ("5.1", "5.2", "5.3", "6.2")),
    ("本标准5.1到6.1为强制性。", ("5.1", "5.2", "5.3", "6.1")),
    ("本标准5.1～3为强制性。", ("5.1", "5.2", "5.3")),
    ("本标准4.1.1至4.2.1为强制性条款。", ("4.1.1", "4.1.2", "4.2.1")),
    ("本标准第4章与5.2及5.3以及附录A为强制性，其余内容为推荐性。", ("4", "5.2", "5.3", "附录A")),
    ("本标准的第4章和第5章中的5.1、5.2为强制性，其余为推荐性。", ("4", "5.1", "5.2")),
    ("其中，第4.1.1、4.1.2、5.2.1条为强制性条文，必须严格执行。", ("4.1.1", "4.1.2", "5.2.1")),
    ("其中，第4.1.1、5.2.1(1、2)条（款）为强制性条文，必须严格执行。", ("4.1.1", "5.2.1 第1款", "5.2.1 第2款")),
    ("本标准4.1.1 a）和4.1.2为强制性条款。", ("4.1.1 a)", "4.1.2")),
    ("本标准表1为强制性。", ("表1",)),
    ("除4.2、附录A为强制性外，其余为推荐性。", ("4.2", "附录A")),
    ("除第4章外，本标准均为推荐性。", ("4",)),
    ("本标准除4.2、附录A为推荐性外，其余为强制性。", ("4.1", "4.3", "5", "6")),
    ("除5.3外，本标准的全部技术内容为强制性。", ("4", "5.1", "5.2", "6", "附录A")),
    ("本标准除第4章外均为强制性条款。", ("5", "6", "附录A")),
    ("本标准第4章（4.3除外）、5.1为强制性。", ("4.1", "4.2", "5.1")),
    ("依据《中华人民共和国标准化法》，本标准第4章是强制性的。", ("4",)),
]


@pytest.mark.parametrize(("sentence", "clauses"), LISTS)
def test_lists_and_ranges(sentence: str, clauses: tuple[str, ...]) -> None:
    found = declaration(document(sentence, "本标准由某厅提出。"))
    assert (found.scope, found.clauses) == ("clauses", clauses)
    assert found.text == sentence
    assert found.missing == ()


@pytest.mark.parametrize(
    "name", ["标准", "文件", "部分", "规范", "规程", "导则", "规则", "细则", "《某物规范》", " 标准"]
)
def test_a_document_calls_itself_by_many_names(name: str) -> None:
    found = declaration(document(f"本{name}全部条款为强制性。"))
    assert (found.scope, found.kind) == ("whole", "whole")
    found = declaration(document(f"GB 4208中本{name}化为强制性。"))
    assert found.scope == "none"


@pytest.mark.parametrize("word", ["标准化工作", "标准样品", "标准溶液", "标准物质"])
def test_what_only_begins_like_the_document(word: str) -> None:
    assert declaration(document(f"本{word}为强制性。")).scope == "none"


def test_a_list_below_the_sentence() -> None:
    doc = document("本标准的下列条款为强制性条款：", "——4.1；", "——5.2和附录A。", "本标准由某厅提出。")
    found = declaration(doc)
    assert found.clauses == ("4.1", "5.2", "附录A")
    assert len(found.spans) == 3


def test_clauses_that_do_not_exist_are_named() -> None:
    found = declaration(document("本标准的4.1、4.9和第8章为强制性的。"))
    assert (found.clauses, found.missing) == (("4.1",), ("4.9", "8"))
    assert "4.9、8" in found.problems[0]


def test_a_list_of_nothing_that_exists_is_not_the_whole_text() -> None:
    found = declaration(document("本标准的第8章为强制性的，其余为推荐性。"))
    assert (found.scope, found.clauses, found.missing) == ("clauses", (), ("8",))


def test_contradiction_is_named_and_the_narrower_one_holds() -> None:
    found = declaration(document("本标准的全部技术内容为强制性。", "本标准第4章为强制性的。"))
    assert found.clauses == ("4",)
    assert "全文强制" in found.problems[0]


PARTS = [
    (
        "本标准由某厅负责管理和对强制性条文的解释。",
        "本标准由某厅负责管理和解释。",
    ),
    (
        "本规范由某部负责管理和对强制性条文的解释，由某院负责具体技术内容的解释。",
        "本规范由某部负责管理，由某院负责具体技术内容的解释。",
    ),
    ("本标准为强制性标准，由某厅提出并归口。", "本标准由某厅提出并归口。"),
    ("本标准由某厅归口，为强制性标准。", "本标准由某厅归口。"),
]


@pytest.mark.parametrize(("before", "after"), PARTS)
def test_only_the_words_that_declare_go(before: str, after: str) -> None:
    doc = document(before)
    text = before
    for span in reversed(declaration(doc).spans):
        text = text[: span.start] + text[span.end :]
    assert text == after


def test_a_sentence_among_others() -> None:
    text = "现批准某标准，编号为DB15/ 9—2010。其中，第4.1.1条为强制性条文，必须严格执行。原标准同时废止。"
    doc = document(text)
    found = declaration(doc)
    assert found.clauses == ("4.1.1",)
    assert found.text == "其中，第4.1.1条为强制性条文，必须严格执行。"


NOT_DECLARED = [
    "本标准由强制性更改为推荐性。",
    "GB 4208为强制性标准。",
    "本标准规定了强制通风系统的要求。",
    "本标准与上一版相比，由全文强制改为条文强制。",
    "应符合强制性国家标准的规定。",
]


@pytest.mark.parametrize("sentence", NOT_DECLARED)
def test_what_only_looks_like_one(sentence: str) -> None:
    found = declaration(document(sentence))
    assert (found.scope, found.spans) == ("none", ())


def test_a_converted_statement_goes_and_declares_nothing() -> None:
    text = "根据某公告（2017年第7号），本标准自2017年3月23日起转为推荐性标准，不再强制执行。"
    found = declaration(document(text))
    assert (found.scope, found.text) == ("none", text)


BLACK = "# 4 要求\n\n4.1 **甲应稳固。**\n\n4.2 乙应稳固。{黑体:丙应可靠接地。}\n\n4.3 丁应**特别**稳固。\n\n4.4 戊应稳固。己宜稳固，庚可稳固，辛应稳固。\n"


@pytest.mark.parametrize(
    "sentence", ["本规范中以黑体字标志的条文为强制性条文，必须严格执行。", "本标准中黑体字部分为强制性条款。"]
)
def test_black_face(sentence: str) -> None:
    doc = document(sentence, body=BLACK)
    found = declaration(doc)
    assert (found.scope, found.kind, found.clauses) == ("clauses", "black-face", ("4.1", "4.2"))
    assert [doc.text_of(span) for span in found.black] == ["甲应稳固。", "丙应可靠接地。"]


def test_black_face_that_is_not_there() -> None:
    found = declaration(document("本标准中黑体字部分为强制性条款。", body="# 4 要求\n\n4.1 甲应稳固。\n"))
    assert (found.scope, found.clauses) == ("clauses", ())
    assert found.problems


def test_all_black_tells_nothing_apart() -> None:
    found = declaration(
        document("本标准中黑体字部分为强制性条款。", body="# 4 要求\n\n4.1 **甲应稳固。**\n\n4.2 **乙应稳固。**\n")
    )
    assert found.black == ()
    assert "无法" in found.problems[0]


def test_commentary() -> None:
    body = CLAUSES + "\n\n# 条文说明\n\n5.2.1 本条为强制性条文。甲不稳固会伤人。"
    doc = document(body=body)
    found = declaration(doc)
    assert "本条为强制性条文。" in found.text


def spans_of(doc: Document, text: str) -> list[bool]:
    found = declaration(doc)
    return [is_declared(doc, found, block.span(0, 1)) for block in doc.blocks() if block.text == text]


def test_what_the_declaration_covers() -> None:
    doc = document("本标准第4章、5.1.1、表1和附录A为强制性的，其余为推荐性的。")
    inside = {}
    found = declaration(doc)
    for block in doc.blocks():
        if "应" in block.text:
            inside[doc.place(block.id).number + block.text] = is_declared(doc, found, block.span(0, 1))
    assert inside["4.3.2乙应稳固。"] and inside["5.1.1甲应稳固。"] and inside["A.1丙应稳固。"]
    assert not inside["5.1.2乙应稳固。"] and not inside["6.1.1甲应稳固。"] and not inside["附录B丁应稳固。"]
    assert next(value for key, value in inside.items() if key.endswith("应为1"))


def test_whole_text_leaves_out_informative_annexes_and_front_matter() -> None:
    doc = document("本标准的全部技术内容为强制性。本标准应慎用。")
    found = declaration(doc)
    places = {doc.place(b.id).number: is_declared(doc, found, b.span(0, 1)) for b in doc.blocks() if "应" in b.text}
    assert places["4.1.1"] and places["A.1"]
    assert not places["附录B"] and not places[""]


def test_items_of_a_clause() -> None:
    body = "# 4 要求\n\n4.1 某物：\n\na) 应稳固；\n\nb) 应清洁。\n\n4.2 应完好。\n"
    doc = document("本标准4.1 b）为强制性。", body=body)
    found = declaration(doc)
    assert found.clauses == ("4.1 b)",)
    covered = [b.text for b in doc.blocks() if is_declared(doc, found, b.span(0, 1))]
    assert covered == ["应清洁。"]


@pytest.mark.parametrize("sentence", ["除3.2、附录A为强制性外，其余为推荐性。", "本标准的3.2和附录A为强制性。"])
def test_a_term_entry_is_found_by_its_number(sentence: str) -> None:
    terms = "# 3 术语和定义\n\n## 3.1\n\n甲\n\n某物。\n\n## 3.2\n\n乙\n\n另一物。\n\n"
    found = declaration(document(sentence, body=terms + CLAUSES))
    assert (found.clauses, found.problems) == (("3.2", "附录A"), ())


@pytest.mark.parametrize(
    ("named", "covered"),
    [
        ("4.1第1款", ["应稳固；"]),
        ("4.1第二款", ["应清洁。"]),
        ("4.1第2段", ["此外应完好。"]),
        ("4.1第1段", ["某物："]),
        ("4.1第3款", []),
        ("4.1 b）", ["应清洁。"]),
        ("4.2第1款", ["甲应稳固。"]),
        ("4.2第2款", ["乙应稳固。"]),
        ("4.2第2段", ["乙应稳固。"]),
    ],
)
def test_items_and_paragraphs_of_a_clause(named: str, covered: list[str]) -> None:
    """款 counts the items of a clause, in one without items its paragraphs; 段 counts paragraphs."""
    body = "# 4 要求\n\n## 4.1 外观\n\n某物：\n\na) 应稳固；\n\nb) 应清洁。\n\n此外应完好。\n\n## 4.2 尺寸\n\n甲应稳固。\n\n乙应稳固。\n"
    doc = document(f"本标准的{named}为强制性。", body=body)
    found = declaration(doc)
    assert found.missing == ()
    assert [block.text for block in doc.blocks() if is_declared(doc, found, block.span(0, 1))] == covered


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本标准为强制性标准，与GB/T 9相比，限值不同。", "本标准与GB/T 9相比，限值不同。"),
        ("本标准为强制性标准，代替DB15/ 8—2000。", "本标准代替DB15/ 8—2000。"),
        ("本标准为强制性标准，自2010年8月1日起实施。", "本标准自2010年8月1日起实施。"),
        ("本标准为强制性标准，规定了羊绒的要求。", "本标准规定了羊绒的要求。"),
        ("本标准由某厅归口,为强制性标准。", "本标准由某厅归口。"),
        ("本标准由某厅提出，本标准第4章为强制性，由某厅归口。", "本标准由某厅提出，由某厅归口。"),
    ],
)
def test_what_is_left_of_a_sentence_reads_on(before: str, after: str) -> None:
    text = before
    for span in reversed(declaration(document(before)).spans):
        text = text[: span.start] + text[span.end :]
    assert text == after


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("本标准为推荐性标准。", "recommended"),
        ("本标准的其余条款为推荐性的。", "recommended"),
        ("本标准由某厅提出。", "none"),
        ("本标准为强制性标准。", "whole"),
        ("凡在区内从事某物生产的单位必须遵守本标准。", "use"),
        ("本标准的4.1为强制性。", "clauses"),
        ("本标准除第4章外均为强制性条款。", "except"),
        ("除第4章外，本标准均为推荐性。", "except"),
    ],
)
def test_the_kind_of_a_declaration(sentence: str, kind: str) -> None:
    assert declaration(document(sentence)).kind == kind


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([(0, 2), (2, 4)], [(0, 4)]),
        ([(0, 2), (3, 5)], [(0, 2), (3, 5)]),
        ([(3, 5), (0, 4)], [(0, 5)]),
        ([(0, 5), (1, 2)], [(0, 5)]),
        ([(1, 2), (1, 2)], [(1, 2)]),
        ([], []),
        ([(0, 8)], [(0, 10)]),
        ([(0, 9)], [(0, 10)]),
        ([(0, 4), (4, 8)], [(0, 10)]),
    ],
)
def test_places_that_go_are_merged_and_an_empty_paragraph_goes_whole(
    spans: list[tuple[int, int]], merged: list[tuple[int, int]]
) -> None:
    block = Block("b", "paragraph", (Run("甲乙丙丁戊己庚辛。"),))
    assert [(span.start, span.end) for span in whole_paragraphs(block, spans)] == merged
