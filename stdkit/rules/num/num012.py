from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_HAN = pattern(
    r"(?<![第一二三四五六七八九十百千万两几数每之])(?P<number>[一二三四五六七八九十百千万两]+)\s?(?P<unit>(?!%)(?:mm|cm|kg|mg|km|℃|min|kPa|MPa|mL|kW|Hz|g|m|L|h|s|V|A)(?![A-Za-z0-9])|毫米|厘米|千克|毫升|毫克|千帕|兆帕|千瓦|摄氏度)"
)


@rule("NUM012", clause="9.4.4.1、9.4.4.2", severity="info")
def chinese_numeral_with_unit(doc: Document) -> Iterator[Finding]:
    """量值用了汉字数字

    表示量值用阿拉伯数字，后面跟单位符号，如“3 min”。汉字数字在表格和程序里无法计算和比较。

    ```bad
    静置⟦三 min⟧，称取⟦五千克⟧。
    ```
    ```bad
    a) 加热至⟦八十℃⟧；

    b) 冷却。
    ```
    ```good
    静置3 min，称取5 kg，一次完成，三个月后复查。
    ```
    ```good
    第一毫米波段，几十千克，数百米，十分钟内完成。
    ```
    """
    for block, match in find_values(doc, _HAN):
        yield finding(block.span(*match.span()), f"量值“{match[0]}”用阿拉伯数字和单位符号")
    for block in blocks_for(doc, _HAN):
        if not any(char.isdigit() for char in block.text):
            for match in block.find(_HAN):
                yield finding(block.span(*match.span()), f"量值“{match[0]}”用阿拉伯数字和单位符号")
