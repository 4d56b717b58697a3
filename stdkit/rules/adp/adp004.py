from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("ADP004", clause="附录E", severity="warning", whole=True)
def joint_number_without_identity(doc: Document) -> Iterator[Finding]:
    """非等同采用的文件用了双编号

    “GB/T 1234—2024/ISO 5678:2020”这样的双编号只用于等同采用国际文件的文件。

    ```bad
    ---
    number: ⟦GB/T 1234—2024/ISO 5678:2020⟧
    conformity: (ISO 5678:2020, Widgets, MOD)
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    ---
    number: ⟦GB/T 1234—2024/IEC 5678:2020⟧
    conformity: (IEC 5678:2020, Widgets, NEQ)
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024/ISO 5678:2020
    conformity: (ISO 5678:2020, Widgets, IDT)
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    conformity: (ISO 5678:2020, Widgets, MOD)
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    number: GB/Z 1234—2024/ISO/TR 5678:2020
    conformity: (ISO/TR 5678:2020, Mine ventilation, IDT)
    ---
    # 1 范围
    本文件给出了矿井通风计算的信息。
    ```
    """
    number = cover_number(doc)
    degree = re.search(r"\b(MOD|NEQ)\b", doc.cover.conformity)
    if number is not None and number.joint is not None and degree is not None:
        yield finding(cover_place(doc, "number"), f"双编号只用于等同采用（IDT）的文件，本文件为{degree[1]}")
