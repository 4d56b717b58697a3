from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import (
    Document,
    Finding,
    is_source,
)


@rule("REF037", clause="9.5.4.3、9.5.4.1.1", severity="warning")
def source_undated(doc: Document, setting: Setting) -> Iterator[Finding]:
    """来源标注没有注日期

    来源写明了条目编号，就要写年份：条目编号随版本改变，不写年份查不到当时抄的是哪一条。

    ```bad
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：⟦GB/T 20000.1⟧，5.3]
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    规范　specification

    规定要求的文件。

    [来源：⟦ISO/IEC Guide 2⟧，5.4，有修改]
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1—2014，5.3]
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1]
    ```
    ```good stage=comments
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T XXXXX，5.3]
    ```
    """
    for citation in citations(doc):
        if citation.number.placeholder and setting.stage != "approval":
            continue
        if is_source(doc.block(citation.span.block).text) and citation.content and not citation.number.dated:
            yield finding(citation.span, f"来源应注日期，写成“{citation.key}—年份”")
