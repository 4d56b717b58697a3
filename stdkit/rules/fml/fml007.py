from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.formulas import is_chemical, source_of
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Formula

_OPERAND = pattern(r"[\u4e00-\u9fff]{2,}")
_SUB_WORDS = pattern(
    r"[_^]\s*(?:\{[^{}]*\}|\([^()]*\)|[\u4e00-\u9fff]+)|\\(?:text|mathrm|mbox)\s*\{\s*[（(，,][^{}]*\}"
)
_LONG = pattern(r"(?<![A-Za-z\\_])(?!sin|cos|tan|max|min|log|exp|lim|mod|arc|det|sgn)[A-Z]{3,}(?![A-Za-z(（])")


@rule(
    "FML007",
    clause="9.9.3.1",
    severity="warning",
    confidence="heuristic",
    question="这里是一个量的名称或缩略语（换成量的符号），还是通行的多字母符号（如特征数 Re）？",
)
def names_in_formulas(doc: Document) -> Iterator[Finding]:
    """公式用量的名称或多字母缩略语

    公式用量的符号，不用量的名称（密度=质量/体积），也不用几个字母的缩略语作量的符号，以免读成几个量相乘。

    ```bad
    $$ ⟦密度=质量÷体积⟧ $$ （1）
    ```
    ```bad
    $$ ⟦x=MSE+b⟧ $$ （1）
    ```
    ```good
    $$ \\rho=\\frac{m}{V} $$ （1）
    ```
    ```good
    $$ m_{净}=\\max(a,b)+\\sin x $$ （1）
    ```
    ```good
    $$ CaCO_{3}\\rightarrow CaO+CO_{2} $$ （1）
    ```
    ```good
    $$ \\log x+\\cos y=\\exp z $$ （1）

    $$ q_{漏风}=\\text{（风量）}k $$ （2）

    合格率见表1。
    ```
    ```bad
    漏风系数按公式（1）计算。

    $$ ⟦COP=Q/W⟧ $$ （1）
    ```
    """
    for block in doc.blocks():
        if not isinstance(block, Formula) or is_chemical(block):
            continue
        text = _SUB_WORDS.sub("", source_of(block))
        if not re.search(r"[=＝<>≤≥]", text):
            continue
        named = _OPERAND.search(text) or _LONG.search(text)
        if named is not None:
            yield finding(block.span(), f"公式中用了“{named[0]}”，应使用量的符号")
