from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.sentences import sentences
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_FOREWORD = pattern(
    r"起草单位\s*[：:]|主要起草人\s*[：:]|由[^。，]{2,40}(?:提出并归口|归口|提出)。|(?:本文件|本标准|本部分)代替\s?[A-Z]|按照\s?GB/T\s?1\.1"
)


@rule(
    "INT005",
    clause="8.3、8.4",
    severity="warning",
    confidence="heuristic",
    question="这段话属于前言规定要写的内容吗？",
    whole=True,
)
def foreword_matter_in_introduction(doc: Document) -> Iterator[Finding]:
    """引言里有前言的内容

    起草依据、代替情况、提出和归口、起草单位和起草人写在前言，引言只说背景、目的和编制的原因。

    ```bad
    # 引言
    羊毛分级影响收购价格。

    ⟦本文件由某厅提出并归口。⟧
    ```
    ```bad
    # 引言
    ⟦本文件代替DB15/T 9—2010。⟧⟦主要起草人：巴特尔。⟧
    ```
    ```good
    # 引言
    羊毛分级影响收购价格，由牧民提出的问题较多，代替人工的设备增多。
    ```
    ```good
    # 前言
    本文件由某厅提出并归口。
    # 引言
    羊毛分级影响收购价格。
    ```
    """
    element = doc.element_of("introduction")
    if element is None:
        return
    for block in element_blocks(element):
        if block.kind == "heading":
            continue
        for span in sentences(block):
            if _FOREWORD.search(block.text, span.start, span.end):
                yield finding(span, "这句属于前言的内容，移到前言")
