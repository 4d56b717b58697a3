from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import CHAPTER_KINDS, title_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("STR007", clause="9.6.2", severity="error", whole=True)
def annex_misplaced(doc: Document) -> Iterator[Finding]:
    """附录的位置不对

    附录排在正文最后一章之后、参考文献和索引之前。插在章之间的附录会打断正文，落在参考文献之后的附录容易被漏看。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 附录A（规范性）⟦取样⟧
    取样按A.1。
    # 2 检验规则
    每批应检验。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    # 附录A（资料性）⟦示例⟧
    示例见表A.1。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 检验规则
    每批应检验。
    # 附录A（规范性）取样
    取样按A.1。
    # 附录B（资料性）示例
    示例见表B.1。
    # 参考文献
    [1] GB/T 191　包装储运图示标志
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 附录A（资料性）示例
    示例见表A.1。
    ```
    """
    for at, element in enumerate(doc.elements):
        if element.kind != "annex":
            continue
        later = any(e.kind in CHAPTER_KINDS for e in doc.elements[at + 1 :])
        earlier = any(e.kind in ("bibliography", "index") for e in doc.elements[:at])
        if later or earlier:
            where = "正文最后一章之后" if later else "参考文献之前"
            yield finding(title_span(element), f"{element.number or '附录'}位置不对，应在{where}")
