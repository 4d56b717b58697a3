from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.covers import cover_number
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_DASH = pattern(
    r"(?<=[\d×X*＊])\s?(?P<dash>[-\u2010-\u2013\u2015\u2212－﹣─━~～]{1,2}|——)\s?(?=(?:(?:19|20)\d\d|[×X＊*]{4})(?:$|[^\d.]))"
)


@rule("COV003", clause="8.1、10.3.1.4", severity="warning", whole=True)
def dash_before_the_year(doc: Document) -> Iterator[Finding]:
    """封面、页眉的文件编号中年份前不是一字线

    顺序号与年份之间用一字线“—”。短横线和浪纹线不是这个位置的符号，检索系统会认成另一个编号。正文中提到的编号由REF028查。

    ```bad
    ---
    number: GB/T 1234.5⟦-⟧2024
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```fixed
    ---
    number: GB/T 1234.5—2024
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T XXXX⟦－⟧XXXX
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024/ISO 60601-2-1:2018
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    ---
    # 1 范围
    见GB/T 2828～2829。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    ---
    # 1 范围
    咨询电话 010-62345678，文件名 GBT1234-2024.docx，地址 www.a.cn/gb-1234。
    ```
    """
    spans = list(doc.cover.places("number"))
    own = cover_number(doc)
    for block in doc.furniture:
        if own is not None and own.number in block.text:
            spans.extend(
                block.span(number.start, number.end) for number in numbers(block.text) if number.key == own.key
            )
    for span in dict.fromkeys(spans):
        for match in _DASH.finditer(doc.text_of(span)):
            where = Span(span.block, span.start + match.start(), span.start + match.end())
            yield finding(where, f"编号“{doc.text_of(span)}”的年份前应为一字线“—”", fix="—", safety="safe")
