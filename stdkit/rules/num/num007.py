from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PERCENT = pattern(r"(?<![\d.(（A-Za-z])(?P<value>\d+(?:\.\d+)?)\s*%?\s*±\s*(?P<by>\d+(?:\.\d+)?)\s*%")


@rule("NUM007", clause="9.4.5.3", severity="warning")
def percentage_tolerance(doc: Document) -> Iterator[Finding]:
    """百分率的公差写法不符

    带公差的百分率写“(65±2)%”。写成“65%±2%”可以读成65%的2%，差了三十倍。

    ```bad
    相对湿度为⟦65%±2%⟧，含量为⟦65±2%⟧。
    ```
    ```fixed
    相对湿度为(65±2)%，含量为(65±2)%。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 湿度 | ⟦65%±5%⟧ |
    ```
    ```good
    相对湿度为(65±2)%，误差为±2%。
    ```
    ```good
    温度为23 ℃±2 ℃，湿度为63%～67%。
    ```
    """
    for block, match in find_values(doc, _PERCENT):
        fix = f"({match['value']}±{match['by']})%"
        yield finding(block.span(*match.span()), f"百分率的公差应写作“{fix}”", fix=fix)
