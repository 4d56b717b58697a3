from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place, last_element
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import name_elements
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LISTED = pattern(r"[、]|(?<=[\u4e00-\u9fff])(?:和|与|及|以及)(?=[\u4e00-\u9fff]{2})")
_WHOLE = pattern(r"标志、包装、运输|包装、运输|术语、定义|量、单位|术语和定义")


@rule(
    "NAM009",
    clause="6.1.2.2",
    severity="warning",
    confidence="heuristic",
    question="本文件只包含名称列出的这一两个方面吗？",
    whole=True,
)
def name_lists_aspects(doc: Document) -> Iterator[Finding]:
    """名称的补充元素逐一列举多个方面

    文件包含一个或两个方面时名称写出这些方面；包含三个以上时用“技术要求”“技术规范”之类概括的词，不逐一列举。

    ```bad
    ---
    title: ⟦咖啡研磨机　术语、尺寸、材料、试验方法⟧
    ---
    # 1 范围
    本文件规定了研磨机的要求。
    ```
    ```bad
    ---
    title: ⟦绵羊毛　分级、检验和包装⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    title: 咖啡研磨机　技术要求
    ---
    # 1 范围
    本文件规定了研磨机的要求。
    ```
    ```good
    ---
    title: 绵羊毛　标志、包装、运输和贮存
    ---
    # 1 范围
    本文件规定了羊毛包装的要求。
    ```
    ```good
    ---
    title: 牛、马和骆驼的饲养技术规程
    ---
    # 1 范围
    本文件确立了饲养的程序。
    ```
    """
    elements = name_elements(doc.cover.title)
    if len(elements) < 2:
        return
    last = last_element(doc.cover.title)
    if not _WHOLE.search(last) and len(_LISTED.findall(last)) >= 2:
        yield finding(cover_place(doc, "title"), f"名称逐一列举了“{last}”，宜用概括的词")
