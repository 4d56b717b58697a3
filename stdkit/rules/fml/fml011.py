from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Formula

_NESTED = pattern(r"[_^]\{[^{}]*[_^](?:\{|[A-Za-z0-9])")
_FRACTIONS = pattern(r"\\d?frac\{(?:[^{}]|\{[^{}]*\})*\\d?frac")


@rule("FML011", clause="9.9.3.3", severity="info", default=False)
def too_many_levels(doc: Document) -> Iterator[Finding]:
    """公式的上下标、分式层次过多

    上标、下标之中再套上下标，分式之中再套分式，排出来难以辨认，宜改写。

    ```bad
    $$ ⟦D_{1_{max}}=x⟧ $$ （1）
    ```
    ```bad
    $$ ⟦x=\\frac{a+\\frac{b}{c}}{d}⟧ $$ （1）
    ```
    ```good
    $$ D_{1,max}=x^{2} $$ （1）
    ```
    ```good
    $$ x=\\frac{a}{b}+\\frac{c}{d} $$ （1）
    ```
    """
    for block in doc.blocks():
        if isinstance(block, Formula) and (_NESTED.search(block.latex) or _FRACTIONS.search(block.latex)):
            yield finding(block.span(), "公式的上下标或分式宜只用一个层次")
