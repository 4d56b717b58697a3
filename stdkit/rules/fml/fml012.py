from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_NEAR_MIDDLE = 6.0
"""So many characters in, a formula set by hand stands near enough to the middle."""
_BREAK = pattern(r"(?<![=＝+＋\-−－±∓×·/≈≤≥<>,，])\n(?=\s*[=＝+＋\-−±∓×·/≈≤≥])")


@rule("FML012", clause="10.4.3", severity="info", default=False)
def formula_layout(doc: Document) -> Iterator[Finding]:
    """公式的编排不符

    数学公式另行居中，编号右端对齐；一行写不下时，在“=”“+”“-”等符号之后回行。公式与编号之间的“……”、由文本框或表格排的公式读不出来，所以
    默认不查。

    ```bad layout=yes
    # 5 计算
    含水率按公式（1）计算：
    【首行0字 无制表位】
    $$ ⟦w = m_1 / m_0⟧ $$ （1）
    ```
    ```bad layout=yes
    # 附录A（规范性）计算
    含水率按公式（A.1）计算：
    【首行2字 左齐 无制表位】
    $$ ⟦w = m⟧ $$ （A.1）
    ```
    ```good layout=yes
    # 5 计算
    含水率按公式（1）计算：
    【居中】
    $$ w = m_1 / m_0 $$ （1）
    ```
    ```good layout=yes
    # 5 计算
    含水率按公式（1）计算：
    【首行0字 制表位】
    $$ w = m_1 / m_0 $$ （1）
    ```
    """
    formulas = [one for one in of(doc, "公式") if not one.in_table]
    aside = [one.span for one in formulas if _is_aside(one)]
    yield from gathered(aside, "公式应另行居中")
    broken = [
        one.block.span(match.start(), match.end()) for one in formulas for match in _BREAK.finditer(one.block.text)
    ]
    yield from gathered(broken, "公式应在“=”“+”“-”等符号之后回行")


def _is_aside(one: Paragraph) -> bool:
    layout = one.layout
    if layout.indent is None or layout.align in ("center", "right", "distribute"):
        return False
    middle = any(tab.align in ("center", "right") for tab in layout.tabs or ())
    return not middle and layout.indent < _NEAR_MIDDLE
