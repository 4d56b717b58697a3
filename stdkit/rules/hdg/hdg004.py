from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG004", clause="7.3.1", severity="error")
def clause_too_deep(doc: Document) -> Iterator[Finding]:
    """条的层次超过五层

    条最多分到第五层次（5.1.1.1.1.1）。再深的内容改用列项，或者把上面的条拆开。

    ```bad
    # 5 要求
    ## 5.1 外观
    ### 5.1.1 颜色
    #### 5.1.1.1 白毛
    ##### 5.1.1.1.1 细毛
    ###### 5.1.1.1.1.1 头部
    5.1.1.1.1.1.1　⟦头部的毛应为白色。⟧
    ```
    ```bad
    # 附录A（规范性）取样
    ## A.1 外观
    ### A.1.1 颜色
    #### A.1.1.1 白毛
    ##### A.1.1.1.1 细毛
    ###### A.1.1.1.1.1 头部
    ###### A.1.1.1.1.1.1 ⟦耳⟧
    耳部的毛不取。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    ### 5.1.1 颜色
    #### 5.1.1.1 白毛
    ##### 5.1.1.1.1 细毛
    5.1.1.1.1.1　头部的毛应为白色。
    ```
    ```good
    # 3 术语和定义
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good
    # 5 要求
    5.1　坡道应按GB/T 1234—2020中4.1.1.1.1.1.1的规定验收。

    5.2　坡道应防滑。
    ```
    """
    for element in doc.elements:
        for clause in element.walk():
            if clause.number.count(".") > 5:
                yield finding(heading_span(clause.heading, clause.content), f"{clause.number}：条最多分到第五层次")
