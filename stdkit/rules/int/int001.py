from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "INT001",
    clause="8.4",
    severity="warning",
    confidence="heuristic",
    question="这句话是要读者遵守的（移到正文），还是在说明背景？",
)
def requirement_in_introduction(doc: Document) -> Iterator[Finding]:
    """引言含要求

    引言说明背景、目的和内容的来由，不是文件的条款。要求写在引言里没有人会去执行，移到正文。

    ```bad
    # 引言
    使用者⟦应⟧遵守以下规则，⟦不得⟧自行解释。
    ```
    ```bad
    # 引言
    ## 0.1 概述
    a) 各方⟦必须⟧协商一致；

    b) 结果公开。
    ```
    ```good
    # 引言
    本文件的应用有助于相应的管理，适应市场的反应，采取应对措施，“应”表示要求。
    ```
    ```good
    # 引言
    按照上述程序，可以得到一致的结果。
    # 5 要求
    结果应一致。
    ```
    ```good
    # 引言
    本文件的发布机构提请注意，声明符合本文件时，可能涉及第5章与脱硫塔相关的专利的使用。
    ```
    """
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR"):
        element = doc.place(provision.span.block).element
        if element is not None and element.kind == "introduction":
            yield finding(provision.span, f"引言不应包含要求（“{provision.reading}”），改为陈述或移到正文")
