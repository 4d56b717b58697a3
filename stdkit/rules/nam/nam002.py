from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.titles import name_elements
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "NAM002",
    clause="6.1.1",
    severity="warning",
    confidence="heuristic",
    question="名称里的空格都是元素之间的分隔吗？",
    whole=True,
)
def too_many_name_elements(doc: Document) -> Iterator[Finding]:
    """文件名称的元素多于三个

    名称由引导元素、主体元素、补充元素组成，至多三个，元素之间空一个汉字。“第n部分：”和它后面的词合为一个补充元素。

    ```bad
    ---
    title: ⟦叉车　内燃叉车　平衡重式　通用　技术条件⟧
    ---
    # 1 范围
    本文件规定了叉车的要求。
    ```
    ```bad
    ---
    title: ⟦畜产品　绵羊毛　细羊毛　分级要求⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    title: 叉车　电动叉车　技术条件
    ---
    # 1 范围
    本文件规定了叉车的要求。
    ```
    ```good
    ---
    title: 家用电器　安全　第2-1部分：　吸尘器的要求
    ---
    # 1 范围
    本文件规定了吸尘器的要求。
    ```
    """
    if len(doc.cover.places("title")) > 1:
        return  # set in several lines: whether a line ends an element or only breaks there cannot be told
    title = re.sub(r"(部分[：:])[\s　]+", r"\1", doc.cover.title)
    count = len(name_elements(title))
    if count > 3:
        yield finding(cover_place(doc, "title"), f"文件名称有{count}个元素，至多三个")
