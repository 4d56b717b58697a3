"""The sentences of the text with the type of provision each is. GB/T 1.1—2020, 3.3 and annex C."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.sentences import provision_type, sentences, typed_sentences
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Run


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("外壳应接地。", "requirement"),
        ("外壳不应带电。", "requirement"),
        ("外壳必须接地。", "requirement"),
        ("外壳应接地，宜涂漆，可加垫。", "requirement"),
        ("外壳宜涂漆，可加垫。", "recommendation"),
        ("外壳不宜涂漆。", "recommendation"),
        ("外壳可加垫。", "permission"),
        ("外壳不必涂漆。", "permission"),
        ("称取5 g试样，加水溶解。", "instruction"),
        ("外壳能承受压力。", "statement"),
        ("外壳是铁的。", "statement"),
        ("是否应返工见表1。", "statement"),
    ],
)
def test_the_strongest_word_speaks(text: str, kind: str) -> None:
    doc = read_markdown(f"# 4 要求\n\n{text}\n")
    assert [(one.text, one.type) for one in typed_sentences(doc)] == [(text, kind)]


def told(*paragraphs: str) -> list[tuple[str, str]]:
    return [(one.text, one.type) for one in typed_sentences(read_markdown("\n\n".join(["# 4 要求", *paragraphs])))]


def test_an_item_is_of_the_type_of_its_lead_in() -> None:
    assert told("应符合下列要求：", "a) 平整；", "b) 宜清洁。")[1:] == [
        ("平整；", "requirement"),
        ("宜清洁。", "recommendation"),
    ]
    assert told("宜符合下列要求：", "a) 平整；")[1:] == [("平整；", "recommendation")]
    assert told("应符合。", "a) 平整；")[1:] == [("平整；", "statement")]
    assert told("应符合下列要求:", "a) 平整；")[1:] == [("平整；", "requirement")]
    assert told("应符合下列要求：", "注：说明。", "a) 平整；")[-1] == ("平整；", "statement")
    assert told("应符合下列要求：", "## 4.1 外观", "a) 平整；")[-1] == ("平整；", "statement")


def test_the_type_at_a_place() -> None:
    doc = read_markdown("# 4 要求\n\n外壳应接地。外壳宜涂漆。\n")
    (block,) = (block for block in doc.blocks() if block.kind == "paragraph")
    assert [provision_type(doc, block.span(at, at + 1)) for at in (0, 5, 6, 11)] == ["requirement"] * 2 + [
        "recommendation"
    ] * 2
    assert provision_type(doc, block.span(12, 12)) == "statement"


@given(st.text("甲应。；！ \n　", max_size=16))
def test_sentences_are_in_order_and_without_blanks_around(text: str) -> None:
    block = Block("b", "paragraph", (Run(text),))
    found = [text[span.start : span.end] for span in sentences(block)]
    assert all(found) and found == [one.strip() for one in found]
    stops = str.maketrans("", "", "。；！ \n　")
    assert "".join(found).translate(stops) == text.translate(stops), "no word is left out"
