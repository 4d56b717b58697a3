from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, element_blocks


@rule(
    "FUN005",
    clause="8.11、表4",
    severity="info",
    confidence="heuristic",
    question="需考虑的因素用别的标题或说法写出来了吗？",
    whole=True,
)
def factors_in_guidance(doc: Document, setting: Setting) -> Iterator[Finding]:
    """指南标准没有“需考虑的因素”

    指南的核心内容是需考虑的因素和相应的建议。标题可以另取，全文连“考虑”“因素”“建议”“宜”都没有时提示。

    ```bad
    ---
    title: 草原民宿　选址指南
    ---
    # 1 ⟦范围⟧
    本文件提供了指导。
    # 5 位置
    民宿位于草原。
    ```
    ```bad kind=指南
    # 1 ⟦范围⟧
    本文件提供了指导。
    # 5 产品
    产品为羊毛。
    ```
    ```good
    ---
    title: 草原民宿　选址指南
    ---
    # 1 范围
    本文件提供了指导。
    # 5 需考虑的因素
    距公路的远近。
    ```
    ```good kind=指南
    # 1 范围
    本文件提供了指导。
    # 5 位置
    民宿宜靠近公路。
    ```
    """
    if setting.kind != "指南":
        return
    scope = doc.element_of("scope")
    core = [element for element in doc.elements if element.kind in ("core", "annex")]
    if scope is None or not core:
        return
    if not any(
        re.search(r"因素|考虑|建议|原则|总则|宜", block.text) for element in core for block in element_blocks(element)
    ):
        yield finding(heading_span(scope.heading), "指南标准未见“需考虑的因素”一类的内容（表4）")
