from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import ELEMENT_NAMES, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR006", clause="6.2.2.3", severity="error", whole=True)
def element_repeated(doc: Document) -> Iterator[Finding]:
    """要素重复出现

    前言、引言、范围、规范性引用文件、术语和定义、参考文献、索引在一个文件中各只有一个，内容应合在一处。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 要求
    羊毛应干燥。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    # ⟦参考文献⟧
    [2] GB/T 6388　运输包装收发货标志
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 ⟦范围⟧
    本文件适用于羊毛收购。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    绵羊的毛。
    # 中文索引
    羊毛　3.1
    # 英文索引
    wool　3.1
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 要求
    羊毛应干燥。
    # 附录A（资料性）分级示例
    分级示例见表A.1。
    # 附录B（资料性）包装示例
    包装示例见图B.1。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    ```
    """
    seen: set[str] = set()
    for element in doc.elements:
        if element.kind not in ELEMENT_NAMES or element.kind in ("toc", "symbols"):
            continue
        # A standard of terms has an index for each language (GB/T 20001.1): they differ in their titles.
        if element.kind == "index" and squeeze(element.title) not in seen:
            seen.add(squeeze(element.title))
            continue
        if element.kind in seen:
            yield finding(heading_span(element.heading), f"要素“{ELEMENT_NAMES[element.kind]}”重复出现")
        seen.add(element.kind)
