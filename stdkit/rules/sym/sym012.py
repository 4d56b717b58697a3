from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import untitled_clauses
from stdkit.facts.terms import listings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("SYM012", clause="8.8.1", severity="warning", whole=True)
def untitled_clause_among_symbols(doc: Document) -> Iterator[Finding]:
    """符号和缩略语一章分条而没有条标题

    符号和缩略语分成几条列出时，每条给出标题：“4.1 符号”“4.2 缩略语”。没有标题，读者不知道这一条列的是什么。

    ```bad
    # 4 符号和缩略语
    4.1　⟦下列符号适用于本文件。⟧

    t：时间

    4.2　⟦下列缩略语适用于本文件。⟧

    GIS：地理信息系统（geographic information system）
    ```
    ```bad
    # 4 缩略语
    ## 4.1

    GIS：地理信息系统（geographic information system）
    ## 4.2 其他
    GPS：全球定位系统（global positioning system）
    ```
    ```good
    # 4 符号和缩略语
    ## 4.1 符号
    t：时间
    ## 4.2 缩略语
    GIS：地理信息系统（geographic information system）
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    1) GIS：地理信息系统（geographic information system）

    2) GPS：全球定位系统（global positioning system）
    ```
    """
    # 「4.1　GIS：地理信息系统」 is an item that bears a number: SYM002 speaks.
    items = {item.block.id for _, those in listings(doc) for item in those}
    for element in doc.elements:
        for clause, span in untitled_clauses(element) if element.kind == "symbols" else ():
            if not clause.content or clause.content[0].id not in items or clause.heading is not None:
                yield finding(span, f"{clause.number}应给出条标题")
