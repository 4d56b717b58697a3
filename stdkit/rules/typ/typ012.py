from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MIXED = pattern(r"、(?:和|及|或|与)(?=[\u4e00-\u9fffA-Za-z\d])")


@rule(
    "TYP012",
    clause="9.4.1",
    severity="info",
    confidence="heuristic",
    question="“和”前后是同一层的并列成分吗？",
    default=False,
)
def comma_before_and(doc: Document) -> Iterator[Finding]:
    """并列成分的标点不妥

    “甲、乙和丙”：最后两项用“和”连接时，“和”前面不加顿号。“以及”前面可以有。

    ```bad
    牛、马⟦、和⟧羊应分开饲养。
    ```
    ```bad
    a) 水⟦、及⟧电；

    b) 燃气。
    ```
    ```good
    牛、马和羊应分开饲养，以及骆驼。
    ```
    ```good
    水、电，以及燃气。
    ```
    """
    for block in prose(doc):
        for match in block.find(_MIXED):
            yield finding(block.span(*match.span()), f"“{match[0]}”：连词前不加顿号")
