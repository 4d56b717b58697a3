from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import CHAPTER_KINDS, heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR008", clause="8.13", severity="error", whole=True)
def bibliography_misplaced(doc: Document) -> Iterator[Finding]:
    """参考文献的位置不对

    参考文献排在最后一个附录之后，没有附录时排在最后一章之后，其后只能有索引。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # ⟦参考文献⟧
    [1] GB/T 191　包装储运图示标志
    # 2 检验规则
    每批应检验。
    ```
    ```bad
    # ⟦参考文献⟧
    [1] GB/T 191　包装储运图示标志
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 附录A（资料性）示例
    示例见表A.1。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    # 索引
    羊毛……3.1
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    ```
    """
    for at, element in enumerate(doc.elements):
        # An annex after the bibliography is STR007's to tell.
        if element.kind == "bibliography" and any(e.kind in CHAPTER_KINDS for e in doc.elements[at + 1 :]):
            yield finding(heading_span(element.heading), "参考文献应在正文各章和附录之后")
