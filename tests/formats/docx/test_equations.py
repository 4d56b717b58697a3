"""EQ fields: what they show, as LaTeX or as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.formats.docx.equations import equation, plain, raised
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


@pytest.mark.parametrize(
    ("code", "latex"),
    [
        (r"\f(a)", r"\frac{a}{}"),
        (r"\r(x)", r"\sqrt{x}"),
        (r"\r()", r"\sqrt{}"),
        (r"\x\to\bo(AB)", r"\boxed{AB}"),
        (r"\x\le(AB)", "AB"),
        (r"\x\ri\to(AB)", "AB"),
        (r"\x()", ""),
        (r"\b(x)", r"\left(x\right)"),
        (r"\b\bc\{(x)", r"\left\{x\right\}"),
        (r"\b\bc\|(x)", r"\left|x\right|"),
        (r"\b\rc\](x)", r"\left.x\right]"),
        (r"\b\lc\((x,y)", r"\left(xy\right."),
        (r"\i(,,x)", r"\int x"),
        (r"\i(0,,x)", r"\int_{0} x"),
        (r"\i\pr(i,n,x)", r"\prod_{i}^{n} x"),
        (r"\i\su\in(i,n,x)", r"\sum\nolimits_{i}^{n} x"),
        (r"\i\fc\∮(a,b,x)", r"\oint\limits_{a}^{b} x"),
        (r"\l(a,b;c)", "a,b,c"),
        (r"\l(a)", "a"),
        (r"\a(a)", "a"),
        (r"\a()", ""),
        (r"\a(a,b,c)", r"\begin{gathered} a \\ b \\ c \end{gathered}"),
        (r"\a\co3(1,2,3,4)", r"\begin{matrix} 1 & 2 & 3 \\ 4 & & \end{matrix}"),
        (r"\a\co9(1,2)", r"\begin{matrix} 1 & 2 \end{matrix}"),
        (r"\a\co1234(1,2)", r"\begin{gathered} 1 \\ 2 \end{gathered}"),
        (r"\a\ac\co2\vs3\hs3(1,2)", r"\begin{matrix} 1 & 2 \end{matrix}"),
        (r"ab\s\up8(2)", "ab^{2}"),
        (r"\s\up8(2)", "{}^{2}"),
        (r"m\s\up8(2)\s\do5(1)", r"m_{1}^{2}"),
        (r"m\s\up8(2)\s\up8(3)", r"{m^{2}}^{3}"),
        (r"m\s()n", "m^{}n"),
        (r"m\s n", "mn"),
        (r"\o(x,ˆ)", r"\hat{x}"),
        (r"\o(→,x)", r"\vec{x}"),
        (r"\o(x,˙)", r"\dot{x}"),
        (r"\o(x,¨)", r"\ddot{x}"),
        (r"\o(x,~)", r"\tilde{x}"),
        (r" \F( a , b ) ", r"\frac{a}{b}"),
        (r"\f(a,b)\d\fo10()c", r"\frac{a}{b}c"),
        (r"(a,b)", "(a,b)"),
        (r"\f((a,b),c)", r"\frac{(a,b)}{c}"),
        (r"\f(a\)b,c)", r"\frac{a)b}{c}"),
        (r"a\\b", r"a\backslash b"),
        (r"\* MERGEFORMAT x\f(1,2)", r"x\frac{1}{2}"),
    ],
)
def test_every_command_and_its_options(code: str, latex: str) -> None:
    row = equation(code)
    assert row is not None
    assert " ".join(write(row).split()) == latex


@pytest.mark.parametrize("code", [r"\f(a,b", r"\f(", r"\b\lc\{(\a(a,b)", r"x\s\up8(2"])
def test_a_bracket_that_is_not_closed_is_no_formula(code: str) -> None:
    assert equation(code) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"\o\ac(○,1)", "①"),
        (r"\o\ac(○,20)", "⑳"),
        (r"\o\ac(○,21)", "(21)"),
        (r"\o\ac(O,3)", "③"),
        (r"\o\ad(滴,\s\up9(dī))", "滴"),
        (r"\o(\s\up9(a),\s\up9(b))", None),
        (r"\o(A)", "A"),
        (r"\o(A,B,C)", "ABC"),
        (r"\f(a,b)", None),
        ("甲", "甲"),
    ],
)
def test_texts_over_one_another(code: str, text: str | None) -> None:
    assert plain(equation(code) or ()) == text


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (r"\s\up8(2)", ("2", True)),
        (r"\s\do8(2)", ("2", False)),
        (r"\s(1,2)", None),
        (r"a\s\up8(2)", None),
        (r"\s\up8()", None),
        (r"\f(a,b)", None),
        ("2", None),
    ],
)
def test_text_that_is_only_raised_or_lowered(code: str, found: tuple[str, bool] | None) -> None:
    assert raised(equation(code) or ()) == found


def test_fields_within_fields_end_somewhere() -> None:
    assert equation("\\r(" * 60 + "x" + ")" * 60) is not None
