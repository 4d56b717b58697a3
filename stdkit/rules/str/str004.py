from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import chapters, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR004", clause="8.6.1", severity="error", whole=True)
def second_chapter_not_references(doc: Document) -> Iterator[Finding]:
    """第2章不是“规范性引用文件”

    规范性引用文件是第2章，标题逐字写作“规范性引用文件”。“引用标准”“引用文件”是旧版用过的标题，已不再使用。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 ⟦引用标准⟧
    GB/T 191　包装储运图示标志
    ```
    ```fixed
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 术语和定义
    本文件没有需要界定的术语和定义。
    # 3 ⟦规范性引用文件⟧
    本文件没有规范性引用文件。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    """
    for at, chapter in enumerate(chapters(doc), start=1):
        if chapter.kind != "normative-references":
            continue
        span = heading_span(chapter.heading)
        title = squeeze(chapter.title)
        if title != "规范性引用文件":
            yield finding(span, f"第2章标题“{title}”应为“规范性引用文件”", fix="规范性引用文件")
        elif at != 2:
            yield finding(span, f"“规范性引用文件”应为第2章，现为第{chapter.number or at}章")
        return
