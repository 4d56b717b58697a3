from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import own_number
from stdkit.facts.listed import normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_KINDS = {"group": "团体标准", "local": "地方标准", "foreign": "国外或其他机构的文件"}


@rule(
    "REF022",
    clause="9.5.4.4.1、8.6.3.2",
    severity="info",
    confidence="heuristic",
    question="引用这份文件已经归口单位确认，并符合引用的条件吗？",
)
def restricted_reference(doc: Document) -> Iterator[Finding]:
    """规范性引用了受限制的文件

    国家标准、行业标准引用团体、地方、国外的文件要符合规定的条件，并经归口单位确认：这些文件的修订和获取不由国家标准化系统保证。

    ```bad
    ---
    number: GB/T 1234—2026
    ---
    # 2 规范性引用文件
    ⟦DB31/T 1　某产品⟧

    ⟦T/CAS 115—2015　标准起草规则⟧
    ```
    ```bad
    ---
    number: DB15/T 12—2026
    ---
    # 2 规范性引用文件
    ⟦DB31/T 1　某产品⟧
    ```
    ```good
    ---
    number: DB15/T 12—2026
    ---
    # 2 规范性引用文件
    DB15/T 11　羊毛
    ```
    ```good
    ---
    number: GB/T 1234—2026
    ---
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    ISO 3　优先数（Preferred numbers）
    ```
    """
    own = own_number(doc)
    if own is None or own.level not in ("national", "industry", "local"):
        return
    for listed in normative_list(doc):
        number = listed.number
        if number is None or number.level not in _KINDS:
            continue
        if number.level == "local" and own.level == "local" and number.code[:4] == own.code[:4]:
            continue
        if own.level == "local" and number.level != "local":
            continue
        yield finding(listed.span, f"“{listed.name}”是{_KINDS[number.level]}，须符合9.5.4.4.1的条件并经确认")
