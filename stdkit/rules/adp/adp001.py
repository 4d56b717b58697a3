from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import Number, numbers
from stdkit.facts.covers import cover_number, cover_place
from stdkit.facts.foreword import ForewordItem, foreword_items
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SELF = r"本(?:文件|标准|部分|指导性技术文件)"
_DEGREE = (("IDT", r"等同(?:采用|翻译)"), ("MOD", r"修改采用"), ("NEQ", r"一致性程度为非等效|非等效采用"))


@rule("ADP001", clause="8.1、8.3 d)、10.3.1.3", severity="error", whole=True)
def degree_of_adoption_differs(doc: Document) -> Iterator[Finding]:
    """一致性程度和所采用的文件在封面和前言中不一致

    封面的IDT、MOD、NEQ与前言的“等同采用”“修改采用”“非等效”说的是同一件事，两处要一样；所采用的国际文件
    的编号和年份，在一致性程度标识、双编号和前言中也要一样。封面标了一致性程度而前言只字不提的，读者不知道采用的是哪个文件。

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
    ```bad
    ---
    number: GB/T 1234—2024
    conformity: ⟦(ISO 1234:2018, Widgets, IDT)⟧
    ---
    # 前言
    本文件等同采用ISO 1234:2015《扣件》。
    ```
    ```bad
    ---
    number: ⟦GB/T 1234—2024/ISO 1243:2018⟧
    conformity: (ISO 1234:2018, Widgets, IDT)
    ---
    # 前言
    本文件等同采用ISO 1234:2018《扣件》。
    ```
    ```bad
    ---
    number: GB/T 1234—2024
    conformity: ⟦(ISO 1234:2018, Widgets, MOD)⟧
    ---
    # 前言
    本文件由某委员会提出。
    ```
    ```good
    ---
    number: GB/T 1234—2012/ISO 1234:2008
    conformity: (ISO 1234:2008, Widgets, IDT)
    ---
    # 前言
    本标准使用翻译法等同采用ISO 1234:2008《扣件》。与本标准中规范性引用的国际文件有一致性对应关系的我国文件为GB/T 16675—1996。
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
    adopted = next((number for number in numbers(doc.cover.conformity) if number.abroad), None)
    if cover is None:
        return
    own = cover_number(doc)
    if own is not None and own.joint is not None and adopted is not None and own.joint.key != adopted.key:
        message = f"双编号中是{own.joint.spelled}，一致性程度标识中是{adopted.spelled}，两处应一致"
        yield finding(cover_place(doc, "number"), message)
    items = foreword_items(doc)
    for item in items:
        for degree, pattern in _DEGREE:
            if re.search(rf"{_SELF}[^。]{{0,80}}?(?:{pattern})", item.text):
                yield from _compared(doc, item, cover[1], degree, adopted)
                return
    if items and not any(number.abroad for item in items for number in numbers(item.text)):
        message = f"封面标{cover[1]}，前言没有说明与{adopted.spelled if adopted else '国际文件'}的关系"
        yield finding(cover_place(doc, "conformity"), message)


def _compared(doc: Document, item: ForewordItem, cover: str, degree: str, adopted: Number | None) -> Iterator[Finding]:
    """What the sentence of the foreword has otherwise than the cover: the degree, else the document or its year."""
    where = cover_place(doc, "conformity")
    if degree != cover:
        yield finding(where, f"封面标{cover}，前言说的是{degree}，两处应一致", related=[item.span])
        return
    said = [number for number in numbers(item.text) if number.abroad]
    if adopted is None or not said or any((one.key, one.year) == (adopted.key, adopted.year) for one in said):
        return
    message = f"封面采用的是{adopted.spelled}，前言是{said[0].spelled}，两处应一致"
    yield finding(where, message, related=[item.span])
