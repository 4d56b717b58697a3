from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import NUMBER, UNIT, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_RANGE = pattern(
    rf"(?<![\d.A-Za-z—–-])(?P<first>{NUMBER})\s?(?P<join>[～~]|至|—|–|-)\s?(?P<second>{NUMBER})\s?(?P<unit>{UNIT})"
)


@rule(
    "NUM004",
    clause="9.4.5.2、9.4.5.3",
    severity="warning",
    confidence="heuristic",
    question="前一个数与后一个数是同一个量的范围，单位相同吗？",
)
def range_without_first_unit(doc: Document) -> Iterator[Finding]:
    """量的范围中前一数值没有单位

    范围的两个数值都带单位，写“10 kPa～12 kPa”“63%～67%”。前一个省略单位，与“10倍”“10以上”连着写时会读错。

    ```bad
    压力为⟦10～12 kPa⟧，含量为⟦63～67%⟧。
    ```
    ```fixed
    压力为10 kPa～12 kPa，含量为63%～67%。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 时间 | ⟦5～10 min⟧ |
    ```
    ```good
    压力为10 kPa～12 kPa，含量为63%～67%，等级为3～5，见第3～5页。
    ```
    ```good
    型号为A10-12 V，见分图8-3A，GB/T 5009.3—2016规定5 mg，频率范围：10Hz~150Hz。
    ```
    """
    for block, match in find_values(doc, _RANGE):
        # 「8-3A」多半是编号：短横连接时要像一个范围。
        if match["join"] in "—–-" and (
            float(match["second"]) <= float(match["first"]) or re.search(r"\d[A-Za-z]$", match[0])
        ):
            continue
        gap = "" if match["unit"] in ("%", "‰", "°") else " "
        fix = f"{match['first']}{gap}{match['unit']}～{match['second']}{gap}{match['unit']}"
        yield finding(block.span(*match.span()), f"范围的两个数值都应带单位，写作“{fix}”", fix=fix)
