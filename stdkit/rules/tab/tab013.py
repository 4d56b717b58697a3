from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.columns import unit_of
from stdkit.facts.holders import column_head, grid
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Cell, Document, Finding, Table

_BARE = ("%", "‰", "°", "d")
_HEAD_UNIT = pattern(r"(?:[（(/／\n]\s*)(?P<unit>[A-Za-zμ℃Ω²³·]{1,6})\s*[）)]?\s*$")


@rule(
    "TAB013",
    clause="9.8.4",
    severity="info",
    confidence="heuristic",
    question="这一栏（这些栏）的单位是否全都相同？",
)
def units_repeated_in_cells(doc: Document) -> Iterator[Finding]:
    """单位逐格重复，没有写进表头或单位陈述

    一栏的单位相同时，单位写在表头；各栏的单位都相同时，在表的右上方写“单位为……”。逐格重复，表格变宽，数值也难比较。

    ```bad
    尺寸见表1。

    表1　尺寸

    | 型号 | ⟦长度⟧ | 材料 |
    |---|---|---|
    | A | 12 mm | 钢 |
    | B | 13 mm | 钢 |
    | C | 14 mm | 铝 |
    ```
    ```bad
    # 附录A（规范性）尺寸
    尺寸应符合表A.1的规定。

    表A.1　⟦尺寸⟧

    | 型号 | 长度（mm） | 宽度（mm） | 高度（mm） |
    |---|---|---|---|
    | A | 12 | 13 | 14 |
    | B | 13 | 14 | 15 |
    ```
    ```good
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 | 宽度 |
    |---|---|---|
    | A | 12 | 10 |
    | B | 13 | 10 |
    | C | 14 | 10 |
    ```
    ```good
    尺寸见表1。

    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 长度 | 12 mm |
    | 宽度 | 13 mm |
    | 高度 | 14 mm |
    | 质量 | 15 kg |
    ```
    ```good
    含量见表1。

    表1　含量

    | 型号 | 水分 | 灰分 |
    |---|---|---|
    | A | 12% | 1% |
    | B | 13% | 1% |
    | C | 14% | 1% |
    ```
    ```bad
    尺寸见表1。

    表1　⟦尺寸⟧

    | 型号 | 长度/mm | 宽度/mm | 高度/mm |
    |---|---|---|---|
    | A | 1 | 2 | 3 |
    | B | 1 | 2 | 3 |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if not isinstance(table, Table) or table.unit is not None:
            continue
        yield from _in_cells(table)
        shared = _shared_by_heads(table)
        if shared:
            yield finding(table.span(), f"各栏的单位都是{shared}，宜在表的右上方作单位陈述，表头中不再写")


def _in_cells(table: Table) -> Iterator[Finding]:
    head = max(table.header, 1)
    by_column: dict[int, list[str]] = {}
    heads: dict[int, Block] = {}
    for row, column, cell in grid(table):
        if row >= head and cell.colspan == 1 and cell.text.strip() not in ("", "—", "-"):
            by_column.setdefault(column, []).append(unit_of(cell.text))
        elif row == head - 1 and cell.colspan == 1 and cell.blocks:
            heads[column] = cell.blocks[0]
    for column, units in by_column.items():
        counted = Counter(units)
        unit, times = counted.most_common(1)[0]
        if unit and unit not in _BARE and times >= 3 and len(counted) == 1 and column in heads:
            if re.search(r"量|项|指标|参数|要求|值$", heads[column].text) and column and _is_of_quantities(by_column):
                continue
            yield finding(heads[column].span(), f"本栏{times}格的单位都是{unit}，宜写在表头“{heads[column].text}”之下")


def _is_of_quantities(by_column: dict[int, list[str]]) -> bool:
    """「项目—指标」: a name and a value on each line; the unit belongs to the line, not to the column."""
    return len(by_column) == 2


def _shared_by_heads(table: Table) -> str:
    head = max(table.header, 1)
    cells: list[tuple[int, Cell]] = [
        (column, cell) for row, column, cell in grid(table) if row == head - 1 and cell.colspan == 1
    ]
    units = [_HEAD_UNIT.search(column_head(table, column)) for column, _ in cells[1:]]
    named = [match["unit"] for match in units if match is not None]
    return named[0] if len(named) >= 3 and len(named) == len(units) and len(set(named)) == 1 else ""
