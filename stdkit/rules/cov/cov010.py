from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place, is_draft
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("COV010", clause="8.1、10.3.1.5", severity="info", whole=True)
def record_number_missing(doc: Document) -> Iterator[Finding]:
    """行业标准的封面没有备案号

    行业标准在ICS号、CCS号之下标明备案号。草案尚未备案，不查；地方标准各地做法不一，也不查。

    ```bad
    ---
    number: ⟦NY/T 123—2024⟧
    title: 苜蓿干草质量分级
    published: 2024-03-01
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```bad
    ---
    number: ⟦JB/T 5678.2—2023⟧
    title: 割草机　第2部分：割刀
    published: 2023-05-01
    record: ""
    ---
    # 1 范围
    本文件规定了割刀的要求。
    ```
    ```good
    ---
    number: NY/T 123—2024
    record: 12345—2024
    published: 2024-03-01
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    number: NY/T XXXX—XXXX
    stage: 征求意见稿
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    published: 2026-03-01
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    number = cover_number(doc)
    if number is None or number.level != "industry" or is_draft(doc) or not doc.cover.published or doc.cover.record:
        return
    yield finding(cover_place(doc, "number"), "行业标准的封面应标明备案号")
