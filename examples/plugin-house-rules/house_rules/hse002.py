from __future__ import annotations

from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "HSE002",
    clause="本院起草细则4.1",
    severity="info",
    confidence="heuristic",
    question="出厂检验、型式检验的规定写在别的文件里了吗？",
    whole=True,
    since="1.0.0",
)
def no_inspection_rules(doc: Document) -> Iterator[Finding]:
    """产品标准没有“检验规则”一章

    规定了要求的产品标准，写明出厂检验和型式检验的项目，交货时才有依据。

    ```bad
    # 1 范围
    本文件规定了水杯的要求。
    # 4 要求
    水杯应不漏水。
    ```
    ```good
    # 1 范围
    本文件规定了水杯的要求。
    # 4 要求
    水杯应不漏水。
    # 5 检验规则
    逐件检验。
    ```
    """
    titles = [element.title for element in doc.elements if element.kind == "core"]
    if any("要求" in title for title in titles) and not any("检验" in title for title in titles):
        yield finding(None, "没有“检验规则”一章")
