"""Formulas: what is written as Office Math reads back as the same formula; what Word writes is read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from stdkit.formats.docx.formulas import read_formula, read_tree
from stdkit.formats.docx.omml import to_omml, write_tree
from stdkit.formats.docx.tags import MATH, WORD
from stdkit.formats.maths import linear, parse, write
from stdkit.formats.maths.tree import Row
from tests.effort import examples
from tests.formats.maths.trees import TREES


def math(content: str) -> etree._Element:
    return etree.fromstring(f'<m:oMath xmlns:m="{MATH}" xmlns:w="{WORD}">{content}</m:oMath>')


def t(text: str, form: str = "") -> str:
    return f"<m:r>{f'<m:rPr>{form}</m:rPr>' if form else ''}<m:t>{text}</m:t></m:r>"


def e(*texts: str) -> str:
    return "".join(f"<m:e>{text if text.startswith('<') else t(text)}</m:e>" for text in texts)


@settings(max_examples=examples(600), deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_any_formula_reads_back(tree: Row) -> None:
    latex = write(tree)
    made = to_omml(latex)
    assert made is not None
    reading = read_formula(made)
    assert reading.latex == latex
    again = parse(latex)
    assert again is not None
    assert reading.text == linear(again)
    assert read_tree(write_tree(read_tree(made))) == read_tree(made)


@pytest.mark.parametrize(
    "latex",
    [
        r"a=b+c",
        r"\frac{m_{1}-m_{2}}{m_{1}}\times 100",
        r"x_{i}^{2}",
        r"\sqrt{a^{2}+b^{2}}",
        r"\sqrt[3]{V}",
        r"\sum_{i=1}^{n} x_{i}",
        r"\int_{0}^{t} v\,\mathrm{d}t",
        r"\left(\frac{a}{b}\right)",
        r"\rho\le 0.5",
        r"\bar{x}",
        r"\Delta T=T_{2}-T_{1}",
        r"\sin\alpha",
        r"\eta=\frac{P_{2}}{P_{1}}",
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"\begin{cases} a & x>0 \\ b & x\le 0 \end{cases}",
        r"\begin{aligned} a & =b \\ c & =d \end{aligned}",
        r"\text{损失率}=w",
        r"f'(x)",
        r"20{}^{\circ}\mathrm{C}",
        r"\left\{a\right.",
        r"10^{-3}",
    ],
)
def test_reads_back(latex: str) -> None:
    made = to_omml(latex)
    assert made is not None
    assert read_formula(made).latex == latex


@pytest.mark.parametrize("latex", [r"\unknown{x}", r"a}", r"\frac{a}", "", r"\left(a"])
def test_nothing_is_guessed(latex: str) -> None:
    assert to_omml(latex) is None


ON = 'm:val="1"'


@pytest.mark.parametrize(
    ("content", "latex", "text"),
    [
        (f"<m:f><m:num>{t('a')}</m:num><m:den>{t('b+c')}</m:den></m:f>", r"\frac{a}{b+c}", "a/(b+c)"),
        (f'<m:f><m:fPr><m:type m:val="lin"/></m:fPr><m:num>{t("a")}</m:num><m:den>{t("b")}</m:den></m:f>', "a/b", "a/b"),
        (f'<m:f><m:fPr><m:type m:val="skw"/></m:fPr><m:num>{t("a")}</m:num><m:den>{t("b")}</m:den></m:f>', r"\sfrac{a}{b}", "a/b"),
        (
            f'<m:d>{e("<m:f><m:fPr><m:type m:val=" + chr(34) + "noBar" + chr(34) + "/></m:fPr><m:num>" + t("n") + "</m:num><m:den>" + t("k") + "</m:den></m:f>")}</m:d>',
            r"\binom{n}{k}",
            "(n k)",
        ),
        (f"<m:rad><m:deg>{t('3')}</m:deg>{e('V')}</m:rad>", r"\sqrt[3]{V}", "³√V"),
        (f'<m:rad><m:radPr><m:degHide {ON}/></m:radPr><m:deg>{t("3")}</m:deg>{e("V")}</m:rad>', r"\sqrt{V}", "√V"),
        (f"<m:sSup>{e('AB')}<m:sup>{t('2')}</m:sup></m:sSup>", r"{AB}^{2}", "(AB)^2"),
        (f"<m:sSubSup>{e('x')}<m:sub>{t('1')}</m:sub><m:sup>{t('′')}</m:sup></m:sSubSup>", r"x_{1}'", "x_1′"),
        (f"<m:sSup>{e('f')}<m:sup>{t('′')}</m:sup></m:sSup>", r"f'", "f′"),
        (f"<m:sSup>{e('20')}<m:sup>{t('∘')}</m:sup></m:sSup>{t('C', f'<m:sty m:val={chr(34)}p{chr(34)}/>')}", r"20{}^{\circ}\mathrm{C}", "20°C"),
        (f"<m:sPre><m:sub>{t('27')}</m:sub><m:sup>{t('60')}</m:sup>{e('Co')}</m:sPre>", r"{}_{27}^{60}{Co}", "_27^60Co"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="subSup"/></m:naryPr><m:sub>{t("i")}</m:sub><m:sup>{t("n")}</m:sup>{e("x+y")}</m:nary>',
            r"\sum\nolimits_{i}^{n} {x+y}",
            "∑_i^n x+y",
        ),
        (f"<m:nary><m:naryPr><m:subHide {ON}/><m:supHide {ON}/></m:naryPr><m:sub/><m:sup/>{e('v')}</m:nary>", r"\int v", "∫v"),
        (f"<m:d>{e('a', 'b')}</m:d>", r"\left(a\middle|b\right)", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val=""/></m:dPr>{e("a", "b")}</m:d>', r"\left[a\middle,b\right.", "[a,b"),
        (
            f'<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr>{e("a,&amp;x&gt;0", "b,&amp;x≤0")}</m:eqArr></m:e></m:d>',
            r"\begin{cases} a, & x>0 \\ b, & x\le 0 \end{cases}",
            "{a,x>0; b,x≤0",
        ),
        (f"<m:eqArr>{e('a', 'b')}</m:eqArr>", r"\begin{gathered} a \\ b \end{gathered}", "a; b"),
        (f"<m:d><m:e><m:m><m:mr>{e('a', 'b')}</m:mr><m:mr>{e('c', 'd')}</m:mr></m:m></m:e></m:d>", r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
        (f"<m:func><m:fName>{t('sin')}</m:fName>{e('x')}</m:func>", r"\sin x", "sin x"),
        (f"<m:func><m:fName>{t('arsh')}</m:fName>{e('x')}</m:func>", r"\operatorname{arsh}x", "arsh x"),
        (
            f"<m:func><m:fName><m:limLow>{e(t('lim', f'<m:sty m:val={chr(34)}p{chr(34)}/>'))}<m:lim>{t('n→∞')}</m:lim></m:limLow></m:fName>{e('x')}</m:func>",
            r"\lim_{n\to\infty}x",
            "lim_(n→∞) x",
        ),
        (f'<m:acc><m:accPr><m:chr m:val="̅"/></m:accPr>{e("x")}</m:acc>', r"\bar{x}", "x\u0305"),
        (f"<m:acc>{e('x')}</m:acc>", r"\hat{x}", "x\u0302"),
        (f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{e("AB")}</m:bar>', r"\overline{AB}", "A\u0305B\u0305"),
        (f"<m:bar>{e('x')}</m:bar>", r"\underline{x}", "x\u0332"),
        (f"<m:limLow><m:e><m:groupChr>{e('a+b')}</m:groupChr></m:e><m:lim>{t('n')}</m:lim></m:limLow>", r"\underbrace{a+b}_{n}", "(a+b)_n"),
        (f'<m:groupChr><m:groupChrPr><m:chr m:val="→"/></m:groupChrPr>{e("Δ")}</m:groupChr>', r"\xrightarrow{\Delta}", "→(Δ)"),
        (f"<m:limUpp>{e('=')}<m:lim>{t('def')}</m:lim></m:limUpp>", r"\overset{def}{=}", "=^def"),
        (f"<m:borderBox>{e('x')}</m:borderBox>", r"\boxed{x}", "x"),
        (f"<m:box>{e('x')}</m:box>", "x", "x"),
        (f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>{e("x")}</m:phant>{t("y")}', r"\phantom{x}y", "y"),
        (f"<m:phant>{e('x')}</m:phant>", "x", "x"),
        (t("损失率=w"), r"\text{损失率}=w", "损失率=w"),
        (t("质量 kg", "<m:nor/>"), r"\text{质量 kg}", "质量 kg"),
        (t("kg", '<m:sty m:val="p"/>') + t("/", '<m:sty m:val="p"/>') + t("m", '<m:sty m:val="p"/>'), r"\mathrm{kg/m}", "kg/m"),
        (t("A", '<m:sty m:val="b"/>') + t("R", '<m:scr m:val="double-struck"/>'), r"\mathbf{A}\mathbb{R}", "AR"),
        (t("𝑥=𝐀"), r"x=\mathbf{A}", "x=A"),
        (t("a-b*c⋅d"), r"a-b*c\cdot d", "a−b∗c·d"),
        (t("\uf061"), r"\alpha", "α"),
        (f"<w:ins>{t('a')}</w:ins><w:del>{t('b')}</w:del>", "a", "a"),
        ("<m:r><w:rPr/><w:t>a</w:t></m:r>", "a", "a"),
    ],
)  # fmt: skip
def test_what_word_writes(content: str, latex: str, text: str) -> None:
    reading = read_formula(math(content))
    assert (reading.latex, reading.text) == (latex, text)
    made = to_omml(latex)
    assert made is not None
    assert read_formula(made).latex == latex


def test_formula_nested_without_end_keeps_its_letters() -> None:
    deep = "<m:sSup><m:e>" * 60 + t("x") + "</m:e></m:sSup>" * 60
    assert read_formula(math(deep)).text == "x"
