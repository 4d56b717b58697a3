from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("COV013", clause="8.1", severity="error", whole=True)
def year_of_number_and_date(doc: Document) -> Iterator[Finding]:
    """编号的年份与发布日期的年份不一致

    编号中的年份就是发布的年份。两处不同，引用的人不知道该写哪一年。

    ```bad
    ---
    number: ⟦DB15/T 9—2025⟧
    published: 2026-03-15
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦GB/T 1234.2—2023⟧
    published: 2024-05-01
    implemented: 2024-12-01
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    published: 2026-03-15
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2025
    published: XXXX-XX-XX
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    number, published = cover_number(doc), doc.cover.published[:4]
    if number is None or not re.fullmatch(r"\d{4}", number.year) or not re.fullmatch(r"\d{4}", published):
        return
    if number.year != published:
        yield finding(
            cover_place(doc, "number"),
            f"编号的年份{number.year}与发布日期的年份{published}不一致",
            related=doc.cover.places("published")[:1],
        )
