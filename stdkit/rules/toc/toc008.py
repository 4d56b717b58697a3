from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import TocEntry, toc_entries
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_TOLERANCE = 0.3


@rule("TOC008", clause="10.3.2", severity="info", default=False, whole=True)
def contents_indent(doc: Document) -> Iterator[Finding]:
    """目次各项的缩进不符

    前言、引言、章、附录、参考文献和索引顶格，第一层的条空一个汉字，第二层空两个，依次类推。目次样式常由软件自带，所以默认不查。

    ```bad layout=yes
    # 目次
    【首行0字】
    5　要求……3
    【首行0字】
    ⟦5.1　外观……3⟧
    # 5 要求
    羊毛应洁净。
    ```
    ```bad layout=yes
    # 目次
    【左2字】
    ⟦附录A（规范性）　取样……7⟧
    # 5 要求
    羊毛应洁净。
    ```
    ```good layout=yes
    # 目次
    【首行0字】
    前言……I
    【首行0字】
    5　要求……3
    【左1字】
    5.1　外观……3
    【左2字】
    5.1.1　色泽……3
    【左1字】
    A.1　取样……7
    # 5 要求
    羊毛应洁净。
    ```
    ```good
    # 目次
    5　要求……3

    5.1　外观……3
    # 5 要求
    羊毛应洁净。
    ```
    """
    if doc.layout is None:
        return
    wrong = []
    for entry in toc_entries(doc):
        indents = [layout.indent for layout in doc.layout.paragraphs(entry.block)[:1]]
        wrong += [
            entry.block.span() for indent in indents if indent is not None and abs(indent - _depth(entry)) > _TOLERANCE
        ]
    yield from gathered(wrong, "目次中章顶格，第一层的条空一个汉字，每深一层多空一个；这里的缩进不符")


def _depth(entry: TocEntry) -> int:
    return entry.number.count(".") if entry.number[:1] not in ("图", "表") else 0
