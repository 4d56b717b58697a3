from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place, last_element
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WORDS = (
    (r"(?:术语|词汇)$", r"\b(?:vocabulary|terms?|terminology)\b", "vocabulary"),
    (r"符号$", r"\bsymbols?\b", "symbol"),
    (r"分类$", r"\bclassifications?\b", "classification"),
    (r"编码$", r"\bcod(?:ing|es?)\b", "coding"),
    (r"试验方法$", r"\btest(?:ing)? methods?\b|\bmethods? (?:of|for) test", "test method"),
    (r"的测定$", r"\bdetermination of\b", "determination of"),
    (r"规程$", r"\bcodes? of practice\b", "code of practice"),
    (r"规范$", r"\bspecifications?\b", "specification"),
    (r"指南$", r"\bguid(?:ance|elines?|e)\b", "guidance或guidelines"),
)


@rule(
    "NAM004",
    clause="6.1.4.2、表1",
    severity="info",
    confidence="heuristic",
    question="英文译名是沿用等同采用的国际文件的名称吗？",
    whole=True,
)
def english_name_of_function(doc: Document) -> Iterator[Finding]:
    """英文译名没有用表1对应的词

    表1给出了功能类型词的英文：术语vocabulary、分类classification、试验方法test method、规范specification、规程code of practice、指南guidance。
    等同采用国际文件的沿用原文名称。

    ```bad
    ---
    title: 蒙古马饲养技术规程
    title_en: ⟦Regulations for feeding of Mongolian horses⟧
    ---
    # 1 范围
    本文件确立了饲养的程序。
    ```
    ```bad
    ---
    title: 羊毛　含水率的测定
    title_en: ⟦Wool—Moisture test⟧
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    title: 羊毛　含水率的测定
    title_en: Wool—Determination of moisture
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    title: 绵羊毛　分级要求
    title_en: Wool—Grading requirements
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    title: 起重机　操作规程
    title_en: Cranes—Manual of operation
    conformity: (ISO 1234:2018, Cranes—Manual of operation, IDT)
    ---
    # 1 范围
    本文件确立了程序。
    ```
    """
    cover = doc.cover
    if not cover.title or not cover.title_en or re.search(r"IDT\s*[)）]", cover.conformity):
        return
    last = last_element(cover.title)
    for chinese, pattern, english in _WORDS:
        if re.search(chinese, last):
            if not re.search(pattern, cover.title_en, re.IGNORECASE):
                yield finding(cover_place(doc, "title_en"), f"“{re.search(chinese, last)[0]}”的英文译名宜用“{english}”")  # type: ignore[index]
            return
