from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Edit, Finding


@rule("FWD015", clause="8.3", severity="warning")
def interpretation_clause(doc: Document, setting: Setting) -> Iterator[Finding]:
    """前言写了由谁负责解释

    推荐性标准和按GB/T 1.1起草的文件不设解释权条款，归口单位已经说明了由谁管理。工程建设标准另有体例。

    ```bad
    # 前言
    ⟦本标准由自治区农牧厅负责解释。⟧
    本文件由自治区农牧厅归口。
    ```
    ```fixed
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```bad
    # 前言
    本文件由自治区农牧厅归口。⟦本文件的解释权归自治区农牧厅。⟧
    ```
    ```fixed
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 1 范围
    本文件规定了争议由谁负责解释的程序。
    ```
    ```good engineering=yes
    # 前言
    本标准由住房和城乡建设部负责管理，由某设计院负责具体技术内容的解释。
    ```
    """
    if setting.engineering:
        return
    for item in items_of(doc, "interpretation"):
        alone = item.text == item.block.text.strip()
        span = item.block.span(0, len(item.block.text) + 1) if alone else item.span
        shown = item.block.span() if alone else item.span
        yield finding(shown, "前言不应写解释权", edits=[Edit(span, "", reason="前言不写解释权")])
