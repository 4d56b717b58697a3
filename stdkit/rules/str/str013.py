from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.structure import chapters
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

NOTICE = pattern(r"\s*(重要提示|危险|警告|注意|警示)\s*[：:—]")


@rule(
    "STR013",
    clause="7.2、7.4",
    severity="warning",
    confidence="heuristic",
    question="这段文字属于前言、引言还是某一章？",
    whole=True,
)
def text_before_first_chapter(doc: Document) -> Iterator[Finding]:
    """“范围”之前有不属于任何章的文字

    正文首页只有文件名称和重要提示可以排在第1章之前。说明编制情况的话归前言，背景归引言，其余的要写进章里。

    ```bad
    ! 羊毛分级

    ⟦本文件由牧区企业共同编制，内容如下。⟧
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ! 羊毛分级

    ⟦以下各章为收购时执行的内容。⟧
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ! 羊毛分级

    警告：使用本文件的人员应有实验室工作经验。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ! 羊毛分级

    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ! 温室骨架

    张三　李四

    某农业大学
    # 1 范围
    本文件规定了温室骨架的要求。
    ```
    """
    if not chapters(doc):
        return
    for block in doc.opening:
        text = block.text.strip()
        # A title, a line of authors or a stray mark has no full stop; a sentence does.
        if block.kind == "paragraph" and text.endswith(("。", "；")) and not NOTICE.match(text):
            yield finding(block.span(), "“范围”之前有不属于任何章的文字")
