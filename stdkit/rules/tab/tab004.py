from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.references import mentioned
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TAB004", clause="9.8.1.2", severity="warning", whole=True)
def table_not_mentioned(doc: Document) -> Iterator[Finding]:
    """表在文中没有被提及

    表靠条文把它变成要求或信息：条文写“应符合表1的规定”，表里的数字才是要求。没有提及的表，读者不知道该拿它怎么办。

    ```bad
    # 5 要求
    限值应符合表1的规定。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表2　⟦偏差⟧

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |
    ```
    ```bad
    # 附录A（规范性）限值
    限值如下。

    表A.1　⟦限值⟧

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    # 5 要求
    限值如表1到表3所示。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 硬度 | 5 |

    表2　限值

    | 项目 | 限值 |
    |---|---|
    | 硬度 | 6 |

    表3　限值

    | 项目 | 限值 |
    |---|---|
    | 硬度 | 7 |
    ```
    ```good
    # 5 要求
    限值应符合表1～表3的规定。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表2　偏差

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |

    表3　等级

    | 项目 | 等级 |
    |---|---|
    | 长度 | 1 |
    ```
    ```good
    # 5 要求
    限值应符合表1的规定。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |

    表1（续）

    | 项目 | 限值 |
    |---|---|
    | 汞 | 1 |
    ```
    """
    known = mentioned(doc)
    for thing in tables(doc):
        if thing.number is None or thing.continued:
            continue
        number = f"表{thing.domain}.{thing.number}" if thing.domain else f"表{thing.number}"
        if number not in known:
            yield finding(
                thing.block.span(), f"{number}在文中没有被提及，在条文中写明“应符合{number}的规定”或“见{number}”"
            )
