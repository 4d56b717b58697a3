"""Tables and figures with their numbers, how a continuation is written, where they are mentioned. GB/T 1.1—2020, 9.7 and 9.8."""

from __future__ import annotations

import pytest

from stdkit.facts.captions import Captioned, domains, figures, tables
from stdkit.facts.continued import misspelled
from stdkit.facts.mentions import full_number, late, mentions_of
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document, Element, Run, Table

CELLS = "| 甲 |\n|---|\n| 1 |"


def document(*paragraphs: str, heading: str = "# 4 要求") -> Document:
    return read_markdown("\n\n".join([heading, *paragraphs]))


def table(label: str, caption: str = "", *, annex: str = "") -> Document:
    block = Table("t", "table", (Run(caption),) if caption else (), label=label)
    element = Element("annex", "甲", annex, content=(block,)) if annex else Element("core", "甲", "4", content=(block,))
    return Document(elements=(element,))


@pytest.mark.parametrize(
    ("label", "annex", "domain", "number"),
    [
        ("表1", "", "", 1),
        ("表 12", "", "", 12),
        ("表1（续）", "", "", 1),
        ("续表1", "", "", 1),
        ("表1续", "", "", 1),
        ("表A.1", "附录A", "A", 1),
        ("表A．2", "附录A", "A", 2),
        ("表A1", "附录A", "A", None),
        ("表1", "附录A", "A", None),
        ("表B.1", "附录A", "A", None),
        ("表A.1", "", "", None),
        ("表1.2", "", "", None),
        ("表一", "", "", None),
        ("表1", "附录", "?", None),
        ("", "", "", None),
    ],
)
def test_the_number_in_its_domain(label: str, annex: str, domain: str, number: int | None) -> None:
    (thing,) = tables(table(label, annex=annex))
    assert (thing.domain, thing.number) == (domain, number)


@pytest.mark.parametrize(
    ("label", "caption", "continued"),
    [
        ("表1", "限值", False),
        ("表1（续）", "限值", True),
        ("续表1", "限值", True),
        ("表1", "限值（续）", True),
        ("表1", "限值(续)", True),
        ("表1", "限值（第2页/共3页）", True),
        ("表1（第 # 页）", "限值", True),
        ("表1", "手续费", False),
    ],
)
def test_a_continuation(label: str, caption: str, continued: bool) -> None:
    (thing,) = tables(table(label, caption))
    assert thing.continued is continued
    assert [len(things) for _, things in domains((thing,))] == ([] if continued else [1])


def test_which_tables_count() -> None:
    doc = read_markdown(
        f"# 前言\n\n{CELLS}\n\n# 4 要求\n\n{CELLS}\n\n# 附录A（规范性）甲\n\n表A.1　乙\n\n{CELLS}\n\n# 参考文献\n\n{CELLS}\n"
    )
    assert [thing.label for thing in tables(doc)] == ["", "表A.1"]
    doc = document("![](a.png)", "图1　支架", "![](b.png)", "图2　底座")
    assert [(domain, [thing.number for thing in things]) for domain, things in domains(figures(doc))] == [("", [1, 2])]


def said(doc: Document) -> list[tuple[str, str | None]]:
    return [(one.message, one.fix) for one in misspelled(tables(doc), "表")]


@pytest.mark.parametrize(
    ("label", "caption", "fix"),
    [
        ("表1", "限值（第2页/共3页）", []),
        ("表1", "限值（2/3）", ["（第2页/共3页）"]),
        ("表1", "限值(第2页，共3页)", ["（第2页/共3页）"]),
        ("表1", "限值(第2页/共3页)", []),
        ("表1", "限值（第3页/共3页）", []),
        ("表1", "限值（第4页/共3页）", [None]),
        ("表1", "限值（续表）", ["（续）"]),
        ("表1", "限值（接上页）", ["（续）"]),
        ("表1", "限值（continued）", ["（续）"]),
        ("表1", "限值 续", ["（续）"]),
        ("表1", "限值（续）", []),
        ("表1（续）", "限值", []),
        ("续表1", "限值（接上页）", [None]),
        ("表1", "限值", []),
    ],
)
def test_continuations_written_otherwise(label: str, caption: str, fix: list[str | None]) -> None:
    assert [one for _, one in said(table(label, caption))] == fix


def test_what_is_said_of_a_continuation() -> None:
    assert said(table("续表1"))[0][0] == "“续表1”应写作“表1（续）”或“表1（第n页/共m页）”"
    assert said(table("表1", "限值（接上页）"))[0][0] == "“（接上页）”应写作“（续）”"
    assert said(table("表1", "限值（4/3）"))[0][0] == "续表的页次“（4/3）”超过了总页数"


def late_numbers(*paragraphs: str, heading: str = "# 4 要求") -> list[str]:
    doc = document(*paragraphs, heading=heading)
    return [one.number for one in late(doc, tables(doc), "表")]


ONE = f"表1　限值\n\n{CELLS}"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["应符合表1。", ONE], []),
        ([ONE, "应干燥。", "应符合表1。"], ["表1"]),
        ([ONE, "应符合表1。"], []),
        ([ONE, "注：说明。", "应符合表1。"], []),
        ([ONE, "## 4.1 外观", "应符合表1。"], ["表1"]),
        (["应符合表1。", ONE, "应干燥。", "应符合表1。"], []),
        ([ONE], []),
        (["应符合表1～表3。", f"表2　限值\n\n{CELLS}", "应干燥。", "应符合表2。"], []),
        ([f"表1（续）　限值\n\n{CELLS}", "应干燥。", "应符合表1。"], []),
    ],
)
def test_what_stands_before_its_first_mention(paragraphs: list[str], expected: list[str]) -> None:
    assert late_numbers(*paragraphs) == expected


def test_numbers_as_the_text_mentions_them() -> None:
    doc = document("应符合表A.1。", f"表A.1　限值\n\n{CELLS}", heading="# 附录A（规范性）甲")
    (thing,) = tables(doc)
    assert full_number(thing, "表") == "表A.1" and len(mentions_of(doc, "表A.1")) == 1
    assert full_number(Captioned(thing.block, "", "表3", 3, False), "表") == "表3"
    doc = document("应符合表1～表4。")
    assert [len(mentions_of(doc, f"表{at}")) for at in range(1, 6)] == [1, 1, 1, 1, 0]
