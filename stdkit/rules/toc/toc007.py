from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import toc_entries
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TOC007", clause="8.2", severity="info", whole=True)
def contents_typed_by_hand(doc: Document) -> Iterator[Finding]:
    """目次不是自动生成的

    目次宜由软件按标题自动生成。手工敲的目次，正文一改，标题和页码就对不上。

    ```bad layout=yes
    【目次 手工】
    # 目次
    前言 I

    1 范围 1
    # 前言
    本文件由某委员会归口。
    ```
    ```bad layout=yes
    【目次 手工】
    # 目次
    1　范围……1

    附录A（规范性）　取样……5
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【目次 自动】
    # 目次
    1　范围……1
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 目次
    1　范围……1
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    element = doc.element_of("toc")
    if doc.layout is None or element is None or doc.layout.automatic_contents() is not False or not toc_entries(doc):
        return
    place = element.heading.span() if element.heading is not None else toc_entries(doc)[0].block.span()
    yield finding(place, "目次宜自动生成，这里是手工输入的")
