"""``blocks_for`` leaves no match out, whatever the pattern: tried with every pattern of the project on every example of a rule."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts import search
from stdkit.facts.codes import numbers
from stdkit.facts.patterns import Waiting
from stdkit.formats.markdown import read_markdown
from stdkit.lint import registry
from stdkit.lint.runner import check
from stdkit.model import Block, Document, Run


def _patterns() -> Iterator[re.Pattern[str]]:
    registry.load()
    for name, module in sorted(sys.modules.items()):
        if name.startswith(("stdkit.rules.", "stdkit.facts.")):
            for value in vars(module).values():
                if isinstance(value, re.Pattern | Waiting):
                    yield value


def _examples() -> list[str]:
    return [
        example.text.replace("⟦", "").replace("⟧", "") for rule in registry.load().values() for example in rule.examples
    ]


def _lacks(text: str, need: frozenset[str]) -> bool:
    return not any(
        (one == r"\d" and any(map(str.isdecimal, text)))
        or (one == r"\s" and any(map(str.isspace, text)))
        or one in text
        for one in need
    )


def test_every_match_holds_what_its_pattern_needs() -> None:
    texts = ["\n".join(_examples()), *_examples()]
    told = 0
    for pattern in set(_patterns()):
        needs = search.needs(pattern)
        told += bool(needs)
        for text in texts:
            lacking = [need for need in needs if _lacks(text, need)]
            if lacking:
                assert pattern.search(text) is None, (pattern.pattern, lacking, text)
    assert told > 100


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("ab?c", [{"a"}, {"c"}]),
        ("甲|乙丙", [{"甲", "乙"}]),
        ("甲|乙*", []),
        (r"\d+ ?[mk]", [{r"\d"}, {"m", "k"}]),
        ("(?<=甲)[^乙]", [{"甲"}]),
        ("(?<!甲)(?!乙)丙?", []),
        ("(?i)甲a", []),
        ("甲(?i:a)", [{"甲"}]),
        ("[一-鿿]", []),
        (r"\w\W\S", []),
        ("(?:甲{2,3}){1,}(?>乙)丁++", [{"甲"}, {"乙"}, {"丁"}]),
    ],
)
def test_needs(pattern: str, needs: list[set[str]]) -> None:
    assert [set(need) for need in search.needs(re.compile(pattern))] == needs


def _document(texts: list[str]) -> Document:
    return Document(opening=tuple(Block(f"b{at}", "paragraph", (Run(text),)) for at, text in enumerate(texts)))


@given(
    st.lists(st.text("甲乙1 ab", max_size=6), max_size=12),
    st.sampled_from(["甲", r"\d", r"乙\s", "a|乙", "[ab]1", "b*"]),
)
def test_no_block_with_a_match_is_left_out(texts: list[str], source: str) -> None:
    pattern, doc = re.compile(source), _document(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "FEW", 0)
        found = list(search.blocks_for(doc, pattern, re.compile("甲1")))
    wanted = [block for block in doc.blocks() if re.search(f"{source}|甲1", block.text)]
    assert [block for block in found if block in wanted] == wanted
    assert [block.id for block in found] == [block.id for block in doc.blocks() if block in found]


def test_rare_things_are_looked_for_in_few_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    doc = _document(["设备应清洁。"] * 50 + ["见第3页。"])
    assert [block.id for block in search.blocks_for(doc, re.compile(r"第\d+页"))] == ["b50"]


def test_checks_find_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(_examples())
    before = check(read_markdown(text))
    monkeypatch.setattr(search, "FEW", 0)
    assert check(read_markdown(text)) == before and len(before) > 300


def test_document_numbers() -> None:
    doc = _document(["见GB/T 191—2008。", "甲", "ISO 9001:2015和GB 3100"])
    assert [(block.id, [n.key for n in found]) for block, found in search.document_numbers(doc)] == [
        ("b0", ["GB/T 191"]),
        ("b2", [n.key for n in numbers("ISO 9001:2015和GB 3100")]),
    ]


@given(
    st.lists(st.text("甲乙A1", max_size=6), max_size=6), st.lists(st.text("甲乙A1", min_size=1, max_size=3), max_size=4)
)
def test_strings_are_looked_for_in_many_texts_as_in_each(texts: list[str], strings: list[str]) -> None:
    held = [at for at, text in enumerate(texts) if any(string in text for string in strings)]
    assert search.Texts(texts).holding(strings) == held
