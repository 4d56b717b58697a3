from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Figure, Finding, element_blocks

_KEY = pattern(r"\s*(?:标引序号|序号)?说明\s*[：:]")
_PART = pattern(r"\s*[a-z]\s*[)）]")


@dataclass(slots=True)
class _Picture:
    """A picture without number and what stands below it: whether its 分图题, and its own key or note."""

    named: bool = False
    own: list[Block] = field(default_factory=list)


@rule(
    "FIG014",
    clause="9.7.6.2",
    severity="info",
    confidence="heuristic",
    question="这些说明和注是各分图自己的，还是全图共用的？",
)
def key_for_each_part_of_a_figure(doc: Document) -> Iterator[Finding]:
    """各分图自带标引序号说明、注或图脚注

    分图不应各自带标引序号说明、图注或图脚注；每个分图都要自己的说明时，应把它们分成几幅单独编号的图。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    a) 主视图

    标引序号说明：

    1——外壳。

    ![](b.png)

    b) 俯视图

    ⟦标引序号说明：⟧

    1——压板。

    图1　夹具
    ```
    ```bad
    # 附录A（资料性）装置
    装置见图A.1。

    ![](a.png)

    a) 加热前

    注：水浴未通电。

    ![](b.png)

    b) 加热后

    注：⟦水浴已通电。⟧

    图A.1　装置
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    a) 主视图

    ![](b.png)

    b) 俯视图

    标引序号说明：

    1——外壳；

    2——压板。

    图1　夹具
    ```
    ```good
    # 5 结构
    结构见图1和图2。

    ![](a.png)

    标引序号说明：

    1——外壳。

    图1　夹具

    ![](b.png)

    标引序号说明：

    1——压板。

    图2　压板
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    a) 关闭

    注：虚线为护罩。

    ![](b.png)

    b) 开启

    图1　闸门
    ```
    """
    for element in doc.elements:
        pictures: list[_Picture] = []
        for block in element_blocks(element):
            if isinstance(block, Figure):
                if not block.label or block.images:
                    pictures.append(_Picture())
                if block.label:
                    parts, pictures = pictures, []
                    if len(parts) > 1 and all(part.named and part.own for part in parts):
                        message = f"{block.label}的各分图有各自的说明或注，应调整为单独的图"
                        yield finding(parts[1].own[0].span(), message)
            elif block.kind == "heading":
                pictures = []
            elif pictures:
                _note(block, pictures[-1])


def _note(block: Block, picture: _Picture) -> None:
    if _PART.match(block.label or block.text) and block.kind in ("list-item", "paragraph"):
        picture.named = True
    elif block.kind == "note" or _KEY.match(block.text):
        picture.own.append(block)
