from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import terms_lead
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TRM003", clause="8.7.2", severity="error", whole=True)
def terms_lead_in_contradicts_entries(doc: Document) -> Iterator[Finding]:
    """引导语与术语条目的有无不符

    写“下列术语和定义”就要有条目，只写“某文件界定的”就不能再列条目。引导语决定哪些条目有效，与条目不符时读者无所适从。

    ```bad
    # 3 术语和定义
    ⟦下列术语和定义适用于本文件。⟧

    # 4 要求
    羊毛应干燥。
    ```
    ```bad
    # 3 术语和定义
    ⟦GB/T 19480界定的术语和定义适用于本文件。⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```bad
    # 3 术语和定义
    ⟦本文件没有需要界定的术语和定义。⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语和定义
    GB/T 19480界定的以及下列术语和定义适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语和定义
    下列术语和定义适用于本文件。

    | 术语 | 定义 |
    |---|---|
    | 干肉 | 脱水的肉 |
    ```
    ```bad
    # 3 术语和定义
    ⟦本文件没有需要界定的术语和定义。⟧
    ## 3.1
    支架　support

    支撑顶板的构件。
    ```
    """
    element = doc.element_of("terms")
    lead = terms_lead(doc)
    if element is None or lead is None:
        return
    below = re.search(r"下列|以下", lead.text) is not None
    entries = bool(terms(doc))
    if below and not entries and len(element.content) == 1 and not element.clauses:
        yield finding(lead.span(), "引导语说“下列术语和定义”，下面没有条目：补条目，或改用相符的引导语")
    elif entries and re.search(r"(?:没有|无)(?:需要)?.{0,6}术语", lead.text):
        yield finding(lead.span(), "写明没有术语，下面却有条目：改用“下列术语和定义适用于本文件。”")
    elif entries and not below and re.search(r"界定的(?:术语|定义)", lead.text):
        yield finding(lead.span(), "引导语只采用他文件的术语，下面却有条目：加上“以及下列”")
