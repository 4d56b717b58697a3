from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.limits import Limit, head_of, limits
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "CON006",
    clause="5.4.1",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="两处说的是否同一对象、同一条件下的同一指标？",
)
def conflicting_values(doc: Document) -> Iterator[Finding]:
    """同一特性在不同处的指标不一致

    条文写水分不大于12%，表里写不大于15%，检验人员不知道按哪个判。改一处忘了另一处，是最常见的原因。

    ```bad
    # 5 要求
    ## 5.1 水分
    水分应不大于12%。
    ## 5.2 限值
    限值应符合表1的规定。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 水分/% | ⟦≤15⟧ |
    ```
    ```bad
    # 5 要求
    5.1　总砷不大于0.5 mg/kg。
    # 附录A（规范性）限值
    a) ⟦产品的总砷不大于0.3 mg/kg⟧；

    b) 其他不作规定。
    ```
    ```good
    # 5 要求
    ## 5.1 水分
    水分应不大于12%。
    ## 5.2 限值
    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 水分/% | ≤12 |
    | 灰分/% | ≤15 |
    ```
    ```good
    # 5 要求
    一级品的水分不大于12%，二级品的水分不大于15%。

    当用于出口时，水分不大于10%。

    修整间的温度不高于12 ℃。

    成品的温度不高于4 ℃。
    ```
    ```good
    # 5 要求
    水分不大于12%，水分不小于5%。
    # 附录A（资料性）数据
    水分不大于15%。
    ```
    """
    seen: dict[tuple[str, bool, str], Limit] = {}
    by_head: dict[tuple[str, bool, str], list[Limit]] = {}
    for limit in limits(doc):
        key = (head_of(limit.name), limit.upper, limit.unit)
        other = next((other for other in by_head.get(key, ()) if _conflict(other, limit)), None)
        by_head.setdefault(key, []).append(limit)
        if other is not None and (*key[:2], limit.value) not in seen:
            seen[(*key[:2], limit.value)] = limit
            said = f"{other.value} {other.unit}"
            message = f"“{limit.name}”的指标不一致：这里是{limit.value} {limit.unit}，{_where(doc, other)}是{said}"
            yield finding(limit.span, message, related=[other.span])


def _conflict(one: Limit, other: Limit) -> bool:
    """The same characteristic, of the same thing or of one that is not named, with two values; both in one table never conflict."""
    if float(one.value) == float(other.value) or (one.in_table and other.in_table):
        return False
    return one.name == other.name or head_of(one.name) in (one.name, other.name)


def _where(doc: Document, limit: Limit) -> str:
    number = doc.place(limit.span.block).number
    return f"{number}的表中" if limit.in_table else number
