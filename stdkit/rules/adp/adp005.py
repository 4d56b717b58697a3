from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LEFT = pattern(
    r"本国际(?:标准|文件)|本\s?ISO\s?(?:标准|文件)|本推荐标准|\bthis (?:International Standard|document)\b|\bISO\s?前言|\bshall\b",
    re.IGNORECASE,
)


@rule("ADP005", clause="9.5.2", severity="warning", default=False)
def wording_of_the_international_document(doc: Document) -> Iterator[Finding]:
    """残留国际文件的用语

    采用国际文件时“本国际标准”改为“本文件”，ISO前言不保留，英文原文也不留在条文里。

    附有英文内容的文件里 shall 未必是残留，所以默认不运行，要查时用 --select ADP005。

    ```bad
    # 1 范围
    ⟦本国际标准⟧规定了要求。
    ```
    ```bad
    # 5 要求
    a) ⟦This International Standard⟧ applies；

    b) ⟦本ISO标准⟧适用于扣件。
    ```
    ```good
    # 1 范围
    本文件规定了要求，基本国际标准见参考文献。
    ```
    ```good
    # 引言
    ISO的前言说明了背景，该国际标准已经修订。
    ```
    """
    for block in doc.blocks():
        if block.text and ("本" in block.text or "ISO" in block.text or "hi" in block.text or "sh" in block.text):
            for match in block.find(_LEFT):
                if match.start() and block.text[match.start() - 1] in "基日样版成资根":
                    continue
                element = doc.place(block.id).element
                if element is not None and element.kind in ("bibliography", "normative-references"):
                    continue
                yield finding(block.span(*match.span()), f"残留国际文件的用语“{match[0]}”，改为“本文件”或删去")
