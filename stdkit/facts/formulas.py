"""Displayed formulas with what explains their symbols (式中：……). GB/T 1.1—2020, 9.9.3 and 10.4.3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Formula, Span, TermEntry

_FUNCTIONS = r"sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|ln|lg|log|exp|max|min|lim|sup|inf|mod|det|sgn|erf|gcd|dim|arg"
_GREEK = dict(
    zip(
        re.findall(
            r"\w+",
            "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi "
            "varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega",
        ),
        "αβγδεεζηθθικλμνξπρστυφφχψωΓΔΘΛΞΠΣΦΨΩ",
        strict=True,
    )
)
_LEFT_OUT = pattern(
    r"\\(?:mathrm|text|operatorname|mathsf|textrm|mbox|mathbb)\s*\{[^{}]*\}|\\(?:left|right|big|Big|frac|dfrac|sqrt|sum|prod|int|cdot|times|quad|qquad|,|;|!)"
)
_SUBSCRIPT = pattern(r"[_^]\s*(?:\{[^{}]*\}|\([^()]*\)|\\?[A-Za-z0-9]+)")
_POWER = pattern(r"\^\s*\{([^{}]*)\}")
_LETTER = pattern(r"[A-Za-zα-ωΑ-Ω]")
_CHEMICAL = pattern(r"\\(?:rightarrow|longrightarrow|to|rightleftharpoons|ce)\b|[→⇌⟶↑↓]")
_CONSTANT = frozenset("πedei")
"""Letters that need no explanation: π, e, the d of a differential, the imaginary unit and the running index."""
_WHERE = pattern(r"\s*(?:式中|其中)\s*[：:,，;；]?\s*")
_EXPLAINS = pattern(
    r"\s*(?P<symbol>[^—：:，。；]{1,24}?)\s*(?P<dash>—{1,2}|[-–―－─]{1,2}|[：:=＝])\s*(?P<text>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A line 「m——质量，单位为克（g）；」: the symbol, the dash as typed, and what is said."""

    block: Block
    symbol: str
    dash: Span
    text: str

    @property
    def letters(self) -> frozenset[str]:
        """The letters of the symbol, without its indices."""
        return letters_of(self.symbol)


@dataclass(frozen=True, slots=True)
class Where:
    """One or more formulas and the explanation after them; ``lead`` is the paragraph 「式中：」, ``None`` where there is none."""

    formulas: tuple[Formula, ...]
    lead: Block | None = None
    lines: tuple[Explained, ...] = ()


def letters_of(source: str) -> frozenset[str]:
    """The letters that stand for quantities in a formula (LaTeX or its linear reading): no indices, functions, upright words."""
    return frozenset(ordered_letters(source)) - _CONSTANT


def ordered_letters(source: str) -> list[str]:
    """The letters for quantities in the order they are written, repetitions and all."""
    text = re.sub(rf"\\?(?<![A-Za-z])(?:{_FUNCTIONS})(?![a-z])", " ", source)
    text = _LEFT_OUT.sub(" ", text)
    text = _POWER.sub(r" \1 ", text)
    for _ in range(3):
        text = _SUBSCRIPT.sub(" ", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda match: _GREEK.get(match[1], " "), text)
    return _LETTER.findall(re.sub(r"[\u4e00-\u9fff]+[A-Za-z0-9]*", " ", text))


def source_of(formula: Formula) -> str:
    return formula.latex or formula.text


def is_chemical(formula: Formula) -> bool:
    """A chemical equation, whose letters are elements."""
    return _CHEMICAL.search(source_of(formula)) is not None


@fact
def wheres(doc: Document) -> tuple[Where, ...]:
    """Every displayed formula of the text, with those it shares its explanation with, in reading order."""
    found: list[Where] = []
    pending: list[Formula] = []
    blocks = [block for block in doc.blocks() if block.text.strip()]
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Formula):
            if block.latex or len(block.text) > 2:
                pending.append(block)
        elif pending and (match := _WHERE.match(block.text)) is not None:
            lines, stop = _lines(blocks, at, match.end())
            found.append(Where(tuple(pending), block, lines))
            pending = []
            at = stop
            continue
        elif pending and (block.kind in ("heading", "table", "figure") or isinstance(block, TermEntry)):
            found.append(Where(tuple(pending)))
            pending = []
        at += 1
    if pending:
        found.append(Where(tuple(pending)))
    return tuple(found)


def _lines(blocks: list[Block], at: int, start: int) -> tuple[tuple[Explained, ...], int]:
    """The lines of an explanation that begins in block ``at``, the first after offset ``start``; and the block after it."""
    lines: list[Explained] = []
    first = _line(blocks[at], start) if start < len(blocks[at].text) else None
    if first is not None:
        lines.append(first)
    at += 1
    while at < len(blocks) and blocks[at].kind in ("paragraph", "list-item"):
        line = _line(blocks[at], 0)
        if line is None:
            break
        lines.append(line)
        at += 1
    return tuple(lines), at


def _line(block: Block, start: int) -> Explained | None:
    match = _EXPLAINS.fullmatch(block.text, start)
    if match is None or re.search(r"[\u4e00-\u9fff]{2,}", match["symbol"]) or not _LETTER.search(match["symbol"]):
        return None
    return Explained(block, match["symbol"].strip(), block.span(*match.span("dash")), match["text"])


@fact
def explained_letters(doc: Document) -> frozenset[str]:
    """Letters that some 「式中」 or the chapter of symbols explains, anywhere in the document."""
    letters: set[str] = set()
    for where in wheres(doc):
        for line in where.lines:
            letters |= line.letters
    element = doc.element_of("symbols")
    if element is not None:
        for part in (element.content, *(clause.content for clause in element.walk())):
            for block in part:
                for piece in (block, *block.children()):
                    match = re.match(r"[^\u4e00-\u9fff：:—]{1,16}", piece.text)
                    letters |= letters_of(match[0]) if match else frozenset()
    return frozenset(letters)
