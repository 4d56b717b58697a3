from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import class_number
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

FORM = pattern(r"(?:ICS\s*)?\d{2}(?:\.\d{3}(?:\.\d{2})?)?(?:\s*[；;,，、\s]\s*\d{2}(?:\.\d{3}(?:\.\d{2})?)?)*")


@rule("COV004", clause="8.1、10.3.1.5", severity="warning", whole=True)
def ics_number(doc: Document) -> Iterator[Finding]:
    """ICS号缺失或格式不对

    封面左上角要有ICS号，写作“ICS 65.060.35”：两位、三位、两位数字，用下脚点分开。有几个号时用分号分开。

    ```bad
    ---
    number: DB15/T 9—2026
    ics: ⟦1.120⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦DB15/T 9—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ics: 65.060.35
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ics: 01.120; 67.120.10
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    ics = class_number(doc, "ics")
    if ics is None:
        return
    if not ics.value:
        yield finding(ics.span, "封面缺少ICS号")
    elif not FORM.fullmatch(ics.value):
        yield finding(ics.span, f"ICS号“{ics.value}”格式不符，应如“ICS 65.060.35”")
