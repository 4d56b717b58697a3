from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import domains, figures
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG001", clause="9.7.2.1", severity="warning", whole=True)
def figure_numbering(doc: Document) -> Iterator[Finding]:
    """图没有编号或编号不连续

    正文的图从引言起统一编号，附录的图在各附录内编号，只有一幅也编“图1”。没有号的图无法提及，跳号的图会被引用错。

    ```bad
    # 5 结构
    结构见图1和图3。

    ![](a.png)

    图1　结构

    ![](b.png)

    图3　⟦流程⟧
    ```
    ```bad
    # 附录A（规范性）流程
    流程见图A.2。

    ![](a.png)

    图A.2　⟦流程⟧
    ```
    ```good
    # 5 结构
    结构见图1和图2。

    ![](a.png)

    图1　结构

    ![](b.png)

    图2　流程
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构
    # 附录A（规范性）流程
    流程见图A.1。

    ![](b.png)

    图A.1　流程
    ```
    ```good
    # 5 结构
    结构见图1，标志见表1。

    ![](a.png)

    a)　正面

    ![](b.png)

    b)　背面

    图1　面板

    表1　标志

    | 名称 | 图形 |
    |---|---|
    | 出口 | ![](c.png) |
    ```
    """
    for domain, things in domains(figures(doc)):
        prefix = f"图{domain}." if domain else "图"
        reached = 0
        for thing in things:
            if thing.number is None:
                continue
            # 分图、跨页的图各部分用同一编号。
            if thing.number not in (reached + 1, reached):
                yield finding(thing.block.span(), f"图编号“{thing.label}”不连续，这里应是“{prefix}{reached + 1}”")
            reached = thing.number
