from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TAB003", clause="9.8.2.2", severity="warning", whole=True)
def table_titles_inconsistent(doc: Document) -> Iterator[Finding]:
    """有的表有表题，有的没有

    文件中的表要么都有表题，要么都没有。有的有、有的没有，读者以为没有表题的是上一个表的一部分。

    ```bad
    # 5 要求
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    偏差见表2。

    表2

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |
    ```
    ```bad
    # 5 要求
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    # 附录A（规范性）偏差
    表A.1

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |
    ```
    ```good
    # 5 要求
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表1（续）

    | 项目 | 限值 |
    |---|---|
    | 汞 | 1 |
    ```
    ```good
    # 5 要求
    表1

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表2

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    """
    labelled = [thing for thing in tables(doc) if thing.label and not thing.continued]
    without = [thing for thing in labelled if not thing.block.text.strip()]
    if without and len(without) < len(labelled):
        for thing in without:
            yield finding(thing.block.span(), f"{thing.label}没有表题，其他表有：全文的表应一致")
