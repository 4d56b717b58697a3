from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding, Table
from stdkit.model.layout import TableLayout

_OPEN, _THIN = "表应有封闭的外框线，左右或上下不开口", "表的外框线、表头框线应为粗实线，比内线粗"


@rule("TAB021", clause="10.4.2.2", severity="info", default=False)
def table_lines(doc: Document) -> Iterator[Finding]:
    """表框线不符

    表的外框线和表头的框线为粗实线，其余为细实线；左右开口的三线表不是标准的表式。条文没有给出粗细的数值，这里只比外框、表头与内线；软件之间
    线宽常有出入，所以默认不查。

    ```bad layout=yes
    # 5 要求
    限值见表1。

    表1　⟦限值⟧
    【上1.5磅 下1.5磅 左0磅 右0磅 表头0.5磅】
    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```bad layout=yes
    # 附录A（资料性）限值
    限值见表A.1。

    表A.1　⟦限值⟧
    【外0.5磅 表头0.5磅 内0.5磅】
    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```good layout=yes
    # 5 要求
    限值见表1。

    表1　限值
    【外1磅 表头1磅 内0.5磅】
    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```good
    # 5 要求
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    """
    opened, thin = [], []
    for thing in tables(doc):
        lines = doc.layout.table(thing.block) if doc.layout is not None and isinstance(thing.block, Table) else None
        if lines is None or not thing.label:
            continue
        if any(side == 0.0 for side in lines.sides):
            opened.append(thing.block.span())
        elif _is_thin(lines):
            thin.append(thing.block.span())
    yield from gathered(opened, _OPEN)
    yield from gathered(thin, _THIN)


def _is_thin(lines: TableLayout) -> bool:
    if lines.inner is None:
        return False
    bold = [width for width in (*lines.sides, lines.head) if width is not None]
    return any(width <= lines.inner for width in bold)
