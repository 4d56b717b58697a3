"""Where a provision stands, as guards ask."""

from __future__ import annotations

import pytest

from stdkit.convert.surroundings import Surroundings, of_block, of_text
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("注1：应留样。", "note"),
        ("示例：甲应稳固。", "note"),
        ("首先应这样做的用“宜”。", "words"),
        ("式中：", "formula"),
        ("F——应力，单位为兆帕。", "formula"),
        ("3.1 凝乳：经发酵形成的块。", "term"),
        ("4.2　应配备的工具", "heading"),
        (" A.1　应配备的工具 ", "heading"),
        ("必须", "value"),
        (" 可选 ", "value"),
        ("不允许。", "value"),
        ("甲，属性：应", "text"),
        ("属性=应", "text"),
        ("3.1 凝乳：甲。经发酵的块。", "text"),
        ("属性：必须", "value"),
        ("甲必须稳固。", "text"),
        ("4.2　甲应稳固，乙应清洁。", "text"),
    ],
)
def test_what_a_paragraph_tells_by_itself(text: str, site: str) -> None:
    assert of_text(text) == Surroundings(site)  # type: ignore[arg-type]


DRAFT = """---
number: DB15/ 123—2010
title: 毡房
{more}
---

# 前言

前言段应在。

# 2 规范性引用文件

GB/T 1　引用应在

# 3 术语和定义

### 3.1

凝乳

必须经发酵形成的块。

# 4 要求

四章应稳固。

## 4.1 围毡

围毡应符合下列要求：

a) 条目甲：

   1) 小项一；

b) 条目乙。

注：注一应在。

注：注二应在。

尾段应在，无列项：

4.1.1 无题条应在。

#### 4.1.1.1 绳

绳应系紧。

表1 表题应在

| 表头应在 | 属性 |
|---|---|
| 格中甲应稳固 | 必须 |

# 附录A（资料性）本规范用词说明

用词段应在。

# 参考文献

[1] 文献应在
"""


def document(more: str = "") -> Document:
    return read_markdown(DRAFT.replace("{more}", more))


def around(excerpt: str, more: str = "") -> Surroundings:
    doc = document(more)
    block = next(block for block in doc.blocks() if excerpt in block.text)
    return of_block(doc, block)


@pytest.mark.parametrize(
    ("excerpt", "site"),
    [
        ("前言段应在", "front"),
        ("引用应在", "front"),
        ("文献应在", "front"),
        ("必须经发酵", "term"),
        ("四章应稳固", "text"),
        ("注一应在", "note"),
        ("表题应在", "caption"),
        ("表头应在", "header"),
        ("格中甲应稳固", "text"),
        ("用词段应在", "words"),
    ],
)
def test_the_site_of_a_block(excerpt: str, site: str) -> None:
    assert around(excerpt).site == site


def test_a_bare_word_in_a_cell_is_a_value() -> None:
    doc = document()
    (cell,) = (block for block in doc.blocks() if block.text == "必须")
    assert of_block(doc, cell).site == "value"


def test_a_heading_is_one() -> None:
    doc = document()
    heading = doc.elements[3].clauses[0].heading
    assert heading is not None and of_block(doc, heading).site == "heading"


@pytest.mark.parametrize(
    ("excerpt", "titles"),
    [
        ("四章应稳固", ("要求",)),
        ("围毡应符合", ("要求", "围毡")),
        ("无题条应在", ("要求", "围毡")),
        ("绳应系紧", ("要求", "围毡", "绳")),
        ("格中甲应稳固", ("要求", "围毡", "绳")),
        ("前言段应在", ("前言",)),
    ],
)
def test_titles_outermost_first(excerpt: str, titles: tuple[str, ...]) -> None:
    assert around(excerpt).titles == titles


def test_the_title_of_a_clause_stands_under_those_above() -> None:
    doc = document()
    inner = doc.elements[3].clauses[0].clauses[0].clauses[0].heading
    assert inner is not None and of_block(doc, inner).titles == ("要求", "围毡")


@pytest.mark.parametrize(
    ("excerpt", "led"),
    [
        ("围毡应符合", "条目甲：\n小项一；\n条目乙。"),
        ("条目甲", "小项一；"),
        ("条目乙", ""),
        ("尾段应在", ""),
        ("绳应系紧", ""),
    ],
)
def test_a_lead_in_rules_what_stands_under_it(excerpt: str, led: str) -> None:
    assert around(excerpt).led == led


def test_notes_belong_to_what_they_follow() -> None:
    assert around("条目乙").notes == ("注一应在。", "注二应在。")
    assert around("围毡应符合").notes == around("尾段应在").notes == around("条目甲").notes == ()


@pytest.mark.parametrize(
    ("conformity", "seen"),
    [("ISO 1234:2010, IDT", "IDT"), ("ISO 1234:2010, MOD", "MOD"), ("ISO 1234:2010, NEQ", ""), ("", "")],
)
def test_conformity(conformity: str, seen: str) -> None:
    assert around("四章应稳固", f'conformity: "{conformity}"' if conformity else "").conformity == seen
