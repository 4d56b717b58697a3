from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.citations import citations, own_number
from stdkit.facts.listed import normative_list, same
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("REF032", clause="9.5.2", severity="warning")
def self_citation(doc: Document) -> Iterator[Finding]:
    """用编号引用文件自身

    文件称呼自己用“本文件”，不写自己的编号。写了编号，换年份、换代号时要逐处去改，漏改的一处就成了引用旧版本。

    ```bad
    ---
    number: DB15/T 123—2026
    ---
    # 5 要求
    羊毛应按⟦DB15/T 123⟧的规定分级。
    ```
    ```bad
    ---
    number: DB15/T 123—2026
    ---
    # 2 规范性引用文件
    ⟦DB15/T 123—2026　羊毛分级⟧
    ```
    ```good
    ---
    number: DB15/T 123—2026
    ---
    # 前言
    本文件代替DB15/T 123—2010《羊毛分级》。
    # 7 标志
    标签应标注产品执行的标准编号（DB15/T 123）。
    ```
    ```good
    ---
    number: DB15/T 123—2026
    ---
    # 5 要求
    标记示例为：羊毛 DB15/T 123-A。羊毛应按本文件的规定分级，按DB15/T 124取样。
    ```
    """
    own = own_number(doc)
    if own is None or own.placeholder:
        return
    for citation in citations(doc):
        if not same(own, citation.number) or citation.why == "前言、引言等资料性要素":
            continue
        block = doc.block(citation.span.block)
        # 标记、标签上写的就是本文件的编号。
        if block.kind in ("example", "note", "table", "figure") or re.search(
            r"标记|标注|标签|标明|执行标准|标准编号|标志", block.text
        ):
            continue
        yield finding(citation.span, f"称呼文件自身用“本文件”，不写编号“{citation.key}”", fix="本文件")
    for listed in normative_list(doc):
        if listed.number is not None and same(own, listed.number):
            yield finding(listed.span, "文件自身不列入规范性引用文件，删去这一条")
