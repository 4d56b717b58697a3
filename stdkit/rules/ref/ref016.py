from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import ALL_PARTS
from stdkit.facts.patterns import pattern
from stdkit.facts.search import document_numbers
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LATEST = pattern(r"\s?(?:标准)?(?:的|之)?\s?最新(?:版本|版|有效版本)")
_YEAR = pattern(r"\s?[-\u2010-\u2015\u2212－﹣─━:：]{1,2}\s?\d{2,4}(?:-\d\d)?$")


@rule("REF016", clause="9.5.4.1.2", severity="warning")
def undated_with_year(doc: Document) -> Iterator[Finding]:
    """不注日期的引用带了年份

    “（所有部分）”和“最新版本”说的都是不限哪一版，编号里再写年份就自相矛盾：各部分的年份多半不同，旧年份的版本也不是最新的。

    ```bad
    量的符号应符合GB/T 3102⟦—1993⟧（所有部分）的规定。
    ```
    ```fixed
    量的符号应符合GB/T 3102（所有部分）的规定。
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 3102⟦-1993⟧（所有部分）　量和单位
    # 5 要求
    a) 单位应符合GB/T 3100⟦—1993⟧的最新版本；

    b) 符号应一致。
    ```
    ```good
    量的符号应符合GB/T 3102（所有部分）的规定，单位应符合GB 3100的最新版本，取值应符合GB/T 321—2005。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102.1—1993　空间和时间的量和单位

    GB/T 20501（所有部分）　公共信息导向系统
    ```
    """
    for block, found in document_numbers(doc):
        for number in found:
            parts = ALL_PARTS.match(block.text, number.end)
            latest = _LATEST.match(block.text, parts.end() if parts else number.end)
            year = _YEAR.search(block.text[number.start : number.end]) if number.year and (parts or latest) else None
            if year is not None:
                span = block.span(number.start + year.start(), number.end)
                yield finding(span, f"“{number.key}”是不注日期引用，不应指明年份", fix="")
