from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "TRM004",
    clause="8.7.3.1",
    severity="warning",
    confidence="heuristic",
    question="这一条是要界定的术语条目，缺的一项写在别处吗？",
)
def incomplete_term_entry(doc: Document) -> Iterator[Finding]:
    """术语条目缺英文对应词或定义

    每个条目至少有编号、术语、英文对应词和定义。缺定义的条目等于没有界定，缺英文的条目无法与国际文件对照。

    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦干肉⟧

    脱水的肉。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ## 3.2
    ⟦鲜肉　fresh meat⟧
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    GPS

    全球定位系统。
    ```
    """
    for term in terms(doc):
        if not term.entry.text.strip():
            continue
        latin = re.search(r"[A-Za-z]{2,}", term.entry.text) or term.english
        span = term.entry.span()
        defined = term.definition or any(part.kind in ("formula", "figure", "table") for part in term.entry.parts)
        missing = [name for name, there in (("英文对应词", latin), ("定义", defined)) if not there]
        if missing:
            yield finding(span, f"术语条目{term.number}缺少{'和'.join(missing)}")
