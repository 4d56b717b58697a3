from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import terms_lead
from stdkit.facts.fixed_texts import fixed, matches
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TRM002", clause="8.7.2", severity="error", whole=True)
def no_terms_statement(doc: Document) -> Iterator[Finding]:
    """没有术语而未写规定的句子

    术语和定义一章是必备的，没有需要界定的术语时写一句规定的话。句子逐字照写，读者才知道不是漏写。

    ```bad
    # 3 术语和定义
    ⟦本文件无术语和定义。⟧
    ```
    ```fixed
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```bad
    # 3 术语和定义
    ⟦本文件中没有需要界定的术语和定义。⟧
    ```
    ```bad
    # 3 ⟦术语和定义⟧

    # 4 要求
    羊毛应干燥。
    ```
    ```good
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```good
    # 3 术语和定义
    GB/T 19480界定的术语和定义适用于本文件。
    ```
    ```good
    # 3 术语和定义
    下列术语和定义适用于本文件。

    | 术语 | 定义 |
    |---|---|
    | 干肉 | 脱水的肉 |
    ```
    """
    element = doc.element_of("terms")
    if element is None or terms(doc):
        return
    wanted = fixed("terms-none").text[0]
    blocks = [block for block in element.content if block.text.strip()]
    if not element.content and not element.clauses:
        if element.heading is not None:
            yield finding(element.heading.span(), f"没有需要界定的术语时应写“{wanted}”")
        return
    lead = terms_lead(doc) or (blocks[0] if blocks else None)
    only = len(element.content) == 1 and not element.clauses
    if lead is None or not only or matches(lead.text, wanted):
        return
    if re.search(r"(?:没有|无).{0,12}(?:术语|定义)|^\s*(?:无|暂无|没有)[。.]?\s*$", lead.text):
        yield finding(lead.span(), f"没有需要界定的术语时应写“{wanted}”", fix=wanted, safety="safe")
