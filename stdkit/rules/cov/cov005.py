from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.covers import class_number
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Edit, Finding

FORM = pattern(r"(?:CCS\s*)?[A-Z]\s?\d{2}(?:/\d{2})?(?:\s*[；;,，、\s]\s*[A-Z]\s?\d{2}(?:/\d{2})?)*")


@rule("COV005", clause="8.1、10.3.1.5", severity="warning", whole=True)
def ccs_number(doc: Document, setting: Setting) -> Iterator[Finding]:
    """CCS号缺失或格式不对

    ICS号的下一行是中国标准文献分类号，2020版写作“CCS B 45”：一个字母、两位数字，前面有“CCS”。2009版只写“B 45”。

    ```bad
    ---
    number: DB15/T 9—2026
    ics: 65.060.35
    ccs: ⟦45B⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦DB15/T 9—2026⟧
    ics: 65.060.35
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ics: 65.060.35
    ccs: B 45
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ics: 65.060.35
    ccs: A 00/09
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    ccs = class_number(doc, "ccs")
    if ccs is None:
        return
    if not ccs.value:
        yield finding(ccs.span, "封面缺少CCS号")
    elif not FORM.fullmatch(ccs.value):
        yield finding(ccs.span, f"CCS号“{ccs.value}”格式不符，应如“CCS B 45”")
    elif ccs.span is not None and not ccs.named and setting.edition == "2020":
        before = replace(ccs.span, end=ccs.span.start)
        yield finding(ccs.span, "CCS号前应有“CCS”", edits=[Edit(before, "CCS ", "2020版的写法", "safe")])
