from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import domains, tables
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table


@rule("TAB001", clause="9.8.2.1", severity="warning", whole=True)
def table_numbering(doc: Document) -> Iterator[Finding]:
    """表没有编号或编号不连续

    正文的表从引言起统一编号，附录的表在各附录内编号，只有一个也编“表1”。没有号的表无法提及，跳号或重号的表会被引用错。

    ```bad
    # 5 要求
    限值见表1、表3。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表3　⟦偏差⟧

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |
    ```
    ```bad
    # 附录A（规范性）限值
    限值见表A.2。

    表A.2　⟦限值⟧

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    # 5 要求
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    # 附录A（规范性）限值
    限值见表A.1。

    表A.1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    # 3 术语和定义
    下列术语和定义适用于本文件。

    | 术语 | 定义 |
    |---|---|
    | 干肉 | 脱水的肉 |
    ```
    """
    for domain, things in domains(tables(doc)):
        prefix = f"表{domain}." if domain else "表"
        reached = 0
        for thing in things:
            if not thing.label:
                if isinstance(thing.block, Table) and _is_data(thing.block):
                    yield finding(thing.block.span(), f"表没有编号，应同其他表一起编号（{prefix}1、{prefix}2……）")
                continue
            if thing.number is None:
                continue
            if thing.number != reached + 1:
                yield finding(thing.block.span(), f"表编号“{thing.label}”不连续，这里应是“{prefix}{reached + 1}”")
            reached = thing.number


def _is_data(table: Table) -> bool:
    """More than a layout aid: at least two rows and two columns of text."""
    filled = [row for row in table.rows if sum(bool(cell.text.strip()) for cell in row) >= 2]
    return len(filled) >= 2 and len(table.rows) >= 3
