from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("INT003", clause="8.4", severity="warning")
def numbering_of_introduction(doc: Document) -> Iterator[Finding]:
    """引言给了章编号或分条编号不符

    引言不是文件的章，不编号；需要分条时编为0.1、0.2……，这样正文仍从第1章“范围”开始。

    ```bad
    # 引言
    ## 1.1 ⟦背景⟧
    羊毛分级的背景。
    ## 1.2 ⟦目的⟧
    统一分级。
    ```
    ```bad
    # 引言
    ## 0.1 ⟦背景⟧
    羊毛分级的背景。
    # 1 范围
    本文件规定了羊毛的分级。
    ```
    ```good
    # 引言
    ## 0.1 背景
    羊毛分级的背景。
    ## 0.2 目的
    统一分级。
    ```
    ```good
    # 引言
    羊毛分级的背景。
    # 1 范围
    本文件规定了羊毛的分级。
    ```
    """
    element = doc.element_of("introduction")
    if element is None:
        return
    if element.number and element.heading is not None:
        yield finding(element.heading.span(), f"引言不给章编号，去掉“{element.number}”")
    for clause in element.clauses:
        span = heading_span(clause.heading, clause.content)
        if span is not None and clause.number and not clause.number.startswith("0."):
            yield finding(span, f"引言的条编为0.1、0.2……，不编“{clause.number}”")
    if len(element.clauses) == 1 and element.clauses[0].number.startswith("0."):
        span = heading_span(element.clauses[0].heading, element.clauses[0].content)
        if span is not None:
            yield finding(span, "引言只有一条时不分条")
