from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.citations import citing
from stdkit.facts.listed import Listed, in_list, normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "REF012",
    clause="8.6.1、9.5.4.2.1",
    severity="warning",
    confidence="heuristic",
    question="这份文件条款还要用吗（要：在条文中提及；不要：从清单中删去）？",
    whole=True,
)
def listed_but_not_cited(doc: Document) -> Iterator[Finding]:
    """清单所列的文件正文没有提及

    列进清单的文件是条款的一部分，正文却没有一处用到它，读者就不知道该怎样遵守。多半是改稿时删了条文忘了删清单，或者条文漏写了编号。

    ```bad
    # 2 规范性引用文件
    ⟦GB/T 191　包装储运图示标志⟧

    GB/T 321　优先数和优先数系
    # 5 要求
    规格应按GB/T 321的规定确定。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦定量包装商品计量监督管理办法⟧
    # 5 要求
    净含量应与标签一致。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102（所有部分）　量和单位

    GB/T 5009.11　食品中总砷的测定

    GB/T 5009.12　食品中铅的测定

    GB/T 17626.2　电磁兼容　静电放电抗扰度试验
    # 5 要求
    单位应符合GB/T 3102.1的规定，按GB/T 5009.11、5009.12的规定测定。电磁兼容应符合GB/T 17626（所有部分）的规定。
    ```
    ```good
    # 2 规范性引用文件
    定量包装商品计量监督管理办法

    GB/T 191　包装储运图示标志
    # 7 包装
    净含量应符合《定量包装商品计量监督管理办法》的规定。

    表1　包装

    | 项目 | 依据 |
    |---|---|
    | 图示 | GB/T 191 |
    ```
    ```good
    # 2 规范性引用文件
    GB/T 7000（所有部分）　灯具
    # 5 要求
    灯具应符合GB/T 7000系列标准的规定。
    ```
    """
    said = [block.text for block in doc.blocks() if block.text and not in_list(doc, block)]
    text, squeezed = "\n".join(said), re.sub(r"[\s　]", "", "\n".join(said))
    for listed in normative_list(doc):
        if listed.number is not None and listed.number.placeholder:
            continue
        if not citing(doc, listed) and not _named(listed, text, squeezed):
            yield finding(listed.span, f"“{listed.name}”在正文中没有提及，补上引用或从清单删去")


def _named(listed: Listed, text: str, squeezed: str) -> bool:
    """Mentioned by its bare digits (「GB/T 5009.11、5009.12」) or by its title."""
    number = listed.number
    title = re.sub(r"[\s　]|（.*）$|\(.*\)$", "", listed.title)
    if len(title) >= 4 and title in squeezed:
        return True
    if number is None or len(number.number) <= 2:
        return False
    digits = number.number + (f".{number.part}" if number.part else "")
    return digits in text and re.search(rf"(?<![\d.]){re.escape(digits)}(?!\d)", text) is not None
