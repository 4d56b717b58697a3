from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import document_numbers
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_WORDS = pattern(
    r"\s*[（(]\s*(?:最新版本?|现行版本?|最新有效版本?|(?:及)?其?(?:所有的?)?修改单|包括(?:所有的?)?修改单)\s*[）)]|(?:的)?(?:最新版本|现行版本|最新有效版本)|及其(?:所有的?)?修改单"
)


@rule("REF041", clause="8.6.2", severity="info")
def redundant_edition_words(doc: Document) -> Iterator[Finding]:
    """编号之后加了“最新版本”“及其修改单”

    不注日期的引用本来就指最新版本，包括修改单，引导语已经写明。再写一遍，没有写的那些反而像是例外。

    ```bad
    # 2 规范性引用文件
    GB/T 321⟦（最新版本）⟧　优先数和优先数系
    ```
    ```fixed
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系
    ```
    ```bad
    规格应符合GB/T 321⟦及其修改单⟧的规定，单位应符合GB 3100⟦的最新版本⟧。
    ```
    ```good
    规格应符合GB/T 321的规定，图样应采用最新版本。
    ```
    ```good
    规格应符合GB/T 321（所有部分）的规定。
    ```
    """
    for block, found in document_numbers(doc):
        for number in found:
            words = _WORDS.match(block.text, number.end)
            if words is not None:
                span = block.span(*words.span())
                yield finding(span, f"引导语已经包括最新版本和修改单，删去“{words[0].strip()}”", fix="", safety="safe")
