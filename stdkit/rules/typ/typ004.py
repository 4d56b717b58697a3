from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_BETWEEN = pattern(r"(?<=[》”])、(?=[《“])")


@rule("TYP004", clause="9.4.1（GB/T 15834）", severity="info", default=False)
def comma_between_quotes(doc: Document) -> Iterator[Finding]:
    """书名号、引号之间加了顿号

    并列的引号、书名号之间通常不用顿号。

    ```bad
    分为“红”⟦、⟧“黄”⟦、⟧“蓝”。
    ```
    ```fixed
    分为“红”“黄”“蓝”。
    ```
    ```bad
    a) 按《草原法》⟦、⟧《森林法》管理；

    b) 其他。
    ```
    ```good
    分为“红”“黄”“蓝”。
    ```
    ```good
    分为“红”（R）、“黄”（Y）。
    ```
    """
    for block in prose(doc):
        for match in block.find(_BETWEEN):
            yield finding(block.span(*match.span()), "并列的引号、书名号之间通常不用顿号", fix="", safety="safe")
