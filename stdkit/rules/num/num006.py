from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNIT, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TOLERANCE = pattern(
    rf"(?<![\d.(（A-Za-z])(?P<value>\d+(?:\.\d+)?)\s*±\s*(?P<by>\d+(?:\.\d+)?)(?P<gap>\s*)(?P<unit>(?!%){UNIT})"
)


@rule("NUM006", clause="9.4.5.2", severity="warning")
def ambiguous_tolerance(doc: Document) -> Iterator[Finding]:
    """公差的表示有歧义

    “80±2 μF”按字面是无单位的80加减2 μF。数值和公差放进括号再写单位，或者各带单位，才不会有第二种读法。

    ```bad
    电容为⟦80±2 μF⟧，长度为⟦2.5±0.5mm⟧。
    ```
    ```fixed
    电容为(80±2) μF，长度为(2.5±0.5) mm。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 温度 | ⟦23±2 ℃⟧ |
    ```
    ```good
    电容为(80±2) μF，温度为23 ℃±2 ℃，误差为±2 mm。
    ```
    ```good
    计数为65±2，相对误差为±2%，公差带为h7。
    ```
    """
    for block, match in find_values(doc, _TOLERANCE):
        fix = f"({match['value']}±{match['by']}) {match['unit']}"
        yield finding(block.span(*match.span()), f"公差应写作“{fix}”", fix=fix, safety="safe")
