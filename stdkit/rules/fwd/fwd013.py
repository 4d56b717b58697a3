from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding


@rule("FWD013", clause="9.6.1.2", severity="warning")
def obsolete_annex_statement(doc: Document) -> Iterator[Finding]:
    """前言里还有附录性质的说明

    附录的性质由附录自己的“（规范性）”“（资料性）”标明，前言不再说明。旧版留下的这句话删去即可。

    ```bad
    # 前言
    ⟦本标准的附录A为规范性附录。⟧
    本文件由自治区农牧厅归口。
    ```
    ```fixed
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```bad
    # 前言
    本文件由自治区农牧厅归口。⟦本文件的附录A、附录B为资料性附录。⟧
    ```
    ```fixed
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 前言
    ——更改了附录A的取样数量（见附录A，2010年版的附录A）。
    ```
    ```good
    # 1 范围
    本文件的附录A为规范性附录。
    ```
    """
    for item in items_of(doc, "annexes"):
        alone = item.text == item.block.text.strip()
        span = item.block.span(0, len(item.block.text) + 1) if alone else item.span
        shown = item.block.span() if alone else item.span
        edit = Edit(span, "", reason="附录性质由附录自己标明", safety="safe")
        yield finding(shown, "前言不再说明附录的性质，宜删去", edits=[edit])
