from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import Listed, normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("REF030", clause="8.6.3.1", severity="warning")
def duplicate_reference_entry(doc: Document) -> Iterator[Finding]:
    """规范性引用文件重复列出

    一个文件在清单里只列一次。列两次的，改名称、改年份时容易只改一处。

    ```bad
    # 2 规范性引用文件
    GB 3100　国际单位制及其应用

    ⟦GB 3100　国际单位制及其应用⟧
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 191—2008　包装储运图示标志

    GB/T 321　优先数和优先数系

    ⟦GB/T191-2008　包装储运图示标志⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB/T 321—2005　优先数和优先数系
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102（所有部分）　量和单位

    GB/T 3102.1　量和单位　第1部分：空间和时间
    ```
    """
    seen: dict[tuple[str, str, bool], Listed] = {}
    for listed in normative_list(doc):
        if listed.number is None or listed.number.placeholder:
            continue
        key = (listed.number.key, listed.number.year, listed.all_parts)
        if key in seen:
            yield finding(listed.span, f"“{listed.name}”重复列出，删去一条", related=[seen[key].span])
        else:
            seen[key] = listed
