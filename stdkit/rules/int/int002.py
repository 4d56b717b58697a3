from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import own_number
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("INT002", clause="8.4", severity="warning", whole=True)
def introduction_missing(doc: Document) -> Iterator[Finding]:
    """应设引言而没有设

    分部分的文件要在引言里说明为什么分、各部分管什么；涉及专利的文件要在引言里写明专利信息。没有引言，读者看不到自己手里的是哪一块。

    ```bad
    ---
    number: GB/T 1234.2—2026
    ---
    # 前言
    本文件是GB/T 1234的第2部分。
    # 1 范围
    本文件规定了尺寸。
    ```
    ```bad
    ---
    number: DB15/T 88.1—2026
    ---
    # 1 范围
    本文件规定了尺寸。
    ```
    ```good
    ---
    number: GB/T 1234.2—2026
    ---
    # 引言
    GB/T 1234分为两个部分。
    # 1 范围
    本文件规定了尺寸。
    ```
    ```good
    ---
    number: GB/T 1234—2026
    ---
    # 1 范围
    本文件规定了尺寸。
    ```
    """
    own = own_number(doc)
    if own is not None and own.part and doc.element_of("introduction") is None:
        places = doc.cover.places("number")
        yield finding(places[0] if places else None, "分部分的文件应设引言，说明分部分的原因和各部分的关系")
