from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TOC001", clause="表3、8.2", severity="warning", whole=True)
def title_of_the_contents(doc: Document) -> Iterator[Finding]:
    """目次的标题不是“目次”

    标准的目次标题写“目次”，不写“目录”。

    ```bad
    # ⟦目录⟧
    1　范围……1
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    # ⟦目　录⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 目　次
    1　范围……1
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 1 范围
    本文件规定了目录的要求。
    ```
    """
    toc = doc.element_of("toc")
    if toc is not None and toc.heading is not None and squeeze(toc.title) != "目次":
        yield finding(toc.heading.span(), f"标题“{squeeze(toc.title)}”应为“目次”", fix="目次", safety="safe")
