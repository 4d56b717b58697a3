from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import chapters, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR003", clause="8.5.2", severity="error", whole=True)
def first_chapter_not_scope(doc: Document) -> Iterator[Finding]:
    """第1章不是“范围”

    范围是每个文件的第1章，标题只写“范围”。读者从这里知道文件界定的对象和适用的界限，换了位置或标题就找不到。

    ```bad
    # 1 ⟦总则⟧
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```bad
    # 1 ⟦适用范围⟧
    本文件适用于羊毛收购。
    ```
    ```fixed
    # 1 范围
    本文件适用于羊毛收购。
    ```
    ```good
    # 1 范　围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 前言
    本文件按照规定起草。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    # 前言
    本文件由某厅提出。
    # 1 ⟦术语和定义⟧
    本文件没有需要界定的术语和定义。
    # 2 范围
    本文件规定了粮仓的要求。
    ```
    """
    numbered = chapters(doc)
    if not numbered:
        return
    first = numbered[0]
    title = squeeze(first.title)
    if title == "范围":
        return
    span = heading_span(first.heading)
    if first.kind == "scope" or title in ("总则", "总述", "主题内容与适用范围"):
        yield finding(span, f"第1章标题“{title}”应为“范围”", fix="范围")
    elif any(e.kind == "scope" for e in numbered[1:]):
        yield finding(span, f"第1章应为“范围”，现为“{title}”")
