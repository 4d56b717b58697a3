"""A formula in one line, as one would type it: fractions with a stroke, exponents with ``^``, indices with ``_``."""

from __future__ import annotations

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.tree import (
    Accent,
    Before,
    Boxed,
    Brace,
    Fenced,
    Fraction,
    Function,
    Grid,
    Large,
    Letters,
    Limit,
    Line,
    Lines,
    Part,
    Phantom,
    Root,
    Row,
    Scripts,
)

_RAISED = str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_SIMPLE = pattern(r"[^\W_]+(?:\.\d+)?′*(?:[_^][−]?[^\W_]+)*")
_SCRIPT = pattern(r"[−+]?[^\W_]+(?:\.\d+)?")
_OVERLINE, _UNDERLINE = "\u0305", "\u0332"
_ALONG = frozenset((_OVERLINE, _UNDERLINE))
"""Signs that go over every letter they stand for."""


def linear(row: Row) -> str:
    """The reading of ``row``."""
    text = ""
    for part in row:
        piece = _one(part)
        if isinstance(part, Function) and text and text[-1].isalnum():
            text += " "
        text += piece
    return text


def grouped(text: str) -> str:
    """In brackets, unless it is one sign, number or word (perhaps with scripts), or bracketed already."""
    plain = text.strip()
    return plain if len(plain) == 1 or _SIMPLE.fullmatch(plain) or _is_bracketed(plain) else f"({plain})"


def _is_bracketed(text: str) -> bool:
    return text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1


def _one(part: Part) -> str:
    match part:
        case Letters(text):
            return text
        case Fraction(above, below, "none"):
            return f"({linear(above)} {linear(below)})"
        case Fraction(above, below):
            return f"{grouped(linear(above))}/{grouped(linear(below))}"
        case Scripts(base, low, high):
            return _base(base) + _scripts(low, high)
        case Before(base, low, high):
            return _scripts(low or None, high or None) + linear(base)
        case Root(degree, inner):
            return f"{_degree(linear(degree))}√{grouped(linear(inner))}"
        case Large(sign, low, high, inner):
            scripts = _scripts(low, high)
            return sign + scripts + (" " if scripts and inner else "") + linear(inner)
        case Fenced(left, right, ((Fraction(above, below, "none"),),)):
            return f"{left}{linear(above)} {linear(below)}{right}"
        case Fenced(left, right, inner, between):
            return left + between.join(linear(piece) for piece in inner) + right
        case Function(name, inner):
            called, argument = linear(name), linear(inner)
            return called + (argument if argument.startswith("(") and called.isalpha() else f" {argument}")
        case Accent(sign, inner):
            return _signed(linear(inner), sign)
        case Line(inner, under):
            return _signed(linear(inner), _UNDERLINE if under else _OVERLINE)
        case Brace(sign, inner):
            return linear(inner) if sign in "⏟⏞⏝⏜" else f"{sign}({linear(inner)})"
        case Limit(base, limit, under):
            return _base(base) + _scripts(limit if under else None, None if under else limit)
        case Boxed(inner):
            return linear(inner)
        case Phantom():
            return ""
        case Grid(rows):
            return "; ".join(_cells(row, ", ") for row in rows)
        case Lines(rows):
            return "; ".join(_cells(row, "") for row in rows)


def _cells(row: tuple[Row, ...], between: str) -> str:
    """The cells of a row, without the empty ones at its end."""
    texts = [linear(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return between.join(texts)


def _base(base: Row) -> str:
    text = linear(base)
    if len(base) == 1:
        part = base[0]
        if isinstance(part, Letters):
            words = part.style != "" or not part.text.isascii() or part.text.replace(".", "").isdigit()
            return text if words or len(part.text) == 1 else f"({text})"
        if isinstance(part, Fenced | Scripts | Accent | Function):
            return text
    return grouped(text) if text else ""


def _scripts(low: Row | None, high: Row | None) -> str:
    below = f"_{_script(linear(low))}" if low else ""
    if not high:
        return below
    above = linear(high)
    return below + (above if not above.strip("′") else f"^{_script(above)}")


def _script(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) == 1 or _SCRIPT.fullmatch(plain) or _is_bracketed(plain) else f"({plain})"


def _degree(text: str) -> str:
    raised = text.translate(_RAISED)
    return raised if not set(text) - set("0123456789n") else f"[{text}]"


def _signed(text: str, sign: str) -> str:
    return "".join(letter + sign for letter in text) if sign in _ALONG else text + sign
