"""Provisions of a document, and the types of its sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.facts.provisions import provisions, provisions_of
from stdkit.facts.sentences import provision_type, sentences, typed_sentences
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Run

DRAFT = """# 2 规范性引用文件

下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。

GB/T 321　优先数应用指南

GB/T 999　禁止吸烟区的划定

# 5 要求

## 5.1 一般要求

奶锅必须专用；滤布宜每班更换，可煮沸消毒。

公式中的 $应$ 不是用词。

作业应符合下列要求：

a) 袋口平整；

b) 字迹可用手触摸。

## 5.2 步骤

称取5 g试样，加水溶解。溶液呈淡黄色。

注：结果可能偏高。

| 项目 | 要求 |
|---|---|
| 外观 | 应平整 |
"""


def test_provisions_in_reading_order_with_their_places() -> None:
    doc = read_markdown(DRAFT)
    found = provisions(doc)
    assert [p.text for p in found] == ["必须", "宜", "可", "应", "可", "可能", "应"]
    assert [doc.text_of(p.span) for p in found] == [p.text for p in found]
    assert doc.text_of(found[0].sentence) == "奶锅必须专用；"
    assert provisions(doc) is found


def test_provisions_by_reading_word_and_kind() -> None:
    doc = read_markdown(DRAFT)
    assert [p.text for p in provisions_of(doc, "必须")] == ["必须"]
    assert [p.text for p in provisions_of(doc, "bixu", "REC")] == ["必须", "宜"]
    assert [p.text for p in provisions_of(doc, "PERM", "POSS")] == ["可", "可", "可能"]


def test_a_word_across_runs_is_one() -> None:
    from stdkit.facts.tokens import tokens

    block = Block("b", "paragraph", (Run("外壳必"), Run("须绝缘。")))
    assert [t.text for t in tokens(block.text)] == ["必须"]


def test_types_of_sentences() -> None:
    doc = read_markdown(DRAFT)
    types = {typed.text: typed.type for typed in typed_sentences(doc)}
    assert types["奶锅必须专用；"] == "requirement"
    assert types["滤布宜每班更换，可煮沸消毒。"] == "recommendation"
    assert types["袋口平整；"] == "requirement"
    assert types["字迹可用手触摸。"] == "permission"
    assert types["称取5 g试样，加水溶解。"] == "instruction"
    assert types["溶液呈淡黄色。"] == "statement"
    assert types["结果可能偏高。"] == "statement"


def test_the_type_at_a_span() -> None:
    doc = read_markdown(DRAFT)
    must = provisions_of(doc, "必须")[0]
    assert provision_type(doc, must.sentence) == "requirement"
    assert provision_type(doc, provisions_of(doc, "可能")[0].sentence) == "statement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("所应达到的密度见表2。", "statement"),
        ("是否应返工由厂家决定。", "statement"),
        ("只准许用木锤。", "requirement"),
        ("合格后方可出厂。", "requirement"),
        ("不宜过夜。", "recommendation"),
        ("不必复验。", "permission"),
        ("能承受1 kN的力。", "statement"),
    ],
)
def test_types(text: str, expected: str) -> None:
    from stdkit.facts.sentences import type_of
    from stdkit.facts.tokens import tokens

    assert type_of(text, tokens(text)) == expected


def test_sentences_without_the_blanks_around_them() -> None:
    block = Block("b", "paragraph", (Run(" 甲。 乙；"),))
    assert [block.text[s.start : s.end] for s in sentences(block)] == ["甲。", "乙；"]


def test_a_document_tells_how_a_string_of_two_readings_is_meant() -> None:
    sure = "各类应用由平台管理。应用程序在此登记。" * 3
    doubtful = "应用弧形轨道一项见附录A。"
    assert [p.text for p in provisions(read_markdown(f"# 4 要求\n\n{sure}\n\n{doubtful}\n"))] == []
    assert [p.text for p in provisions(read_markdown(f"# 4 要求\n\n{doubtful}\n"))] == ["应"]
    mixed = sure + "器皿应用清水冲洗。器皿应用蒸馏水冲洗。"
    assert "应" in [p.text for p in provisions(read_markdown(f"# 4 要求\n\n{mixed}\n\n{doubtful}\n"))]


@pytest.mark.corpus
def test_real_documents_hold_no_lookalikes(corpus: Path) -> None:
    """On real drafts: provisions are found, none of them covers a lookalike, and nearly all are certain."""
    from stdkit.facts.tokens import tokens
    from stdkit.formats.docx.reader import read_docx

    found = []
    for path in sorted((corpus / "docx-from-doc").glob("*.docx")):
        doc = read_docx(path)
        for block in doc.blocks():
            found += [(block.text, token) for token in tokens(block.text)]
    assert len(found) > 500
    lookalikes = (
        "相应",
        "响应",
        "反应",
        "适应",
        "感应",
        "效应",
        "功能",
        "性能",
        "智能",
        "可靠",
        "可信",
        "许可证",
        "需求",
        "要求",
    )
    for text, token in found:
        around = text[max(0, token.start - 1) : token.end + 1]
        assert not any(word in around for word in lookalikes if token.text in word and len(token.text) == 1), around
    assert sum(1 for _, token in found if token.uncertain) / len(found) < 0.02
