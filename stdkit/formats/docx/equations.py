r"""EQ fields: formulas of Word 95 and before, and still the way to a circled number or a mark over a letter (「\f(a,b)」, 「\o\ac(○,1)」)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.tree import (
    Accent,
    Boxed,
    Fenced,
    Fraction,
    Grid,
    Large,
    Letters,
    Line,
    Lines,
    Part,
    Root,
    Row,
    Scripts,
    joined,
    words,
)

_DEEPEST: Final = 40
_SWITCH: Final = pattern(r"\\\*\s*(?:\"[^\"]*\"|\w+)\s*")
_COMMAND: Final = pattern(r"\s*\\([abdfilorsxABDFILORSX])(?![a-zA-Z])\s*")
_OPTION: Final = pattern(
    r"\\(?P<name>[a-z]{2,3})\s*(?P<number>\d*)\s*(?:\\(?P<sign>.))?\s*",
)
_SIGNED: Final = frozenset(("bc", "lc", "rc", "fc", "vc"))
_CIRCLES: Final = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)}
_RINGS: Final = frozenset("○Oo〇◯")
_ACCENTS: Final = {
    **dict.fromkeys("¯ˉ‾－￣—-_̅", "\u0305"),
    **dict.fromkeys("^ˆ∧︿", "\u0302"),
    **dict.fromkeys("~˜∼～", "\u0303"),
    **dict.fromkeys("→⃗", "\u20d7"),
    **dict.fromkeys("˙·․.", "\u0307"),
    **dict.fromkeys("¨", "\u0308"),
}
"""Signs laid over a letter, as combining characters."""
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）", "〔": "〕"}


def equation(code: str) -> Row | None:
    """The tree of what an EQ field shows; ``code`` is its instruction behind the name. ``None`` where a bracket is not closed."""
    reader = _Reader(_SWITCH.sub("", code).strip())
    row = reader.row(closing="")
    return None if reader.broken else row


def raised(row: Row) -> tuple[str, bool] | None:
    """The text of a row that is nothing but something raised (``True``) or lowered: what stands before it is not in the field."""
    only = row[0] if len(row) == 1 else None
    if not isinstance(only, Scripts) or only.base or (only.low is None) == (only.high is None):
        return None
    text = _text(only.high or only.low or ())
    return (text, only.high is not None) if text else None


def plain(row: Row) -> str | None:
    """The text of a row that is no formula (a circled number, a character under small letters); ``None`` for any other."""
    return _text(row) if all(isinstance(part, Letters) for part in row) else None


class _Reader:
    def __init__(self, code: str) -> None:
        self._code = code
        self._at = 0
        self._depth = 0
        self.broken = False

    def row(self, closing: str) -> Row:
        """Parts up to one of the signs in ``closing``, which is left standing."""
        parts: list[Part] = []
        depth = 0
        while self._at < len(self._code):
            sign = self._code[self._at]
            if depth == 0 and sign in closing:
                break
            command = _COMMAND.match(self._code, self._at) if sign == "\\" or sign.isspace() else None
            if command is not None and self._depth < _DEEPEST:
                self._at = command.end()
                self._made(command[1].lower(), parts)
                continue
            if sign == "\\" and self._at + 1 < len(self._code):  # an escaped comma or bracket
                self._at += 1
                sign = self._code[self._at]
            elif closing:
                depth += {"(": 1, ")": -1}.get(sign, 0)
            self._at += 1
            parts += words(sign, "")
        return joined(parts)

    def _made(self, name: str, parts: list[Part]) -> None:
        """Add what the command ``name`` shows to ``parts``."""
        options = self._options()
        arguments = self._arguments()
        if name == "s":
            _shifted(options, arguments, parts)
        else:
            parts += _MAKERS[name](options, arguments)

    def _options(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while (option := _OPTION.match(self._code, self._at)) is not None:
            name = option["name"]
            signed = name in _SIGNED
            found[name] = (option["sign"] or "") if signed else option["number"]
            self._at = option.end() if signed or option["sign"] is None else option.start("sign") - 1
        return found

    def _arguments(self) -> list[Row]:
        if self._code[self._at : self._at + 1] != "(":
            return []
        self._depth += 1
        found: list[Row] = []
        while self._at < len(self._code) and self._code[self._at] in "(,;":
            self._at += 1
            found.append(_stripped(self.row(closing=",;)")))
        self.broken = self.broken or self._at >= len(self._code)
        self._at += 1
        self._depth -= 1
        return found


def _shifted(options: dict[str, str], arguments: list[Row], parts: list[Part]) -> None:
    """Something raised or lowered belongs to what stands before it; two arguments stand one over the other."""
    if not arguments:
        return
    high = arguments[0] if "do" not in options else None
    low = arguments[-1] if "do" in options or len(arguments) > 1 else None
    base: Row = ()
    if parts:
        last = parts.pop()
        if isinstance(last, Letters) and len(last.text) > 1:
            parts.append(Letters(last.text[:-1], last.style))
            last = Letters(last.text[-1], last.style)
        free = isinstance(last, Scripts) and (last.low is None or low is None) and (last.high is None or high is None)
        if isinstance(last, Scripts) and free:
            parts.append(Scripts(last.base, last.low or low, last.high or high))
            return
        base = (last,)
    parts.append(Scripts(base, low, high))


def _over(options: dict[str, str], arguments: list[Row]) -> Row:
    """Things written over one another: a circled number, a mark over a letter, small letters over a character (left out)."""
    if len(arguments) == 2:
        (first, first_above), (second, second_above) = (_raised_text(row) for row in arguments)
        if first in _RINGS and not second_above:
            return (Letters(_CIRCLES.get(second, f"({second})"), "text"),)
        if second in _ACCENTS and first not in _ACCENTS:
            return (Accent(_ACCENTS[second], arguments[0]),)
        if first in _ACCENTS:
            return (Accent(_ACCENTS[first], arguments[1]),)
        if first_above != second_above:  # how a character is read
            return arguments[1] if first_above else arguments[0]
    return tuple(part for row in arguments for part in row)


def _raised_text(row: Row) -> tuple[str, bool]:
    shown = raised(row)
    return (shown[0], True) if shown is not None else (_text(row), False)


def _boxed(options: dict[str, str], arguments: list[Row]) -> Row:
    inner = tuple(part for row in arguments for part in row)
    if options.keys() & {"le", "ri"} or not inner:
        return inner
    if "to" in options and "bo" not in options:
        return (Line(inner),)
    if "bo" in options and "to" not in options:
        return (Line(inner, under=True),)
    return (Boxed(inner),)


def _array(options: dict[str, str], arguments: list[Row]) -> Row:
    said = options.get("co") or "1"
    columns = min(int(said), max(len(arguments), 1)) if said.isdecimal() and len(said) < 4 else 1
    rows = [tuple(arguments[at : at + columns]) for at in range(0, len(arguments), max(columns, 1))]
    if not rows:
        return ()
    if columns == 1:
        return (Lines(tuple(rows)),) if len(rows) > 1 else rows[0][0]
    return (Grid(tuple(row + ((),) * (columns - len(row)) for row in rows), "c" * columns),)


def _fenced(options: dict[str, str], arguments: list[Row]) -> Row:
    inner = tuple(part for row in arguments for part in row)
    if "bc" in options:
        left, right = options["bc"], _CLOSING.get(options["bc"], options["bc"])
    elif options.keys() & {"lc", "rc"}:
        left, right = options.get("lc", ""), options.get("rc", "")
    else:
        left, right = "(", ")"
    return (Fenced(left, right, (inner,)),)


def _large(options: dict[str, str], arguments: list[Row]) -> Row:
    sign = options.get("fc") or options.get("vc") or ("∑" if "su" in options else "∏" if "pr" in options else "∫")
    low, high, inner = (*arguments, (), (), ())[:3]
    return (Large(sign, low or None, high or None, inner, beside=sign == "∫" or "in" in options),)


def _listed(options: dict[str, str], arguments: list[Row]) -> Row:
    return joined(part for at, row in enumerate(arguments) for part in ((Letters(","), *row) if at else row))


def _fraction(options: dict[str, str], arguments: list[Row]) -> Row:
    above, below = (*arguments, (), ())[:2]
    return (Fraction(above, below),)


def _root(options: dict[str, str], arguments: list[Row]) -> Row:
    return (Root(arguments[0], arguments[1]),) if len(arguments) > 1 else (Root((), *(arguments or [()])),)


_MAKERS: Final[dict[str, Callable[[dict[str, str], list[Row]], Row]]] = {
    "a": _array, "b": _fenced, "d": lambda options, arguments: (), "f": _fraction, "i": _large, "l": _listed, "o": _over,
    "r": _root, "x": _boxed,
}  # fmt: skip


def _text(row: Row) -> str:
    return "".join(part.text for part in row if isinstance(part, Letters)).strip()


def _stripped(row: Row) -> Row:
    """``row`` without blanks at its ends."""
    parts = list(row)
    if parts and isinstance(parts[0], Letters):
        parts[0] = Letters(parts[0].text.lstrip(), parts[0].style)
    if parts and isinstance(parts[-1], Letters):
        parts[-1] = Letters(parts[-1].text.rstrip(), parts[-1].style)
    return joined(parts)
