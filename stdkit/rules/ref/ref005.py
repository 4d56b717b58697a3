from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("REF005", clause="8.6.1", severity="warning")
def divided_reference_list(doc: Document) -> Iterator[Finding]:
    """规范性引用文件一章分了条

    清单按文件编号排成一个序列，不再按国家标准、行业标准分条。分条之后读者要先知道文件属于哪一类才能查到它。

    ```bad
    # 2 规范性引用文件
    ## 2.1 ⟦国家标准⟧
    GB/T 191　包装储运图示标志
    ## 2.2 ⟦行业标准⟧
    NY/T 658　绿色食品　包装通用准则
    ```
    ```bad
    # 2 规范性引用文件
    ## 2.1 ⟦强制性标准⟧
    GB 3100　国际单位制及其应用
    ```
    ```good
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    NY/T 658　绿色食品　包装通用准则
    ```
    ```good
    # 3 术语和定义
    ## 3.1 通用术语
    ```
    """
    element = doc.element_of("normative-references")
    for clause in element.clauses if element is not None else ():
        span = heading_span(clause.heading, clause.content)
        if span is not None:
            yield finding(span, "规范性引用文件一章不应分条，去掉小标题，合成一个清单")
