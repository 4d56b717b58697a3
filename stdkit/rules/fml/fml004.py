from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.formulas import explained_letters, is_chemical, letters_of, source_of, wheres
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FML004",
    clause="9.9.3.1、10.4.3",
    severity="warning",
    confidence="heuristic",
    question="这个符号是公式里的量，还是读取公式时认错的字符？",
)
def symbols_and_explanations(doc: Document) -> Iterator[Finding]:
    """公式的符号漏解释，或解释了公式里没有的符号

    “式中：”与公式一一对应：公式里有的都解释，公式里没有的不列。不对应多半是改了公式忘了改解释。

    ```bad
    # 6 计算
    $$ ⟦⟧v=\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离。
    ```
    ```bad
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间；

    ⟦k⟧——系数。
    ```
    ```good
    # 6 计算
    $$ v_{max}=\\frac{l}{t_{1}-t_{0}}\\times\\sin\\alpha+\\pi $$ （1）

    式中：

    v~max~——速度；

    l——距离；

    t~1~、t~0~——时间；

    α——夹角。
    ```
    ```good
    # 6 计算
    $$ x=\\sum_{i=1}^{n}x_{i}/n $$ （1）

    式中：

    x——平均值；

    x~i~——第i次测定值；

    n——次数。
    ```
    ```good
    # 6 计算
    $$ Q=\\int_{0}^{t} q\\,dt $$ （1）

    式中：

    Q——总水量；

    q——流量；

    t——时间。
    ```
    """
    for where in wheres(doc):
        if where.lead is None or not where.lines or any(is_chemical(formula) for formula in where.formulas):
            continue
        there = frozenset().union(*(letters_of(source_of(formula)) for formula in where.formulas))
        # The letters of indices count where an explanation speaks of them (n——次数).
        anywhere = "".join(source_of(formula) + formula.text for formula in where.formulas)
        if not there:
            continue
        explained = frozenset().union(*(line.letters for line in where.lines))
        missing = sorted(there - explained - explained_letters(doc))
        if missing:
            yield finding(where.formulas[-1].span(0, 0), f"公式中的{'、'.join(missing)}在“式中”没有解释")
        for line in where.lines:
            if line.letters and not any(
                letter in anywhere or _NAMES.get(letter, letter) in anywhere for letter in line.letters
            ):
                start = line.block.text.index(line.symbol)
                yield finding(line.block.span(start, start + len(line.symbol)), f"公式中没有“{line.symbol}”")


_NAMES = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda", "μ": "mu", "ν": "nu", "ρ": "rho",
          "σ": "sigma", "τ": "tau", "φ": "phi", "ϕ": "phi", "ω": "omega", "Δ": "Delta", "Σ": "Sigma", "Φ": "Phi", "Ω": "Omega", "ξ": "xi", "ψ": "psi", "χ": "chi"}  # fmt: skip
