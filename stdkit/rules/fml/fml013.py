from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.formulas import wheres
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SYMBOL = pattern(r"(?P<symbol>[A-Za-zα-ωΑ-Ω])[^—]{0,8}——")


@rule(
    "FML013",
    clause="10.4.6",
    severity="info",
    confidence="heuristic",
    question="这个符号表示变量（用斜体），还是名称的缩写、元素、单位（用正体）？",
)
def italic_symbols(doc: Document) -> Iterator[Finding]:
    """公式说明中的量的符号没有用斜体

    表示变量的符号用斜体，“式中”的符号与公式中的一样。只在同一说明里有的斜体、有的正体时提示。

    ```bad
    # 6 计算
    $$ v=lt $$ （1）

    式中：

    *v*——速度；

    ⟦l⟧——距离；

    *t*——时间。
    ```
    ```bad
    # 附录A（资料性）计算
    $$ x=ab $$ （A.1）

    式中：

    ⟦x⟧——结果；

    *a*——常数；

    $b$——读数。
    ```
    ```good
    # 6 计算
    $$ v=lt $$ （1）

    式中：

    *v*——速度；

    $l$——距离；

    *t*——时间。
    ```
    ```good
    # 6 计算
    $$ v=lt $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间。
    ```
    ```good
    # 6 计算
    $$ F=Ku $$ （1）

    式中：

    *F*——力；

    ***K***——刚度矩阵；

    *u*——位移。
    ```
    """
    for where in wheres(doc):
        upright = []
        slanted = False
        for line in where.lines:
            match = _SYMBOL.match(line.block.text)
            if match is None:
                continue
            marks = line.block.pieces(*match.span("symbol"))[0][0].marks
            if marks & {"italic", "math"}:
                slanted = True
            else:
                upright.append(line.block.span(*match.span("symbol")))
        if slanted:
            for span in upright:
                yield finding(span, "量的符号应为斜体，与公式一致")
