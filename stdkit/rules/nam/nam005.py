from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place, part_named
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NAM005", clause="7.1.3", severity="error", whole=True)
def part_not_named(doc: Document) -> Iterator[Finding]:
    """部分的名称没有“第n部分：”

    编号带部分号的文件，名称的补充元素前面写“第2部分：”，用阿拉伯数字和全角冒号，读者由此知道它是哪个文件的一部分。

    ```bad
    ---
    number: GB/T 1234.2—2024
    title: ⟦低压开关设备　断路器⟧
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    ```bad
    ---
    number: DB15/T 9.3—2026
    title: ⟦绵羊毛　第三部分：包装⟧
    ---
    # 1 范围
    本文件规定了包装的要求。
    ```
    ```bad
    ---
    number: DB15/T 9.3—2026
    title: ⟦绵羊毛　第3部分　包装⟧
    ---
    # 1 范围
    本文件规定了包装的要求。
    ```
    ```good
    ---
    number: GB/T 1234.2—2024
    title: 低压开关设备　第2部分：断路器
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
    number: GB/T 1234—2024
    title: 低压开关设备　断路器
    ---
    # 1 范围
    本文件规定了断路器的要求。
    ```
    """
    number = cover_number(doc)
    if number is None or number.abroad or not number.part or not doc.cover.title:
        return
    named = part_named(doc)
    where = cover_place(doc, "title")
    if named is None:
        yield finding(where, f"编号为第{number.part}部分，名称应含“第{number.part}部分：”")
    elif not re.fullmatch(r"[\d-]+", named[0]) or not named[0].isascii():
        yield finding(where, f"“第{named[0]}部分”应用阿拉伯数字")
    elif not named[1]:
        yield finding(where, f"“第{named[0]}部分”后应有冒号“：”")
