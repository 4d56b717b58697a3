from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.columns import columns, is_value
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table


@rule(
    "TAB008",
    clause="9.8.4",
    severity="info",
    confidence="heuristic",
    question="表的第一行是表头，还是已经是数据？",
)
def table_without_head(doc: Document) -> Iterator[Finding]:
    """表没有表头

    每个表都要有表头，说明各栏是什么。第一行就是数据，读者要从数值去猜是什么量、什么单位。

    ```bad
    # 5 要求
    限值应符合表1的规定。

    表1　限值

    | ⟦1⟧ | 铅 | ≤0.5 mg/kg |
    |---|---|---|
    | 2 | 汞 | ≤0.1 mg/kg |
    | 3 | 砷 | ≤0.2 mg/kg |
    ```
    ```bad
    # 附录A（规范性）限值
    限值应符合表A.1的规定。

    表A.1　限值

    | ⟦铅⟧ | mg/kg | ≤0.5 |
    |---|---|---|
    | 汞 | mg/kg | ≤0.1 |
    | 砷 | mg/kg | ≤0.2 |
    ```
    ```good
    # 5 要求
    尺寸应符合表1的规定。

    表1　尺寸

    | 类型 | 长度 | 宽度 |
    |---|---|---|
    | A | 10 | 20 |
    | B | 11 | 21 |
    ```
    ```good
    # 5 要求
    限值应符合表1的规定。

    表1　限值

    | 铅 | ≤0.5 mg/kg |
    |---|---|
    | 汞 | ≤0.1 mg/kg |
    | 砷 | ≤0.2 mg/kg |
    ```
    ```good
    # 5 要求
    尺寸应符合表1的规定。

    表1　尺寸

    | 公称直径 | 15 | 20 | 25 |
    |---|---|---|---|
    | 长度 | 100 | 110 | 120 |
    | 宽度 | 50 | 55 | 60 |
    ```
    ```bad
    # 5 要求
    配方应符合表1的规定。

    表1　配方

    | ⟦面粉⟧ | 25 kg | 甲类 |
    |---|---|---|
    | 白糖 | 3 kg | 乙类 |
    | 酵母 | 0.5 kg | 甲类 |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if isinstance(table, Table) and thing.label and not thing.continued and _is_headless(table):
            first = next((block for cell in table.rows[0] for block in cell.blocks), None)
            yield finding(
                first.span() if first is not None else table.span(), f"{thing.label}的第一行像是数据，每个表都应有表头"
            )


def _is_headless(table: Table) -> bool:
    """Whether the first row is of the same make as those below: numbered from 1, or names, units and values in the same columns."""
    if len(table.rows) < 2 or table.header > 1:
        return False
    found = columns(table)
    if len(found) < 3 or any(len(column) < 2 or not all(column) for column in found):
        return False
    if (
        found[0][0] == "1"
        and found[0][1] == "2"
        and not any(cell.isdigit() for column in found[1:] for cell in column[:1])
    ):
        return True
    values = [all(is_value(cell, limited=True) for cell in column) for column in found[1:]]
    words = [not any(map(is_value, column)) for column in found[1:]]
    return any(values) and any(words)
