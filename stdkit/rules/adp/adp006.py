from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.listed import normative_list
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "ADP006",
    clause="8.3 d)（GB/T 1.2）",
    severity="info",
    confidence="heuristic",
    default=False,
    library=True,
    whole=True,
    question="对应的国家标准能否代替所引的国际文件？",
)
def national_counterparts(doc: Document, setting: Setting) -> Iterator[Finding]:
    """采用国际文件时，规范性引用的文件没有换成对应的国家标准，或没有标注对应关系

    采用国际文件时，能用国家标准代替的，清单中列国家标准，并在名称后标注所采用的国际文件，如“（ISO 2:2018，IDT）”。
    对应关系按给出的标准库“采用国际标准”一列判断。

    ```bad
    ---
    number: GB/T 9001—2026
    conformity: (ISO 9001:2015, Wool, MOD)
    ---
    # 2 规范性引用文件
    ⟦ISO 1236:2015⟧　羊毛　取样方法
    ```
    ```bad
    ---
    number: GB/T 9001—2026
    conformity: (ISO 9001:2015, Wool, IDT)
    ---
    # 2 规范性引用文件
    GB/T 1235　羊绒　分级

    ⟦GB/T 1236—2019⟧　羊毛　取样方法
    ```
    ```good
    ---
    number: GB/T 9001—2026
    conformity: (ISO 9001:2015, Wool, MOD)
    ---
    # 2 规范性引用文件
    GB/T 1236—2019　羊毛　取样方法（ISO 1236:2015，IDT）

    ISO 1236:2020　羊毛　取样方法

    ISO 7777　库中没有对应的文件
    ```
    ```good
    ---
    number: GB/T 9001—2026
    ---
    # 2 规范性引用文件
    ISO 1236:2015　羊毛　取样方法
    ```
    ```good library=no
    ---
    number: GB/T 9001—2026
    conformity: (ISO 9001:2015, Wool, MOD)
    ---
    # 2 规范性引用文件
    ISO 1236:2015　羊毛　取样方法
    ```
    """
    library = setting.library
    if library is None or not doc.cover.conformity:
        return
    for listed in normative_list(doc):
        number = listed.number
        if number is None or number.placeholder:
            continue
        span = listed.block.span(number.start, number.end)
        if number.abroad:
            found = library.adopting(number)
            if found:
                names = "、".join(one.number.spelled for one in found)
                yield finding(span, f"“{number.spelled}”有对应的国家标准{names}（库日期{found[0].as_of}）")
            continue
        standard = library.edition(number)
        if (
            standard is not None
            and standard.adopts
            and not re.search(r"(?:ISO|IEC|ITU)", listed.block.text[number.end :])
        ):
            adopted, degree = standard.adopts[0]
            mark = f"（{adopted.spelled}{'，' + degree if degree else ''}）"
            yield finding(span, f"“{number.spelled}”的名称后应标注对应关系“{mark}”（库日期{standard.as_of}）")
