from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import name_elements
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

CATEGORY = pattern(r"(?:国家|行业|地方|团体|企业)?标准$|标准化指导性技术文件$")
# Names set by law, and names whose object is a kind of 标准 itself.
LEGAL = pattern(r"食品安全(国家|地方)标准|(排放|质量|控制|卫生|限量|安全)标准$")
OBJECT = pattern(r"标准(化|样品|物质|大气|件|溶液|体系|曲线|时间|状态|煤|气候|地层)")


@rule(
    "NAM001",
    clause="6.1.4.1",
    severity="error",
    confidence="heuristic",
    question="这个词说的是本文件的类型（可以删去），还是标准化对象自己的名称？",
    whole=True,
)
def name_says_standard(doc: Document) -> Iterator[Finding]:
    """名称里有“标准”“国家标准”之类的词

    封面已经写明是什么标准，名称里不再写。“羊毛标准”没有说出规定的是什么，应写“羊毛　分级要求”。

    ```bad
    ---
    title: 绵羊毛收购⟦标准⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    title: 苜蓿干草质量分级⟦地方标准⟧
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    title: 标准化工作指南　标准样品的制备
    ---
    # 1 范围
    本文件提供了指导。
    ```
    ```good
    ---
    title: 食品安全地方标准　风干牛肉
    ---
    # 1 范围
    本文件规定了风干牛肉的要求。
    ```
    ```good
    ---
    title: 煤中灰分标准物质　定值方法
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    title: 企业标准体系　评价指南
    ---
    # 1 范围
    本文件提供了指导。
    ```
    """
    for span in doc.cover.places("title"):
        text = doc.text_of(span)
        for element in name_elements(text):
            match = CATEGORY.search(element)
            if match is None or OBJECT.search(element) or LEGAL.search(element):
                continue
            start = span.start + text.index(element) + match.start()
            where = doc.block(span.block).span(start, start + len(match[0]))
            yield finding(where, f"文件名称不应包含“{match[0]}”", fix="")
