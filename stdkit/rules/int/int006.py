from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_PARTS = pattern(
    r"部分构成|由.{0,12}部分(?:构成|组成)|分为.{0,8}部分|第\s?\d+\s?部分.{0,60}目的|各部分|其他部分|部分之间"
)


@rule(
    "INT006",
    clause="8.4",
    severity="info",
    confidence="heuristic",
    question="各部分之间的关系，在引言里用别的说法说明了吗？",
    whole=True,
)
def parts_not_explained(doc: Document) -> Iterator[Finding]:
    """分部分的文件在引言中没有说明各部分的关系

    分为部分的文件，引言说明分部分的原因和各部分之间的关系，读者才知道还有哪些部分。没有引言的由INT002报告。

    ```bad
    ---
    number: GB/T 1234.2—2024
    ---
    # ⟦引言⟧
    近年来行业发展很快。
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    ---
    number: DB15/T 9.3—2026
    ---
    # ⟦引　言⟧
    羊毛分级影响收购价格。
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    number: GB/T 1234.2—2024
    ---
    # 引言
    GB/T 1234拟由三个部分构成。

    ——第1部分：总则。目的在于确立原则。
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    ---
    # 引言
    近年来行业发展很快。
    # 1 范围
    本文件规定了要求。
    ```
    """
    number, element = cover_number(doc), doc.element_of("introduction")
    if number is None or number.abroad or not number.part or element is None or element.heading is None:
        return
    if not any(_PARTS.search(block.text) for block in element_blocks(element)):
        yield finding(element.heading.span(), "引言宜说明分为部分的原因以及各部分之间的关系")
