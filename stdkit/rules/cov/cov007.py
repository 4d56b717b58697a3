from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.foreword import foreword_items
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SAID = pattern(
    r"本(?:文件|标准|部分)(?:等同|修改)(?:采用|翻译)|本(?:文件|标准|部分)(?:使用|采用)[^。]{0,10}法(?:等同|修改)采用|本(?:文件|标准|部分)[^。]{0,60}一致性程度为"
)
_FORM = pattern(
    r"[（(](?:ISO|IEC|ITU|CAC|CODEX|OIML|EN|ASTM|[A-Z]{2,}).*\d.*[,，]\s*(?:IDT|MOD|NEQ)\s*[）)]", re.DOTALL
)


@rule("COV007", clause="8.1、10.3.1.3", severity="error", whole=True)
def conformity_mark(doc: Document) -> Iterator[Finding]:
    """一致性程度标识缺失或写法不对

    前言说本文件等同或修改采用某个国际文件的，封面英文译名之下要有一致性程度标识：圆括号内依次为国际文件编号、英文名称、IDT、MOD或NEQ。

    ```bad
    ---
    number: ⟦GB/T 1234—2024⟧
    title: 扣件　术语
    ---
    # 前言
    本文件等同采用ISO 1234:2018《扣件　术语》。
    ```
    ```bad
    ---
    number: GB/T 1234—2024
    title: 扣件　术语
    conformity: ⟦ISO 1234-2018 修改采用⟧
    ---
    # 前言
    本文件修改采用ISO 1234:2018《扣件　术语》。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    title: 扣件　术语
    conformity: (ISO 1234:2018, Widgets, sets and parts—Vocabulary, MOD)
    ---
    # 前言
    本文件修改采用ISO 1234:2018《扣件　术语》。
    ```
    ```good
    ---
    number: GB/T 1.9—2024
    title: 起草规则
    conformity: (ISO/IEC Directives,Part 2,2018,Principles and rules,NEQ)
    ---
    # 前言
    本文件与ISO/IEC导则的一致性程度为非等效。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    title: 扣件　术语
    ---
    # 前言
    本文件与上一版相比，主要技术变化如下：
    a) 上一版等同采用ISO 1234:2002，本版不再采用。
    ```
    ```good
    ---
    number: GB/T 5678—2024
    title: 叉车　安全要求
    conformity: (ISO 3691:2011, IDT)
    ---
    # 前言
    本文件等同采用ISO 3691:2011《叉车　安全要求》。
    ```
    """
    said = next((item for item in foreword_items(doc) if _SAID.search(item.text)), None)
    conformity = doc.cover.conformity
    if conformity and not _FORM.fullmatch(conformity.strip()):
        yield finding(
            cover_place(doc, "conformity"), "一致性程度标识应如“（ISO 1234:2018，英文名称，MOD）”，放在圆括号内"
        )
    elif said is not None and not conformity and doc.cover.blocks and doc.cover.number:
        yield finding(cover_place(doc), "前言说采用国际文件，封面缺少一致性程度标识", related=[said.span])
