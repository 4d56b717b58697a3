from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_DOTTED = pattern(r"(?<![A-Za-z.])(?:[A-Z]\.){2,}[A-Z]?(?![A-Za-z])")


@rule(
    "SYM007", clause="9.4.3.3", severity="info", confidence="heuristic", question="此处是缩略语，还是人名、编号里的点？"
)
def dotted_abbreviation(doc: Document) -> Iterator[Finding]:
    """缩略语带下脚点

    缩略语由大写字母组成，字母之间不加下脚点。写成“D.N.A.”与“DNA”，检索时就成了两个词。

    ```bad
    提取⟦D.N.A.⟧时应低温操作。
    ```
    ```fixed
    提取DNA时应低温操作。
    ```
    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    ⟦G.P.S.⟧：全球定位系统（global positioning system）
    ```
    ```good
    提取DNA时应低温操作，见A.1和表A.1，依据U盘。
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    GPS：全球定位系统（global positioning system）
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    夹具　fixture, e.g. clamp

    固定试样的装置。
    # 5 要求
    耗电不大于5 kWh，mRNA应低温保存，pH为7。
    ```
    """
    for block in blocks_for(doc, _DOTTED):
        for match in block.find(_DOTTED):
            good = match[0].replace(".", "")
            yield finding(block.span(*match.span()), f"缩略语不加下脚点，写作“{good}”", fix=good)
