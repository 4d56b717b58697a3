from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG005", clause="7.3.4", severity="error")
def untitled_clause_subdivided(doc: Document) -> Iterator[Finding]:
    """无标题条又分了条

    无标题条本身就是一段条文，不能再往下分条。需要再分时给它加标题，或者用列项。

    ```bad
    # 5 要求
    5.1　⟦羊毛应符合下列要求。⟧
    5.1.1　羊毛应干燥。
    5.1.2　羊毛应无异味。
    5.2　羊毛应打包。
    ```
    ```bad
    # 附录A（规范性）取样
    A.1　⟦从每批中随机取样。⟧
    ## A.1.1 工具
    取样袋。
    ## A.1.2 数量
    不少于三份。
    A.2　样品应编号。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    5.1.1　羊毛应干燥。
    5.1.2　羊毛应无异味。
    ```
    ```good
    # 5 要求
    5.1　羊毛应符合下列要求：
    a) 干燥；
    b) 无异味。
    5.2　羊毛应打包。
    ```
    """
    for element in doc.elements:
        for clause in element.walk():
            if clause.heading is None and clause.clauses and clause.content:
                yield finding(heading_span(None, clause.content), f"无标题条{clause.number}不应再分条")
