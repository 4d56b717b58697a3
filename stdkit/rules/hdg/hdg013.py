from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span, parents
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

GENERAL = {"通则", "概述", "通用要求", "一般要求", "总则", "一般规定", "基本要求", "总体要求"}


@rule("HDG013", clause="9.3", severity="info")
def general_content_not_first(doc: Document) -> Iterator[Finding]:
    """通用内容不在最前

    适用于整章的内容（通则、通用要求、概述）作为这一章的第一个条，后面的条再写特殊的内容。

    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ## 5.2 ⟦通用要求⟧
    羊毛应无异味。
    ```
    ```bad
    # 附录A（规范性）取样
    ## A.1 数量
    不少于三份。
    ## A.2 ⟦一般规定⟧
    随机取样。
    ```
    ```good
    # 5 要求
    ## 5.1 通用要求
    羊毛应无异味。
    ## 5.2 外观
    羊毛应干燥。
    ```
    ```good
    # 7 包装
    ## 7.1 外包装
    用布袋。
    ## 7.2 包装的一般要求
    防潮。
    ```
    """
    for parent in parents(doc):
        for clause in parent.clauses[1:]:
            if squeeze(clause.title) in GENERAL:
                yield finding(heading_span(clause.heading), f"“{clause.title}”宜作为{parent.number}的第一个条")
