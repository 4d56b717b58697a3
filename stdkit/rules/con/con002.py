from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number, part_named
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ALL = pattern(
    r"(?<![一-鿿])?(?:本系列(?:国家|行业|地方|团体)?标准|本系列文件|本(?:标准|文件|规范|规程)的(?:各个?|所有|全部|其他|其余)部分|整个(?:标准|文件)|整套标准)(?!化)"
)


@rule("CON002", clause="9.5.2", severity="info", whole=True)
def all_parts_named(doc: Document) -> Iterator[Finding]:
    """称呼分部分文件的所有部分时没有用编号

    分为部分的文件，要称呼所有部分时写不带部分号的文件编号，如“GB/T 1234”。“本系列标准”指哪些，读者要去别处查。

    ```bad
    ---
    number: GB/T 1234.2—2026
    ---
    # 1 范围
    ⟦本系列标准⟧适用于羊毛。
    ```
    ```bad
    ---
    number: DB15/T 123.1—2026
    ---
    # 前言
    a) ⟦本标准的所有部分⟧都由同一委员会归口；

    b) ⟦整个标准⟧的术语见本文件。
    ```
    ```good
    ---
    number: GB/T 1234.2—2026
    ---
    # 1 范围
    GB/T 1234适用于羊毛，本文件适用于细羊毛，本文件的其他内容见附录A。
    ```
    ```good
    ---
    number: GB/T 1234—2026
    ---
    # 1 范围
    本系列标准样品适用于校准，整个标准化过程见附录A。
    ```
    """
    number = cover_number(doc)
    if number is None or not (number.part or part_named(doc)):
        return
    for block in blocks_for(doc, _ALL):
        for match in block.find(_ALL):
            message = f"称呼所有部分写“{number.base}”，不写“{match[0]}”"
            yield finding(block.span(*match.span()), message)
