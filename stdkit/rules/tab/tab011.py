from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import cell_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_DITTO = pattern(r"\s*(?:同上|同左|同前|〃|″|\"|”)\s*$")


@rule("TAB011", clause="10.4.2.2", severity="warning")
def ditto_in_table(doc: Document) -> Iterator[Finding]:
    """表中用“同上”“同左”

    表会拆页、会重排，拆开以后“同上”指哪一格就说不清了。写出具体内容，或者把几格合并成通栏。

    ```bad
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    | 汞 | ⟦同上⟧ |
    ```
    ```bad
    # 附录A（规范性）方法
    表A.1　方法

    | 项目 | 方法 | 仪器 |
    |---|---|---|
    | 铅 | 目测 | ⟦同左⟧ |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    | 汞 | 1 |
    ```
    ```good
    其他要求同上。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 同上游企业的接口 | 1 |
    ```
    """
    for block in doc.blocks():
        if _DITTO.match(block.text) and cell_place(doc, block.id) is not None:
            start = len(block.text) - len(block.text.lstrip())
            word = block.text.strip()
            yield finding(block.span(start, start + len(word)), f"表中不用“{word}”，写出具体内容或合并单元格")
