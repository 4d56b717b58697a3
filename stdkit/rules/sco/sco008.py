from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.covers import cover_number
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_WHOLE = pattern(
    r"本(?:文件|标准)(?:的)?(?:所有|各|全部)部分(?:规定|适用)|[A-Z]{1,4}(?:/[TZ])?\s?\d+(?:（所有部分）)?(?:规定了|适用于)"
)


@rule(
    "SCO008",
    clause="8.5.1",
    severity="info",
    confidence="heuristic",
    question="这句话说的是本部分，还是整个文件？",
    whole=True,
)
def scope_beyond_the_part(doc: Document) -> Iterator[Finding]:
    """部分的范围说到了整个文件

    部分的范围只界定本部分的内容，整个文件分成哪些部分写在引言里。

    ```bad
    ---
    number: GB/T 1234.2—2024
    ---
    # 1 范围
    ⟦GB/T 1234规定了⟧扣件的全部要求。
    ```
    ```bad
    ---
    number: DB15/T 9.3—2026
    ---
    # 1 范围
    ⟦本文件的所有部分规定⟧了羊毛的要求。
    ```
    ```good
    ---
    number: GB/T 1234.2—2024
    ---
    # 1 范围
    本文件规定了扣件的热学要求，GB/T 5678规定了螺栓的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    ---
    # 1 范围
    GB/T 1234规定了扣件的要求。
    ```
    """
    number, scope = cover_number(doc), doc.element_of("scope")
    if number is None or number.abroad or not number.part or scope is None:
        return
    for block in element_blocks(scope):
        for match in block.find(_WHOLE):
            named = next(numbers(match[0]), None)
            if named is None or (named.base == number.base and not named.part):
                yield finding(block.span(*match.span()), "部分的范围只应界定本部分")
