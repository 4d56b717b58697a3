from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of, pictured
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

NATIONAL = pattern(r"全国[^，。；]{2,40}?(标准化)?技术委员会(?![^，。；]{0,6}[（(]\s*SAC)")


@rule("FWD010", clause="8.3 f)", severity="warning", whole=True)
def ownership_not_stated(doc: Document) -> Iterator[Finding]:
    """没有写归口，或技术委员会缺代号

    前言要写明文件由谁归口。全国专业标准化技术委员会后面要注代号“（SAC/TC ×××）”，地方的技术委员会没有这个代号。企业标准没有归口。

    ```bad
    # ⟦前言⟧
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。
    本文件起草单位：甲研究所。
    ```
    ```bad
    # 前言
    本文件由⟦全国畜牧业标准化技术委员会⟧归口。
    ```
    ```good
    # 前言
    本文件由全国畜牧业标准化技术委员会（SAC/TC 274）提出并归口。
    ```
    ```good
    # 前言
    本文件由内蒙古自治区畜牧业标准化技术委员会归口。
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。

    ![](前言.png)
    ```
    ```good
    ---
    number: Q/ABC 1—2026
    ---
    # 前言
    本文件起草单位：甲公司。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None or doc.cover.number.startswith("Q/"):
        return
    items = items_of(doc, "ownership")
    if not any("归口" in item.text for item in items) and not pictured(doc):
        yield finding(heading_span(foreword.heading), "前言未写归口单位")
    for item in items:
        for match in NATIONAL.finditer(item.text):
            start = item.block.text.index(item.text) + match.start()
            span = item.block.span(start, start + len(match[0]))
            yield finding(span, "全国专业标准化技术委员会后应注代号“（SAC/TC ×××）”")
