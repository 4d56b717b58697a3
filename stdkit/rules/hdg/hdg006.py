from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import chapters, heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG006", clause="7.2", severity="error")
def chapter_numbering_broken(doc: Document) -> Iterator[Finding]:
    """章编号不从1起连续

    章从“范围”起编为1，一直连续编到附录之前。缺号、重号会让条文里的“见第5章”指错地方。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 4 ⟦要求⟧
    羊毛应干燥。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 2 ⟦要求⟧
    羊毛应干燥。
    # 3 检验
    每批应检验。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```good
    # 5 要求
    羊毛应干燥。
    # 6 检验
    每批应检验。
    ```
    """
    numbered = [chapter for chapter in chapters(doc) if chapter.number.isdigit()]
    before: int | None = None
    for chapter in numbered:
        number = int(chapter.number)
        # An extract may begin anywhere; a document with a scope begins with 1.
        wanted = before + 1 if before is not None else (1 if chapter.kind == "scope" else number)
        if number != wanted:
            after = f"第{before}章之后是第{number}章" if before is not None else f"范围编为第{number}章"
            yield finding(heading_span(chapter.heading), f"章编号不连续：{after}")
        before = number
