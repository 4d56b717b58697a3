from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.holders import grid
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table

_SLASHED = pattern(r"\s*[㐀-鿿]{2,8}\s*(?P<slash>[/／\\＼])\s*[㐀-鿿]{2,8}\s*$")


@rule(
    "TAB009",
    clause="9.8.4",
    severity="warning",
    confidence="heuristic",
    question="表头的斜线是隔开行、列名称的，还是“或”“每”的意思？",
)
def slash_in_table_head(doc: Document) -> Iterator[Finding]:
    """表头使用斜线

    左上角用斜线隔开两个名称，读者要猜哪个管行哪个管列，转换成数据时也会出错。把上方的名称写成跨列的表头。

    ```bad
    尺寸见表1。

    表1　尺寸

    | ⟦类型/尺寸⟧ | A | B |
    |---|---|---|
    | 长度 | 10 | 20 |
    ```
    ```bad
    限值见表1。

    表1　限值

    | ⟦等级＼项目⟧ | 铅 | 汞 |
    |---|---|---|
    | 一级 | 1 | 1 |
    ```
    ```good
    尺寸见表1。

    表1　尺寸

    | 尺寸 | A | B |
    |---|---|---|
    | 质量/kg | 10 | 20 |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 铅/汞 | 含量/（mg/kg） |
    |---|---|---|
    | 一级 | 1 | 1 |
    ```
    """
    for thing in tables(doc):
        if not isinstance(thing.block, Table):
            continue
        corner = next((cell for row, column, cell in grid(thing.block) if (row, column) == (0, 0)), None)
        if corner is None or not corner.blocks or len(thing.block.rows) < 2:
            continue
        block = corner.blocks[0]
        if _SLASHED.match(block.text) and corner.text == block.text:
            yield finding(block.span(), "表头中不准许使用斜线，改用合并的表头")
