from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span, parents
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG002", clause="7.3.1", severity="error")
def only_clause_of_its_level(doc: Document) -> Iterator[Finding]:
    """一个层次只有一个条

    有两个以上的条才分条。只有5.1而没有5.2时，5.1的编号没有区分任何东西，内容直接写在第5章下即可。

    ```bad
    # 5 要求
    ## 5.1 ⟦外观⟧
    羊毛应干燥。
    # 6 试验方法
    目测。
    ```
    ```bad
    # 附录A（规范性）取样
    A.1　⟦从每批中随机取样。⟧
    # 附录B（资料性）示例
    示例见表B.1。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ## 5.2 长度
    长度应均匀。
    ```
    ```good
    # 3 术语和定义
    下列术语和定义适用于本文件。
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    """
    for parent in parents(doc):
        if len(parent.clauses) == 1:
            only = parent.clauses[0]
            where = parent.number or parent.element.title or "这一层次"
            yield finding(heading_span(only.heading, only.content), f"{where}下只有一个条（{only.number}），不应分条")
