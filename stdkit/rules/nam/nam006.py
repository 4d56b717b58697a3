from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place, part_named
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NAM006", clause="7.1.2、7.1.3", severity="error", whole=True)
def part_numbers_differ(doc: Document) -> Iterator[Finding]:
    """编号的部分号与名称的部分序号不一致

    编号“GB/T 1234.3”的文件，名称是“第3部分”。两处不同，必有一处错。

    ```bad
    ---
    number: GB/T 1234.3—2024
    title: ⟦低压开关设备　第2部分：断路器⟧
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    title: ⟦绵羊毛　第2部分：包装⟧
    ---
    # 1 范围
    本文件规定了包装的要求。
    ```
    ```good
    ---
    number: GB/T 1234.3—2024
    title: 低压开关设备　第3部分：断路器
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```good
    ---
    number: GB 9706.201—2020
    title: 医用电气设备　第2-1部分：电子加速器
    ---
    # 1 范围
    本文件规定了加速器的要求。
    ```
    ```good
    ---
    number: DB15/T XXXX—XXXX
    title: 绵羊毛　第2部分：包装
    ---
    # 1 范围
    本文件规定了包装的要求。
    ```
    """
    number, named = cover_number(doc), part_named(doc)
    if (
        number is None
        or number.abroad
        or number.placeholder
        or named is None
        or not named[0].isascii()
        or "-" in named[0]
    ):
        return
    where = cover_place(doc, "title")
    if not number.part:
        yield finding(where, f"名称写第{named[0]}部分，编号没有部分号")
    elif number.part.lstrip("0") != named[0].lstrip("0"):
        yield finding(where, f"编号为第{number.part}部分，名称写第{named[0]}部分")
