from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table

_TYPED = pattern(r"表\s?(?:[A-Z]\.)?\d+\s?(?:[a-z](?![A-Za-z])|-[a-z]|[（(][a-z][）)])(?=[ \u3000]+\S{1,30}$)")
_LABEL = pattern(r"表\s?[A-Z]?\.?\d+\s?(?:[a-z]|[（(][a-z\d][）)]|-[a-z])")
_LETTER = pattern(r"\s*[（(][a-z][）)]")


@rule("TAB007", clause="9.8.1.3", severity="warning")
def subtable(doc: Document) -> Iterator[Finding]:
    """分表或表中套表

    一个表就是一个编号，不分“表2a”“表2b”，也不在单元格里再放一个表。拆成几个独立的表，提及和排版都简单。

    ```bad
    尺寸见表2。

    ⟦表2a⟧　长度

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```bad
    尺寸见表A.1。

    ⟦表A.1b⟧　宽度

    | 型号 | 宽度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    尺寸见表1。

    表1　长度

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    尺寸见表A.1。

    表1（续）

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 甲类 | < |
    | 含水率 | 12 |
    | 乙类 | < |
    | 含水率 | 15 |
    ```
    ```bad
    ⟦表3-a⟧　轴径
    ```
    """
    for block in doc.blocks():
        typed = _TYPED.match(block.text) if block.kind == "paragraph" else None
        if typed is not None:
            yield finding(block.span(0, typed.end()), f"不准许分表，“{typed[0]}”改为单独的表")
        elif isinstance(block, Table):
            letter = _LETTER.match(block.text) if block.label else None
            inner = next((c for row in block.rows for cell in row for c in cell.blocks if isinstance(c, Table)), None)
            if letter is not None:
                yield finding(block.span(*letter.span()), f"不准许分表，“{block.label}{letter[0]}”改为单独的表")
            elif _LABEL.match(block.label):
                yield finding(block.span(), f"不准许分表，“{block.label}”改为单独的表")
            elif inner is not None:
                yield finding(inner.span(), "不准许表中再有表，改为单独的表")
