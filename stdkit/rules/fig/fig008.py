from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import figures
from stdkit.facts.continued import misspelled
from stdkit.facts.drawings import drawings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG008", clause="9.7.3", severity="info")
def continued_figure(doc: Document) -> Iterator[Finding]:
    """续图的写法不符

    图转页时重复编号，后面写“（续）”或“（第2页/共3页）”，单位陈述也要重复。写成“续图3”，检索编号时找不到它。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    ![](b.png)

    续图1　⟦结构⟧
    ```
    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    ![](b.png)

    图1　结构⟦（接上页）⟧
    ```
    ```fixed
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    ![](b.png)

    图1　结构（续）
    ```
    ```bad
    # 附录A（规范性）结构
    结构见图A.1。

    ![](b.png)

    图A.1　⟦（第3页/共2页）⟧
    ```
    ```bad
    # 5 结构
    结构见图1。

    单位为毫米

    ![](a.png)

    图1　结构

    ![](b.png)

    图1　⟦结构（续）⟧
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    ![](b.png)

    图1　结构（续）

    ![](c.png)

    图1（第3页/共3页）　结构
    ```
    ```good
    # 5 结构
    后续图纸见图1。

    ![](a.png)

    图1　续流装置

    ![](b.png)

    图1（续）
    ```
    """
    for wrong in misspelled(figures(doc), "图"):
        yield finding(wrong.span, wrong.message, fix=wrong.fix)
    units: dict[str, bool] = {}
    for drawing in drawings(doc):
        thing = drawing.figure
        number = thing.label.split("（")[0].strip("续")
        if not thing.continued:
            units[number] = drawing.unit is not None
        elif units.get(number) and drawing.unit is None:
            yield finding(thing.block.span(), f"{number}转页时，单位陈述也要重复")
