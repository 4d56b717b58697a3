"""Formulas between LaTeX, their tree and one line of text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdkit.formats.maths import linear, parse, write
from stdkit.formats.maths.tree import Row
from tests.effort import examples
from tests.formats.maths.trees import TREES


@settings(max_examples=examples(600), deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_what_is_written_reads_back(tree: Row) -> None:
    latex = write(tree)
    again = parse(latex)
    assert again is not None, latex
    assert write(again) == latex
    assert parse(write(again)) == again


@settings(max_examples=examples(400), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [*"{}[]()_^&'~ab12+-|", "\\frac", "\\left", "\\right", "\\\\", "\\begin{matrix}", "\\end{matrix}", "\\sum", "\\text", "\\sqrt",
             "\\over", "\\middle", "\\lim", "\\hat", "\\mathrm", "\\begin", "\\genfrac", "\\operatorname", "\\rm", "\\mathop", " ", "式"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_text_is_read_or_refused(tokens: list[str]) -> None:
    tree = parse("".join(tokens))
    if tree is not None:
        again = parse(write(tree))
        assert again is not None
        settled = parse(write(again))
        assert settled is not None
        assert write(settled) == write(again)


def test_depth_without_end_is_refused() -> None:
    assert parse("{" * 5000 + "x" + "}" * 5000) is None
    assert parse("\\frac{1}{" * 5000 + "x" + "}" * 5000) is None
    assert parse("\\sqrt" * 5000 + "x") is None
    assert parse("\\sum" * 5000 + "x") is None
    assert parse("{}_1" * 5000 + "x") is None


@pytest.mark.parametrize(
    ("spelled", "same"),
    [
        (r"x^2", r"x^{2}"),
        (r"\dfrac12", r"\frac{1}{2}"),
        (r"a \over b", r"\frac{a}{b}"),
        (r"{\rm kg}/{\bf A}", r"\mathrm{kg}/\mathbf{A}"),
        (r"\mathrm{m^3/h}", r"\mathrm{m}^{3}\mathrm{/h}"),
        (r"损失率=w", r"\text{损失率}=w"),
        (r"\text{质量 }m", r"\text{质量 }m"),
        (r"20^\circ\mathrm C", r"20{}^{\circ}\mathrm{C}"),
        (r"20\degree", r"20{}^{\circ}"),
        (r"f^\prime(x)", r"f'(x)"),
        (r"\tan\left(x\right)", r"\tan\left(x\right)"),
        (r"\sum\limits_{i=1}^{n}x_i", r"\sum_{i=1}^{n} x_{i}"),
        (r"\int\limits_0^1 x", r"\int\limits_{0}^{1} x"),
        (r"\stackrel{a}{=}", r"\overset{a}{=}"),
        (r"\left\{\begin{array}{ll}a&b\\c&d\end{array}\right.", r"\begin{cases} a & b \\ c & d \end{cases}"),
        (r"\left(\begin{array}{c}a\\b\end{array}\right)", r"\begin{pmatrix} a \\ b \end{pmatrix}"),
        (r"a=b\\c=d", r"\begin{gathered} a=b \\ c=d \end{gathered}"),
        (r"\begin{align*}a&=b\\c&=d\end{align*}", r"\begin{aligned} a & =b \\ c & =d \end{aligned}"),
        (r"\begin{equation}a\end{equation}", r"a"),
        (r"\sum_{\substack{i\\j}}x", r"\sum_{\begin{gathered} i \\ j \end{gathered}} x"),
        (r"a\not=b", r"a\ne b"),
        (r"\bigl(x\bigr)", r"(x)"),
        (r"\lvert x\rvert", r"|x|"),
        (r"a\leq b\rightarrow c", r"a\le b\to c"),
        (r"\displaystyle\frac ab", r"\frac{a}{b}"),
        (r"\operatorname*{argmin}_x f", r"\operatorname*{argmin}_{x}f"),
        (r"\mathrm{sin}x", r"\sin x"),
        (r"x\hspace{1em}y", r"xy"),
        (r"\widehat{ABC}", r"\widehat{ABC}"),
        (r"\hat{AB}", r"\widehat{AB}"),
        (r"\genfrac(){0pt}{}{n}{k}", r"\binom{n}{k}"),
        (r"5\%", r"5\%"),
        (r"f^{\prime 2}", r"f^{\prime 2}"),
    ],
)
def test_many_spellings_are_one(spelled: str, same: str) -> None:
    tree = parse(spelled)
    assert tree is not None
    assert write(tree) == same


@pytest.mark.parametrize(
    "latex",
    [
        r"\unknown{x}", r"a}", r"{a", r"x_1_2", r"x^1^2", r"\frac{a}", r"\begin{matrix}a", "", r"\left(a", r"x&y\end", r"\left(a\right",
        r"\begin{matrix}a\end{pmatrix}", r"\tag{1}x", r"\begin{tikz}a\end{tikz}", r"\sqrt[3", r"\text{a",
    ],
)  # fmt: skip
def test_nothing_is_guessed(latex: str) -> None:
    assert parse(latex) is None


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"w=\frac{m_1-m_2}{m_1}\times 100", "w=(m_1−m_2)/m_1×100"),
        (r"\frac{a}{bc}", "a/bc"),
        (r"10^{-3}", "10^−3"),
        (r"x_{i+1}^{2}", "x_(i+1)^2"),
        (r"{ab}^2", "(ab)^2"),
        (r"\sqrt{2}", "√2"),
        (r"\sqrt[3]{V+1}", "³√(V+1)"),
        (r"\sqrt[m]{V}", "[m]√V"),
        (r"\sum_{i=1}^{n} x_i", "∑_(i=1)^n x_i"),
        (r"\lim_{x\to0}\frac{\sin x}{x}", "lim_(x→0) (sin x)/x"),
        (r"2\sin x", "2 sin x"),
        (r"\sin\left(x\right)", "sin(x)"),
        (r"\begin{cases}a&x>0\\b\end{cases}", "{a, x>0; b"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(a, b; c, d)"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a=b; =c"),
        (r"\binom nk", "(n k)"),
        (r"\bar x", "x\u0305"),
        (r"\overline{AB}", "A\u0305B\u0305"),
        (r"\underbrace{a+b}_{n}", "(a+b)_n"),
        (r"20^\circ\mathrm C", "20°C"),
        (r"f'(x)", "f′(x)"),
        (r"{}_{27}^{60}\mathrm{Co}", "_27^60Co"),
        (r"\text{损失率}=w", "损失率=w"),
        (r"\phantom{a}b", "b"),
        (r"\xrightarrow{\Delta}", "→(Δ)"),
    ],
)
def test_reading_in_one_line(latex: str, text: str) -> None:
    tree = parse(latex)
    assert tree is not None
    assert linear(tree) == text
