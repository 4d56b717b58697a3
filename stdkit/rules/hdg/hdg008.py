from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import chapters
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG008", clause="7.2", severity="error")
def chapter_without_title(doc: Document) -> Iterator[Finding]:
    """章没有标题

    每一章都要有标题。编号后面直接写条文的“章”，要么补上标题，要么改成上一章的条。

    ```bad
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    # 4 ⟦羊毛应符合下列要求。⟧
    a) 干燥；
    b) 无异味。
    ```
    ```bad
    # 5 ⟦每批产品应由生产单位的检验部门检验合格后出厂。⟧
    合格证随货。
    # 6 包装
    用布袋包装。
    ```
    ```good
    # 4 要求
    羊毛应干燥。
    ```
    ```good
    # 4 要求
    1) 羊毛应干燥。
    2) 羊毛应无异味。
    ```
    ```good
    # 4 要求
    表1　温度

    | 4 | 25 |
    |---|---|
    | 5 | 30 |

    12
    ```
    """
    for chapter in chapters(doc):
        if not chapter.number:
            continue
        if chapter.heading is None:
            first = chapter.content[0].span() if chapter.content else None
            yield finding(first, f"第{chapter.number}章没有标题")
        elif chapter.heading.text.rstrip().endswith(("。", "；")):
            yield finding(chapter.heading.span(), f"第{chapter.number}章没有标题，编号后直接是条文")
