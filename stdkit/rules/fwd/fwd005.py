from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

PART = pattern(r"[A-Z/]+\s?\d+\.(\d+)")


@rule("FWD005", clause="8.3 b)", severity="warning", whole=True)
def parts_not_stated(doc: Document) -> Iterator[Finding]:
    """分部分的文件没有说明是第几部分

    编号带部分号的文件，前言要写明它是哪个文件的第几部分，并列出已经发布的部分，读者才知道还要看哪些文件。

    ```bad
    ---
    number: DB15/T 9.2—2026
    title: 羊毛　第2部分：分级
    ---
    # ⟦前言⟧
    本文件由自治区农牧厅归口。
    ```
    ```bad
    ---
    number: DB15/T 9.3—2026
    ---
    # ⟦前言⟧
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。
    ```
    ```good
    ---
    number: DB15/T 9.2—2026
    ---
    # 前言
    本文件是DB15/T 9《羊毛》的第2部分。DB15/T 9已经发布了以下部分：
    ——第1部分：术语；
    ——第2部分：分级。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ---
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    ---
    number: GB/T 9.1—2026
    ---
    # 前言
    本文件是GB/T 9《钢丝绳》的第1部分。GB/T 9已经发布了以下部分：

    ——第1部分：术语。
    ```
    ```good
    ---
    number: GB/T 9.2—2026
    ---
    # 前言
    本文件是GB 9《钢丝绳》的第2部分。GB 9和GB/T 9已经发布了以下部分：

    ——第1部分：安全要求（GB 9.1）；

    ——第2部分：验收（GB/T 9.2）。
    ```
    """
    foreword = doc.element_of("foreword")
    match = PART.search(doc.cover.number)
    if foreword is None or match is None:
        return
    items = items_of(doc, "relation")
    if not any(re.search(r"第\s*\d+\s*部分|部分", item.text) for item in items):
        yield finding(heading_span(foreword.heading), f"前言应说明本文件是第{match[1]}部分，并列出已经发布的部分")
