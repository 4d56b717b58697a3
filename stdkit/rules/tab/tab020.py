from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, Table

_VALUE = pattern(r"\s*[<>≤≥＜＞±+-]?\s*\d+(?:\.(\d+))?\s*")
_UNLIKE = pattern(r"项目|指标|参数|名称|单位|序号|章|条|年|代号|代码")
_FEW = 3


@rule(
    "TAB020",
    clause="10.4.2.2",
    severity="info",
    confidence="heuristic",
    default=False,
    question="这一列各行是同一种量、同一单位吗？",
)
def decimals_in_a_column(doc: Document) -> Iterator[Finding]:
    """表中同列数值的小数位数或对齐不一致

    同一列中同一种量的数值，小数位数宜相同，对齐方式宜一致，小数点才能对齐。各行是不同的量时位数本来就不同，机器分不清，所以默认不查。

    ```bad
    # 5 要求
    限值见表1。

    表1　限值

    | 等级 | 直径 mm |
    |---|---|
    | 特级 | 1.50 |
    | 一级 | ⟦2.5⟧ |
    | 二级 | 3.00 |
    ```
    ```bad layout=yes
    # 附录A（资料性）数值
    数值见表A.1。

    表A.1　数值

    | 等级 | 直径 mm |
    |---|---|
    | 特级 | 【居中】1.5 |
    | 一级 | 【居中】2.5 |
    | 二级 | 【左齐】⟦3.0⟧ |
    ```
    ```good
    # 5 要求
    限值见表1。

    表1　限值

    | 等级 | 直径 mm | 数量 |
    |---|---|---|
    | 特级 | 1.50 | 3 |
    | 一级 | 2.50 | 10 |
    | 二级 | 3.00 | 120 |
    ```
    ```good
    # 5 要求
    限值见表1。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 含水率 % | 12 |
    | 灰分 % | 0.5 |
    | 直径 mm | 2.25 |
    ```
    ```good
    # 5 要求
    限值见表1。

    表1　限值

    | 参数 | 数值 |
    |---|---|
    | 跨度 | 1.5 |
    | 高度 | 2.25 |
    | 层数 | 3 |
    ```
    """
    for thing in tables(doc):
        if isinstance(thing.block, Table):
            for cells in _columns(thing.block):
                yield from _told(doc, cells)


def _columns(table: Table) -> Iterator[list[Block]]:
    """The cells of every column that holds nothing but values, in tables whose rows are of one kind."""
    head = max(table.header, 1)
    width = len(table.rows[0]) if table.rows else 0
    plain = all(len(row) == width and all(cell.colspan == cell.rowspan == 1 for cell in row) for row in table.rows)
    if not plain or width < 2 or _UNLIKE.search(table.rows[0][0].text):
        return
    for column in range(1, width):
        cells = [row[column] for row in table.rows[head:]]
        if _UNLIKE.search(table.rows[0][column].text) or len(cells) < _FEW:
            continue
        blocks = [cell.blocks[0] for cell in cells if len(cell.blocks) == 1 and _VALUE.fullmatch(cell.blocks[0].text)]
        if len(blocks) == len(cells):
            yield blocks


def _told(doc: Document, cells: list[Block]) -> Iterator[Finding]:
    decimals = [len(match[1] or "") for block in cells if (match := _VALUE.fullmatch(block.text))]
    most = Counter(decimals).most_common(1)[0][0]
    odd = next((block for block, places in zip(cells, decimals, strict=True) if places != most), None)
    if odd is not None:
        yield finding(odd.span(), f"同列数值的小数位数宜一致，多数为 {most} 位")
        return
    aligns = [layout.align for block in cells for layout in (doc.layout.paragraphs(block)[:1] if doc.layout else ())]
    if len(aligns) == len(cells) and len(set(aligns)) > 1:
        usual = Counter(aligns).most_common(1)[0][0]
        other = next(block for block, align in zip(cells, aligns, strict=True) if align != usual)
        yield finding(other.span(), "同列数值的对齐方式宜一致")
