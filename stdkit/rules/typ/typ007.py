from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_INSIDE = pattern(r"(?<=[\u4e00-\u9fff])[ \u00a0]+(?=[，。；：、）])|(?<=[，。；、])[ \u00a0]{1,3}(?=[\u4e00-\u9fff])")


@rule("TYP007", clause="9.4.1", severity="info", confidence="heuristic", question="此处的空格是有意留出的版式吗？")
def needless_blanks(doc: Document) -> Iterator[Finding]:
    """有多余的空格

    汉字与标点之间不空格。标题中“前　言”一类的空是规定的版式，PDF的文字里空格靠不住，都不查。

    ```bad
    产品应平整⟦ ⟧，⟦ ⟧无裂纹。
    ```
    ```fixed
    产品应平整，无裂纹。
    ```
    ```bad
    a) 羊毛⟦  ⟧；

    b) 羊绒。
    ```
    ```good
    产品应平整，无裂纹，长度为5 mm。
    ```
    ```good
    目　次

    A级　90分
    ```
    """
    if doc.format == "pdf":
        return
    for block in prose(doc):
        if " " in block.text or "\u00a0" in block.text:
            for match in block.find(_INSIDE):
                yield finding(block.span(*match.span()), "有多余的空格", fix="")
