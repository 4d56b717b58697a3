from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stdkit.facts.layouts import of
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Block, Document, Figure, Finding, Span, element_blocks


@rule("FIG010", clause="10.4.2.1", severity="info", whole=True)
def figure_caption_below(doc: Document) -> Iterator[Finding]:
    """图编号和图题不在图下方居中

    图编号和图题置于图之下，居中，编号后空一个汉字。表题才在表的上方。

    ```bad
    # 5 结构
    结构见图1。

    图1　⟦结构⟧

    ![](a.png)

    图中的数是毫米。
    ```
    ```bad layout=yes
    # 附录A（资料性）结构
    结构见图A.1。

    ![](a.png)
    【左齐】
    图A.1　⟦结构⟧
    ```
    ```bad layout=yes
    # 5 结构
    结构见图1。

    ![](a.png)
    【居中 编号后0字】
    图1　⟦结构⟧
    ```
    ```good layout=yes
    # 5 结构
    结构见图1。

    ![](a.png)
    【居中 编号后1字】
    图1　结构
    ```
    ```good
    # 5 结构
    结构见图1和图2。

    ![](a.png)

    图1　结构

    ![](b.png)

    图2　流程
    ```
    """
    yield from gathered(list(_above(doc)), "图编号和图题应置于图的下方")
    captions = [one for one in of(doc, "图题") if not one.in_table and one.block.label and one.block.text.strip()]
    aside = [one.span for one in captions if one.layout.align in ("left", "right", "both")]
    yield from gathered(aside, "图编号和图题应居中")
    close = [one.span for one in captions if one.layout.label is not None and _is_close(one.layout.label.gap)]
    yield from gathered(close, "图编号之后应空一个汉字的间隙")


def _is_close(gap: float | None) -> bool:
    return gap is not None and gap < 0.2


def _above(doc: Document) -> Iterator[Span]:
    """Captions without a picture before them, right above a picture without a caption."""
    for element in doc.elements:
        blocks: list[Block] = list(element_blocks(element))
        for caption, below in pairwise(blocks):
            if isinstance(caption, Figure) and isinstance(below, Figure):
                bare = caption.label and not caption.images and not caption.texts
                if bare and not below.label and not below.text and (below.images or below.texts):
                    yield caption.span()
