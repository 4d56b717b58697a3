from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.formulas import explained_letters, is_chemical, letters_of, source_of, wheres
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Formula


@rule(
    "FML003",
    clause="9.9.3.1",
    severity="warning",
    confidence="heuristic",
    question="公式的符号在别处（如符号一章）解释过了吗？",
)
def symbols_not_explained(doc: Document) -> Iterator[Finding]:
    """公式之后没有解释符号

    公式下面用“式中：”逐一说明符号代表什么量、用什么单位。别处（符号一章、前面的公式）解释过的不用重复；化学方程式不查。

    ```bad
    # 6 计算
    速度按公式（1）计算：

    $$ ⟦⟧v=\\frac{l}{t} $$ （1）

    结果保留两位小数。
    ```
    ```bad
    # 6 计算
    $$ x=a+b $$ （1）

    式中：

    x——含水率；

    a——常数；

    b——修正值。
    ## 6.1 结果
    $$ ⟦⟧k=x+q $$ （2）

    结果保留两位小数。
    ```
    ```good
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间。

    由此得：

    $$ l=vt $$ （2）

    结果保留两位小数。
    ```
    ```good
    # 6 计算
    反应为：

    $$ C+O_{2}\\rightarrow CO_{2} $$

    $$ 3\\times 5=15 $$

    l为距离，t表示时间：

    $$ l=2t $$
    ```
    """
    for where in wheres(doc):
        if where.lead is not None:
            continue
        for formula in where.formulas:
            missing = _unexplained(doc, formula)
            if missing:
                name = f"公式{formula.label}" if formula.label else "公式"
                yield finding(formula.span(0, 0), f"{name}的符号{'、'.join(missing)}没有解释，公式后用“式中：”说明")


def _unexplained(doc: Document, formula: Formula) -> list[str]:
    if is_chemical(formula):
        return []
    letters = letters_of(source_of(formula)) - explained_letters(doc)
    return [
        letter
        for letter in sorted(letters)
        if not re.search(rf"(?<![A-Za-z\\]){letter}[\d_]*\s*(?:为|是|表示|代表|——|指)", _said(doc))
    ]


@fact
def _said(doc: Document) -> str:
    """What the text says, without the formulas themselves."""
    return "\n".join(
        block.text
        for block in doc.blocks()
        if block.text and not isinstance(block, Formula) and _LATIN.search(block.text)
    )


_LATIN = pattern(r"[A-Za-zα-ωΑ-Ω][\d_]*\s*(?:为|是|表示|代表|——|指)")
