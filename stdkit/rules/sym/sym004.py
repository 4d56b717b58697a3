from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.terms import listings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SYM004",
    clause="8.8.3",
    severity="info",
    confidence="heuristic",
    question="这句话是在规定取值（移到条文），还是只说明符号的含义？",
)
def provision_in_symbols(doc: Document) -> Iterator[Finding]:
    """符号的说明含要求或推荐

    符号清单只说明符号代表什么。取值的要求写在用到它的条文里，写在清单里没有人会去证实。

    ```bad
    # 4 符号
    下列符号适用于本文件。

    ρ：密度，⟦应⟧取20 ℃时的值
    ```
    ```bad
    # 4 符号
    下列符号适用于本文件。

    t：时间，⟦宜⟧以分计，⟦不得⟧省略
    ```
    ```good
    # 4 符号
    下列符号适用于本文件。

    ρ：密度

    σ：应力，用于计算应变
    ```
    ```good
    # 5 计算
    ρ应取20 ℃时的值。
    ```
    """
    blocks = {item.block.id for _, items in listings(doc) for item in items}
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE"):
        if provision.span.block in blocks:
            yield finding(provision.span, f"符号的说明不含要求或推荐（“{provision.reading}”），移到条文中")
