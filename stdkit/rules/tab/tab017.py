from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import cell_place
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TAB017", clause="10.4.2.2", severity="info", default=False)
def punctuation_in_cell(doc: Document) -> Iterator[Finding]:
    """表中的段末加了标点

    单元格里的话由框线隔开，段末不必再加标点。有的格子加、有的不加，最不整齐。

    ```bad
    要求见表1。

    表1　要求

    | 项目 | 要求 |
    |---|---|
    | 外观 | 表面无裂纹⟦。⟧ |
    | 尺寸 | 符合图样⟦；⟧ |
    ```
    ```fixed
    要求见表1。

    表1　要求

    | 项目 | 要求 |
    |---|---|
    | 外观 | 表面无裂纹 |
    | 尺寸 | 符合图样 |
    ```
    ```bad
    # 附录A（规范性）要求
    表A.1　要求

    | 项目 | 要求 |
    |---|---|
    | 外观 | 表面无裂纹⟦。⟧ |
    ```
    ```good
    要求见表1。

    表1　要求

    | 项目 | 要求 |
    |---|---|
    | 外观 | 表面无裂纹 |
    | 尺寸 | 按图样。偏差不大于1 mm。 |
    ```
    ```good
    表面无裂纹。
    ```
    """
    for block in doc.blocks():
        if block.kind != "paragraph":
            continue
        text = block.text.rstrip()
        # 几句话的段要靠句号分开，注和脚注是完整的句子。
        if (
            len(text) < 2
            or text[-1] not in "。；"
            or re.search(r"[。；]", text[:-1])
            or re.match(r"\s*(?:注|示例)", text)
        ):
            continue
        if cell_place(doc, block.id) is not None:
            span = block.span(len(text) - 1, len(text))
            yield finding(span, f"表中的段末不必加“{text[-1]}”", fix="", safety="safe")
