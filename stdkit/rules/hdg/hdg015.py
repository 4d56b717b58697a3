from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG015", clause="9.3", severity="info", default=False)
def needless_overview(doc: Document) -> Iterator[Finding]:
    """设置了不必要的“概述”

    通常不设“概述”条，要说明的内容放进引言或范围。确有必要的和等同采用的文件可以保留，所以默认不查。

    ```bad
    # 5 要求
    ## 5.1 ⟦概述⟧
    本章给出要求。
    ## 5.2 外观
    羊毛应干燥。
    ```
    ```bad
    # 附录A（资料性）取样
    ## A.1 ⟦概　述⟧
    取样见图A.1。
    ## A.2 器具
    铲。
    ```
    ```good
    # 5 要求
    ## 5.1 通用要求
    羊毛应干燥。
    ## 5.2 外观
    羊毛应均匀。
    ```
    ```good
    # 引言
    ## 0.1 概述
    羊毛分级影响收购价格。
    ```
    ```good
    ---
    conformity: (ISO 4301:2016, Cranes, IDT)
    ---
    # 5 要求
    ## 5.1 概述
    本章给出起重机的要求。
    ## 5.2 吊钩
    吊钩应有防脱装置。
    ```
    """
    if "IDT" in doc.cover.conformity:  # the clause 「General」 of the international document
        return
    for element in doc.elements:
        if element.kind not in ("core", "annex"):
            continue
        for clause in element.walk():
            if clause.heading is not None and squeeze(clause.title) == "概述":
                yield finding(clause.heading.span(), "通常不设置“概述”")
