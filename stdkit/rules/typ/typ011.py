from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WIDE = pattern(r"[Ａ-Ｚａ-ｚ０-９％]+")


@rule("TYP011", clause="9.4.1", severity="info")
def full_width_letters(doc: Document) -> Iterator[Finding]:
    """全角的字母和数字

    字母和数字用半角，检索和对比才认得出来。

    ```bad
    ⟦Ａ⟧类⟦３⟧级。
    ```
    ```fixed
    A类3级。
    ```
    ```bad
    表1　指标

    | 项目 | 值 |
    |---|---|
    | 水分 | ≤⟦１２％⟧ |
    ```
    ```good
    A类3级，水分不大于12%。
    ```
    ```good
    ①、Ⅱ级、（A）。
    ```
    """
    for block in blocks_for(doc, _WIDE):
        if not block.text.isascii() and block.kind != "formula":
            for match in block.find(_WIDE):
                wanted = unicodedata.normalize("NFKC", match[0])
                yield finding(block.span(*match.span()), f"“{match[0]}”应为半角“{wanted}”", fix=wanted, safety="safe")
