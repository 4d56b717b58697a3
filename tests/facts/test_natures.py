"""Whether a citation is normative or informative. GB/T 1.1—2020, 9.5.4.2."""

from __future__ import annotations

import pytest

from stdkit.facts.citations import citations
from stdkit.facts.natures import leads
from stdkit.formats.markdown import read_markdown

NORMATIVE, INFORMATIVE, UNCLEAR = "normative", "informative", "unclear"


def judged(text: str, title: str = "羊毛") -> list[tuple[str, bool, str]]:
    doc = read_markdown(f"---\ntitle: {title}\n---\n{text}\n")
    return [(one.nature, one.sure, one.why) for one in citations(doc)]


@pytest.mark.parametrize(
    ("sentence", "nature", "sure"),
    [
        ("应按GB/T 191的规定包装。", NORMATIVE, True),
        ("应符合GB/T 191的规定。", NORMATIVE, True),
        ("应满足GB/T 191的要求。", NORMATIVE, True),
        ("不应违反GB/T 191。", NORMATIVE, False),
        ("应根据GB/T 191编号。", NORMATIVE, True),
        ("应依据GB/T 191编号。", NORMATIVE, True),
        ("应基于GB/T 191编号。", NORMATIVE, True),
        ("GB/T 191应配在箱内。", NORMATIVE, False),
        ("应防潮（标志见GB/T 191）。", INFORMATIVE, True),
        ("应防潮，见GB/T 191。", INFORMATIVE, True),
        ("应防潮，参见GB/T 191。", INFORMATIVE, True),
        ("应防潮，详见《GB/T 191》。", INFORMATIVE, True),
        ("应防潮，见GB/T 190和GB/T 191。", INFORMATIVE, True),
        ("GB/T 191给出了标志，应贴牢。", INFORMATIVE, True),
        ("GB/T 191（所有部分）规定了标志。", INFORMATIVE, True),
        ("GB/T 191描述了方法。", INFORMATIVE, True),
        ("GB/T 191中有说明。", INFORMATIVE, True),
        ("宜按GB/T 191包装。", INFORMATIVE, False),
        ("可按GB/T 191包装。", INFORMATIVE, False),
        ("按GB/T 191测定。", NORMATIVE, True),
        ("按GB/T 191的规定。", NORMATIVE, True),
        ("采用GB/T 191配制。", NORMATIVE, True),
        ("称取试样，按GB/T 191取样。", NORMATIVE, True),
        ("按GB/T 191。", UNCLEAR, False),
        ("GB/T 191与此相近。", UNCLEAR, False),
    ],
)
def test_the_kind_of_sentence_tells(sentence: str, nature: str, sure: bool) -> None:
    assert judged(f"# 4 要求\n\n{sentence}")[-1][:2] == (nature, sure)


def test_guidance_recommends_normatively() -> None:
    text = "# 4 保管\n\n宜按GB/T 191包装。"
    assert judged(text, "羊毛保管指南")[0][:2] == (NORMATIVE, True)
    assert judged(text, "羊毛保管规范")[0][:2] == (INFORMATIVE, False)


@pytest.mark.parametrize(
    ("text", "nature", "why"),
    [
        ("# 前言\n\n应按GB/T 191包装。", INFORMATIVE, "前言、引言等资料性要素"),
        ("# 引言\n\n应按GB/T 191包装。", INFORMATIVE, "前言、引言等资料性要素"),
        ("# 4 要求\n\n注：应按GB/T 191包装。", INFORMATIVE, "注、示例"),
        ("# 4 要求\n\n示例：应按GB/T 191包装。", INFORMATIVE, "注、示例"),
        ("# 4 要求\n\n应防潮[^1]。\n\n[^1]: 应按GB/T 191包装。", INFORMATIVE, "条文脚注"),
        ("# 附录A（资料性）方法\n\n应按GB/T 191包装。", INFORMATIVE, "资料性附录"),
        ("# 附录A（规范性）方法\n\n应按GB/T 191包装。", NORMATIVE, "要求型条款"),
        ("! 羊毛\n\n应按GB/T 191包装。\n\n# 1 范围\n\n甲。", NORMATIVE, "要求型条款"),
        ("# 1 范围\n\n本文件适用于按GB/T 191包装。", UNCLEAR, "范围"),
        ("# 3 术语和定义\n\nGB/T 191界定的术语适用于本文件。", NORMATIVE, "术语引导语"),
        ("# 3 术语和定义\n\nGB/T 191界定的以及下列术语和定义适用于本文件。", NORMATIVE, "术语引导语"),
        ("# 3 术语和定义\n\n### 3.1\n\n肉干\n\n按GB/T 191包装的肉。", UNCLEAR, "术语条目"),
        ("# 3 术语和定义\n\n### 3.1\n\n肉干\n\n某物。\n\n[来源：GB/T 191—2008，3.1]", INFORMATIVE, "来源"),
        ("# 4 GB/T 191的标志\n\n应防潮。", UNCLEAR, "标题"),
        ("# 4 要求\n\n表1　GB/T 191的标志\n\n| 甲 |\n|---|\n| 1 |", UNCLEAR, "标题"),
    ],
)
def test_the_place_speaks_first(text: str, nature: str, why: str) -> None:
    ((found, _, reason),) = judged(text)
    assert (found, reason) == (nature, why)


@pytest.mark.parametrize(
    ("lead", "nature"), [("应符合下列要求：", NORMATIVE), ("宜符合下列要求：", INFORMATIVE), ("包括：", UNCLEAR)]
)
def test_an_item_has_the_force_of_its_lead_in(lead: str, nature: str) -> None:
    assert judged(f"# 4 要求\n\n{lead}\n\na) 防潮；\n\nb) GB/T 191的标志。")[0][0] == nature
    assert judged(f"# 4 要求\n\n{lead}\n\na) 防潮：\n\n  1) GB/T 191的标志。")[0][0] == UNCLEAR


@pytest.mark.parametrize(
    ("head", "nature"), [("试验方法", NORMATIVE), ("依据标准", NORMATIVE), ("执行", NORMATIVE), ("备注", UNCLEAR)]
)
def test_a_column_of_methods(head: str, nature: str) -> None:
    assert judged(f"# 4 要求\n\n表1　指标\n\n| 项目 | {head} |\n|---|---|\n| 水分 | GB/T 191 |")[0][0] == nature
    assert judged(f"# 4 要求\n\n表1　指标\n\n| 项目 | GB/T 191{head} |\n|---|---|\n| 水分 | 1 |")[0][0] == UNCLEAR


def test_what_leads_an_item_in() -> None:
    doc = read_markdown(
        "# 4 要求\n\n甲：\n\na) 乙：\n\n  1) 丙；\n\nb) 丁。\n\n注：说明。\n\nc) 戊。\n\n## 4.1 外观\n\na) 己。\n"
    )
    found = leads(doc)
    told = {doc.block(item).text: lead.text for item, lead in found.items()}
    assert told == {"乙：": "甲：", "丙；": "乙：", "丁。": "甲：", "戊。": "甲："}
