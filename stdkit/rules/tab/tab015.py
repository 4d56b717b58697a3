from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import Captioned, tables
from stdkit.facts.continued import misspelled
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table


@rule("TAB015", clause="9.8.3", severity="info")
def continued_table(doc: Document) -> Iterator[Finding]:
    """续表的写法不符，或没有重复表头

    表转页时重复编号，后面写“（续）”或“（第2页/共5页）”，并重复表头和单位陈述。没有表头，第二页的数值就不知道是什么。

    ```bad
    限值见表1。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    续表1　⟦限值⟧

    | 项目 | 指标 |
    |---|---|
    | 汞 | 1 |
    ```
    ```bad
    # 附录A（规范性）限值
    限值见表A.1。

    表A.1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    表A.1　⟦限值（续）⟧

    | 汞 | 1 |
    |---|---|
    | 砷 | 1 |
    ```
    ```bad
    限值见表1。

    表1　限值⟦（接上页）⟧

    | 项目 | 指标 |
    |---|---|
    | 汞 | 1 |
    ```
    ```fixed
    限值见表1。

    表1　限值（续）

    | 项目 | 指标 |
    |---|---|
    | 汞 | 1 |
    ```
    ```bad
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 |
    |---|---|
    | A | 1 |

    表1　⟦尺寸（续）⟧

    | 型号 | 长度 |
    |---|---|
    | B | 1 |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    表1（续）

    | 项目 | 指标 |
    |---|---|
    | 汞 | 1 |

    表1　限值（第3页/共3页）

    | 项目 | 指标 |
    |---|---|
    | 砷 | 1 |
    ```
    ```good
    手续见表1，表格转页由排版产生。

    表1　手续

    | 项目 | 手续 |
    |---|---|
    | 连续 | 1 |
    ```
    """
    found = tables(doc)
    wrong = list(misspelled(found, "表"))
    for place in wrong:
        yield finding(place.span, place.message, fix=place.fix)
    spoken = {place.span.block for place in wrong}
    begun: dict[str, Table] = {}
    for thing in found:
        if not isinstance(thing.block, Table) or not thing.label:
            continue
        number = re.sub(r"续|[（(].*", "", thing.label)
        first = begun.get(number)
        if not thing.continued:
            begun[number] = thing.block
        elif first is not None and thing.block.id not in spoken:
            lacking = _lacking(first, thing)
            if lacking:
                yield finding(thing.block.span(), f"{number}转页时要重复{lacking}")


def _lacking(first: Table, thing: Captioned) -> str:
    table = thing.block
    assert isinstance(table, Table)
    if not _begins_with_data(first) and _head(first) != _head(table):
        return "表头"
    return "单位陈述" if first.unit is not None and table.unit is None else ""


def _begins_with_data(table: Table) -> bool:
    """Whether the first row is none of heads: a cell that stands for several rows, or a value."""
    first = table.rows[0] if table.rows else ()
    return any(cell.rowspan > 1 or re.fullmatch(r"(?:0x)?[\dA-F]+", cell.text.strip()) for cell in first)


def _head(table: Table) -> str:
    return squeeze("|".join(cell.text for cell in table.rows[0])) if table.rows else ""
