from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_HERE = pattern(r"发\s*布$")


@rule(
    "COV017",
    clause="8.1、表F.1",
    severity="warning",
    confidence="heuristic",
    question="封面上另有图片或印章写明了发布机构吗？",
    whole=True,
)
def issuing_body_missing(doc: Document) -> Iterator[Finding]:
    """封面没有发布机构

    封面最下面写发布机构和“发布”。没有发布机构，读者不知道文件由谁批准。

    ```bad
    ---
    number: ⟦DB15/T 9—2026⟧
    title: 绵羊毛分级要求
    masthead: 内蒙古自治区地方标准
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦Q/ABC 9—2026⟧
    title: 绵羊毛分级要求
    issued_by: ""
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    title: 绵羊毛分级要求
    issued_by: 国家市场监督管理总局、国家标准化管理委员会
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: Q/ABC 9—2026
    title: 绵羊毛分级要求
    issued_by: 塔林食品有限公司
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    cover = doc.cover
    if cover.number and cover.title and not cover.issued_by:
        if any("picture" in run.marks for block in cover.blocks for run in block.runs):
            return
        if not any(_HERE.search(block.text.strip()) and len(block.text) > 5 for block in cover.blocks):
            yield finding(cover_place(doc, "issued_by"), "封面缺少发布机构和“发布”字样")
