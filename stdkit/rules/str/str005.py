from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.structure import chapters, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

PROPER = pattern(
    r"术语和定义|术语、定义(和|、)(符号|缩略语|代号|符号(、|和)缩略语)|术语和定义(、|和|，)?(符号|缩略语|代号)(和缩略语)?"
)


@rule("STR005", clause="8.7.1", severity="error", whole=True)
def third_chapter_not_terms(doc: Document, setting: Setting) -> Iterator[Finding]:
    """第3章不是“术语和定义”

    术语和定义是第3章，标题为“术语和定义”，与符号、缩略语合并时用“术语、定义和缩略语”之类的复合标题。只写“术语”“定义”不符合规定。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 ⟦术语⟧
    本文件没有需要界定的术语和定义。
    ```
    ```fixed
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 分级
    羊毛分为三级。
    # 4 ⟦术语和定义⟧
    本文件没有需要界定的术语和定义。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 ⟦术语、符号及缩略语⟧
    本文件没有需要界定的术语和定义。
    ```
    ```fixed
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语、定义、符号和缩略语
    本文件没有需要界定的术语和定义。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语、定义和缩略语
    本文件没有需要界定的术语和定义。
    ```
    ```good kind=术语
    # 1 范围
    本文件界定了羊毛分级的术语。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 一般术语
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    # 4 术语和定义
    ```
    """
    if setting.kind == "术语":
        return
    for at, chapter in enumerate(chapters(doc), start=1):
        if chapter.kind != "terms":
            continue
        span = heading_span(chapter.heading)
        title = squeeze(chapter.title)
        if not PROPER.fullmatch(title):
            wanted = _wanted(title)
            yield finding(span, f"第3章标题“{title}”应为“{wanted}”", fix=wanted)
        elif at != 3 and doc.element_of("normative-references") is not None:
            yield finding(span, f"“术语和定义”应为第3章，现为第{chapter.number or at}章")
        return


def _wanted(title: str) -> str:
    """「术语和定义」, or the composite title with what 「术语及缩略语」 also holds."""
    more = [
        word for word, sign in (("符号", "符号"), ("代号", "代号"), ("缩略语", "缩略|缩写")) if re.search(sign, title)
    ]
    return "和".join(("、".join(("术语", "定义", *more[:-1])), more[-1])) if more else "术语和定义"
