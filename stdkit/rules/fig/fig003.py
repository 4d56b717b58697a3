from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import figures
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG003", clause="9.7.2.2", severity="warning", whole=True)
def figure_titles_inconsistent(doc: Document) -> Iterator[Finding]:
    """有的图有图题，有的没有

    文件中的图要么都有图题，要么都没有。有的有、有的没有，读者以为没有图题的是上一个图的一部分。

    ```bad
    # 5 结构
    ![](a.png)

    图1　结构

    ![](b.png)

    图2
    ```
    ```bad
    # 5 结构
    ![](a.png)

    图1　结构
    # 附录A（规范性）流程
    ![](b.png)

    图A.1
    ```
    ```good
    # 5 结构
    ![](a.png)

    图1　结构

    ![](b.png)

    图2　流程
    ```
    ```good
    # 5 结构
    ![](a.png)

    图1

    ![](b.png)

    图2
    ```
    ```good
    # 5 结构
    ![](a.png)

    图1　泵体

    ![](b.png)

    a)

    ![](c.png)

    b)

    图2　叶轮
    ```
    """
    labelled = [thing for thing in figures(doc) if thing.label and not thing.continued]
    titled = {thing.label for thing in labelled if thing.block.text.strip()}
    # 分成几块读入的图，有一块带图题就算有。
    without = [thing for thing in labelled if thing.label not in titled]
    if without and titled:
        for thing in without:
            yield finding(thing.block.span(), f"{thing.label}没有图题，其他图有：全文的图应一致")
