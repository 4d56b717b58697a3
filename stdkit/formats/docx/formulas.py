"""Formulas of Office Math (OMML) as one line of text and as LaTeX."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from stdkit.formats.docx.symbols import PRIVATE, readable
from stdkit.formats.docx.tags import MATH, T, m, w
from stdkit.formats.maths import linear, write
from stdkit.formats.maths.signs import PLAIN, PLAIN_ACCENTS
from stdkit.formats.maths.tree import (
    FUNCTIONS,
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
    joined,
    words,
)

_VAL: Final = m("val")
_MAX_DEPTH: Final = 40
_STYLES: Final[dict[str, Style]] = {"p": "upright", "b": "bold", "bi": "bold-italic", "i": ""}
_SCRIPTS: Final[dict[str, Style]] = {
    "double-struck": "double",
    "script": "script",
    "fraktur": "fraktur",
    "sans-serif": "sans",
    "monospace": "typewriter",
}
_ALPHABETS: Final[tuple[tuple[str, Style], ...]] = (
    ("BOLD ITALIC", "bold-italic"), ("BOLD SCRIPT", "script"), ("BOLD FRAKTUR", "fraktur"), ("SANS-SERIF", "sans"), ("BOLD", "bold"),
    ("ITALIC", ""), ("SCRIPT", "script"), ("FRAKTUR", "fraktur"), ("DOUBLE-STRUCK", "double"), ("MONOSPACE", "typewriter"),
)  # fmt: skip
"""Letters of the mathematical alphabets (U+1D400 on), which some programs store instead of a style, by a word of their names."""


class Reading(NamedTuple):
    """A formula in one line (``text``) and as LaTeX."""

    text: str
    latex: str


def read_formula(element: etree._Element) -> Reading:
    """The reading of an ``m:oMath`` or ``m:oMathPara`` as accepted (deleted pieces left out)."""
    tree = read_tree(element)
    return Reading(linear(tree), write(tree).strip())


def read_tree(element: etree._Element) -> Row:
    """The tree of an ``m:oMath`` or of anything in one."""
    return _Reader().row(element)


class _Reader:
    """Walks a formula once. What lies deeper than any formula goes is read as its letters alone."""

    def __init__(self) -> None:
        self._depth = 0
        self._constructs: dict[str, Callable[[etree._Element], list[Part]]] = {
            m("r"): _run,
            m("f"): self._fraction,
            m("sSup"): self._scripts,
            m("sSub"): self._scripts,
            m("sSubSup"): self._scripts,
            m("sPre"): self._before,
            m("rad"): self._root,
            m("nary"): self._large,
            m("d"): self._fenced,
            m("func"): lambda e: [Function(self._part(e, "fName"), self._part(e, "e"))],
            m("acc"): self._accent,
            m("bar"): lambda e: [Line(self._part(e, "e"), _setting(e, "barPr", "pos", "bot") != "top")],
            m("groupChr"): self._brace,
            m("limLow"): lambda e: [Limit(self._part(e, "e"), self._part(e, "lim"))],
            m("limUpp"): lambda e: [Limit(self._part(e, "e"), self._part(e, "lim"), under=False)],
            m("m"): self._grid,
            m("eqArr"): self._lines,
            m("borderBox"): self._boxed,
            m("phant"): self._phantom,
        }

    def row(self, element: etree._Element | None) -> Row:
        """What stands in ``element``, in order."""
        if element is None:
            return ()
        if self._depth >= _MAX_DEPTH:
            return joined(_letters("".join(text.text or "" for text in element.iter(m("t"), T)), ""))
        self._depth += 1
        found = joined(part for child in element for part in self._one(child))
        self._depth -= 1
        return found

    def _one(self, element: etree._Element) -> list[Part]:
        tag = element.tag
        if not isinstance(tag, str) or tag in (w("del"), w("moveFrom")) or tag.endswith("Pr"):
            return []
        construct = self._constructs.get(tag)
        if construct is not None:
            return construct(element)
        if tag == T:
            return _letters(element.text or "", "")
        return list(self.row(element))  # a box, an insertion, a content control: read through

    def _part(self, element: etree._Element, name: str) -> Row:
        return self.row(element.find(m(name)))

    def _cells(self, element: etree._Element) -> tuple[Row, ...]:
        return tuple(self.row(cell) for cell in element.iterchildren(m("e")))

    def _shown(self, element: etree._Element, name: str, group: str = "", hidden: str = "") -> Row | None:
        """A script; ``None`` where it is hidden or empty."""
        if hidden and _is_set(element, group, hidden):
            return None
        return self._part(element, name) or None

    def _fraction(self, element: etree._Element) -> list[Part]:
        above, below = self._part(element, "num"), self._part(element, "den")
        kind = _setting(element, "fPr", "type", "bar")
        if kind == "lin":
            return [*above, Letters("/"), *below]
        return [Fraction(above, below, "none" if kind == "noBar" else "skewed" if kind == "skw" else "bar")]

    def _scripts(self, element: etree._Element) -> list[Part]:
        base, low, high = self._part(element, "e"), self._shown(element, "sub"), self._shown(element, "sup")
        if low is None and high is None:
            return list(base)
        marks = high[0].text if high and len(high) == 1 and isinstance(high[0], Letters) else ""
        only = base[0] if len(base) == 1 else None
        if low is None and marks and isinstance(only, Letters) and only.style == "" and not marks.strip("′°∘"):
            return [Letters(only.text + marks.replace("∘", "°"))]
        if low is None and marks in ("∘", "°"):
            return [*base, Letters("°")]
        return [Scripts(base, low, high)]

    def _before(self, element: etree._Element) -> list[Part]:
        return [Before(self._part(element, "e"), self._part(element, "sub"), self._part(element, "sup"))]

    def _root(self, element: etree._Element) -> list[Part]:
        return [Root(self._shown(element, "deg", "radPr", "degHide") or (), self._part(element, "e"))]

    def _large(self, element: etree._Element) -> list[Part]:
        sign = _setting(element, "naryPr", "chr", "∫")
        low = self._shown(element, "sub", "naryPr", "subHide")
        high = self._shown(element, "sup", "naryPr", "supHide")
        place = _setting(element, "naryPr", "limLoc", "subSup" if sign in "∫∬∭∮∯∰" else "undOvr")
        beside = sign in "∫∬∭∮∯∰" if low is None and high is None else place == "subSup"
        inner = self._part(element, "e")
        return [Large(sign, low, high, inner, beside)] if sign else list(inner)

    def _fenced(self, element: etree._Element) -> list[Part]:
        left, between, right = (
            _setting(element, "dPr", name, default).translate(PLAIN)
            for name, default in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        inner = self._cells(element)
        return [Fenced(left, right, inner or ((),), between if len(inner) > 1 else "|")]

    def _accent(self, element: etree._Element) -> list[Part]:
        sign = _setting(element, "accPr", "chr", "\u0302")
        return [Accent(PLAIN_ACCENTS.get(sign, sign), self._part(element, "e"))]

    def _brace(self, element: etree._Element) -> list[Part]:
        sign, inner = _setting(element, "groupChrPr", "chr", "⏟"), self._part(element, "e")
        return [Brace(sign, inner, _setting(element, "groupChrPr", "pos", "bot") != "top")] if sign else list(inner)

    def _grid(self, element: etree._Element) -> list[Part]:
        rows = [self._cells(row) for row in element.iterchildren(m("mr"))]
        wide = max((len(row) for row in rows), default=0)
        if not wide:
            return []
        align = "".join(
            _setting(column, "mcPr", "mcJc", "center")[:1] * _count(column)
            for column in element.iterfind(f"{m('mPr')}/{m('mcs')}/{m('mc')}")
        )
        align = "".join(letter if letter in "lcr" else "c" for letter in align)
        return [Grid(tuple(row + ((),) * (wide - len(row)) for row in rows), (align + "c" * wide)[:wide])]

    def _lines(self, element: etree._Element) -> list[Part]:
        rows = tuple(_aligned(row) for row in self._cells(element))
        return [Lines(rows)] if rows else []

    def _boxed(self, element: etree._Element) -> list[Part]:
        inner = self._part(element, "e")
        up, down = (_is_set(element, "borderBoxPr", name) for name in ("strikeBLTR", "strikeTLBR"))
        strokes = "x" if up and down else "/" if up else "\\" if down else ""
        sides = not all(_is_set(element, "borderBoxPr", f"hide{side}") for side in ("Top", "Bot", "Left", "Right"))
        return [Boxed(inner, strokes)] if strokes or sides else list(inner)

    def _phantom(self, element: etree._Element) -> list[Part]:
        inner = self._part(element, "e")
        if _setting(element, "phantPr", "show", "1") not in ("0", "false", "off"):
            return list(inner)
        wide = not _is_set(element, "phantPr", "zeroWid")
        tall = not (_is_set(element, "phantPr", "zeroAsc") and _is_set(element, "phantPr", "zeroDesc"))
        return [Phantom(inner, "hv" if wide and tall else "h" if wide else "v")] if wide or tall else []


def _run(run: etree._Element) -> list[Part]:
    text = "".join(text.text or "" for text in run.iter(m("t"), T))
    if _is_on(run.find(f"{m('rPr')}/{m('nor')}")):
        return [Letters(_readable(text), "text")] if text else []
    script = _setting(run, "rPr", "scr", "roman")
    style = _SCRIPTS.get(script) or _STYLES.get(_setting(run, "rPr", "sty", "i"), "")
    if text.strip() in FUNCTIONS:
        return [Letters(text.strip(), "upright")]
    return _letters(text, style)


def _letters(text: str, style: Style) -> list[Part]:
    text = _readable(text).translate(PLAIN)
    if not any("\U0001d400" <= sign <= "\U0001d7ff" for sign in text):
        return words(text, style)
    found: list[Part] = []
    for sign in text:
        found += words(unicodedata.normalize("NFKC", sign), _alphabet(sign, style))
    return list(joined(found))


def _alphabet(sign: str, style: Style) -> Style:
    if not "\U0001d400" <= sign <= "\U0001d7ff":
        return style
    name = unicodedata.name(sign, "")
    return next((found for word, found in _ALPHABETS if word in name), style)


def _readable(text: str) -> str:
    return readable(text, "Symbol") if PRIVATE.search(text) else text


def _aligned(row: Row) -> tuple[Row, ...]:
    """The pieces of a line of an equation array: Office Math marks with ``&`` where lines are aligned."""
    cells: list[list[Part]] = [[]]
    for part in row:
        if not isinstance(part, Letters) or "&" not in part.text or part.style == "text":
            cells[-1].append(part)
            continue
        for at, piece in enumerate(part.text.split("&")):
            if at:
                cells.append([])
            cells[-1].append(Letters(piece, part.style))
    return tuple(joined(cell) for cell in cells)


def _setting(element: etree._Element, group: str, name: str, default: str) -> str:
    found = element.find(f"{m(group)}/{m(name)}")
    return default if found is None else (found.get(_VAL) or "")


def _is_set(element: etree._Element, group: str, name: str) -> bool:
    return _is_on(element.find(f"{m(group)}/{m(name)}"))


def _is_on(element: etree._Element | None) -> bool:
    """A switch of Office Math: there, and not said to be off."""
    return element is not None and (element.get(_VAL) or "1") not in ("0", "false", "off")


def _count(column: etree._Element) -> int:
    count = _setting(column, "mcPr", "count", "1")
    return int(count) if count.isdigit() and int(count) <= 64 else 1


def formulas_in(element: etree._Element) -> Iterator[etree._Element]:
    """The formulas of a display (``m:oMathPara``), or the formula itself."""
    if element.tag == f"{{{MATH}}}oMathPara":
        yield from element.iterchildren(m("oMath"))
    else:
        yield element
