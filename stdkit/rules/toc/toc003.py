from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import toc_entries
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, TermEntry


@rule("TOC003", clause="8.2", severity="warning", whole=True)
def terms_in_the_contents(doc: Document) -> Iterator[Finding]:
    """目次列出了术语条目

    术语条目不是条，不列入目次。术语和定义一章分了条的，条标题可以列。

    ```bad
    # 目次
    3　术语和定义……1

    ⟦3.1　羊毛……1⟧
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```bad
    # 目次
    ⟦3.2　羊绒　cashmere……1⟧
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。

    ### 3.2

    羊绒　cashmere

    山羊的绒。
    ```
    ```good
    # 目次
    3　术语和定义……1

    3.1　毛的种类……1
    # 3 术语和定义
    ## 3.1 毛的种类
    ### 3.1.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good
    # 目次
    3　术语和定义……1
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    """
    entries = toc_entries(doc)
    if not entries:
        return
    terms = {block.label: squeeze(block.term) for block in doc.blocks() if isinstance(block, TermEntry) and block.label}
    for entry in entries:
        if entry.number in terms and (not terms[entry.number] or entry.title.startswith(terms[entry.number])):
            yield finding(entry.block.span(), f"目次不应列出术语条目“{entry.number}　{entry.title}”")
