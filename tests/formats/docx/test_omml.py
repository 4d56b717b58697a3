"""Formulas: what is written as Office Math reads back as the same formula."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.formulas import read_formula
from stdkit.formats.docx.omml import to_omml


def squeezed(latex: str) -> str:
    """Without the blanks and braces that make no difference."""
    return latex.replace(" ", "")


@pytest.mark.parametrize(
    "latex",
    [
        r"a=b+c",
        r"\frac{m_{1}-m_{2}}{m_{1}}\times 100",
        r"x^{2}+y^{2}",
        r"x_{i}^{2}",
        r"\sqrt{a^{2}+b^{2}}",
        r"\sqrt[3]{V}",
        r"\sum_{i=1}^{n} x_{i}",
        r"\int_{0}^{t} v",
        r"\left(\frac{a}{b}\right)",
        r"\rho \le 0.5",
        r"\bar{x}",
        r"\Delta T=T_{2}-T_{1}",
        r"\sin \alpha",
        r"\eta =\frac{P_{2}}{P_{1}}",
        r"\begin{matrix}a&b\\c&d\end{matrix}",
    ],
)
def test_reads_back(latex: str) -> None:
    math = to_omml(latex)
    assert math is not None
    assert squeezed(read_formula(math).latex).replace("−", "-").replace("\\text", "") == squeezed(latex)


@pytest.mark.parametrize(
    ("written", "the_same"),
    [
        (r"x^2", r"x^{2}"),
        (r"\dfrac12", r"\frac{1}{2}"),
        (r"\mathrm{d}x", r"dx"),
        (r"\text{损失率}=w", r"损失率=w"),
        (r"\left\{a\right.", r"\left\{a\right."),
        (r"f'", r"f^{'}"),
        (r"10^{-3}", r"10^{-3}"),
    ],
)
def test_other_spellings(written: str, the_same: str) -> None:
    math = to_omml(written)
    assert math is not None
    assert squeezed(read_formula(math).latex).replace("−", "-") == squeezed(the_same)


@pytest.mark.parametrize(
    "latex", [r"\unknown{x}", r"a}", r"{a", r"x_1_2", r"\frac{a}", r"\begin{matrix}a", "", r"\left(a", r"x&y"]
)
def test_nothing_is_guessed(latex: str) -> None:
    assert to_omml(latex) is None
