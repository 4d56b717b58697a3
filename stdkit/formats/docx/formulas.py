"""Formulas of Office Math (OMML) as one line of text and as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, Protocol

from lxml import etree

from stdkit.formats.docx.tags import MATH, T, m, w

_VAL: Final = m("val")
_GREEK: Final = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "o", "pi", "rho",
    "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
_GREEK_CAPITALS: Final = {
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi",
    "Ω": "Omega",
}  # fmt: skip
_COMMANDS: Final = {
    **{chr(0x3B1 + at): rf"\{name}" for at, name in enumerate(_GREEK)},
    **{sign: rf"\{name}" for sign, name in _GREEK_CAPITALS.items()}, "ο": "o",
    "ϕ": "\\phi", "φ": "\\varphi", "ε": "\\varepsilon", "ϵ": "\\epsilon", "ϑ": "\\vartheta", "×": "\\times", "÷": "\\div",
    "·": "\\cdot", "⋅": "\\cdot", "∙": "\\cdot", "±": "\\pm", "∓": "\\mp", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx",
    "≡": "\\equiv", "∝": "\\propto", "∞": "\\infty", "∂": "\\partial", "∇": "\\nabla", "√": "\\surd", "∑": "\\sum", "∏": "\\prod",
    "∫": "\\int", "∬": "\\iint", "∮": "\\oint", "∈": "\\in", "∉": "\\notin", "⊂": "\\subset", "⊆": "\\subseteq", "∪": "\\cup",
    "∩": "\\cap", "∅": "\\emptyset", "→": "\\to", "⇒": "\\Rightarrow", "⇔": "\\Leftrightarrow", "←": "\\leftarrow", "…": "\\ldots",
    "⋯": "\\cdots", "∀": "\\forall", "∃": "\\exists", "∠": "\\angle", "⊥": "\\perp", "∥": "\\parallel", "°": "^{\\circ}",
    "′": "'", "%": "\\%", "#": "\\#", "&": "\\&", "_": "\\_", "{": "\\{", "}": "\\}", "⊕": "\\oplus", "⊗": "\\otimes", "‖": "\\|",
    "⌊": "\\lfloor", "⌋": "\\rfloor", "⌈": "\\lceil", "⌉": "\\rceil", "〈": "\\langle", "〉": "\\rangle", "⟨": "\\langle", "⟩": "\\rangle",
}  # fmt: skip
_FUNCTIONS: Final = frozenset(
    ("sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "ln", "lg", "log", "exp", "max", "min",
     "lim", "sup", "inf", "det")
)  # fmt: skip
_ACCENTS: Final = {
    "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0307": "dot", "\u0308": "ddot", "\u20d7": "vec", "¯": "bar",
    "^": "hat", "~": "tilde", "→": "vec",
}  # fmt: skip


class Reading(NamedTuple):
    """A formula in one line (``text``) and as LaTeX."""

    text: str
    latex: str


def read_formula(element: etree._Element) -> Reading:
    """The reading of an ``m:oMath`` or ``m:oMathPara`` as accepted (deleted pieces left out)."""
    return Reading(_Reader(_Linear()).all(element), _Reader(_Latex()).all(element).strip())


class _Notation(Protocol):
    def letters(self, text: str) -> str: ...
    def fraction(self, above: str, below: str, *, bar: bool) -> str: ...
    def scripts(self, base: str, low: str, high: str) -> str: ...
    def before(self, base: str, low: str, high: str) -> str: ...
    def root(self, degree: str, inner: str) -> str: ...
    def operator(self, sign: str, low: str, high: str, inner: str) -> str: ...
    def fenced(self, left: str, between: str, right: str, inner: list[str]) -> str: ...
    def function(self, name: str, inner: str) -> str: ...
    def accent(self, sign: str, inner: str) -> str: ...
    def table(self, rows: list[list[str]], *, aligned: bool) -> str: ...


class _Linear:
    """One line, as one would type it: fractions with a stroke, exponents with ``^``, indices with ``_``."""

    def letters(self, text: str) -> str:
        return text

    def fraction(self, above: str, below: str, *, bar: bool) -> str:
        return f"{grouped(above)}/{grouped(below)}" if bar else f"({above} {below})"

    def scripts(self, base: str, low: str, high: str) -> str:
        return base + (f"_{grouped(low)}" if low else "") + (f"^{grouped(high)}" if high else "")

    def before(self, base: str, low: str, high: str) -> str:
        return (f"_{grouped(low)}" if low else "") + (f"^{grouped(high)}" if high else "") + base

    def root(self, degree: str, inner: str) -> str:
        return f"{_superscript(degree)}√{grouped(inner)}"

    def operator(self, sign: str, low: str, high: str, inner: str) -> str:
        return self.scripts(sign, low, high) + grouped(inner)

    def fenced(self, left: str, between: str, right: str, inner: list[str]) -> str:
        return left + between.join(inner) + right

    def function(self, name: str, inner: str) -> str:
        return name + (inner if inner.startswith("(") else f" {inner}")

    def accent(self, sign: str, inner: str) -> str:
        return inner + sign

    def table(self, rows: list[list[str]], *, aligned: bool) -> str:
        return "; ".join(", ".join(row) for row in rows)


class _Latex:
    def letters(self, text: str) -> str:
        if text.strip() in _FUNCTIONS:
            return f"\\{text.strip()} "
        written = ""
        for sign in text:
            command = _COMMANDS.get(sign, sign)
            written += f"{command} " if command.startswith("\\") and command[-1].isalpha() else command
        return written

    def fraction(self, above: str, below: str, *, bar: bool) -> str:
        return (
            f"\\frac{{{above.strip()}}}{{{below.strip()}}}" if bar else f"\\binom{{{above.strip()}}}{{{below.strip()}}}"
        )

    def scripts(self, base: str, low: str, high: str) -> str:
        return base.strip() + (f"_{{{low.strip()}}}" if low else "") + (f"^{{{high.strip()}}}" if high else "")

    def before(self, base: str, low: str, high: str) -> str:
        return "{}" + self.scripts("", low, high) + base

    def root(self, degree: str, inner: str) -> str:
        return f"\\sqrt{f'[{degree.strip()}]' if degree.strip() else ''}{{{inner.strip()}}}"

    def operator(self, sign: str, low: str, high: str, inner: str) -> str:
        return f"{self.scripts(self.letters(sign), low, high)} {inner}"

    def fenced(self, left: str, between: str, right: str, inner: list[str]) -> str:
        opening = f"\\left{self.letters(left).strip() or '.'}"
        closing = f"\\right{self.letters(right).strip() or '.'}"
        return f"{opening} {self.letters(between).join(inner)} {closing}"

    def function(self, name: str, inner: str) -> str:
        return f"{name.strip()} {inner}"

    def accent(self, sign: str, inner: str) -> str:
        return f"\\{_ACCENTS.get(sign, 'bar')}{{{inner.strip()}}}"

    def table(self, rows: list[list[str]], *, aligned: bool) -> str:
        name = "aligned" if aligned else "matrix"
        body = " \\\\ ".join(" & ".join(cell.strip() for cell in row) for row in rows)
        return f"\\begin{{{name}}} {body} \\end{{{name}}}"


def grouped(text: str) -> str:
    """In brackets, unless it is one sign, number or word, or bracketed already."""
    plain = text.strip()
    return (
        plain
        if len(plain) == 1 or plain.isalnum() or (plain[:1] == "(" and plain[-1:] == ")" and plain.count("(") == 1)
        else f"({plain})"
    )


def _superscript(text: str) -> str:
    return text.translate(str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ"))


class _Reader:
    """Walks a formula once, writing each construct in one notation."""

    def __init__(self, notation: _Notation) -> None:
        self._to = notation
        self._constructs: dict[str, Callable[[etree._Element], str]] = {
            m("r"): self._run,
            m("f"): self._fraction,
            m("sSup"): self._scripts,
            m("sSub"): self._scripts,
            m("sSubSup"): self._scripts,
            m("sPre"): self._before,
            m("rad"): lambda e: self._to.root(self._part(e, "deg"), self._part(e, "e")),
            m("nary"): self._operator,
            m("d"): self._fenced,
            m("func"): lambda e: self._to.function(self._part(e, "fName"), self._part(e, "e")),
            m("acc"): lambda e: self._to.accent(self._setting(e, "accPr", "chr", "\u0302"), self._part(e, "e")),
            m("bar"): lambda e: self._to.accent("\u0304", self._part(e, "e")),
            m("limLow"): lambda e: self._to.scripts(self._part(e, "e"), self._part(e, "lim"), ""),
            m("limUpp"): lambda e: self._to.scripts(self._part(e, "e"), "", self._part(e, "lim")),
            m("m"): lambda e: self._to.table([self._cells(row) for row in e.iterchildren(m("mr"))], aligned=False),
            m("eqArr"): lambda e: self._to.table([[cell] for cell in self._cells(e)], aligned=True),
        }

    def all(self, element: etree._Element) -> str:
        return "".join(self._one(child) for child in element)

    def _one(self, element: etree._Element) -> str:
        if not isinstance(element.tag, str) or element.tag in (w("del"), w("moveFrom")):
            return ""
        construct = self._constructs.get(element.tag)
        if construct is not None:
            return construct(element)
        if element.tag == T:
            return self._to.letters(element.text or "")
        # Properties hold no text; whatever else there is (box, phantom, insertion, content control) is read through.
        return "" if element.tag.endswith("Pr") else self.all(element)

    def _run(self, run: etree._Element) -> str:
        return self._to.letters("".join(text.text or "" for text in run.iter(m("t"), T)))

    def _part(self, element: etree._Element, name: str) -> str:
        part = element.find(m(name))
        return "" if part is None else self.all(part)

    def _cells(self, element: etree._Element) -> list[str]:
        return [self.all(cell) for cell in element.iterchildren(m("e"))]

    def _setting(self, element: etree._Element, group: str, name: str, default: str) -> str:
        found = element.find(f"{m(group)}/{m(name)}")
        return default if found is None else (found.get(_VAL) or "")

    def _fraction(self, element: etree._Element) -> str:
        bar = self._setting(element, "fPr", "type", "bar") != "noBar"
        return self._to.fraction(self._part(element, "num"), self._part(element, "den"), bar=bar)

    def _scripts(self, element: etree._Element) -> str:
        return self._to.scripts(self._part(element, "e"), self._part(element, "sub"), self._part(element, "sup"))

    def _before(self, element: etree._Element) -> str:
        return self._to.before(self._part(element, "e"), self._part(element, "sub"), self._part(element, "sup"))

    def _operator(self, element: etree._Element) -> str:
        sign = self._setting(element, "naryPr", "chr", "∫")
        return self._to.operator(sign, self._part(element, "sub"), self._part(element, "sup"), self._part(element, "e"))

    def _fenced(self, element: etree._Element) -> str:
        left, between, right = (
            self._setting(element, "dPr", name, default)
            for name, default in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        return self._to.fenced(left, between, right, self._cells(element))


def formulas_in(element: etree._Element) -> Iterator[etree._Element]:
    """The formulas of a display (``m:oMathPara``), or the formula itself."""
    if element.tag == f"{{{MATH}}}oMathPara":
        yield from element.iterchildren(m("oMath"))
    else:
        yield element
