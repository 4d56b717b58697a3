r"""LaTeX → Office Math; ``None`` where a construct is not known, and the text stays text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from stdkit.formats.docx.fresh.xml import SPACE, Xml, element, w
from stdkit.formats.maths import parse
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
    Style,
)

_STYLES: Final[dict[Style, dict[str, str]]] = {
    "": {},
    "upright": {"sty": "p"},
    "bold": {"sty": "b"},
    "bold-italic": {"sty": "bi"},
    "double": {"scr": "double-struck", "sty": "p"},
    "script": {"scr": "script", "sty": "p"},
    "fraktur": {"scr": "fraktur", "sty": "p"},
    "sans": {"scr": "sans-serif", "sty": "p"},
    "typewriter": {"scr": "monospace", "sty": "p"},
}
_DRAWN: Final = str.maketrans({"·": "⋅"})
"""The sign that mathematical fonts set with the room of an operator."""
_WRITABLE: Final = dict.fromkeys(range(32)) | {0xFFFE: None, 0xFFFF: None}
_COLUMN: Final = {"l": "left", "c": "center", "r": "right"}


def to_omml(latex: str) -> Xml | None:
    """``m:oMath`` for ``latex``, or ``None`` where something in it is not known (then nothing is guessed)."""
    tree = parse(latex)
    return None if tree is None else write_tree(tree)


def write_tree(tree: Row) -> Xml:
    """``m:oMath`` for ``tree``."""
    return element("m:oMath", *_row(tree))


def _row(row: Row) -> list[Xml]:
    return [_WRITERS[type(part)](part) for part in row]


def _part(name: str, row: Row) -> Xml:
    return element(f"m:{name}", *_row(row))


def _form(name: str, **settings: object) -> Xml | None:
    """Properties of a construct, in the given order; those that are ``None`` are left out."""
    found = [element(f"m:{key}", val=value) for key, value in settings.items() if value is not None]
    return element(f"m:{name}", *found) if found else None


def _letters(part: Letters) -> Xml:
    text = part.text.translate(_WRITABLE)
    form = element("m:rPr", element("m:nor")) if part.style == "text" else _form("rPr", **_STYLES[part.style])
    fonts = w("rPr", w("rFonts", ascii="Cambria Math", hAnsi="Cambria Math", eastAsia="宋体"))
    written = element("m:t")
    written.text = text if part.style == "text" else text.translate(_DRAWN)
    if text != text.strip() or "  " in text:
        written.set(SPACE, "preserve")
    return element("m:r", form, fonts, written)


def _fraction(part: Fraction) -> Xml:
    kind = {"bar": None, "skewed": "skw", "none": "noBar"}[part.kind]
    return element("m:f", _form("fPr", type=kind), _part("num", part.above), _part("den", part.below))


def _scripts(part: Scripts) -> Xml:
    base = _part("e", part.base)
    if part.low is None:
        return element("m:sSup", base, _part("sup", part.high or ()))
    if part.high is None:
        return element("m:sSub", base, _part("sub", part.low))
    return element("m:sSubSup", base, _part("sub", part.low), _part("sup", part.high))


def _before(part: Before) -> Xml:
    return element("m:sPre", _part("sub", part.low), _part("sup", part.high), _part("e", part.base))


def _root(part: Root) -> Xml:
    form = None if part.degree else _form("radPr", degHide=1)
    return element("m:rad", form, _part("deg", part.degree), _part("e", part.inner))


def _large(part: Large) -> Xml:
    form = _form(
        "naryPr",
        chr=part.sign,
        limLoc="subSup" if part.beside else "undOvr",
        subHide=int(part.low is None),
        supHide=int(part.high is None),
    )
    return element("m:nary", form, _part("sub", part.low or ()), _part("sup", part.high or ()), _part("e", part.inner))


def _fenced(part: Fenced) -> Xml:
    between = part.between if len(part.inner) > 1 else None
    form = _form("dPr", begChr=part.left, sepChr=between, endChr=part.right)
    return element("m:d", form, *(_part("e", row) for row in part.inner))


def _function(part: Function) -> Xml:
    return element("m:func", _part("fName", part.name), _part("e", part.inner))


def _accent(part: Accent) -> Xml:
    return element("m:acc", _form("accPr", chr=part.sign), _part("e", part.inner))


def _line(part: Line) -> Xml:
    return element("m:bar", _form("barPr", pos="bot" if part.under else "top"), _part("e", part.inner))


def _brace(part: Brace) -> Xml:
    side, other = ("bot", "top") if part.under else ("top", "bot")
    return element("m:groupChr", _form("groupChrPr", chr=part.sign, pos=side, vertJc=other), _part("e", part.inner))


def _limit(part: Limit) -> Xml:
    return element("m:limLow" if part.under else "m:limUpp", _part("e", part.base), _part("lim", part.limit))


def _boxed(part: Boxed) -> Xml:
    hidden: dict[str, object] = (
        dict.fromkeys(("hideTop", "hideBot", "hideLeft", "hideRight"), 1) if part.strokes else {}
    )
    up, down = part.strokes in ("/", "x"), part.strokes in ("\\", "x")
    form = _form("borderBoxPr", **hidden, strikeBLTR=1 if up else None, strikeTLBR=1 if down else None)
    return element("m:borderBox", form, _part("e", part.inner))


def _phantom(part: Phantom) -> Xml:
    flat, narrow = part.room == "h", part.room == "v"
    form = _form(
        "phantPr", show=0, zeroWid=1 if narrow else None, zeroAsc=1 if flat else None, zeroDesc=1 if flat else None
    )
    return element("m:phant", form, _part("e", part.inner))


def _grid(part: Grid) -> Xml:
    columns = [
        element("m:mc", _form("mcPr", count=1, mcJc=_COLUMN[letter]))
        for letter in part.align or "c" * max(len(row) for row in part.rows)
    ]
    rows = [element("m:mr", *(_part("e", cell) for cell in row)) for row in part.rows]
    return element("m:m", element("m:mPr", element("m:mcs", *columns)), *rows)


def _lines(part: Lines) -> Xml:
    """An equation array: lines are aligned at ``&``, which is a sign of its own there."""
    lines = []
    for row in part.rows:
        line = element("m:e")
        for at, cell in enumerate(row):
            line.extend(([_letters(Letters("&"))] if at else []) + _row(tuple(map(_plain_ampersand, cell))))
        lines.append(line)
    return element("m:eqArr", *lines)


def _plain_ampersand(part: Part) -> Part:
    return replace(part, style="text") if isinstance(part, Letters) and "&" in part.text else part


_WRITERS: Final[dict[type[Part], Callable[[Any], Xml]]] = {
    Letters: _letters,
    Fraction: _fraction,
    Scripts: _scripts,
    Before: _before,
    Root: _root,
    Large: _large,
    Fenced: _fenced,
    Function: _function,
    Accent: _accent,
    Line: _line,
    Brace: _brace,
    Limit: _limit,
    Boxed: _boxed,
    Phantom: _phantom,
    Grid: _grid,
    Lines: _lines,
}
