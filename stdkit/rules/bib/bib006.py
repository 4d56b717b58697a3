from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("BIB006", clause="8.13", severity="warning", whole=True)
def bibliography_is_not_divided(doc: Document) -> Iterator[Finding]:
    """参考文献编了章号或分了条

    参考文献不编号、不分条。文件较多时可以用不编号的标题分组。

    ```bad
    # 9 ⟦参考文献⟧
    [1]　GB/T 191　包装储运图示标志
    ```
    ```bad
    # 参考文献
    ## 1.1 ⟦国家标准⟧
    [1]　GB/T 191　包装储运图示标志
    ```
    ```good
    # 参考文献
    国家标准

    [1]　GB/T 191　包装储运图示标志
    ```
    ```good
    # 9 参考文献的著录
    参考文献应按GB/T 7714著录。
    ```
    ```good
    # 引言
    参考文献见文末。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志
    ```
    """
    for element in doc.elements:
        if element.kind in ("core", "annex") and element.heading is not None and squeeze(element.title) == "参考文献":
            yield finding(element.heading.span(), f"参考文献不编号，去掉“{element.number}”")
        elif element.kind == "bibliography":
            if element.number and element.heading is not None:
                yield finding(element.heading.span(), f"参考文献不编号，去掉“{element.number}”")
            for clause in element.walk():
                if clause.number and clause.heading is not None:
                    yield finding(clause.heading.span(), f"参考文献不分条，去掉“{clause.number}”")
