from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.terms import Listing, listings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding


@rule("SYM003", clause="8.8.3", severity="info")
def order_of_symbols(doc: Document) -> Iterator[Finding]:
    """符号、缩略语的次序不符

    清单按字母排：先拉丁字母后希腊字母，同一字母大写在前小写在后，没有角标的在前，字母角标在数字角标之前。排好了才能像词典一样查。

    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    GPS：全球定位系统（global positioning system）

    ⟦GIS⟧：地理信息系统（geographic information system）
    ```
    ```fixed
    # 4 缩略语
    下列缩略语适用于本文件。

    GIS：地理信息系统（geographic information system）

    GPS：全球定位系统（global positioning system）
    ```
    ```bad
    # 4 符号
    下列符号适用于本文件。

    β：角度

    ⟦a⟧：加速度

    A：面积
    ```
    ```good
    # 4 符号
    下列符号适用于本文件。

    A：面积

    a：加速度

    B：磁感应强度

    b：宽度

    α：角度
    ```
    ```good
    # 4 符号和缩略语
    下列符号和缩略语适用于本文件。
    ## 4.1 符号
    t：时间
    ## 4.2 缩略语
    GIS：地理信息系统（geographic information system）
    ```
    """
    for _, items in listings(doc):
        keys = [_key(item.name) for item in items]
        order = sorted(range(len(items)), key=lambda index: keys[index])
        for at in range(1, len(items)):
            if keys[at] < keys[at - 1]:
                message = f"“{items[at].name}”宜排在“{items[at - 1].name}”之前"
                yield finding(items[at].span, message, edits=_sorted_texts(items, order, message))
                break


def _key(name: str) -> tuple[tuple[int, str, int], ...]:
    return tuple(_letter(char) for char in name if not char.isspace())


def _letter(char: str) -> tuple[int, str, int]:
    folded = char.lower()
    upper = 0 if char != folded else 1
    if "a" <= folded <= "z":
        return (1, folded, upper)
    if "α" <= folded <= "ω":
        return (2, folded, upper)
    return (3 if char.isdigit() else 0, folded, upper)


def _sorted_texts(items: tuple[Listing, ...], order: list[int], message: str) -> list[Edit]:
    """Only where each item is a paragraph of plain text of its own."""
    blocks = [item.block for item in items]
    plain = all(len(block.runs) == 1 and not block.runs[0].locked and not block.runs[0].marks for block in blocks)
    if not plain or any(
        block.kind != "paragraph" or len(block.text) <= len(item.name)
        for block, item in zip(blocks, items, strict=True)
    ):
        return []
    return [
        Edit(blocks[place].span(), blocks[index].text, message) for place, index in enumerate(order) if place != index
    ]
