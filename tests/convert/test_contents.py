"""Lines of the 目次 follow what they repeat, and nothing else."""

from __future__ import annotations

import pytest

from stdkit.convert.changes import Changes, applied
from stdkit.convert.contents import refresh_contents
from stdkit.model import Block, Clause, Document, Element, Run, Span, Table


def text(id: str, said: str, kind: str = "paragraph", label: str = "") -> Block:
    return Block(id, kind, (Run(said),) if said else (), label=label)  # type: ignore[arg-type]


def document(*lines: str) -> Document:
    listed = tuple(text(f"t{at}", line) for at, line in enumerate(lines))
    annex = text("annex", "附录A（规范性附录）取样", "heading")
    table = Table("table", "table", (Run("本标准的指标"),), label="表1")
    figure = text("figure", "本标准的流程", "figure", "图1")
    clause = Clause("4.1", "本标准的色泽", heading=text("h41", "本标准的色泽", "heading"), content=(table, figure))
    alone = text("mark", "（规范性附录）按本标准")
    bare = text("bare", "（资料性附录）")
    return Document(
        elements=(
            Element("toc", "目次", "", heading=text("toc", "目次", "heading"), content=listed),
            Element("foreword", "前言", "", heading=text("h0", "前言", "heading")),
            Element("core", "本标准的要求", "4", heading=text("h4", "本标准的要求", "heading"), clauses=(clause,)),
            Element("core", "", "5", clauses=(Clause("5.1", "", content=(text("p", "本标准的要求"),)),)),
            Element("annex", "取样", "附录A", heading=annex, mark=Span("annex", 3, 10)),
            Element(
                "annex",
                "记录",
                "附录B",
                heading=text("annexb", "记录", "heading"),
                content=(alone,),
                mark=Span("mark", 0, 7),
            ),
            Element("annex", "", "附录C", content=(bare,), mark=Span("bare", 0, 7)),
        )
    )


def refreshed(line: str, *edits: tuple[str, int, int, str]) -> tuple[str, list[str]]:
    """The line of the 目次 after the edits of what it repeats, and what is said."""
    doc = document(line)
    changes = Changes(doc)
    for block, start, end, new in edits:
        assert changes.add("edition", Span(block, start, end), new, "甲")
    problems = refresh_contents(doc, changes)
    told = [change for change in changes if change.kind == "contents"]
    assert all(change.edit.refresh and change.edit.span.block == "t0" for change in told)
    return applied(line, [change.edit for change in told]), problems


@pytest.mark.parametrize(
    ("line", "edit", "after"),
    [
        ("4　本标准的要求\t3", ("h4", 0, 3, "本文件"), "4　本文件的要求\t3"),
        ("4 本 标 准 的 要 求……3", ("h4", 0, 3, "本文件"), "4 本文件 的 要 求……3"),
        ("4　本标准的要求\t3", ("h4", 4, 6, "规定"), "4　本标准的规定\t3"),
        ("4　本标准的要求\t3", ("h4", 6, 6, "和试验"), "4　本标准的要求和试验\t3"),
        ("4　本标准的要求\t3", ("h4", 0, 0, "对"), "4　对本标准的要求\t3"),
        ("4　本 标准的要求\t3", ("h4", 1, 1, "项"), "4　本项 标准的要求\t3"),
        ("4　本标准的要求\t3", ("h4", 3, 4, ""), "4　本标准要求\t3"),
        ("4.1　本标准的色泽\t3", ("h41", 0, 3, "本文件"), "4.1　本文件的色泽\t3"),
        ("表1　本标准的指标\t3", ("table", 0, 3, "本文件"), "表1　本文件的指标\t3"),
        ("图1　本标准的流程\t3", ("figure", 0, 3, "本文件"), "图1　本文件的流程\t3"),
        ("前言\tⅠ", ("h0", 0, 2, "序"), "序\tⅠ"),
        ("附录A（规范性附录）　取样\t9", ("annex", 3, 10, "（规范性）"), "附录A（规范性）　取样\t9"),
        ("附录B（规范性附录）记录\t9", ("mark", 0, 7, "（规范性）"), "附录B（规范性）记录\t9"),
        ("附录C（资料性附录）\t9", ("bare", 0, 7, "（资料性）"), "附录C（资料性）\t9"),
    ],
)
def test_a_line_follows_what_it_repeats(line: str, edit: tuple[str, int, int, str], after: str) -> None:
    assert refreshed(line, edit) == (after, [])


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        ("5　本标准的要求\t3", ("h4", 0, 3, "本文件")),
        ("本标准的要求\t3", ("h4", 0, 3, "本文件")),
        ("4　其他要求\t3", ("h4", 0, 3, "本文件")),
        ("4　本标准的要求\t3", ("p", 0, 3, "本文件")),
        ("前言和引言\tⅠ", ("h0", 0, 2, "序")),
        ("目次\tⅠ", ("toc", 0, 2, "目录")),
        ("附录B（规范性附录）记录\t9", ("mark", 8, 11, "本文件")),
        ("附录B（规范性附录）记录\t9", ("annex", 3, 10, "（规范性）")),
    ],
)
def test_a_line_of_something_else_stays(line: str, edit: tuple[str, int, int, str]) -> None:
    assert refreshed(line, edit) == (line, [])


def test_several_edits_of_one_heading() -> None:
    edits = (("h4", 0, 3, "本文件"), ("h4", 4, 6, "规定"))
    assert refreshed("4　本标准的要求\t3", *edits) == ("4　本文件的规定\t3", [])


def test_a_heading_that_falls_apart_is_told() -> None:
    line, problems = refreshed("4　本标准的要求\t3", ("h4", 6, 6, "\n补充"))
    assert line == "4　本标准的要求\t3"
    assert problems == ["目次中“本标准的要求”一行的标题改动较大，请更新目次"]


def test_marks_taken_off_a_heading_change_no_line() -> None:
    doc = document("4　本标准的要求\t3")
    changes = Changes(doc)
    changes.add("black-face", Span("h4", 0, 3), "本标准", "", unmark=frozenset({"bold"}))
    assert refresh_contents(doc, changes) == []
    assert len(list(changes)) == 1


def test_without_a_contents_nothing_is_said() -> None:
    doc = Document(elements=document().elements[1:])
    changes = Changes(doc)
    changes.add("edition", Span("h4", 0, 3), "本文件\n", "")
    assert refresh_contents(doc, changes) == []
