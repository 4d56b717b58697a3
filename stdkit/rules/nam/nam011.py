from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import name_elements
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

ENGLISH = pattern(r"\s*(?:—|–|―|--|\s-\s)\s*")


@rule(
    "NAM011",
    clause="10.3.1.2",
    severity="warning",
    confidence="heuristic",
    question="中文名称与英文译名的各个元素是逐一对应的吗？",
    whole=True,
)
def names_do_not_correspond(doc: Document) -> Iterator[Finding]:
    """中文名称与英文译名的元素不对应

    中文名称的各个元素之间空一个汉字，英文译名的各个元素之间用一字线连接，两边的元素一一对应。

    ```bad
    ---
    title: 绵羊毛　分级要求
    title_en: ⟦Grading requirements of sheep wool⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    title: 苜蓿干草质量分级
    title_en: ⟦Alfalfa hay—Quality—Grading⟧
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    title: 绵羊毛　第2部分：分级要求
    title_en: "Sheep wool—Part 2: Grading requirements"
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    title: 绵羊毛 分级 要求
    title_en: "Sheep wool—Grading—Requirements"
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    title: 风干牛肉加工技术规程
    title_en: Code of practice for air-dried beef processing
    ---
    # 1 范围
    本文件规定了加工的要求。
    ```
    ```good
    ---
    title: 叉车　安全要求
    title_en: Self-propelled trucks—Safety requirements
    conformity: (ISO 3691:2011, Self-propelled trucks—Safety requirements, IDT)
    ---
    # 1 范围
    本文件规定了叉车的要求。
    ```
    """
    chinese, english = doc.cover.title, doc.cover.title_en
    if not chinese or not english:
        return
    here, there = len(name_elements(chinese)), len([p for p in ENGLISH.split(english) if p.strip()])
    # What only blanks of half a width part is told of elsewhere (LAY012).
    if there not in (here, len(re.findall(r"[^\s　]+", chinese))):
        places = doc.cover.places("title_en")
        message = f"中文名称有{here}个元素，英文译名有{there}个，两边应对应"
        yield finding(places[0] if places else None, message)
