"""EQ fields: what they show, as LaTeX or as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.formats.docx.equations import equation, plain
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.maths import parse, write
from stdkit.model import Formula
from tests.formats.docx.specimens import build, field, p, r


@pytest.mark.parametrize(
    ("code", "latex"),
    [
        (r"\f(a,b)", r"\frac{a}{b}"),
        (r"\F(\R(,x+1),\F(c;d))", r"\frac{\sqrt{x+1}}{\frac{c}{d}}"),
        (r"f(x)=\f(f(1),2)", r"f(x)=\frac{f(1)}{2}"),
        (r"\f(1\,000,b)", r"\frac{1,000}{b}"),
        (r"\o(x,¯)", r"\bar{x}"),
        (r"\o\al(\s\up7(-),x)", r"\bar{x}"),
        (r"\x\to(AB)", r"\overline{AB}"),
        (r"\x\bo(AB)", r"\underline{AB}"),
        (r"\x(AB)", r"\boxed{AB}"),
        (r"\r(3,x)", r"\sqrt[3]{x}"),
        (r"m\s\do5(1)", r"m_{1}"),
        (r"m\s\do5(1)\s\up8(2)", r"m_{1}^{2}"),
        (r"m\s(2,1)", r"m_{1}^{2}"),
        (r"\i\su(i=1,n,x\s\do3(i))", r"\sum_{i=1}^{n} x_{i}"),
        (r"\i(0,1,x)", r"\int_{0}^{1} x"),
        (r"\b\lc\{(\a(a,b))", r"\begin{cases} a \\ b \end{cases}"),
        (r"\b\bc\[(x)", r"\left[x\right]"),
        (r"\a\al\co2(1,2,3,4)", r"\begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix}"),
        (r"a\d\fo10()\l(b,c)", "ab,c"),
    ],
)
def test_formula(code: str, latex: str) -> None:
    row = equation(code)
    assert row is not None
    assert write(row) == latex
    assert parse(latex) is not None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"\o\ac(○,12)", "⑫"),
        (r"\o\ac(○,甲)", "(甲)"),
        (r'\* jc2 \* "Font:宋体" \* hps21 \o\ad(\s\up 9(dī),滴)', "滴"),
        (r"\o(A,B)", "AB"),
    ],
)
def test_signs_that_are_no_formula(code: str, text: str) -> None:
    assert plain(equation(code) or ()) == text


def test_raised_and_lowered_text_is_marked(tmp_path: Path) -> None:
    body = p(r("面积为8 m") + field(r"EQ \s\up8(2)", "") + r("，含H") + field(r"EQ \s\do5(2)", "") + r("O。"))
    (block,) = read_docx(build(tmp_path / "a.docx", body)).blocks()
    assert block.text == "面积为8 m2，含H2O。"
    assert [sorted(run.marks) for run in block.runs if run.marks] == [["superscript"], ["subscript"]]


def test_a_field_alone_in_its_paragraph_is_a_formula_with_its_number(tmp_path: Path) -> None:
    body = p(field(r"EQ w=\f(m,n)", "") + r("（1）"))
    (block,) = read_docx(build(tmp_path / "a.docx", body)).blocks()
    assert isinstance(block, Formula)
    assert (block.label, block.latex, block.text) == ("（1）", r"w=\frac{m}{n}", "w=m/n")
    assert all(run.locked for run in block.runs)


@given(st.text(st.sampled_from("\\fosaxbir(),;ac○1 ¯{\\up"), max_size=30))
def test_any_code_is_read_or_refused(code: str) -> None:
    row = equation(code)
    assert row is None or isinstance(write(row), str)
