from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("COV008", clause="8.1", severity="warning", whole=True)
def english_title_missing(doc: Document) -> Iterator[Finding]:
    """国家标准、行业标准的封面没有英文译名

    国家标准和行业标准的封面在中文名称之下给出英文译名，供国际交流和检索。地方标准、团体标准和企业标准不查。

    ```bad
    ---
    number: GB/T 1234—2024
    title: ⟦绵羊毛分级要求⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: NY/T 123—2024
    title: ⟦苜蓿干草质量分级⟧
    title_en: ""
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    title: 绵羊毛分级要求
    title_en: Requirements for grading of sheep wool
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    title: 绵羊毛分级要求
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    number = cover_number(doc)
    if number is None or number.level not in ("national", "industry"):
        return
    if doc.cover.title and not doc.cover.title_en:
        yield finding(cover_place(doc, "title"), "封面缺少文件名称的英文译名")
