from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import annexes
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("ANX008", clause="9.6.2、10.4.1", severity="error")
def annex_without_title(doc: Document) -> Iterator[Finding]:
    """附录没有标题

    附录的编号、性质和标题各占一行，三者都要有。没有标题，目次里只剩一个字母。

    ```bad
    # 附录A⟦（规范性）⟧
    随机取样。
    ```
    ```bad
    # 5 要求
    见附录A、附录B。
    # 附录A（资料性）包装示例
    用布袋。
    # 附录B⟦（资料性）⟧
    用纸袋。
    ```
    ```good
    # 附录A（规范性）取样
    随机取样。
    ```
    ```good
    # 附录A
    （资料性）
    包装示例

    用布袋。
    ```
    """
    for annex in annexes(doc):
        if not annex.title.strip():
            span = annex.mark or (annex.heading.span() if annex.heading is not None else None)
            yield finding(span, f"{annex.number}没有标题")
