from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PARTED = pattern(
    r"^[A-Z][A-Z0-9/]*\s?\d+\s?(?P<part>[-–][1-9]\d?(?=\s?[-—–])|[（(]\d+[）)]|[.．]\s?(?:0\d*|[IVX]{1,4}|[一二三四五六七八九十]+))(?=\s?[-—–]|$)"
)


@rule("NAM015", clause="7.1.2", severity="warning", whole=True)
def part_number_form(doc: Document) -> Iterator[Finding]:
    """部分编号的形式不对

    部分号是从1开始的阿拉伯数字，用下脚点与顺序号隔开：GB/T 1234.2。不写“1234-2”“1234（2）”“1234.0”“1234.02”。

    ```bad
    ---
    number: ⟦GB/T 1234.0—2024⟧
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```bad
    ---
    number: ⟦GB/T 1234-2—2024⟧
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```bad
    ---
    number: ⟦DB15/T 9（2）—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
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
    number: GB/T 1234.10—2024
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    """
    match = _PARTED.match(doc.cover.number.strip())
    if match is not None:
        yield finding(
            cover_place(doc, "number"), f"部分编号“{match['part']}”应为从1开始的阿拉伯数字，用下脚点与顺序号隔开"
        )
