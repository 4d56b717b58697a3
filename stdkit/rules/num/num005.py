from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import NUMBER, UNIT, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_RANGE = pattern(
    rf"(?<![\d.A-Za-z—–~-])\d+(?:\.\d+)?(?:\s?(?P<unit>{UNIT}))?\s?(?P<join>~|[-–—－]{{1,2}})\s?"
    rf"(?={NUMBER}(?P<of>\s?{UNIT}))"
)


@rule(
    "NUM005",
    clause="9.4.5.2、10.4.2.2",
    severity="info",
    confidence="heuristic",
    question="此处的横线表示数值的范围，还是减号或编号的一部分？",
)
def range_sign(doc: Document) -> Iterator[Finding]:
    """量的范围没有用浪纹线

    数值的范围用浪纹线“～”连接。短横和一字线会被读成减号或编号的一部分。

    ```bad
    温度为0 ℃⟦-⟧10 ℃，压力为10 kPa⟦~⟧12 kPa。
    ```
    ```fixed
    温度为0 ℃～10 ℃，压力为10 kPa～12 kPa。
    ```
    ```bad
    温度为0⟦-⟧10 ℃，湿度为20⟦~⟧60%。
    ```
    ```fixed
    温度为0 ℃～10 ℃，湿度为20%～60%。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 频率 | 10 Hz⟦—⟧150 Hz |
    ```
    ```good
    温度为0 ℃～10 ℃，日期为2020-01-01，编号为5-1。
    ```
    ```good
    GB/T 5009.3—2016与10 mm的差，50 mm 至 60 mm。
    ```
    """
    for block, match in find_values(doc, _RANGE):
        fix = "～" if match["unit"] else f"{match['of']}～"
        yield finding(block.span(*match.span("join")), f"数值的范围用“～”，不用“{match['join']}”", fix=fix)
