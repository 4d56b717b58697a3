from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.foreword import foreword_items
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_DEGREE = (("IDT", r"等同(?:采用|翻译)"), ("MOD", r"修改采用"), ("NEQ", r"一致性程度为非等效|非等效采用"))


@rule("ADP001", clause="8.1、8.3 d)、10.3.1.3", severity="error", whole=True)
def degree_of_adoption_differs(doc: Document) -> Iterator[Finding]:
    """一致性程度在封面和前言中不一致

    封面的IDT、MOD、NEQ与前言的“等同采用”“修改采用”“非等效”说的是同一件事，两处要一样。

    ```bad
    ---
    number: GB/T 1234—2024
    conformity: ⟦(ISO 1234:2018, Widgets, MOD)⟧
    ---
    # 前言
    本文件等同采用ISO 1234:2018《扣件》。
    ```
    ```bad
    ---
    number: GB/T 1234—2024
    conformity: ⟦(IEC 1234:2018, Widgets, IDT)⟧
    ---
    # 前言
    本文件与IEC 1234:2018的一致性程度为非等效。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, MOD)
    ---
    # 前言
    本文件修改采用ISO 1234:2018《扣件》。上一版等同采用ISO 1234:2002。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    conformity: (ISO 1234:2018, Widgets, NEQ)
    ---
    # 前言
    本文件参考ISO 1234:2018起草。
    ```
    """
    cover = re.search(r"\b(IDT|MOD|NEQ)\b", doc.cover.conformity)
    if cover is None:
        return
    for item in foreword_items(doc):
        for degree, pattern in _DEGREE:
            if re.search(rf"本(?:文件|标准|部分)[^。]{{0,80}}?(?:{pattern})", item.text):
                if degree != cover[1]:
                    yield finding(
                        cover_place(doc, "conformity"),
                        f"封面标{cover[1]}，前言说的是{degree}，两处应一致",
                        related=[item.span],
                    )
                return
