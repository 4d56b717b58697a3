from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR009", clause="8.14", severity="error", whole=True)
def index_not_last(doc: Document) -> Iterator[Finding]:
    """索引不是最后一个要素

    索引是文件的最后一个要素，它要能指向前面的全部内容。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # ⟦索引⟧
    羊毛……3.1
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    ```
    ```bad
    # ⟦索　引⟧
    羊毛……3.1
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    # 索引
    羊毛……3.1
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 索引
    羊毛……3.1
    ```
    """
    for at, element in enumerate(doc.elements):
        if element.kind == "index" and any(e.kind not in ("annex", "index") for e in doc.elements[at + 1 :]):
            yield finding(heading_span(element.heading), "索引应是文件的最后一个要素")
