from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.references import numbered
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_ENTRY = pattern(
    r"(?P<word>.*?[^\s\d.…．·、,，])[\s.…．·]+(?P<numbers>(?:附录\s?[A-Z]|[图表]\s?[A-Z]?\.?\d+|(?:\d+|[A-Z])(?:\.\d+)+|\d+)(?:\s*[、,，]\s*(?:附录\s?[A-Z]|[图表]\s?[A-Z]?\.?\d+|(?:\d+|[A-Z])(?:\.\d+)+|\d+))*)\s*"
)
_ONE = pattern(r"附录\s?[A-Z]|[图表]\s?[A-Z]?\.?\d+|(?:\d+|[A-Z])(?:\.\d+)+|\d+")


@rule("IDX002", clause="8.14", severity="warning", whole=True)
def index_points_nowhere(doc: Document) -> Iterator[Finding]:
    """索引指向的编号不存在

    索引的每个关键词后面给出它所在的章、条、附录、图或表的编号。编号变动以后索引要重编。

    ```bad
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    # 索引
    羊毛……⟦3.9⟧
    ```
    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 索引
    外观……5.1、⟦附录C⟧
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 附录A（资料性）取样
    见5.1。
    # 索引
    外观……5、5.1、附录A
    ```
    ```good
    # 索引
    A

    B
    ```
    """
    element = doc.element_of("index")
    if element is None:
        return
    there = numbered(doc)
    known = there["clause"] | there["annex"] | there["table"] | there["figure"]
    for block in element_blocks(element):
        entry = _ENTRY.fullmatch(block.text)
        if block.kind == "heading" or entry is None:
            continue
        for match in _ONE.finditer(block.text, entry.start("numbers")):
            if squeeze(match[0]) not in known:
                yield finding(block.span(*match.span()), f"索引项“{entry['word'].strip()}”指向的“{match[0]}”不存在")
