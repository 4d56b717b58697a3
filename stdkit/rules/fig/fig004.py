from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import figures
from stdkit.facts.references import mentioned
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG004", clause="9.7.1.2", severity="warning", whole=True)
def figure_not_mentioned(doc: Document) -> Iterator[Finding]:
    """图在文中没有被提及

    每幅图都要在条文中提到，并说明它是要求还是信息。没有提及的图，读者不知道它同哪一条有关。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    ![](b.png)

    图2　⟦流程⟧
    ```
    ```bad
    # 附录A（规范性）流程
    流程如下。

    ![](a.png)

    图A.1　⟦流程⟧
    ```
    ```good
    # 5 结构
    结构见图1～图3。

    ![](a.png)

    图1　结构

    ![](b.png)

    图2　流程

    ![](c.png)

    图3　外形
    ```
    ```good
    # 5 结构
    结构的a)见图1 a)。

    ![](a.png)

    图1　结构
    ```
    ```good
    # 5 流程
    投料的流程见图1。

    ![](a.png)

    图1　投料

    ![](b.png)

    图1（续）
    ```
    """
    known = mentioned(doc)
    seen: set[str] = set()
    for thing in figures(doc):
        if thing.number is None or thing.continued:
            continue
        number = f"图{thing.domain}.{thing.number}" if thing.domain else f"图{thing.number}"
        if number not in known and number not in seen:
            seen.add(number)
            yield finding(
                thing.block.span(), f"{number}在文中没有被提及，在条文中写明“应符合{number}的规定”或“见{number}”"
            )
