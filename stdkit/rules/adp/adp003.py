from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.foreword import foreword_items
from stdkit.facts.structure import annexes, title_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "ADP003",
    clause="8.3 d)",
    severity="warning",
    confidence="heuristic",
    question="列出的是技术差异（一致性程度改为 MOD），还是只有编辑性改动（仍为 IDT，改掉“技术差异”的说法）？",
    whole=True,
)
def differences_in_identical_adoption(doc: Document) -> Iterator[Finding]:
    """等同采用却列出技术差异

    等同采用只允许最小限度的编辑性改动。有技术差异的是修改采用，一致性程度要改为MOD。

    ```bad
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, IDT)
    ---
    # 前言
    本文件等同采用ISO 1234:2018《扣件》。

    ⟦本文件与ISO 1234:2018的技术差异及其原因如下：⟧

    ——增加了第5章。
    ```
    ```bad
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, IDT)
    ---
    # 前言
    本文件由某委员会提出。
    # 附录A（资料性）⟦本文件与ISO 1234:2018的技术差异及其原因⟧
    见表A.1。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, MOD)
    ---
    # 前言
    本文件与ISO 1234:2018的技术差异及其原因如下：
    ```
    ```good
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, IDT)
    ---
    # 前言
    本文件做了下列最小限度的编辑性改动：

    ——纳入了勘误的内容。
    ```
    """
    if "IDT" not in doc.cover.conformity:
        return
    for item in foreword_items(doc):
        if re.search(r"技术(?:性)?差异", item.text) and not re.search(r"没有|无技术", item.text):
            yield finding(item.span, "等同采用（IDT）不应有技术差异")
            return
    for annex in annexes(doc):
        if re.search(r"技术(?:性)?差异", annex.title):
            yield finding(title_span(annex), "等同采用（IDT）不应有技术差异附录")
            return
