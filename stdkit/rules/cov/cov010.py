from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place, is_draft
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding
from stdkit.model.names import LEVELS


@rule("COV010", clause="8.1、10.3.1.5", severity="info", whole=True)
def record_number_missing(doc: Document, setting: Setting) -> Iterator[Finding]:
    """行业标准的封面没有备案号

    行业标准在ICS号、CCS号之下标明备案号。草案尚未备案，不查；地方标准各地做法不一，只按2009年版检查时查。

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
    ```bad edition=2009
    ---
    number: ⟦DB15/T 9—2012⟧
    published: 2012-03-01
    ---
    # 1 范围
    本标准规定了羊毛分级的要求。
    ```
    ```good level=group
    ---
    number: NY/T 123—2024
    published: 2024-03-01
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    """
    levels = ("industry", "local") if setting.edition == "2009" else ("industry",)
    if cover_number(doc) is None or setting.level not in levels or is_draft(doc):
        return
    if doc.cover.published and not doc.cover.record:
        yield finding(cover_place(doc, "number"), f"{LEVELS[setting.level]}的封面应标明备案号")
