"""What Word writes as a formula, construct by construct, and how it is read (ECMA-376, 22.1)."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.formats.docx.formulas import formulas_in, read_formula, read_tree
from stdkit.formats.maths.tree import Letters, Lines
from tests.formats.docx.test_omml import e, math, t


def latex(content: str) -> str:
    return read_formula(math(content)).latex


def held(name: str, content: str) -> str:
    return f"<m:{name}>{content}</m:{name}>"


def said(name: str, **values: str) -> str:
    return held(name, "".join(f'<m:{key} m:val="{value}"/>' for key, value in values.items()))


def part(name: str, text: str) -> str:
    return held(name, t(text) if text else "")


FRACTION = part("num", "a") + part("den", "b")
LIMITS = part("sub", "i") + part("sup", "n") + part("e", "x")


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (held("f", FRACTION), r"\frac{a}{b}"),
        (held("f", said("fPr", type="bar") + FRACTION), r"\frac{a}{b}"),
        (held("f", said("fPr", type="lin") + FRACTION), "a/b"),
        (held("f", said("fPr", type="skw") + FRACTION), r"\sfrac{a}{b}"),
        (held("f", said("fPr", type="noBar") + FRACTION), r"\genfrac{}{}{0pt}{}{a}{b}"),
        (held("sSup", part("e", "x") + part("sup", "2")), "x^{2}"),
        (held("sSub", part("e", "x") + part("sub", "2")), "x_{2}"),
        (held("sSubSup", part("e", "x") + part("sub", "1") + part("sup", "2")), "x_{1}^{2}"),
        (held("sSup", part("e", "x") + part("sup", "")), "x"),
        (held("sSup", part("e", "f") + part("sup", "′")), "f'"),
        (held("sSup", part("e", "f") + part("sup", "′′")), "f''"),
        (held("sSup", part("e", "20") + part("sup", "∘")), r"20{}^{\circ}"),
        (held("sSup", part("e", "") + part("sup", "°")), r"{}^{\circ}"),
        (held("rad", part("deg", "3") + part("e", "x")), r"\sqrt[3]{x}"),
        (held("rad", part("deg", "") + part("e", "x")), r"\sqrt{x}"),
        (held("rad", said("radPr", degHide="1") + part("deg", "3") + part("e", "x")), r"\sqrt{x}"),
        (held("rad", said("radPr", degHide="0") + part("deg", "3") + part("e", "x")), r"\sqrt[3]{x}"),
        (held("nary", LIMITS), r"\int_{i}^{n} x"),
        (held("nary", said("naryPr", chr="∑") + LIMITS), r"\sum_{i}^{n} x"),
        (held("nary", said("naryPr", chr="∑", limLoc="subSup") + LIMITS), r"\sum\nolimits_{i}^{n} x"),
        (held("nary", said("naryPr", chr="∫", limLoc="undOvr") + LIMITS), r"\int\limits_{i}^{n} x"),
        (held("nary", said("naryPr", chr="∑", subHide="1") + LIMITS), r"\sum^{n} x"),
        (held("nary", said("naryPr", chr="∑", supHide="1") + LIMITS), r"\sum_{i} x"),
        (held("nary", said("naryPr", chr="∑", subHide="off") + LIMITS), r"\sum_{i}^{n} x"),
        (held("nary", said("naryPr", chr="∑", limLoc="subSup") + part("e", "x")), r"\sum x"),
        (held("nary", said("naryPr", chr="") + LIMITS), "x"),
        (held("d", e("a")), r"\left(a\right)"),
        (held("d", e("a", "b")), r"\left(a\middle|b\right)"),
        (held("d", said("dPr", begChr="[", endChr="]") + e("a")), r"\left[a\right]"),
        (held("d", said("dPr", begChr="{", endChr="") + e("a")), r"\left\{a\right."),
        (held("d", ""), r"\left(\right)"),
        (held("acc", e("x")), r"\hat{x}"),
        (held("acc", said("accPr", chr="̅") + e("x")), r"\bar{x}"),
        (held("acc", said("accPr", chr="⃗") + e("x")), r"\vec{x}"),
        (held("bar", e("AB")), r"\underline{AB}"),
        (held("bar", said("barPr", pos="top") + e("AB")), r"\overline{AB}"),
        (held("bar", said("barPr", pos="bot") + e("AB")), r"\underline{AB}"),
        (held("groupChr", e("ab")), r"\underbrace{ab}"),
        (held("groupChr", said("groupChrPr", chr="⏞", pos="top") + e("ab")), r"\overbrace{ab}"),
        (held("groupChr", said("groupChrPr", chr="") + e("ab")), "ab"),
        (held("box", e("ab")), "ab"),
        (held("borderBox", e("ab")), r"\boxed{ab}"),
        (held("borderBox", said("borderBoxPr", hideTop="1", hideBot="1", hideLeft="1") + e("ab")), r"\boxed{ab}"),
        (held("borderBox", said("borderBoxPr", hideTop="1", hideBot="1", hideLeft="1", hideRight="1") + e("ab")), "ab"),
        (held("borderBox", said("borderBoxPr", strikeBLTR="1") + e("ab")), r"\cancel{ab}"),
        (held("borderBox", said("borderBoxPr", strikeTLBR="1") + e("ab")), r"\bcancel{ab}"),
        (held("borderBox", said("borderBoxPr", strikeTLBR="1", strikeBLTR="1") + e("ab")), r"\xcancel{ab}"),
        (held("phant", e("ab")), "ab"),
        (held("phant", said("phantPr", show="0") + e("ab")), r"\phantom{ab}"),
        (held("phant", said("phantPr", show="0", zeroWid="1") + e("ab")), r"\vphantom{ab}"),
        (held("phant", said("phantPr", show="0", zeroAsc="1") + e("ab")), r"\phantom{ab}"),
        (held("phant", said("phantPr", show="0", zeroAsc="1", zeroDesc="1") + e("ab")), r"\hphantom{ab}"),
        (held("phant", said("phantPr", show="0", zeroWid="1", zeroAsc="1", zeroDesc="1") + e("ab")), ""),
        (held("sPre", part("sub", "2") + part("sup", "4") + e("He")), r"{}_{2}^{4}{He}"),
        (held("limLow", e("max") + part("lim", "x")), r"\max_{x}"),
        (held("limUpp", e("=") + part("lim", "def")), r"\overset{def}{=}"),
        (held("func", held("fName", t("sin")) + e("x")), r"\sin x"),
    ],
)  # fmt: skip
def test_constructs(content: str, shown: str) -> None:
    assert latex(content) == shown


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (t("x"), "x"),
        (t("x", said("sty", val="p").replace("<m:sty><m:val m:val=", "<m:sty m:val=").replace("</m:sty>", "")), r"\mathrm{x}"),
        (t("x", '<m:sty m:val="b"/>'), r"\mathbf{x}"),
        (t("x", '<m:sty m:val="bi"/>'), r"\boldsymbol{x}"),
        (t("R", '<m:scr m:val="double-struck"/>'), r"\mathbb{R}"),
        (t("L", '<m:scr m:val="script"/>'), r"\mathcal{L}"),
        (t("g", '<m:scr m:val="fraktur"/>'), r"\mathfrak{g}"),
        (t("x", '<m:scr m:val="sans-serif"/>'), r"\mathsf{x}"),
        (t("x", '<m:scr m:val="monospace"/>'), r"\mathtt{x}"),
        (t("损失率", "<m:nor/>"), r"\text{损失率}"),
        (t("x", '<m:nor m:val="0"/>'), "x"),
        (t("", "<m:nor/>"), ""),
        (t(" sin "), r"\sin"),
        (t("𝑥"), "x"),
        (t("𝐱"), r"\mathbf{x}"),
        (t("𝒙"), r"\boldsymbol{x}"),
        (t("𝔸"), r"\mathbb{A}"),
        (t("𝒜"), r"\mathcal{A}"),
        (t("𝔞"), r"\mathfrak{a}"),
        (t("𝖺"), r"\mathsf{a}"),
        (t("𝚊"), r"\mathtt{a}"),
        (t("a𝐱b"), r"a\mathbf{x}b"),
    ],
)  # fmt: skip
def test_letters_and_their_styles(content: str, shown: str) -> None:
    assert latex(content) == shown


def test_what_was_deleted_is_left_out_what_was_inserted_is_read() -> None:
    deleted = f'<w:del w:id="1">{t("旧")}</w:del><w:moveFrom w:id="1">{t("旧")}</w:moveFrom>'
    assert latex(f'{deleted}<w:ins w:id="2">{t("a")}</w:ins><!-- x -->{t("b")}<m:argPr/>') == "ab"


def grid(*rows: tuple[str, ...], columns: str = "") -> str:
    return held(
        "m", (held("mPr", held("mcs", columns)) if columns else "") + "".join(held("mr", e(*row)) for row in rows)
    )


def column(align: str, count: str = "1") -> str:
    return held("mc", said("mcPr", count=count, mcJc=align))


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (grid(("a", "b"), ("c", "d")), r"\begin{matrix} a & b \\ c & d \end{matrix}"),
        (grid(("a", "b"), ("c",)), r"\begin{matrix} a & b \\ c &  \end{matrix}"),
        (grid(), ""),
        (grid(("a", "b"), columns=column("left") + column("right")), r"\begin{array}{lr} a & b \end{array}"),
        (grid(("a", "b"), columns=column("left", "2")), r"\begin{array}{ll} a & b \end{array}"),
        (grid(("a", "b"), columns=column("left")), r"\begin{array}{lc} a & b \end{array}"),
        (grid(("a", "b"), columns=column("left", "999")), r"\begin{array}{lc} a & b \end{array}"),
        (grid(("a", "b"), columns=column("x", "2")), r"\begin{matrix} a & b \end{matrix}"),
        (grid(("a",), columns=column("left", "64")), r"\begin{array}{l} a \end{array}"),
        (held("eqArr", e("a&amp;=b", "c&amp;=d")), r"\begin{aligned} a & =b \\ c & =d \end{aligned}"),
        (held("eqArr", ""), ""),
    ],
)
def test_rows_and_columns(content: str, shown: str) -> None:
    assert " ".join(latex(content).split()) == " ".join(shown.split())


def test_an_ampersand_in_plain_text_parts_nothing() -> None:
    (lines,) = read_tree(math(held("eqArr", held("e", t("R&amp;D", "<m:nor/>")))))
    assert lines == Lines((((Letters("R&D", "text"),),),))


def test_what_lies_too_deep_is_read_as_its_letters() -> None:
    content = t("x")
    for _ in range(60):
        content = held("rad", held("deg", "") + held("e", content))
    assert "x" in latex(content) and latex(content).count("sqrt") < 60


def test_formulas_of_a_display() -> None:
    both = etree.fromstring(
        f'<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"<m:oMathParaPr/><m:oMath>{t('a')}</m:oMath><m:oMath>{t('b')}</m:oMath></m:oMathPara>"
    )
    assert [read_formula(one).text for one in formulas_in(both)] == ["a", "b"]
    alone = math(t("c"))
    assert list(formulas_in(alone)) == [alone]
