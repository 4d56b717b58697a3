from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_number, cover_place
from stdkit.facts.foreword import foreword_items
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_GROUP_T = pattern(r"T/[A-Z][A-Z0-9]+/[TZ](?=\s?[\d×X])")


@rule(
    "COV015",
    clause="附录E",
    severity="info",
    confidence="heuristic",
    question="本文件是推荐性、指导性的，还是强制性的？",
    whole=True,
)
def code_and_nature(doc: Document) -> Iterator[Finding]:
    """代号的“/T”“/Z”与文件的性质不符

    “/T”“/Z”只在国家标准、行业标准、地方标准的代号中表示推荐性和指导性。团体标准的代号本身以“T/”开头，后面不再加“/T”。说自己全文强制的文件，代号
    不带“/T”。

    ```bad
    ---
    number: ⟦T/ABC/T 9—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦GB/T 1234—2024⟧
    ---
    # 前言
    本文件的全部技术内容为强制性。
    ```
    ```good
    ---
    number: T/ABC 9—2026
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB 1234—2024
    ---
    # 前言
    本文件的全部技术内容为强制性。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    ---
    # 前言
    根据公告，原强制性国家标准GB 1234转为推荐性国家标准。
    ```
    """
    where = cover_place(doc, "number")
    number = cover_number(doc)
    if _GROUP_T.match(doc.cover.number.strip()):
        yield finding(where, "团体标准的代号后不加“/T”")
    elif number is not None and number.code.endswith("/T"):
        for item in foreword_items(doc):
            if re.search(
                r"本(?:文件|标准|部分)(?:的)?[^。，]{0,12}(?:全文|全部|条文|章|条)[^。，]{0,12}为强制性", item.text
            ):
                yield finding(where, f"代号“{number.code}”表示推荐性，前言却说内容强制", related=[item.span])
                return
