from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_APPLIES = pattern(r"(?:本(?:文件|标准|部分|规范|规程|指南)|[^。]{0,8}).{0,6}适用于")


@rule("SCO004", clause="8.5.1、8.5.3", severity="warning", whole=True)
def applicability_missing(doc: Document) -> Iterator[Finding]:
    """范围没有写适用界限

    范围除了说文件有什么内容，还要说用在什么地方。没有适用界限，读者不知道自己的产品、活动归不归这个文件管。

    ```bad
    # 1 ⟦范围⟧
    本文件规定了桶装水的要求。
    ```
    ```bad
    # 1 ⟦范围⟧
    本文件规定了桶装水的要求，描述了试验方法。

    本文件由生产企业使用。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的要求。

    本文件适用于桶装水的生产和检验，不适用于瓶装水。
    ```
    ```good
    # 1 范围
    本文件界定了桶装水的术语。本文件仅适用于桶装水。
    ```
    """
    element = doc.element_of("scope")
    sentences = scope_sentences(doc)
    if element is None or not sentences or element.heading is None:
        return
    if not any(_APPLIES.search(block.text[start:end]) for block, start, end in sentences):
        yield finding(element.heading.span(), "范围应写明适用界限“本文件适用于……”")
