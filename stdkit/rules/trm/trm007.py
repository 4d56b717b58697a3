from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MARK = pattern(r"(?<=[㐀-鿿])\s*(?P<open>[（(：:/，,])\s*(?P<english>[a-z][A-Za-z .'-]*[a-z])(?P<close>[）)]?)\s*$")


@rule("TRM007", clause="10.3.5", severity="info")
def separator_before_english(doc: Document) -> Iterator[Finding]:
    """术语与英文对应词之间用了括号、冒号或斜线

    术语与英文对应词之间空一个汉字。加括号或冒号，英文会被当成术语的一部分或者解释。

    ```bad
    # 3 术语和定义
    ## 3.1
    标准⟦（standard）⟧

    供共同使用的文件。
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    标准⟦：standard⟧

    供共同使用的文件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    全球定位系统（GPS）　global positioning system

    利用卫星的定位系统。
    ```
    """
    for term in terms(doc):
        mark = _MARK.search(term.entry.text)
        if mark is not None and (mark["open"] in "（(") == bool(mark["close"]):
            span = term.entry.span(*mark.span())
            yield finding(span, "术语与英文对应词之间空一个汉字，不用标点", fix=f"　{mark['english']}", safety="safe")
