from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.drawings import KEY_LEAD, drawings
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_OF_FIGURE = pattern(r"[该本此上]图|图中|图示|见?图\s?[A-Z]?[.．]?\d|比例|虚线|实线|箭头|阴影|方框|标引")


@rule(
    "FIG011",
    clause="9.11.1、9.12.2",
    severity="info",
    confidence="heuristic",
    question="这个注说明的是图，还是图前后的条文？",
)
def order_below_figure(doc: Document) -> Iterator[Finding]:
    """图的注、说明放在图题之下

    图下方依次是标引序号说明、段、注、图脚注，最后才是图题。放到图题之下，就成了条文的注，看图的人找不到。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　结构

    注：⟦图中的虚线表示可选的部件。⟧
    ```
    ```bad
    # 附录A（资料性）装置
    装置见图A.1。

    ![](a.png)

    图A.1　装置

    ⟦标引序号说明：⟧

    1——底座；

    2——支架。
    ```
    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    注：部件2可省略。

    ⟦标引序号说明：⟧

    1——底座；

    2——支架。

    图1　结构
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    标引序号说明：

    1——底座；

    2——支架。

    注：图中的虚线表示可选的部件。

    图1　结构
    ```
    ```good
    # 5 结构
    ![](a.png)

    图1　结构

    注：部件由供方提供，本条不规定其材料。
    ```
    ```good
    # 5 结构
    示例：装置的做法如下。

    ![](a.png)

    图1　装置

    安装时先固定底座。
    ```
    """
    for drawing in drawings(doc):
        label = drawing.figure.label
        for block in drawing.behind:
            if KEY_LEAD.match(block.text) and block.kind == "paragraph":
                yield finding(block.span(), f"标引序号说明应置于{label}的图题之上")
            elif block.kind == "note" and _OF_FIGURE.search(block.text):
                yield finding(block.span(), f"{label}的注应置于图题之上")
        yield from _within(drawing.inside, label)


def _within(inside: tuple[Block, ...], label: str) -> Iterator[Finding]:
    reached = ""
    for block in inside:
        if KEY_LEAD.match(block.text) and block.kind == "paragraph" and reached:
            yield finding(block.span(), f"{label}的标引序号说明应置于{reached}之上")
        elif block.kind == "note" and reached == "图脚注":
            yield finding(block.span(), f"{label}的注应置于图脚注之上")
        elif block.kind == "note":
            reached = "注"
        elif block.kind == "footnote":
            reached = "图脚注"
