from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, Table

_OF_TABLE = pattern(
    r"[该本此上]表|表中|表内|见?表\s?[A-Z]?[.．]?\d|单元格|[“\"]?[√×○●☆★△▲*＊—/+]+[”\"]?\s?(?:表示|为|代表|指)|[“\"][^”\"]{1,6}[”\"]表示"
)
_REMARK = pattern(r"\s*备\s?注\s*\d*\s*[:：]")


@rule(
    "TAB018",
    clause="9.8.5、9.11",
    severity="info",
    confidence="heuristic",
    question="这个注说明的是表，还是表前后的条文？",
)
def notes_of_table(doc: Document) -> Iterator[Finding]:
    """表的注不在表内下方

    表的注放在表的框线之内、表脚注之上，用“注：”标明。放到表外，就成了条文的注，表被单独使用时会丢失。

    ```bad
    限值见表1。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | √ |

    注：⟦“√”表示要检验的项目。⟧
    ```
    ```bad
    # 附录A（资料性）数据
    数据见表A.1。

    表A.1　数据

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |
    | ⟦备注：数据来自两个实验室。⟧ | < |
    ```
    ```bad
    限值见表1。

    表1　限值

    | 项目 | 指标^a^ |
    |---|---|
    | 铅 | 1 |
    | ^a^ 以干基计。 | < |
    | 注：⟦表中的数据来自两个实验室。⟧ | < |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 指标^a^ |
    |---|---|
    | 铅 | √ |
    | 注：“√”表示要检验的项目。 | < |
    | ^a^ 以干基计。 | < |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 备注 |
    |---|---|
    | 铅 | 1 |

    注：铅的限量与国际上的规定一致。
    ```
    ```bad
    设备见表1。

    表1　设备

    | 名称 | 配备^a^ |
    |---|---|
    | 风镐 | ○ |
    | ^a^ 每班。 | < |
    | 注：⟦“○”表示选配。⟧ | < |
    ```
    ```bad
    设备见表1。

    表1　设备

    | 名称 | 配备 |
    |---|---|
    | 风镐 | ○ |

    注1：⟦“○”表示选配。⟧

    注2：⟦该表不含备件。⟧
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if isinstance(table, Table):
            label = thing.label or "表"
            yield from _inside(table, label)
            for block in _behind(doc, table):
                if _REMARK.match(block.text) or (block.kind == "note" and _OF_TABLE.search(block.text)):
                    yield finding(block.span(), f"{label}的注应置于表内下方、表脚注之上，用“注：”标明")


def _inside(table: Table, label: str) -> Iterator[Finding]:
    below_footnote = False
    for row in table.rows[max(table.header, 1) :]:
        for cell in row:
            for block in cell.blocks:
                if block.kind == "note" and below_footnote:
                    yield finding(block.span(), f"{label}的注应置于表脚注之上")
                below_footnote = below_footnote or (block.kind == "footnote" and bool(block.label))
                if len(row) == 1 and _REMARK.match(block.text):
                    yield finding(block.span(), f"{label}的注用“注：”标明，不用“备注：”")


def _behind(doc: Document, table: Table) -> Iterator[Block]:
    """The notes (or 备注) right behind a table."""
    place = doc.place(table.id)
    content = place.clause.content if place.clause is not None else place.element.content if place.element else ()
    at = next((at for at, block in enumerate(content) if block.id == table.id), None)
    if at is None:
        return
    for block in content[at + 1 :]:
        if block.kind != "note" and not (block.kind == "paragraph" and _REMARK.match(block.text)):
            return
        if re.search(r"\S", block.text):
            yield block
