from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.unit_statements import is_proper, name_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table


@rule("TAB012", clause="9.8.4", severity="info")
def unit_statement(doc: Document) -> Iterator[Finding]:
    """表的单位陈述写法不符

    表中各栏单位相同时，在表的右上方写“单位为毫米”，用单位的名称，不用符号，也不写进表题。写法统一，续表时才能原样重复。

    ```bad
    尺寸见表1。

    表1　尺寸⟦（单位：mm）⟧

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```bad
    尺寸见表1。

    表1　尺寸

    单位：mm

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```fixed
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    各单位的人员见表1。

    表1　检验单位

    | 单位 | 人数 |
    |---|---|
    | A | 10 |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if not isinstance(table, Table):
            continue
        if table.unit is not None and not is_proper(table.unit.text):
            name = name_of(table.unit.text)
            message = f"单位陈述应写作“单位为{name or '……'}”，用单位的名称"
            fix = f"单位为{name}" if name else None
            yield finding(table.unit.span(), message, fix=fix, safety="safe")
        inside = re.search(r"[（(]\s*(?:计量)?单位\s*[:：为]\s*[^（()）]*[）)]\s*$", table.text)
        if inside is not None:
            yield finding(table.span(*inside.span()), "单位不写在表题里，在表的右上方写“单位为……”")
