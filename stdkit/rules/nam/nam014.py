from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place, last_element
from stdkit.facts.structure import chapters
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "NAM014",
    clause="6.1.4.2、表1",
    severity="info",
    confidence="heuristic",
    question="本文件同时规定要求和证实方法吗（是：名称用“规范”“技术规范”）？",
    default=False,
    whole=True,
)
def technical_conditions_in_the_name(doc: Document) -> Iterator[Finding]:
    """规范标准的名称用“技术条件”

    同时规定要求和证实方法的是规范标准，名称用“规范”“技术规范”。行业沿用“技术条件”的和等同采用国际文件的可以保留，所以默认不查。

    ```bad
    ---
    title: ⟦空压机阀片　技术条件⟧
    ---
    # 4 技术要求
    阀片应平整。
    # 5 试验方法
    目测。
    ```
    ```bad
    ---
    title: ⟦割草机技术条件⟧
    ---
    # 4 要求
    割草机应平稳。
    # 5 检验方法
    目测。
    ```
    ```good
    ---
    title: 空压机阀片　技术规范
    ---
    # 4 技术要求
    阀片应平整。
    # 5 试验方法
    目测。
    ```
    ```good
    ---
    title: 空压机阀片　技术条件
    ---
    # 4 技术要求
    阀片应平整。
    ```
    ```good
    ---
    title: 紧固螺栓　技术条件
    conformity: (ISO 898:2013, Bolts—Technical conditions, IDT)
    ---
    # 4 技术要求
    螺栓应无裂纹。
    # 5 试验方法
    目测。
    ```
    """
    if not last_element(doc.cover.title).endswith("技术条件") or "IDT" in doc.cover.conformity:
        return
    titles = [squeeze(chapter.title) for chapter in chapters(doc)]
    if any("要求" in title for title in titles) and any(
        re.search(r"(?:试验|检验|检测)方法", title) for title in titles
    ):
        yield finding(cover_place(doc, "title"), "规范标准的名称宜用“规范”或“技术规范”")
