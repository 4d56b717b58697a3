from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD005",
    clause="9.1、表C.1",
    severity="warning",
    confidence="heuristic",
    question="此处是本文件的要求（应），还是说明有此需要的事实？",
)
def need_as_requirement(doc: Document) -> Iterator[Finding]:
    """用“须”“务必”“一定要”“需”表示要求

    要求用“应”。“须”“务必”听起来更重，“需”听起来更轻，读者不知道是要求还是事实；换成“应”，声明符合文件的人才有统一的标准。

    ```bad
    开机前⟦须⟧检查油位，⟦务必⟧关好舱门。
    ```
    ```fixed
    开机前应检查油位，应关好舱门。
    ```
    ```bad
    a) 人员⟦需⟧经培训合格；

    b) 记录⟦须⟧保存两年。
    ```
    ```good
    开机前应检查油位。
    ```
    ```good
    使用者须知：无须另行校准。按需方的需求供货，所需的材料由供方准备，不需要返工，如需经过中转应记录。
    ```
    ```good
    该方法需要的时间较长。
    ```
    """
    for provision in provisions_of(doc, "须", "务必", "务须", "务请", "一定要", "一定应"):
        yield finding(provision.span, f"“{provision.reading}”表示要求时改为“应”", fix="应")
    for provision in provisions_of(doc, "需", "需经", "尚需", "还需"):
        # 「需」多用来陈述事实，后面跟动词时才可能是要求。
        text = doc.block(provision.span.block).text
        # 「如需经过分中心」是条件，不是要求。
        if re.search(r"[如若当因凡不无所按急]$", text[: provision.span.start]):
            continue
        after = text[provision.span.start + provision.text.rfind("需") + 1 :]
        if re.match(r"(?:经|由|进行|按|将|使用|先|在[^，。]{1,12}(?:内|前|后)|对[^，。]{1,12}进行)", after):
            at = provision.span.start + provision.text.rfind("需")
            yield finding(replace(provision.span, start=at, end=at + 1), "“需”表示要求时改为“应”", fix="应")
