from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TAB016", clause="10.4.2.1", severity="info")
def punctuation_of_table_title(doc: Document) -> Iterator[Finding]:
    """表题带有标点

    表的编号和表题之间空一个汉字，表题是名称，末尾不加标点。加了冒号、句号，读者会以为它是一句话。

    ```bad
    限值见表1。

    表1　限值⟦.⟧

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```fixed
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```bad
    限值见表1。

    表1　允许偏差⟦.⟧

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    限值见表1。

    表1　限值（干基）

    | 项目 | 限值 |
    |---|---|
    | 铅 | 1 |
    ```
    ```good
    限值见表1。

    表1　限值、偏差

    | 项目 | 限值 |
    |---|---|
    | 铅。 | 1 |
    ```
    """
    for thing in tables(doc):
        match = re.search(r"[。：:；;，,.]\s*$", thing.block.text)
        if match is not None and thing.block.text.strip() != match[0].strip():
            span = thing.block.span(match.start(), match.start() + 1)
            yield finding(span, f"表题末尾不加标点，删去“{match[0].strip()}”", fix="", safety="safe")
