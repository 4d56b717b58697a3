from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import toc_entries
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TOC006", clause="8.2、10.3.2", severity="info", whole=True)
def pages_in_the_contents(doc: Document) -> Iterator[Finding]:
    """目次的页码缺失或加了括号

    每个条目后面用“……”连接页码，页码不加括号。前言、引言用罗马数字，正文用阿拉伯数字。

    ```bad
    # 目次
    前言……Ⅰ

    ⟦1　范围……(1)⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    # 目次
    1　范围……1

    ⟦2　要求⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 目次
    前言……Ⅰ

    1　范围……1
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 目次
    1　范围

    2　要求
    # 1 范围
    本文件规定了要求。
    ```
    """
    entries = toc_entries(doc)
    if not any(entry.page for entry in entries):
        return  # pages not worked out yet (a field never updated, a Markdown source)
    for entry in entries:
        if not entry.page:
            yield finding(entry.block.span(), f"目次条目“{entry.number}　{entry.title}”没有页码")
        elif entry.page[0] in "(（":
            yield finding(entry.block.span(), f"目次的页码“{entry.page}”不加括号")
