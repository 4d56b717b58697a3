from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TWO_LEVELS = pattern(r"^[A-Z][A-Z0-9/]*\s?[A-Z]?\d+[.．]\d+[.．]\d+")


@rule("NAM008", clause="7.1.1.1", severity="error", whole=True)
def part_of_a_part(doc: Document) -> Iterator[Finding]:
    """部分之下再分部分

    部分不再细分为分部分，编号中顺序号之后只有一级部分号。与IEC 60601-2-1对应的文件写作“9706.201”。

    ```bad
    ---
    number: ⟦GB/T 1234.1.2—2024⟧
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```bad
    ---
    number: ⟦GB 9706.2.1—2020⟧
    ---
    # 1 范围
    本文件规定了加速器的要求。
    ```
    ```good
    ---
    number: GB 9706.201—2020
    ---
    # 1 范围
    本文件规定了加速器的要求。
    ```
    ```good
    ---
    number: DB15/T 9.1—2026
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    if _TWO_LEVELS.match(doc.cover.number.strip()):
        yield finding(cover_place(doc, "number"), f"编号“{doc.cover.number}”把部分再分了一层，部分不应再细分")
