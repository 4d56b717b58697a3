"""What a formula is made of. A ``Row`` is a line of parts; Office Math and LaTeX are two spellings of the same tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from stdkit.facts.patterns import pattern

Style = Literal["", "upright", "bold", "bold-italic", "text", "double", "script", "fraktur", "sans", "typewriter"]
"""How letters are cut: "" leans as quantities do; ``text`` is no mathematics but words, blanks and all."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters, figures and signs in Unicode (「−」 for minus, 「′」 for a prime)."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Fraction:
    """``kind``: with a bar, with a slanting stroke, or nothing between (as in a binomial)."""

    above: Row
    below: Row
    kind: Literal["bar", "skewed", "none"] = "bar"


@dataclass(frozen=True, slots=True)
class Scripts:
    """Index and exponent behind their base; ``None`` where there is none."""

    base: Row
    low: Row | None = None
    high: Row | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """Index and exponent before their base (⁶⁰Co)."""

    base: Row
    low: Row = ()
    high: Row = ()


@dataclass(frozen=True, slots=True)
class Root:
    degree: Row
    inner: Row


@dataclass(frozen=True, slots=True)
class Large:
    """A large operator with its limits and what it works on. ``beside``: the limits stand beside the sign, not over and under."""

    sign: str
    low: Row | None = None
    high: Row | None = None
    inner: Row = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Fenced:
    """Brackets that grow with what they hold; "" where one side has none. ``between`` parts several pieces."""

    left: str
    right: str
    inner: tuple[Row, ...]
    between: str = "|"


@dataclass(frozen=True, slots=True)
class Function:
    """A function's name (perhaps with scripts or a limit) and its argument."""

    name: Row
    inner: Row


@dataclass(frozen=True, slots=True)
class Accent:
    """``sign`` is the combining character."""

    sign: str
    inner: Row


@dataclass(frozen=True, slots=True)
class Line:
    inner: Row
    under: bool = False


@dataclass(frozen=True, slots=True)
class Brace:
    """A brace or arrow that grows along ``inner``."""

    sign: str
    inner: Row
    under: bool = True


@dataclass(frozen=True, slots=True)
class Limit:
    """Something small over or under its base."""

    base: Row
    limit: Row
    under: bool = True


@dataclass(frozen=True, slots=True)
class Boxed:
    """A frame around, or, with ``strokes`` (``/``, ``\\``, ``x``), strokes through."""

    inner: Row
    strokes: str = ""


@dataclass(frozen=True, slots=True)
class Phantom:
    """Room as wide (``h``), as tall (``v``) or as large (``hv``) as ``inner``, which is not shown."""

    inner: Row
    room: Literal["h", "v", "hv"] = "hv"


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows and columns; ``align`` is one letter (``l`` ``c`` ``r``) for each column."""

    rows: tuple[tuple[Row, ...], ...]
    align: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under one another; the pieces of a line stand at common marks."""

    rows: tuple[tuple[Row, ...], ...]


_WORDS: Final = pattern("([℃℉①-⓿\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uffef]+)")

Part = (
    Letters
    | Fraction
    | Scripts
    | Before
    | Root
    | Large
    | Fenced
    | Function
    | Accent
    | Line
    | Brace
    | Limit
    | Boxed
    | Phantom
    | Grid
    | Lines
)
Row = tuple[Part, ...]


def joined(parts: Iterable[Part]) -> Row:
    """``parts`` with neighbouring letters of one style made one, empty ones left out; names of functions stand alone.

    Upright figures and signs without any letter are what figures and signs are anyway.
    """
    merged = _merged(parts)
    plain = [
        replace(part, style="")
        if isinstance(part, Letters) and part.style == "upright" and not any(sign.isalpha() for sign in part.text)
        else part
        for part in merged
    ]
    return tuple(plain if plain == merged else _merged(plain))


def _merged(parts: Iterable[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if not isinstance(part, Letters):
            found.append(part)
        elif not part.text:
            continue
        elif isinstance(last, Letters) and last.style == part.style and not (is_name(last) or is_name(part)):
            found[-1] = replace(last, text=last.text + part.text)
        else:
            found.append(part)
    return found


def words(text: str, style: Style) -> list[Part]:
    """``text`` in ``style``; Chinese in it is no mathematics but words, which always stand upright."""
    if style == "text" or not _WORDS.search(text):
        return [Letters(text, style)] if text else []
    return [Letters(piece, "text" if at % 2 else style) for at, piece in enumerate(_WORDS.split(text)) if piece]


def is_name(part: Part) -> bool:
    """Whether ``part`` is the upright name of a function everybody knows."""
    return isinstance(part, Letters) and part.style == "upright" and part.text in FUNCTIONS


_FUNCTION_NAMES: Final = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth ln lg log exp max min lim sup inf det arg deg dim gcd hom ker "
    "Pr limsup liminf"
)
FUNCTIONS: Final = frozenset(_FUNCTION_NAMES.split())
LIMITED = frozenset(("lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", "limsup", "liminf"))
"""Functions under whose name a limit stands."""
