from __future__ import annotations

from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks


@rule(
    "LAY006",
    clause="10.1.5",
    severity="warning",
    confidence="heuristic",
    question="文件末尾的终结线是用图形、图片画的（读不出来）吗？",
    whole=True,
)
def end_line_missing(doc: Document) -> Iterator[Finding]:
    """缺终结线

    最后一个要素的内容之后，居中排一条粗实线，长约为版心宽的四分之一，告诉读者文件到此结束，后面没有缺页。

    ```bad
    ---
    number: DB15/T 9—2026
    end_line: false
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 要求
    ⟦羊毛应干燥。⟧
    ```
    ```bad
    ---
    end_line: false
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 参考文献
    [1] ⟦GB/T 191　包装储运图示标志⟧
    ```
    ```good
    ---
    end_line: true
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    if doc.end_line is not False or not doc.elements:
        return
    last = [block for block in element_blocks(doc.elements[-1]) if block.text.strip()]
    yield finding(last[-1].span() if last else None, "文件末尾缺终结线（居中粗实线，长约版心宽的四分之一）")
