from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.holders import grid
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Cell, Document, Edit, Figure, Finding, Formula, Table

_NOTHING = frozenset({"/", "／", "-", "－", "--", "N/A", "n/a", "…", "……"})


@rule(
    "TAB010",
    clause="10.4.2.2",
    severity="warning",
    confidence="heuristic",
    question="这一格是没有内容（填一字线），还是漏填了，或与相邻的格同为一项（合并）？",
)
def empty_cell(doc: Document) -> Iterator[Finding]:
    """表的单元格空着

    单元格没有内容时填一字线，读者才知道是没有，不是漏了。空着的格子在审查时要一个一个地问。

    ```bad
    限值应符合表1的规定。

    表1　⟦限值⟧

    | 项目 | 一级 | 二级 |
    |---|---|---|
    | 铅 | 1 | |
    | 汞 | 1 | 2 |
    | 砷 | 1 | 2 |
    ```
    ```bad
    # 附录A（规范性）尺寸
    表A.1　⟦尺寸⟧

    | 型号 | 长度 | 宽度 |
    |---|---|---|
    | A | 1 | 2 |
    | B | | 2 |
    | C | 3 | 4 |
    ```
    ```bad
    限值应符合表1的规定。

    表1　限值

    | 项目 | 一级 | 二级 |
    |---|---|---|
    | 铅 | 1 | ⟦/⟧ |
    | 汞 | 1 | 2 |
    ```
    ```fixed
    限值应符合表1的规定。

    表1　限值

    | 项目 | 一级 | 二级 |
    |---|---|---|
    | 铅 | 1 | — |
    | 汞 | 1 | 2 |
    ```
    ```good
    限值应符合表1的规定。

    表1　限值

    | 项目 | 一级 | 二级 |
    |---|---|---|
    | 铅 | 1 | — |
    | 汞 | < | 2 |
    ```
    ```good
    # 附录B（资料性）记录表
    表B.1　检验记录

    | 序号 | 项目 | 结果 |
    |---|---|---|
    | 1 | 外观 | |
    | 2 | 尺寸 | |
    ```
    ```good
    记录见表1。

    表1　检验记录

    | 序号 | 项目 | 结果 | 检验员 |
    |---|---|---|---|
    | 1 | | | |
    | 2 | | | |
    ```
    ```good
    表1　打印字段

    | 字段 | 长度 | 说明 |
    |---|---|---|
    | 1 | 4 | 名称 |
    | … | … | … |
    | 9 | 4 | 日期 |
    ```
    ```bad
    表1　打印字段

    | 字段 | 长度 | 说明 |
    |---|---|---|
    | 1 | 4 | ⟦…⟧ |
    | 9 | ⟦/⟧ | 日期 |
    ```
    ```bad
    限值见表1。

    表1　限值

    | 等级 | 水分 | 灰分 |
    |---|---|---|
    | 一级 | ⟦/⟧ | 3 |
    | 二级 | 12 | ⟦-⟧ |
    | 三级 | ⟦N/A⟧ | ⟦－⟧ |
    | 四级 | ⟦--⟧ | ⟦／⟧ |
    | 五级 | ⟦…⟧ | ⟦n/a⟧ |
    ```
    ```good
    清单见表1。

    表1　备件

    | 名称 | 数量 | 备注 |
    |---|---|---|
    | 皮带 | 3 | — |
    | …… | …… | …… |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if isinstance(table, Table) and table.normative:
            for block in _stand_ins(table):
                message = f"没有内容的单元格填“—”，不用“{block.text.strip()}”"
                yield finding(block.span(), message, fix="—")
            empty = _empty_cells(table)
            if empty:
                count = f"有{len(empty)}个单元格" if len(empty) > 1 else "有单元格"
                message = f"{thing.label or '表'}{count}空着，没有内容时填“—”"
                blocks = [cell.blocks[0] for cell in empty if cell.blocks]
                edits = [Edit(block.span(), "—", message) for block in blocks]
                spans = [block.span() for block in blocks] or [table.span()]
                yield finding(spans[0], message, edits=edits, related=spans[1:])


def _stand_ins(table: Table) -> list[Block]:
    """Cells of the data that hold nothing but a sign put there for “nothing”."""
    head = max(table.header, 1)
    cells = [(row, cell) for row, _, cell in grid(table) if row >= head]
    # A row of dots says 「and so on」.
    going_on = {row for row, _ in cells} - {
        row for row, cell in cells if cell.text.strip() not in ("…", "……", "...", "")
    }
    return [
        cell.blocks[0]
        for row, cell in cells
        if row not in going_on and len(cell.blocks) == 1 and cell.text.strip() in _NOTHING
    ]


def _empty_cells(table: Table) -> list[Cell]:
    """The empty cells of the data; none where the table is a form to be filled in."""
    head = max(table.header, 1)
    cells = [(row, column, cell) for row, column, cell in grid(table) if row >= head]
    empty = [(row, column, cell) for row, column, cell in cells if _is_empty(cell.blocks)]
    if not empty or len(empty) * 3 > len(cells):
        return []
    columns = {column for _, column, _ in cells}
    for column in columns:
        of_column = [cell for _, at, cell in cells if at == column]
        if len(of_column) > 1 and all(_is_empty(cell.blocks) for cell in of_column):
            return []
    for line in {row for row, _, _ in empty}:
        of_row = [cell for row, _, cell in cells if row == line]
        if len(of_row) > 1 and sum(not _is_empty(cell.blocks) for cell in of_row) <= 1 and len(of_row) > 2:
            return []
    return [cell for _, _, cell in empty]


def _is_empty(blocks: tuple[Block, ...]) -> bool:
    return all(
        not block.text.strip()
        and not isinstance(block, Table | Figure | Formula)
        and not any(run.marks & {"picture", "math"} for run in block.runs)
        for block in blocks
    )
