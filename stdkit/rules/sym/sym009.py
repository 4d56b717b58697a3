from __future__ import annotations

from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("SYM009", clause="8.8.1", severity="info", whole=True)
def place_of_symbols(doc: Document) -> Iterator[Finding]:
    """符号和缩略语没有作为第4章

    符号和缩略语排在术语和定义之后，通常就是第4章。放到后面去，读者读到符号时还没有见过说明。

    ```bad
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    # 4 要求
    羊毛应干燥。
    # 5 ⟦缩略语⟧
    下列缩略语适用于本文件。
    ```
    ```bad
    # 1 范围
    本文件规定了要求。
    # 2 ⟦符号⟧
    下列符号适用于本文件。
    ```
    ```good
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    # 4 缩略语
    下列缩略语适用于本文件。
    ```
    ```good
    # 3 术语、定义和缩略语
    下列术语、定义和缩略语适用于本文件。
    # 4 要求
    羊毛应干燥。
    ```
    """
    for element in doc.elements:
        if element.kind == "symbols" and element.number.isdigit() and element.number != "4" and element.heading:
            yield finding(element.heading.span(), f"“{element.title}”宜作为第4章，排在术语和定义之后")
