from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.indexes import goes_by_pages, indexes
from stdkit.facts.patterns import pattern
from stdkit.facts.references import numbered
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NUMBER = pattern(r"附录\s?[A-Z](?:\.\d+)*|[图表]\s?[A-Z]?\.?\d+|(?:\d+|[A-Z])(?:\.\d+)+|\d+")


@rule("IDX002", clause="8.14", severity="warning", whole=True)
def index_points_nowhere(doc: Document) -> Iterator[Finding]:
    """索引指向的编号不存在

    索引的每个关键词后面给出它所在的章、条、附录、图或表的编号。编号变动以后索引要重编。

    ```bad
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    # 索引
    羊毛……⟦3.9⟧
    ```
    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 索引
    外观……5.1、⟦附录C⟧
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 附录A（资料性）取样
    见5.1。
    # 索引
    外观……5、5.1、附录A
    ```
    ```good
    # 1 范围
    本文件规定了羊毛的要求。
    # 索引
    包装……12

    羊毛……7

    长度……15
    ```
    ```good
    # 索引
    A

    B
    ```
    """
    there = numbered(doc)
    known = there["clause"] | there["annex"] | there["table"] | there["figure"]
    for index in indexes(doc):
        for entry in index.entries if not goes_by_pages(doc, index) else ():
            for target, span in entry.targets:
                # What is no number at all is IDX003's.
                if _NUMBER.fullmatch(target) and squeeze(target) not in known:
                    yield finding(span, f"索引项“{entry.word}”指向的“{target}”不存在")
