r"""LaTeX → OMML for the formulas standards use; ``None`` where a construct is not known, and the text stays text.

Known: sub- and superscripts, fractions, roots, sums, products, integrals, brackets that grow, accents, functions and limits, Greek,
the usual operators and relations, upright text, cases, matrices and aligned lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdkit.formats.docx.fresh.xml import Xml, element, text_element, w

_GREEK_NAMES = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ "
    "pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ "
    "Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)
_GREEK = _GREEK_NAMES.split()
_SIGNS_NAMES = (
    "times × div ÷ cdot · pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ "
    "neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ "
    "cap ∩ emptyset ∅ forall ∀ exists ∃ neg ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ "
    "Leftarrow ⇐ Leftrightarrow ⇔ infty ∞ partial ∂ nabla ∇ angle ∠ perp ⊥ parallel ∥ mid ∣ ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ "
    "prime ′ degree ° ell ℓ hbar ℏ Re ℜ Im ℑ triangle △ because ∵ therefore ∴ backslash \\ lbrace { rbrace } langle ⟨ rangle ⟩ "
    "lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ lbrack [ rbrack ] permil ‰"
)
_SIGNS = _SIGNS_NAMES.split()
SYMBOLS = {**dict(zip(_GREEK[::2], _GREEK[1::2], strict=True)), **dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True))}
LARGE = {
    "sum": "∑",
    "prod": "∏",
    "int": "∫",
    "iint": "∬",
    "iiint": "∭",
    "oint": "∮",
    "bigcup": "⋃",
    "bigcap": "⋂",
    "coprod": "∐",
}
FUNCTIONS_NAMES = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp max min lim sup inf det arg mod gcd"
)
FUNCTIONS = set(FUNCTIONS_NAMES.split())
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0305",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
SPACES = {",": "\u2009", ":": "\u2005", ";": "\u2004", " ": " ", "quad": "\u2003", "qquad": "\u2003\u2003", "!": ""}
UPRIGHT = {
    "mathrm": "p",
    "text": "text",
    "textrm": "text",
    "operatorname": "p",
    "mathbf": "b",
    "boldsymbol": "bi",
    "mathit": "i",
    "mathsf": "p",
    "textit": "i",
    "mbox": "text",
}
FENCES = {"(": "(", ")": ")", "[": "[", "]": "]", "|": "|", ".": "", "\\{": "{", "\\}": "}", "\\|": "‖"} | {
    f"\\{name}": SYMBOLS[name]
    for name in (
        "langle",
        "rangle",
        "lfloor",
        "rfloor",
        "lceil",
        "rceil",
        "vert",
        "Vert",
        "lbrace",
        "rbrace",
        "lbrack",
        "rbrack",
    )
}
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL)


class UnknownLatex(ValueError):
    """A construct this converter does not know."""


def to_omml(latex: str) -> Xml | None:
    """``m:oMath`` for ``latex``, or ``None`` where something in it is not known (then nothing is guessed)."""
    try:
        parser = _Parser(latex)
        body = parser.sequence(("",))
    except UnknownLatex:
        return None
    return element("m:oMath", *body) if body else None


@dataclass(slots=True)
class _Parser:
    source: str
    tokens: list[str]
    at: int = 0
    style: str = ""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _TOKEN.findall(source)
        self.at = 0
        self.style = ""

    def peek(self, *, blanks: bool = False) -> str:
        while not blanks and self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *, blanks: bool = False) -> str:
        token = self.peek(blanks=blanks)
        self.at += 1
        return token

    def sequence(self, ends: tuple[str, ...]) -> list[Xml]:
        """Everything up to one of ``ends`` (not taken; ``""`` is the end of the formula)."""
        found: list[Xml] = []
        while (token := self.peek()) not in ends:
            if token in ("", "}", "&", "\\\\", "\\right", "\\end"):
                raise UnknownLatex(token)
            found += self.scripted()
        return found

    def group(self) -> list[Xml]:
        if self.peek() != "{":
            return self.atom()
        self.take()
        found = self.sequence(("}",))
        self.take()
        return found

    def argument(self) -> list[Xml]:
        r"""What a command or script takes: a group, or one sign (``\frac12`` is a half)."""
        if re.fullmatch(r"\d", self.peek()):
            return [_run(self.take(), self.style)]
        return self.group()

    def raw_group(self) -> str:
        """The characters of a group, blanks kept."""
        if self.peek() != "{":
            return self.take()
        self.take()
        depth, text = 1, ""
        while depth:
            token = self.take(blanks=True)
            depth += {"{": 1, "}": -1}.get(token, 0)
            if not token:
                raise UnknownLatex("{")
            text += token if depth else ""
        return text

    def scripted(self) -> list[Xml]:
        name = self.peek()
        if name[1:] in LARGE and name.startswith("\\"):
            return [self.large(self.take()[1:])]
        base = self.atom()
        lower, upper = self.scripts()
        if lower is None and upper is None:
            return base
        if name in ("\\lim", "\\max", "\\min", "\\sup", "\\inf") and lower is not None and upper is None:
            return [element("m:limLow", element("m:e", *base), element("m:lim", *lower))]
        return [_script(base, lower, upper)]

    def scripts(self) -> tuple[list[Xml] | None, list[Xml] | None]:
        lower: list[Xml] | None = None
        upper: list[Xml] | None = None
        while (token := self.peek()) in ("_", "^", "'"):
            self.take()
            if token == "'":
                upper = [*(upper or []), _run("′", "")]
            elif token == "_" and lower is None:
                lower = self.argument()
            elif token == "^" and upper is None:
                upper = self.argument()
            else:
                raise UnknownLatex("double script")
        return lower, upper

    def large(self, name: str) -> Xml:
        while self.peek() in ("\\limits", "\\nolimits"):
            self.take()
        lower, upper = self.scripts()
        side = "subSup" if "int" in name else "undOvr"
        form = element(
            "m:naryPr",
            element("m:chr", val=LARGE[name]),
            element("m:limLoc", val=side),
            element("m:subHide", val=int(lower is None)),
            element("m:supHide", val=int(upper is None)),
        )
        over = (
            self.scripted()
            if self.peek() not in ("", "}", "&", "\\\\", "\\right", "\\end", "=", "+", "-", ")", "]")
            else []
        )
        return element(
            "m:nary", form, element("m:sub", *(lower or [])), element("m:sup", *(upper or [])), element("m:e", *over)
        )

    def atom(self) -> list[Xml]:
        token = self.take()
        if token == "{":
            self.at -= 1
            return self.group()
        if not token or token in "}&_^":
            raise UnknownLatex(token)
        if token.startswith("\\"):
            return self.command(token[1:])
        if token.isdigit() or token == ".":
            while self.at < len(self.tokens) and re.fullmatch(r"[\d.]", self.tokens[self.at]):
                token += self.take()
            return [_run(token, self.style)]
        return [_run({"-": "−", "*": "∗"}.get(token, token), self.style)]

    def command(self, name: str) -> list[Xml]:
        if name in SYMBOLS:
            return [_run(SYMBOLS[name], self.style)]
        if name in SPACES:
            return [_run(SPACES[name], "")] if SPACES[name] else []
        if name in UPRIGHT:
            return self.styled(name)
        if name in FUNCTIONS:
            return [_run(name, "p")]
        if name in ACCENTS:
            return [
                element("m:acc", element("m:accPr", element("m:chr", val=ACCENTS[name])), element("m:e", *self.group()))
            ]
        if name in ("overline", "underline"):
            place = "top" if name == "overline" else "bot"
            return [element("m:bar", element("m:barPr", element("m:pos", val=place)), element("m:e", *self.group()))]
        if name in ("frac", "dfrac", "tfrac"):
            return [element("m:f", element("m:num", *self.argument()), element("m:den", *self.argument()))]
        if name == "sqrt":
            return [self.root()]
        if name == "left":
            return [self.fenced()]
        if name == "begin":
            return [self.environment()]
        if name in ("displaystyle", "textstyle", "limits", "nolimits"):
            return []
        if len(name) == 1 and not name.isalnum():
            return [_run(name, self.style)]
        raise UnknownLatex(name)

    def styled(self, name: str) -> list[Xml]:
        style = UPRIGHT[name]
        if style == "text":
            return [_run(self.raw_group(), "text")]
        before, self.style = self.style, style
        found = self.group()
        self.style = before
        return found

    def root(self) -> Xml:
        degree: list[Xml] = []
        if self.peek() == "[":
            self.take()
            degree = self.sequence(("]",))
            self.take()
        form = None if degree else element("m:radPr", element("m:degHide", val=1))
        return element("m:rad", form, element("m:deg", *degree), element("m:e", *self.group()))

    def fence(self) -> str:
        token = self.take()
        if token not in FENCES:
            raise UnknownLatex(token)
        return FENCES[token]

    def fenced(self) -> Xml:
        begin = self.fence()
        body = self.sequence(("\\right",))
        self.take()
        return _delimited(begin, self.fence(), body)

    def environment(self) -> Xml:
        name = self.raw_group()
        if name == "array":
            self.raw_group()
        rows = [[self.sequence(("&", "\\\\", "\\end"))]]
        while (token := self.take()) != "\\end":
            if token == "&":
                rows[-1].append(self.sequence(("&", "\\\\", "\\end")))
            elif self.peek() != "\\end":
                rows.append([self.sequence(("&", "\\\\", "\\end"))])
        if self.raw_group() != name:
            raise UnknownLatex(name)
        return _environment(name.rstrip("*"), rows)


def _environment(name: str, rows: list[list[list[Xml]]]) -> Xml:
    fences = {
        "matrix": None,
        "array": None,
        "pmatrix": ("(", ")"),
        "bmatrix": ("[", "]"),
        "vmatrix": ("|", "|"),
        "Bmatrix": ("{", "}"),
    }
    if name in ("cases", "aligned", "align", "gathered", "split"):
        joined = [
            [
                part
                for at, cell in enumerate(row)
                for part in ([_run("\u2003", "")] if at and name == "cases" else []) + cell
            ]
            for row in rows
        ]
        lines = element("m:eqArr", *(element("m:e", *line) for line in joined))
        return _delimited("{", "", [lines]) if name == "cases" else lines
    if name not in fences:
        raise UnknownLatex(name)
    wide = max(len(row) for row in rows)
    columns = element(
        "m:mcs", element("m:mc", element("m:mcPr", element("m:count", val=wide), element("m:mcJc", val="center")))
    )
    full = [row + [[] for _ in range(wide - len(row))] for row in rows]
    matrix = element(
        "m:m", element("m:mPr", columns), *(element("m:mr", *(element("m:e", *cell) for cell in row)) for row in full)
    )
    around = fences[name]
    return _delimited(*around, [matrix]) if around else matrix


def _delimited(begin: str, end: str, body: list[Xml]) -> Xml:
    form = element("m:dPr", element("m:begChr", val=begin), element("m:endChr", val=end))
    return element("m:d", form, element("m:e", *body))


def _script(base: list[Xml], lower: list[Xml] | None, upper: list[Xml] | None) -> Xml:
    inner = element("m:e", *base)
    if lower is None:
        return element("m:sSup", inner, element("m:sup", *(upper or [])))
    if upper is None:
        return element("m:sSub", inner, element("m:sub", *lower))
    return element("m:sSubSup", inner, element("m:sub", *lower), element("m:sup", *upper))


def _run(text: str, style: str) -> Xml:
    """Chinese and other text stands upright; a single Latin or Greek letter is a quantity and leans (GB/T 3101)."""
    upright = style in ("p", "text") or (not style and re.search(r"[\u2e80-\uffef]", text) is not None)
    if style == "text":
        form = element("m:rPr", element("m:nor"))
    elif upright:
        form = element("m:rPr", element("m:sty", val="p"))
    else:
        form = element("m:rPr", element("m:sty", val=style)) if style else None
    font = w("rPr", w("rFonts", ascii="Cambria Math", hAnsi="Cambria Math", eastAsia="宋体"))
    t = text_element(text)
    made = element("m:t")
    made.text = t.text
    for key, value in t.attrib.items():
        made.set(key, value)
    return element("m:r", form, font, made)
