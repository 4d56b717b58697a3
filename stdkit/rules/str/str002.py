from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, ElementKind, Finding

RANK: dict[ElementKind, int] = {"toc": 1, "foreword": 2, "introduction": 3}
TITLES: dict[ElementKind, str] = {"toc": "目次", "foreword": "前言", "introduction": "引言"}


@rule("STR002", clause="6.2.2.3、表3", severity="error", whole=True)
def front_element_out_of_order(doc: Document) -> Iterator[Finding]:
    """目次、前言、引言的次序或标题不符

    资料性概述要素依次为目次、前言、引言，排在正文各章之前，标题用规定的词。目次不写作“目录”，引言不写作“导言”。

    ```bad
    # 引言
    羊毛分级直接影响收购价格。
    # ⟦前言⟧
    本文件按照规定起草。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # ⟦前言⟧
    本文件按照规定起草。
    ```
    ```good
    # 目　次
    # 前　言
    本文件按照规定起草。
    # 引　言
    羊毛分级直接影响收购价格。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 前言
    本文件按照规定起草。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    reached, after = 0, ""
    for element in doc.elements:
        rank = RANK.get(element.kind, 4)
        span = heading_span(element.heading)
        if element.kind in TITLES:
            if rank < reached:
                yield finding(span, f"要素“{TITLES[element.kind]}”位置不对，应在“{after}”之前")
            if span is not None and squeeze(element.title) != TITLES[element.kind]:
                wanted = TITLES[element.kind]
                yield finding(span, f"标题“{squeeze(element.title)}”应为“{wanted}”", fix=wanted)
        if rank > reached:
            reached, after = rank, squeeze(element.title) or "正文"
