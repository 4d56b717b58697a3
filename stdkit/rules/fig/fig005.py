from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import Captioned, figures
from stdkit.facts.mentions import full_number, late, mentions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FIG005", clause="9.7.1.2", severity="info", whole=True)
def figure_before_its_mention(doc: Document) -> Iterator[Finding]:
    """图出现在提及之前，或离提及处很远

    读者先读到条文，再去看图。图排在提及之前，读者不知道它说明什么；隔了一章以上，读者要来回翻找。

    ```bad
    # 5 结构
    图样如下。

    ![](a.png)

    图1　⟦结构⟧
    # 6 试验
    试验装置见图1。
    ```
    ```bad
    # 5 结构
    结构见图1。
    # 6 原料
    原料应洁净。
    # 7 试验
    ![](a.png)

    图1　⟦结构⟧
    ```
    ```bad
    # 附录A（资料性）装置
    A.1　装置的做法如下。

    ![](a.png)

    图A.1　⟦装置⟧

    A.2　装置见图A.1。
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
    ![](a.png)

    图1　结构

    结构见图1，它只是随版面移到了前面。
    ```
    ```good
    # 5 结构
    流程见图A.1。
    # 6 原料
    原料应洁净。
    # 附录A（资料性）流程
    ![](a.png)

    图A.1　流程
    ```
    """
    for found in late(doc, figures(doc), "图"):
        message = f"{found.number}出现在提及之前，移到首次提及它的条文之后"
        yield finding(found.thing.block.span(), message, related=[found.first.span])
    for thing in figures(doc):
        chapters = _chapters_away(doc, thing)
        if chapters > 1:
            number = full_number(thing, "图")
            first = mentions_of(doc, number)[0]
            message = f"{number}与提及它的条文隔了{chapters}章，移到提及处附近"
            yield finding(thing.block.span(), message, related=[first.span])


def _chapters_away(doc: Document, thing: Captioned) -> int:
    """How many chapters a figure stands behind the nearest chapter that mentions it; 0 where that cannot be counted."""
    here = _chapter(doc, thing.block.id)
    if thing.number is None or thing.continued or thing.domain or here is None:
        return 0
    chapters = [_chapter(doc, mention.span.block) for mention in mentions_of(doc, full_number(thing, "图"))]
    if not chapters or any(chapter is None or chapter >= here for chapter in chapters):
        return 0
    return min(here - chapter for chapter in chapters if chapter is not None)


def _chapter(doc: Document, block_id: str) -> int | None:
    element = doc.place(block_id).element
    if element is None or element.kind == "annex" or not re.fullmatch(r"\d+", element.number):
        return None
    return int(element.number)
