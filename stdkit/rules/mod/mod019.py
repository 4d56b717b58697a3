from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("MOD019", clause="9.1", severity="info", confidence="heuristic", question="图题、表题里的这个词是在提要求吗？")
def provision_in_caption(doc: Document) -> Iterator[Finding]:
    """图题、表题含条款

    图题、表题是名称，不是条款。要求写在条文里，用“应符合表1的规定”把表带进来。

    ```bad
    表1　产品⟦应⟧符合的尺寸

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```bad
    表2　⟦必须⟧检查的项目

    | 项目 | 频次 |
    |---|---|
    | 外观 | 每班 |
    ```
    ```good
    表1　尺寸偏差

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    表1　应力、应变和频率响应

    | 型号 | 应力 |
    |---|---|
    | A | 10 |
    ```
    """
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE"):
        block = doc.block(provision.span.block)
        if block.kind in ("table", "figure"):
            kind = "表题" if block.kind == "table" else "图题"
            yield finding(provision.span, f"{kind}不含条款（“{provision.reading}”），改为名称")
