"""Tree → LaTeX, one spelling for each construct."""

from __future__ import annotations

from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.signs import (
    ACCENTS,
    ARROWS,
    BRACES,
    COMMANDS,
    FENCE_COMMANDS,
    INTEGRALS,
    LARGE_COMMANDS,
    STYLE_COMMANDS,
)
from stdkit.formats.maths.tree import (
    LIMITED,
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
    is_name,
)

_ENDS_WITH_NAME: Final = pattern(r"\\[A-Za-z]+\Z")
_NUMBER: Final = pattern(r"\d[\d.]*\d|\d")
_OPERATORS: Final = frozenset("+−=<>≤≥≠≈×·÷±∓→∈,;:/|()[]{}")
_ACCENT_NAMES: Final = {sign: name for name, sign in ACCENTS.items()}
_WIDE: Final = {"hat": "widehat", "tilde": "widetilde", "vec": "overrightarrow"}
_BRACE_NAMES: Final = {kind: name for name, kind in BRACES.items()}
_ARROW_NAMES: Final = {sign: name for name, sign in ARROWS.items()}
_MATRICES: Final = {
    ("(", ")"): "pmatrix",
    ("[", "]"): "bmatrix",
    ("{", "}"): "Bmatrix",
    ("|", "|"): "vmatrix",
    ("‖", "‖"): "Vmatrix",
}
_STROKES: Final = {"": "boxed", "/": "cancel", "\\": "bcancel", "x": "xcancel"}
_ROOMS: Final = {"hv": "phantom", "h": "hphantom", "v": "vphantom"}
_TEXT_ESCAPES: Final = {
    "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}  # fmt: skip
_WHOLE = Fraction | Root | Fenced | Accent | Line | Boxed | Phantom | Grid | Lines
"""Constructs that take a script without braces around them."""


def write(row: Row) -> str:
    """LaTeX for ``row``."""
    written = ""
    for part in row:
        written = _glued(written, _one(part))
    return written


def _glued(before: str, after: str) -> str:
    blank = " " if after[:1].isascii() and after[:1].isalnum() and _ENDS_WITH_NAME.search(before) else ""
    return before + blank + after


def _one(part: Part) -> str:
    match part:
        case Letters(text, style):
            return _letters(text, style)
        case Fraction(above, below, kind):
            name = {"bar": "\\frac", "skewed": "\\sfrac", "none": "\\genfrac{}{}{0pt}{}"}[kind]
            return f"{name}{{{write(above)}}}{{{write(below)}}}"
        case Scripts(base, low, high):
            return _base(base, low, high) + _scripts(low, high)
        case Before(base, low, high):
            return _glued("{}" + _scripts(low or None, high or None), _argument(base))
        case Root(degree, inner):
            root = write(degree)
            bracket = f"[{{{root}}}]" if "]" in root else f"[{root}]" if root else ""
            return f"\\sqrt{bracket}{{{write(inner)}}}"
        case Large():
            return _large(part)
        case Fenced():
            return _fenced(part)
        case Function(name, inner):
            return _glued(_function_name(name), _argument(inner))
        case Accent() | Line() | Brace() | Limit():
            return _decorated(part)
        case Boxed(inner, strokes):
            return f"\\{_STROKES[strokes]}{{{write(inner)}}}"
        case Phantom(inner, room):
            return f"\\{_ROOMS[room]}{{{write(inner)}}}"
        case Grid(rows, align):
            plain = set(align) <= {"c"}
            return _environment("matrix", rows) if plain else _environment("array", rows, f"{{{align}}}")
        case Lines(rows):
            return _environment("aligned" if any(len(row) > 1 for row in rows) else "gathered", rows)


def _letters(text: str, style: str) -> str:
    if style == "text":
        return "\\text{" + "".join(_TEXT_ESCAPES.get(sign, sign) for sign in text) + "}"
    if style == "upright" and is_name(Letters(text, "upright")):
        return f"\\{text}"
    written = ""
    for at, sign in enumerate(text):
        if sign == "′":
            written += "'" if at and text[at - 1] not in _OPERATORS | {" "} else "\\prime"
        elif sign == " ":
            around = {text[at - 1 : at], text[at + 1 : at + 2]}
            written += " " if around & (_OPERATORS | {"", " "}) else "\\ "
        else:
            written = _glued(written, COMMANDS.get(sign, sign))
    command = STYLE_COMMANDS[style] if style else ""  # type: ignore[index]
    return f"\\{command}{{{written}}}" if command else written


def _base(base: Row, low: Row | None, high: Row | None) -> str:
    text = write(base)
    if len(base) != 1:
        return f"{{{text}}}"
    part = base[0]
    if isinstance(part, Letters):
        if is_name(part):
            return f"{{{text}}}" if part.text in LIMITED and low and not high else text
        stem = part.text.rstrip("′")
        bare = part.style != "" or _NUMBER.fullmatch(stem) or (len(stem) == 1 and stem not in "° ")
        return text if bare and stem else f"{{{text}}}"
    return text if isinstance(part, _WHOLE) else f"{{{text}}}"


def _scripts(low: Row | None, high: Row | None) -> str:
    below = "" if low is None else f"_{{{write(low)}}}"
    if high is None:
        return below
    if len(high) == 1 and isinstance(high[0], Letters) and high[0].text and not high[0].text.strip("′"):
        return below + "'" * len(high[0].text)
    return f"{below}^{{{write(high)}}}"


def _argument(inner: Row) -> str:
    """What an operator or a function works on: bare where it is one piece that reads back as one."""
    if not inner:
        return ""
    text = write(inner)
    part = inner[0]
    whole = len(inner) == 1 and (
        isinstance(part, Scripts | Large | Function | Limit | Brace | _WHOLE)
        or (isinstance(part, Letters) and _is_one_letter(part))
    )
    return text if whole else f"{{{text}}}"


def _is_one_letter(part: Letters) -> bool:
    if part.style:
        return not is_name(part)
    stem = part.text.rstrip("′")
    return _NUMBER.fullmatch(stem) is not None or (len(stem) == 1 and (stem.isalpha() or stem == "∞"))


def _large(part: Large) -> str:
    sign = LARGE_COMMANDS.get(part.sign) or f"\\mathop{{{_letters(part.sign, '')}}}"
    scripts = _scripts(part.low, part.high)
    if scripts and part.beside != (part.sign in INTEGRALS):
        sign += "\\nolimits" if part.beside else "\\limits"
    inner = _argument(part.inner)
    return f"{sign}{scripts} {inner}" if inner else sign + scripts


def _function_name(name: Row) -> str:
    if len(name) == 1:
        part = name[0]
        if isinstance(part, Letters) and not is_name(part):
            return f"\\operatorname{{{_letters(part.text, '')}}}"
        if isinstance(part, Scripts) and _is_unknown_name(part.base):
            return _function_name(part.base) + _scripts(part.low, part.high)
        if isinstance(part, Limit) and part.under and _is_unknown_name(part.base):
            return _function_name(part.base).replace("name", "name*", 1) + _scripts(part.limit, None)
    return write(name) if len(name) == 1 else f"{{{write(name)}}}"


def _is_unknown_name(base: Row) -> bool:
    return len(base) == 1 and isinstance(base[0], Letters) and not is_name(base[0])


def _fenced(part: Fenced) -> str:
    only = part.inner[0] if len(part.inner) == 1 else ()
    held = only[0] if len(only) == 1 else None
    sides = (part.left, part.right)
    if isinstance(held, Fraction) and held.kind == "none" and sides == ("(", ")"):
        return f"\\binom{{{write(held.above)}}}{{{write(held.below)}}}"
    if isinstance(held, Grid) and set(held.align) <= {"c"} and sides in _MATRICES:
        return _environment(_MATRICES[sides], held.rows)
    if sides == ("{", "") and (isinstance(held, Lines) or (isinstance(held, Grid) and set(held.align) == {"l"})):
        return _environment("cases", held.rows)
    text = f"\\left{_fence(part.left)}"
    for at, row in enumerate(part.inner):
        text = _glued(f"{text}\\middle{_fence(part.between)}" if at else text, write(row))
    return f"{text}\\right{_fence(part.right)}"


def _fence(sign: str) -> str:
    return FENCE_COMMANDS.get(sign, sign)


def _decorated(part: Accent | Line | Brace | Limit) -> str:
    match part:
        case Accent(sign, inner):
            name = _ACCENT_NAMES.get(sign, "")
            text = write(inner)
            if not name:
                return f"\\overset{{{sign}}}{{{text}}}"
            long = sum(len(piece.text) if isinstance(piece, Letters) else 2 for piece in inner) > 1
            return f"\\{_WIDE.get(name, name) if long else name}{{{text}}}"
        case Line(inner, under):
            return f"\\{'underline' if under else 'overline'}{{{write(inner)}}}"
        case Brace(sign, inner, under):
            if (sign, under) in _BRACE_NAMES:
                return f"\\{_BRACE_NAMES[sign, under]}{{{write(inner)}}}"
            if sign in _ARROW_NAMES:
                return f"\\{_ARROW_NAMES[sign]}" + (f"{{{write(inner)}}}" if under else f"[{{{write(inner)}}}]{{}}")
            return f"\\{'underset' if under else 'overset'}{{{_letters(sign, '')}}}{{{write(inner)}}}"
        case Limit(base, limit, under):
            only = base[0] if len(base) == 1 else None
            braced = isinstance(only, Brace) and (only.sign, under) in _BRACE_NAMES and only.under == under
            if only is not None and (braced or (under and is_name(only) and only.text in LIMITED)):  # type: ignore[union-attr]
                return write(base) + _scripts(limit if under else None, None if under else limit)
            return f"\\{'underset' if under else 'overset'}{{{write(limit)}}}{{{write(base)}}}"


def _environment(name: str, rows: tuple[tuple[Row, ...], ...], columns: str = "") -> str:
    lines = [" & ".join(write(cell) for cell in row) for row in rows]
    # Behind the end of a line a bracket would say how much room is wanted.
    body = " \\\\ ".join(f"{{}}{line}" if line.startswith("[") else line for line in lines)
    return f"\\begin{{{name}}}{columns} {body} \\end{{{name}}}"
