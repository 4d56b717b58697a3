"""What computes a number, and whether it will say the same by itself."""

from __future__ import annotations

import pytest

from stdkit.convert.changes import Changes
from stdkit.convert.fields import field_at, follows, told_of_fields
from stdkit.model import Block, Document, Element, Run, Span

HEAD = (
    Run("共"),
    Run("DB15/", locked="域结果", field="STYLEREF 标准号"),
    Run(" 1", locked="域结果", field="STYLEREF 标准号"),
)


@pytest.mark.parametrize(
    ("runs", "start", "end", "field"),
    [
        (HEAD, 1, 8, "STYLEREF 标准号"),
        (HEAD, 0, 8, "STYLEREF 标准号"),
        (HEAD, 0, 1, ""),
        ((Run("甲", locked="他人修订（李）", field="REF a"),), 0, 1, ""),
        ((Run("甲", locked="域结果"),), 0, 1, ""),
        ((Run("甲", locked="域结果", field="REF a"), Run("乙", locked="他人修订（李）", field="REF a")), 0, 2, ""),
        ((Run("甲", locked="域结果", field="REF a"), Run("乙", locked="域结果", field="REF b")), 0, 2, "REF a"),
    ],
)
def test_the_field_under_some_words(runs: tuple[Run, ...], start: int, end: int, field: str) -> None:
    assert field_at(Block("b", "paragraph", runs), Span("b", start, end)) == field


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ('STYLEREF "标 准号"', "由域取自样式“标 准号”的文字"),
        ("styleref 标准号 \\n", "由域取自样式“标准号”的文字"),
        ('DOCPROPERTY "编 号"', "由域取自文件属性“编 号”"),
        ("DOCPROPERTY 编号 \\* MERGEFORMAT", "由域取自文件属性“编号”"),
        ("TITLE", "由域取自文件属性“TITLE”"),
        ("REF _Ref1 \\h", "由域（REF）计算"),
    ],
)
def test_why_words_follow(instruction: str, said: str) -> None:
    assert follows(instruction).startswith(said)


def told(instruction: str, *, style: str = "标准号", kind: str = "number", computed: bool = False) -> list[str]:
    """What is said of a number that ``instruction`` computes, beside another change of a paragraph of that style."""
    number = Block("n", "paragraph", (Run("DB15/ 1"),), style=style)
    head = Block("h", "paragraph", (Run("DB15/ 1", locked="域结果", field=instruction),))
    doc = Document(elements=(Element("core", "", "", content=(number, head)),))
    changes = Changes(doc)
    changes.add(kind, Span("n", 0, 5), "DB15/T", "", refresh=computed)  # type: ignore[arg-type]
    changes.add("number", Span("h", 0, 5), "DB15/T", "", refresh=True)
    return told_of_fields(doc, changes)


def test_a_style_that_a_changed_number_bears_follows() -> None:
    assert told("STYLEREF 标准号") == []
    assert told('STYLEREF "Heading 1"', style="heading 1") == []


@pytest.mark.parametrize("more", [{"style": "正文"}, {"kind": "edition"}])
def test_a_style_that_no_changed_number_bears_is_told(more: dict[str, str]) -> None:
    (said,) = told("STYLEREF 标准号", **more)  # type: ignore[arg-type]
    assert "样式“标准号”" in said and "核对页眉" in said


def test_a_number_that_is_itself_computed_gives_no_style() -> None:
    number = Block("n", "paragraph", (Run("DB15/ 1", locked="域结果", field="STYLEREF 甲"),), style="甲")
    doc = Document(elements=(Element("core", "", "", content=(number,)),))
    changes = Changes(doc)
    changes.add("number", Span("n", 0, 5), "DB15/T", "", refresh=True)
    assert len(told_of_fields(doc, changes)) == 1


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ('DOCPROPERTY "编 号"', "文件属性“编 号”"),
        ("DOCPROPERTY 编号", "文件属性“编号”"),
        ("TITLE \\* MERGEFORMAT", "文件属性“TITLE”"),
        ("QUOTE 甲", "由域（QUOTE）计算"),
    ],
)
def test_other_fields_are_told(instruction: str, said: str) -> None:
    (problem,) = told(instruction)
    assert said in problem


def test_a_bookmark_follows_by_itself() -> None:
    assert told("REF _Ref1 \\h") == []
