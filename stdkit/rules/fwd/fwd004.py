from __future__ import annotations

from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

NAMES = {"table": "表", "figure": "图", "formula": "公式"}


@rule("FWD004", clause="8.3", severity="warning")
def foreword_numbered_or_with_tables(doc: Document) -> Iterator[Finding]:
    """前言分了条或用了图、表、公式

    前言不编号、不分条，也不用图、表和公式。技术变化用列项写出。

    ```bad
    # 前言
    ## 0.1 ⟦编制说明⟧
    本文件由自治区农牧厅归口。
    ## 0.2 ⟦起草单位⟧
    本文件起草单位：甲研究所。
    ```
    ```bad
    # 前言
    表1　⟦主要技术变化⟧
    | 旧 | 新 |
    |---|---|
    | 4.1 | 5.1 |
    ```
    ```good
    # 前言
    与DB15/ 9—2010相比，主要技术变化如下：
    a) 更改了含水率（见5.3，2010年版的4.2）；
    b) 删除了包装（见2010年版的第6章）。
    ```
    ```good
    # 前言
    ——2010年首次发布为DB15/ 9—2010；
    ——本次为第一次修订。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None:
        return
    for block in element_blocks(foreword):
        # A table without number and borders lays out the units of drafting; only a captioned one is meant as a table.
        if block.kind in NAMES and (block.label or block.text.strip()):
            yield finding(block.span(), f"前言不应使用{NAMES[block.kind]}")
    for clause in foreword.walk():
        head = clause.heading or (clause.content[0] if clause.content else None)
        if head is not None:
            yield finding(head.span(), f"前言不应分条（{clause.number}）")
