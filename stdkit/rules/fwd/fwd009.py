from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.fixed_texts import contains, fixed
from stdkit.facts.foreword import items_of, pictured
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, element_blocks

IDENTIFIED = pattern(r"提请注意，声明符合本文件时，可能(会)?涉及")


@rule("FWD009", clause="8.3 e)、D.2", severity="warning", whole=True)
def patent_statement(doc: Document, setting: Setting) -> Iterator[Finding]:
    """前言的专利说明缺失或不是规定的句子

    没有识别出专利时，前言写规定的两句话。已经在引言里写明了具体专利的，前言不再写。企业标准不作要求。

    ```bad
    # ⟦前言⟧
    本文件由自治区农牧厅归口。
    ```
    ```bad
    # 前言
    ⟦请注意本标准的某些内容可能涉及专利。本标准的发布机构不承担识别这些专利的责任。⟧
    ```
    ```fixed
    # 前言
    请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。
    ```
    ```good
    # 前言
    请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。
    ```
    ```good
    # 前言
    本文件由自治区农牧厅归口。
    # 引言
    本文件的发布机构提请注意，声明符合本文件时，可能涉及第5章与羊毛分级相关的专利的使用。
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
    introduction = doc.element_of("introduction")
    identified = introduction is not None and any(IDENTIFIED.search(b.text) for b in element_blocks(introduction))
    wanted = fixed("foreword-patent").forms(setting.edition)
    items = items_of(doc, "patent")
    if not items and not identified and not pictured(doc):
        yield finding(heading_span(foreword.heading), f"前言缺少专利说明：“{wanted[0]}”")
    elif items and identified:
        yield finding(items[0].span, "引言已写明专利，前言不再写专利说明")
    elif items and not any(contains("".join(item.text for item in items), form) for form in wanted):
        first, last = items[0], items[-1]
        one = first.block.id == last.block.id
        span = first.block.span(first.span.start, last.span.end if one else first.span.end)
        yield finding(span, "专利说明与规定的句子不一致", fix=wanted[0] if one else None)
