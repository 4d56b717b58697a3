from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.drawings import drawings
from stdkit.facts.unit_statements import is_proper, name_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG009", clause="9.7.4.1", severity="info")
def unit_statement_of_figure(doc: Document) -> Iterator[Finding]:
    """图的单位陈述写法不符

    图中的量单位相同时，在图的右上方写“单位为毫米”，用单位的名称，不用符号和冒号。

    ```bad
    # 5 结构
    结构见图1。

    ⟦单位：mm⟧

    ![](a.png)

    图1　结构
    ```
    ```fixed
    # 5 结构
    结构见图1。

    单位为毫米

    ![](a.png)

    图1　结构
    ```
    ```bad
    # 附录A（规范性）装置
    装置见图A.1。

    ⟦（单位：厘米）⟧

    ![](a.png)

    图A.1　装置
    ```
    ```good
    # 5 结构
    结构见图1。

    单位为毫米

    ![](a.png)

    图1　结构
    ```
    ```good
    # 5 组织
    单位：检验机构

    ![](a.png)

    图1　组织的关系

    附图的单位为毫米，示意图没有单位。
    ```
    ```good
    # 附录A（资料性）量具
    量具见图A.1。

    单位为毫米

    ![](a.png)

    图A.1　量具

    受力见图A.2。

    ![](b.png)

    图A.2　受力和位移
    ```
    """
    for drawing in drawings(doc):
        unit = drawing.unit
        if unit is not None and not is_proper(unit.text):
            name = name_of(unit.text)
            if name:
                start = len(unit.text) - len(unit.text.lstrip())
                span = unit.span(start, start + len(unit.text.strip()))
                good = f"单位为{name}"
                yield finding(span, f"关于单位的陈述写作“{good}”", fix=good, safety="safe")
