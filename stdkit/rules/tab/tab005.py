from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.mentions import late
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TAB005", clause="9.8.1.2", severity="info", whole=True)
def table_before_its_mention(doc: Document) -> Iterator[Finding]:
    """表出现在提及之前

    读者先读到条文，再去看表。表排在提及之前，读者不知道它约束什么。

    ```bad
    # 5 要求
    原料应洁净。

    表1　⟦限值⟧

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    产品应干燥。

    铅应符合表1的规定。
    ```
    ```bad
    # 5 要求
    ## 5.1 外观
    表1　⟦限值⟧

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |
    ## 5.2 限值
    a) 铅应符合表1的规定；

    b) 汞不应检出。
    ```
    ```good
    # 5 要求
    铅应符合表1～表3的规定。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    表2　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    # 5 要求
    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅 | 1 |

    铅应符合表1的规定，它只是随版面移到了前面。
    ```
    """
    for found in late(doc, tables(doc), "表"):
        message = f"{found.number}出现在提及之前，移到首次提及它的条文之后"
        yield finding(found.thing.block.span(), message, related=[found.first.span])
