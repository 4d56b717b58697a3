from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_DECORATED = pattern(
    r"\d\s?(?P<form>%\s?[（(]?\s?(?:m/m|V/V|v/v|w/w|wt|mol)\s?[)）]?|wt\s?%|vol\s?%|mol\s?%|%\s?RH(?![A-Za-z]))"
)
_NAMES = {
    "m/m": "质量分数",
    "w/w": "质量分数",
    "wt": "质量分数",
    "V/V": "体积分数",
    "v/v": "体积分数",
    "vol": "体积分数",
    "mol": "摩尔分数",
    "RH": "相对湿度",
}


@rule("NUM024", clause="9.4.7", severity="info")
def decorated_percent(doc: Document) -> Iterator[Finding]:
    """百分号上附加了说明

    “%”只是百分之一，是什么的百分之一写在量的名称里，如“质量分数为5%”。把说明挂在符号上，同一个符号就有了好几种意思。

    ```bad
    乙醇溶液为70⟦%（V/V）⟧，食盐为5⟦wt%⟧。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 湿度 | 65 ⟦%RH⟧ |
    ```
    ```good
    乙醇的体积分数为70%，食盐的质量分数为5%，相对湿度为65%。
    ```
    ```good
    流动相为90+10，含量为5%（见表1）。
    ```
    """
    for block, match in find_values(doc, _DECORATED):
        key = next((name for name in _NAMES if name in match["form"]), "")
        better = _NAMES.get(key, "质量分数")
        yield finding(block.span(*match.span("form")), f"“{match['form'].strip()}”宜写成“{better}为……%”")
