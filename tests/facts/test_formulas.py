"""Letters of formulas and what explains them. GB/T 1.1—2020, 9.9.3 and 10.4.3."""

from __future__ import annotations

import pytest

from stdkit.facts.formulas import explained_letters, is_chemical, letters_of, ordered_letters, wheres
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document, Formula


def document(*paragraphs: str) -> Document:
    return read_markdown("\n\n".join(["# 4 计算", *paragraphs]))


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("v = s / t", "vst"),
        (r"w = \frac{m_1 - m_2}{m_0} \times 100", "wmmm"),
        (r"\sin\alpha + \cos(2x)", "αx"),
        (r"\arctan x", "x"),
        (r"\ln y + lg z", "yz"),
        (r"x^{n}", "xn"),
        (r"x^2", "x"),
        (r"x_{max}", "x"),
        (r"x_{i_{j}}", "x"),
        (r"x_i^{(k)}y", "xky"),
        (r"x_\alpha", "x"),
        ("m_(ab)", "m"),
        (r"\mathrm{d}t", "t"),
        (r"\text{水分}w", "w"),
        (r"\operatorname{rot} B", "B"),
        (r"\Delta p = \rho g h", "Δpρgh"),
        (r"\varphi\left(x\right)", "φx"),
        (r"\sqrt{a}\quad b", "ab"),
        (r"\sum_{i=1}^{n} x_i", "nx"),
        ("质量A1m", ""),
        (r"\unknown{x}", "x"),
        ("sine", "sine"),
        ("3.5", ""),
    ],
)
def test_the_letters_of_a_formula_in_their_order(source: str, letters: str) -> None:
    assert "".join(ordered_letters(source)) == letters


FUNCTIONS = """
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln lg log exp max min lim sup inf mod det sgn erf gcd dim arg
"""


@pytest.mark.parametrize("name", FUNCTIONS.split())
def test_the_name_of_a_function_is_no_letter(name: str) -> None:
    """GB/T 3102.11: upright, and no quantity; with or without a backslash."""
    assert ordered_letters(f"{name} x + {name}(y) - \\{name}{{z}}") == ["x", "y", "z"]
    assert len(ordered_letters(f"a{name} x")) == len(name) + 2, "in a word it is none"


def test_constants_need_no_explanation() -> None:
    assert letters_of(r"\pi d + e^{i} x") == {"x"}


@pytest.mark.parametrize(
    ("latex", "told"),
    [
        (r"2H_2 + O_2 \rightarrow 2H_2O", True),
        (r"A \to B", True),
        (r"\ce{H2O}", True),
        (r"A \rightleftharpoons B", True),
        ("A → B", True),
        ("A ⇌ B", True),
        (r"\total x", False),
        ("v = s / t", False),
    ],
)
def test_chemical_equations(latex: str, told: bool) -> None:
    assert is_chemical(Formula("b", "formula", latex=latex)) is told


def explained(doc: Document) -> list[tuple[int, str | None, list[tuple[str, str]]]]:
    """Of each group its formulas, its lead and what is explained."""
    return [
        (
            len(where.formulas),
            where.lead.text if where.lead else None,
            [(line.symbol, line.text) for line in where.lines],
        )
        for where in wheres(doc)
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["$$ v = s/t $$ （1）", "式中：", "v——速度；", "s——路程。", "应记录。"], [(1, "式中：", [("v", "速度；"), ("s", "路程。")])]),
        (["$$ v = s/t $$ （1）", "式中：v——速度；", "s——路程。"], [(1, "式中：v——速度；", [("v", "速度；"), ("s", "路程。")])]),
        (["$$ v = s/t $$ （1）", "$$ s = v t $$ （2）", "其中", "v：速度"], [(2, "其中", [("v", "速度")])]),
        (["$$ v = s/t $$ （1）", "应记录。", "式中：", "v——速度。"], [(1, "式中：", [("v", "速度。")])]),
        (["$$ v = s/t $$ （1）", "## 4.2 记录", "式中：", "v——速度。"], [(1, None, [])]),
        (["$$ v = s/t $$ （1）"], [(1, None, [])]),
        (["$$ v = s/t $$ （1）", "式中：", "v = 速度", "应记录速度。", "s——路程。"], [(1, "式中：", [("v", "速度")])]),
        (["$$ v = s/t $$ （1）", "式中：", "速度——路程除以时间。"], [(1, "式中：", [])]),
        (["$$ v = s/t $$ （1）", "式中：", "3——系数。"], [(1, "式中：", [])]),
        (["$$ v = s/t $$ （1）", "式中：", "v——速度。", "$$ a = v/t $$ （2）", "式中：", "a——加速度。"], [(1, "式中：", [("v", "速度。")]), (1, "式中：", [("a", "加速度。")])]),
        (["式中：", "v——速度。"], []),
    ],
)  # fmt: skip
def test_formulas_and_their_explanations(paragraphs: list[str], expected: list[object]) -> None:
    assert explained(document(*paragraphs)) == expected


def test_the_dash_stands_where_it_was_typed() -> None:
    doc = document("$$ v = s/t $$ （1）", "式中：v－速度；", "s ：路程。")
    lines = wheres(doc)[0].lines
    assert [doc.text_of(line.dash) for line in lines] == ["－", "："]
    assert [line.letters for line in lines] == [{"v"}, {"s"}]


def test_a_formula_without_latex_counts_where_it_says_more_than_a_letter() -> None:
    assert explained(document("{公式:（1）}v=s/t", "{公式:（2）}甲")) == [(1, None, [])]


def test_letters_explained_anywhere() -> None:
    doc = read_markdown(
        "# 3 术语和定义\n\n无。\n\n# 4 符号和缩略语\n\nρ　密度\n\n$x_1$：长度\n\n| 符号 | 含义 |\n|---|---|\n| h | 高度 |\n\n## 4.1 其他\n\n"
        "Q——流量\n\n# 5 计算\n\n$$ v = s/t $$ （1）\n\n式中：\n\nv——速度。\n\n# 6 记录\n\n记录 z。\n"
    )
    assert explained_letters(doc) >= {"ρ", "h", "Q", "v"}
    assert not explained_letters(doc) & {"s", "t", "z"}
    assert explained_letters(document("应干燥。")) == frozenset()
