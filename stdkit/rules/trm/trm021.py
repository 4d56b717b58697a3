from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import untitled_clauses
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TRM021", clause="8.7.1", severity="warning", whole=True)
def untitled_clause_among_terms(doc: Document) -> Iterator[Finding]:
    """术语和定义分条而没有条标题

    术语多时可按概念分条，条标题说明这一组术语说的是什么。只有编号没有标题的条，与术语条目的编号也分不清。

    ```bad
    # 3 术语和定义
    ## 3.1
    ### 3.1.1
    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```bad
    # 3 术语和定义
    3.1　⟦下列术语适用于纤维。⟧
    ### 3.1.1
    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good
    # 3 术语和定义
    ## 3.1 纤维
    ### 3.1.1
    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ```
    """
    element = doc.element_of("terms")
    for clause, span in untitled_clauses(element) if element is not None else ():
        below = [*clause.content, *(block for inner in clause.walk() for block in inner.content)]
        if any(block.kind == "term-entry" for block in below):
            yield finding(span, f"{clause.number}下有术语条目，应给出条标题")
