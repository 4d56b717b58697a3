"""The entries of 规范性引用文件 and 参考文献, and the order they stand in. GB/T 1.1—2020, 8.6 and 8.13."""

from __future__ import annotations

import random

import pytest

from stdkit.facts.codes import parse
from stdkit.facts.list_order import place_in_list
from stdkit.facts.listed import Listed, bibliography, cites, covering, in_list, lead_ins, normative_list, says_none
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document

LEAD = "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件。"


def document(*entries: str, number: str = "GB/T 9—2026") -> Document:
    listed = "\n\n".join(entries)
    return read_markdown(
        f"---\nnumber: {number}\n---\n\n# 2 规范性引用文件\n\n{LEAD}\n\n{listed}\n\n# 3 要求\n\n应按GB/T 191执行。\n"
    )


def entry(text: str) -> Listed:
    (found,) = normative_list(document(text))
    return found


@pytest.mark.parametrize(
    ("text", "number", "title", "all_parts"),
    [
        ("GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("GB/T 191—2008 包装储运图示标志", "GB/T 191—2008", "包装储运图示标志", False),
        ("GB/T 191《包装储运图示标志》", "GB/T 191", "包装储运图示标志", False),
        ("《GB/T 191 包装储运图示标志》", "GB/T 191", "包装储运图示标志", False),
        ("GB/T 191　包装储运图示标志。", "GB/T 191", "包装储运图示标志", False),
        ("[1] GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("［12］GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("（1）GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("1）GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("• GB/T 191　包装储运图示标志", "GB/T 191", "包装储运图示标志", False),
        ("GB/T 3102（所有部分）　量和单位", "GB/T 3102", "量和单位", True),
        ("GB/T 3102(全部部分) 量和单位", "GB/T 3102", "量和单位", True),
        ("GB/T 3102系列标准", "GB/T 3102", "", True),
        ("GB/T 191", "GB/T 191", "", False),
        ("《中华人民共和国食品安全法》", None, "中华人民共和国食品安全法", False),
        ("计量法实施细则（依据GB/T 191修订）", None, "计量法实施细则（依据GB/T 191修订）", False),
    ],
)
def test_an_entry(text: str, number: str | None, title: str, all_parts: bool) -> None:
    found = entry(text)
    assert (found.number.spelled if found.number else None, found.title, found.all_parts) == (number, title, all_parts)
    assert found.name == (number or title)
    block = found.block
    if found.title_span is not None:
        assert block.text[found.title_span.start : found.title_span.end] == title
    if found.number is not None:
        assert block.text[found.number.start : found.number.end] == found.number.raw
    assert (found.title_span is None) == (title == "")


@pytest.mark.parametrize(
    "text",
    [
        "无。",
        "暂无",
        "没有。",
        "本文件没有规范性引用文件。",
        "凡是不注日期的引用文件，其最新版本适用于本文件。",
        "注日期的引用文件应核对版本。",
    ],
)
def test_what_is_said_of_the_list_is_no_entry(text: str) -> None:
    doc = document(text)
    assert normative_list(doc) == ()
    assert [block.text for block in lead_ins(doc)][-1] == text and len(lead_ins(doc)) == 2


def test_a_number_in_front_makes_an_entry_of_a_sentence() -> None:
    assert entry("GB/T 1.1 规范性引用文件的起草").title == "规范性引用文件的起草"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("本文件没有规范性引用文件。", True),
        ("本标准无引用文件", True),
        ("不涉及规范性引用文件。", True),
        (" 无。", True),
        ("暂无", True),
        ("没有", True),
        ("无机化工产品", False),
        (LEAD, False),
    ],
)
def test_a_list_that_says_none(text: str, told: bool) -> None:
    assert says_none(text) is told


def test_what_belongs_to_the_lists() -> None:
    doc = read_markdown(
        "# 2 规范性引用文件\n\nGB/T 191　标志\n\n# 3 要求\n\n应干燥。\n\n# 参考文献\n\n[1] GB/T 20000.1　通用术语\n"
    )
    told = {block.text: in_list(doc, block) for block in doc.blocks() if block.kind != "heading"}
    assert [text for text, there in told.items() if not there] == ["应干燥。"]
    assert [one.name for one in normative_list(doc)] == ["GB/T 191"]
    assert [one.name for one in bibliography(doc)] == ["GB/T 20000.1"]


@pytest.mark.parametrize(
    ("listed", "cited", "told"),
    [
        ("GB/T 191—2008", "GB/T 191", True),
        ("GB/T 191", "GB/T 191—2008", True),
        ("GB/T 191", "GB/T 192", False),
        ("GB/T 3102（所有部分）", "GB/T 3102.1", True),
        ("GB/T 3102", "GB/T 3102.1", False),
        ("GB/T 3102.1", "GB/T 3102", True),
        ("GB/T 3102.1", "GB/T 3102.2", False),
        ("GB/T 3102.1（所有部分）", "GB/T 3102.2", False),
        ("GB/T 3103（所有部分）", "GB/T 3102.2", False),
        ("GB/T 1234—2008/ISO 5678:2005", "ISO 5678", True),
        ("GB/T 1234—2008/ISO 5678:2005", "ISO 5679", False),
    ],
)
def test_an_entry_stands_for_a_cited_number(listed: str, cited: str, told: bool) -> None:
    doc = document(f"{listed}　名称", "《计量法》")
    number = parse(cited)
    assert number is not None
    assert [cites(one, number) for one in normative_list(doc)] == [told, False]
    assert [one.name for one in covering(doc, number)] == [one.name for one in normative_list(doc)[:1] if told]


ORDER = (
    "GB/T 191—2000", "GB/T 191—2008", "GB 5009.3", "GB/T 5009.12", "GB 12345", "HJ 9", "NY/T 3", "NY/T 12", "DB15/T 8", "T/ABC 2", "ISO 9",
    "IEC 80", "ISO 1000",
)  # fmt: skip
"""National, industry, own region, association, international; within a class by code and number (8.6.3.2)."""
LAST = ("ASTM D5", "BS 4", "DB11/T 7", "Q/ABC 3")
"""Other bodies, and what another region has set."""


def _in_order(entries: list[str]) -> list[str]:
    doc = document(*(f"{text}　名称" for text in entries), number="DB15/T 77—2026")
    ordered = sorted(normative_list(doc), key=lambda one: place_in_list(doc, one))
    return [one.name.removesuffix("　名称") for one in ordered]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_list(seed: int) -> None:
    mixed = [*ORDER, *LAST, "机械设计手册"]
    random.Random(seed).shuffle(mixed)
    assert _in_order(mixed) == [*ORDER, *LAST, "机械设计手册"]


def test_a_region_is_that_of_the_own_number() -> None:
    doc = document("DB11/T 7　甲", "DB15/T 8　乙", "T/ABC 2　丙", number="GB/T 9—2026")
    assert [one.name for one in sorted(normative_list(doc), key=lambda one: place_in_list(doc, one))] == [
        "DB11/T 7",
        "DB15/T 8",
        "T/ABC 2",
    ]


def test_a_number_that_is_not_known_stands_with_other_bodies() -> None:
    assert _in_order(["机械设计手册", "XYZ 12　甲", "ISO 9", "ZZZ 3　乙"]) == [
        "ISO 9",
        "XYZ 12　甲",
        "ZZZ 3　乙",
        "机械设计手册",
    ]
