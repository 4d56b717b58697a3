from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.formulas import is_chemical, source_of, wheres
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FACTOR = pattern(r"(?<![\d.A-Za-z_^])(?<![_^]\{)(?:3\.6|60|3\s?600|1\s?000|10\s?\^|10\^?\{)(?![\d.])")


@rule(
    "FML009",
    clause="9.9.3.1",
    severity="info",
    confidence="heuristic",
    question="公式里的这个数是单位换算的系数（要写明数值和单位），还是与单位无关的常数？",
)
def numerical_equations(doc: Document) -> Iterator[Finding]:
    """数值关系式没有说明“数值”和单位

    公式里有3.6、60、1 000这类换算系数的，是数值关系式，只在规定的单位下成立，“式中”写“……的数值，单位为……”；量关系式不写“的数值”。

    ```bad
    # 6 计算
    $$ ⟦⟧v=3.6\\times\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间。
    ```
    ```bad
    # 6 计算
    $$ ⟦⟧q=\\frac{V}{60t} $$ （1）

    式中：

    q——流量；

    V——体积；

    t——时间。
    ```
    ```good
    # 6 计算
    $$ v=3.6\\times\\frac{l}{t} $$ （1）

    式中：

    v——速度的数值，单位为千米每小时（km/h）；

    l——距离的数值，单位为米（m）；

    t——时间的数值，单位为秒（s）。
    ```
    ```good
    # 6 计算
    $$ w=\\frac{m}{M}\\times 100\\% $$ （1）

    式中：

    w——含水率；

    m——水的质量；

    M——试样的质量。
    ```
    ```good
    # 6 计算
    $$ A=0.5\\times a\\times h $$ （1）

    式中：

    A——面积；

    a——底边；

    h——高。
    ```
    """
    for where in wheres(doc):
        if not where.lines or any(
            "数值" in line.text or "单位" in line.text or "（" in line.text for line in where.lines
        ):
            continue
        for formula in where.formulas:
            if _FACTOR.search(source_of(formula)) and not is_chemical(formula):
                yield finding(formula.span(0, 0), "公式含换算系数，“式中”应说明“……的数值，单位为……”")
