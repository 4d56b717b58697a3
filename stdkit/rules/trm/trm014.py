from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Figure, Finding, Formula, Table, is_source

_DEFINITION, _EXAMPLE, _NOTE, _SOURCE = range(4)
_NAMES = ("定义", "示例", "注", "来源")


@rule("TRM014", clause="8.7.3.1、9.11.1", severity="warning")
def order_inside_entry(doc: Document) -> Iterator[Finding]:
    """术语条目内各项的次序不符

    一个条目依次给出编号、术语、英文对应词、符号、定义、概念的其他表述（图、公式）、示例、注、来源。次序固定，读者和数据库才能按位置认出各项。

    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。

    注：不包括再生毛。

    示例：⟦细羊毛。⟧
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。

    [来源：GB/T 13835.1—2009，3.1]

    注：⟦不包括再生毛。⟧
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    毛利　margin

    [来源：GB/T 1001—2009，3.1]

    ⟦收入减去成本后的余额。⟧
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。

    示例：细羊毛。

    注1：不包括再生毛。

    注2：不包括皮块毛。

    [来源：GB/T 13835.1—2009，3.1，有修改]
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    净毛率　clean yield

    净毛与原毛的质量之比，按公式（1）计算：

    $$ Y = m_1 / m_0 $$ （1）

    式中：

    m——质量。

    注：以百分数表示。
    ```
    """
    for term in terms(doc):
        last = _DEFINITION
        for part in term.entry.parts:
            place = _place(part)
            if place is None or (place == _DEFINITION and last < _SOURCE):
                continue  # a further paragraph of a note or an example
            if place < last:
                yield finding(part.span(), f"条目{term.number}中，{_NAMES[place]}应排在{_NAMES[last]}之前")
            last = max(place, last)


def _place(part: Block) -> int | None:
    if is_source(part.text):
        return _SOURCE
    if part.kind in ("note", "example"):
        return (_NOTE if part.kind == "note" else _EXAMPLE) if part.label else None
    if part.kind == "paragraph" and part.text.rstrip().endswith("。"):
        return _DEFINITION
    return _DEFINITION if isinstance(part, Figure | Formula | Table) else None
