from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import own_number
from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_DRAFT = pattern(r"[（(]?(?:征求意见稿|送审稿|报批稿|报审稿|待发布|未发布|制定中|即将发布)[）)]?|20\d{6}-[TQ]-\d{3}")


@rule("REF021", clause="9.5.4.4.2", severity="warning", confidence="heuristic", question="使用者能公开得到这份文件吗？")
def document_not_public(doc: Document, setting: Setting) -> Iterator[Finding]:
    """规范性引用的文件不能公开获得

    引用的文件要公开可得，读者才能遵守。企业标准、未发布的稿子别人拿不到，引用了等于要求无法执行。同批起草的文件在报批以前编号可以占位。

    ```bad
    # 2 规范性引用文件
    ⟦Q/ABC 001—2019　羊毛验收规则⟧
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 30001　羊毛分级（报批稿）⟧
    ```
    ```bad stage=approval
    # 2 规范性引用文件
    ⟦GB/T XXXXX　羊毛检验⟧
    ```
    ```good stage=review
    # 2 规范性引用文件
    GB/T XXXXX　羊毛检验
    ```
    ```good
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    T/CAS 115—2015　标准起草规则
    ```
    ```good
    ---
    number: Q/ABC 002—2026
    ---
    # 2 规范性引用文件
    Q/ABC 001—2019　羊毛验收规则
    ```
    """
    own = own_number(doc)
    for listed in normative_list(doc):
        if listed.number is not None and listed.number.level == "enterprise":
            if own is None or own.level != "enterprise":
                yield finding(listed.span, f"“{listed.name}”是企业标准，不能公开获得，不宜规范性引用")
        elif _DRAFT.search(listed.block.text) or (
            setting.stage == "approval" and listed.number is not None and listed.number.placeholder
        ):
            yield finding(listed.span, f"“{listed.name}”尚未发布，发布后再引用并写明编号")
