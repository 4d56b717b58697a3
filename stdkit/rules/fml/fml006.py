from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stdkit.facts.formulas import ordered_letters, source_of, wheres
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FML006",
    clause="10.4.3",
    severity="info",
    confidence="heuristic",
    question="这些符号按公式中的次序重排，会打断有意分出的组吗？",
)
def order_of_explanations(doc: Document) -> Iterator[Finding]:
    """符号解释的次序与公式不一致

    “式中：”的符号按公式中从左到右、从上到下的次序解释，读者对着公式就能找到。

    ```bad
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    ⟦t⟧——时间；

    l——距离；

    v——速度。
    ```
    ```bad
    # 6 计算
    $$ m=kx+q $$ （1）

    式中：

    m——质量；

    ⟦x⟧——读数；

    k——系数；

    q——修正值。
    ```
    ```good
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间。
    ```
    ```good
    # 6 计算
    $$ w=\\frac{m_{1}-m_{2}}{m_{1}} $$ （1）

    式中：

    w——含水率；

    m~2~——烘后质量；

    m~1~——烘前质量。
    ```
    """
    for where in wheres(doc):
        if len(where.formulas) != 1 or len(where.lines) < 2:
            continue
        order: dict[str, int] = {}
        for at, letter in enumerate(ordered_letters(source_of(where.formulas[0]))):
            order.setdefault(letter, at)
        known = [
            (order[min(line.letters)], line)
            for line in where.lines
            if len(line.letters) == 1 and min(line.letters) in order
        ]
        for (place, line), (after, _) in pairwise(known):
            if place > after:
                start = line.block.text.index(line.symbol)
                yield finding(
                    line.block.span(start, start + len(line.symbol)), "符号的解释应按公式中从左到右、从上到下的次序"
                )
                break
