from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import figures, tables
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("INT007", clause="9.7.2.1、9.8.2.1、9.9.2", severity="warning", whole=True)
def numbering_begins_in_introduction(doc: Document) -> Iterator[Finding]:
    """图、表、公式的编号没有从引言起连续

    图、表和公式从引言开始编号，正文接着编，不在第1章重新从1开始；引言里的图也不是没有编号。

    ```bad
    # 引言
    表1　现状

    | 年份 | 产量 |
    |---|---|
    | 2020 | 5 |
    # 5 要求
    表1　⟦限值⟧

    | 项目 | 值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```bad
    # 引言
    ![](a.png)

    图1　流程
    # 5 要求
    ![](b.png)

    图1　⟦布置⟧
    ```
    ```good
    # 引言
    表1　现状

    | 年份 | 产量 |
    |---|---|
    | 2020 | 5 |
    # 5 要求
    表2　限值

    | 项目 | 值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```good
    # 引言
    羊毛分级影响收购价格。
    # 5 要求
    表1　限值

    | 项目 | 值 |
    |---|---|
    | 水分 | 12 |
    ```
    """
    element = doc.element_of("introduction")
    if element is None:
        return
    for things in (tables(doc), figures(doc)):
        front = {thing.number for thing in things if doc.place(thing.block.id).element is element and thing.number}
        if not front:
            continue
        first = next(
            (
                thing
                for thing in things
                if doc.place(thing.block.id).element is not element and not thing.domain and thing.number
            ),
            None,
        )
        if first is not None and first.number in front:
            yield finding(first.block.span(), f"引言中已有{first.label}，编号应从引言开始连续")
