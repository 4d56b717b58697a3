"""References of a fresh draft: a field to a bookmark where the place bears one, else the text as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.formats.docx import tags
from stdkit.formats.docx.fresh.body import Body
from stdkit.formats.docx.fresh.xml import Xml
from stdkit.model import Block, Element, Figure, Run
from tests.formats.docx.fresh.drafts import body_of, content_of, words
from tests.formats.docx.fresh_documents import block, cell, clause, element, formula, paragraph, table


def named(one: Block, name: str) -> Block:
    return replace(one, name=name)


def citing(name: str, shown: str) -> Block:
    return paragraph((Run("见"), Run(shown, refers=name), Run("。")))


def fields(body: Body) -> list[str]:
    """The instructions of the REF fields in the text."""
    return [
        " ".join((one.text or "").split())
        for part in body.parts
        for one in part.iter(tags.w("instrText"))
        if "REF " in (one.text or "") and "_Ref" not in (one.text or "")
    ]


def marked(body: Body, name: str) -> str | None:
    """The words inside the bookmark; ``None`` where there is none of that name."""
    for part in body.parts:
        starts = [one for one in part.iter(tags.w("bookmarkStart")) if one.get(tags.w("name")) == name]
        for start in starts:
            found: list[Xml] = []
            for sibling in start.itersiblings():
                if sibling.tag == tags.w("bookmarkEnd") and sibling.get(tags.w("id")) == start.get(tags.w("id")):
                    return "".join(words(run) if run.tag != tags.R else _text(run) for run in found)
                found.append(sibling)
    return None


def _text(run: Xml) -> str:
    return "".join(one.text or "" for one in run.iter(tags.T))


ROWS = ((cell("项目"), cell("值")), (cell("果径"), cell("8")))


@pytest.mark.parametrize(
    ("one", "name", "shown", "switch", "inside"),
    [
        (table("表1", "分级", ROWS), "tab:a", "表1", "\\r ", "分级"),
        (Figure("f1", "figure", (Run("果穗"),), "图1"), "fig:a", "图1", "\\r ", "果穗"),
        (block("list-item", "清洗；", "a)", 1), "cl:a", "a)", "\\n ", "清洗；"),
        (paragraph("文字。", "1.1a"), "cl:c", "1.1a", "", None),
        (formula("a=b", "（1）"), "eq:a", "（1）", "", "（1）"),
    ],
)
def test_a_place_is_named_by_its_number_or_by_its_words(
    one: Block, name: str, shown: str, switch: str, inside: str | None
) -> None:
    made = content_of(named(one, name), citing(name, shown))
    mark = name.replace(":", "_")
    if inside is None:
        assert fields(made) == [] and marked(made, mark) is None
    else:
        assert fields(made) == [f"REF {mark} {switch}\\h"]
        assert marked(made, mark) == inside
    assert words(made.parts[-1]).replace("\t", "") == f"见{shown}。"


def test_a_reference_may_stand_before_its_place() -> None:
    made = content_of(citing("tab:a", "表1"), named(table("表1", "分级", ROWS), "tab:a"))
    assert fields(made) == ["REF tab_a \\r \\h"]


@pytest.mark.parametrize("name", ["tab:none", "note:a"])
def test_a_reference_to_what_is_not_there_or_bears_no_bookmark_stays_text(name: str) -> None:
    made = content_of(named(block("note", "甲。", "注："), "note:a"), citing(name, "表9"))
    assert (fields(made), words(made.parts[-1])) == ([], "见表9。")
    assert marked(made, name.replace(":", "_")) is None
    assert next(made.parts[-1].iter(tags.w("fldChar")), None) is None


def test_a_name_too_long_for_word_is_none() -> None:
    long = "tab:" + "a" * 60
    made = content_of(named(table("表1", "分级", ROWS), long), citing(long, "表1"))
    assert (fields(made), words(made.parts[-1])) == ([], "见表1。")


def references(*entries: Block) -> Element:
    return element("normative-references", "规范性引用文件", "2", *entries)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("GB/T 6388　运输包装", "GB/T 6388"),
        ("GB/T 6388", "GB/T 6388"),
        ("GB/T 6388—1986　运输包装", None),
    ],
)
def test_the_code_of_a_cited_document_stands_alone_in_its_bookmark(text: str, inside: str | None) -> None:
    made = body_of(
        references(named(paragraph(text), "ref:a")), element("core", "要求", "3", citing("ref:a", "GB/T 6388"))
    )
    found = marked(made, "ref_a")
    assert found == inside or (inside is None and found == "GB/T 6388—1986")
    assert fields(made) == ["REF ref_a \\h"]
    assert words(made.parts[1]) == text


def test_a_code_set_in_several_runs_cannot_be_named() -> None:
    entry = paragraph((Run("GB/T "), Run("6388", marks=frozenset({"bold"})), Run("　包装")))
    made = body_of(references(named(entry, "ref:a")), element("core", "要求", "3", citing("ref:a", "GB/T 6388")))
    assert (marked(made, "ref_a"), fields(made)) == (None, [])
    assert words(made.parts[1]) == "GB/T 6388　包装"


def test_headings_and_terms_are_places_too() -> None:
    inner = replace(clause("1.1", "果园"), heading=named(block("heading", "果园", "1.1", 2), "cl:x"))
    made = body_of(element("core", "要求", "1", clauses=(inner,)), element("core", "方法", "2", citing("cl:x", "1.1")))
    assert fields(made) == ["REF cl_x \\r \\h"]
    assert marked(made, "cl_x") == "果园"


def test_a_formula_without_number_is_none() -> None:
    made = content_of(named(formula("a=b", ""), "eq:a"), citing("eq:a", "（1）"))
    assert (fields(made), marked(made, "eq_a")) == ([], None)
