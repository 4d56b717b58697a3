from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.foreword import foreword_items
from stdkit.facts.structure import annexes
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "ADP002",
    clause="8.3 d)",
    severity="warning",
    confidence="heuristic",
    question="与所采用的国际文件之间，确实有技术差异或结构调整要说明吗？",
    whole=True,
)
def modified_adoption_unexplained(doc: Document) -> Iterator[Finding]:
    """修改采用没有说明技术差异和结构调整

    修改采用国际文件的，前言说明与该文件的技术差异及其原因、结构的调整；差异多时列成附录，在前言里指出。

    ```bad
    ---
    number: GB/T 1234—2024
    ---
    # 前言
    ⟦本文件修改采用ISO 1234:2018《扣件》。⟧
    ```
    ```bad
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, MOD)
    ---
    # 前言
    ⟦本文件使用重新起草法修改采用ISO 1234:2018《扣件》。⟧

    本文件由某委员会提出。
    ```
    ```good
    # 前言
    本文件修改采用ISO 1234:2018《扣件》。

    本文件与ISO 1234:2018的技术差异及其原因如下：

    ——增加了第5章。
    ```
    ```good
    # 前言
    本文件等同采用ISO 1234:2018《扣件》。
    ```
    """
    said = next(
        (item for item in foreword_items(doc) if re.search(r"本(?:文件|标准|部分)[^。]{0,16}修改采用", item.text)), None
    )
    if said is None:
        return
    whole = "".join(item.text for item in foreword_items(doc)) + "".join(annex.title for annex in annexes(doc))
    if not re.search(r"技术(?:性)?差异|结构(?:的)?(?:调整|变化|编号)|不同之处|差异", whole):
        yield finding(said.span, "修改采用应说明技术差异及其原因和结构调整")
