"""Run and paragraph properties as written in one place, as flat mappings that lie over one another.

A nearer mapping wins name by name: Word inherits the attributes of ``w:ind`` and ``w:spacing`` and the sides of ``w:pBdr`` one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from lxml import etree

from stdkit.formats.docx.tags import VAL, w

Said = dict[str, str]
"""Names of our own (``ind.left``, ``border.top``, ``tab.4678``) and what is said of them."""

_ON_OFF: Final = {w(name): name for name in ("b", "i")}
_PLAIN_RUN: Final = {
    w("sz"): "sz",
    w("rStyle"): "style",
    w("color"): "color",
    w("u"): "u",
    w("em"): "em",
    w("highlight"): "highlight",
}
_FONTS: Final = w("rFonts")
_PLAIN_PARAGRAPH: Final = {w("jc"): "jc", w("outlineLvl"): "outline", w("pStyle"): "style"}
_SWITCHES: Final = {w("pageBreakBefore"): "break", w("snapToGrid"): "snap"}
_ONE_OF: Final = (("ind.firstLine", "ind.hanging"), ("ind.firstLineChars", "ind.hangingChars"))
_INDENTS: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def run_said(rpr: etree._Element | None) -> Said:
    """What ``w:rPr`` says of how text looks."""
    said: Said = {}
    for child in rpr if rpr is not None else ():
        tag = child.tag
        if tag == _FONTS:
            for own, theme in (("eastAsia", "eastAsiaTheme"), ("ascii", "asciiTheme")):
                themed, named = child.get(w(theme)), child.get(w(own))
                if themed or named:
                    said[own] = f"+{themed}" if themed else named or ""
        elif tag in _PLAIN_RUN:
            said[_PLAIN_RUN[tag]] = child.get(VAL) or ""
        elif tag in _ON_OFF:
            said[_ON_OFF[tag]] = child.get(VAL) or "1"
    return said


def paragraph_said(ppr: etree._Element | None) -> Said:
    """What ``w:pPr`` says of how a paragraph is set."""
    said: Said = {}
    for child in ppr if ppr is not None else ():
        tag = child.tag
        if tag in _PLAIN_PARAGRAPH:
            said[_PLAIN_PARAGRAPH[tag]] = child.get(VAL) or ""
        elif tag in _SWITCHES:
            said[_SWITCHES[tag]] = child.get(VAL) or "1"
        elif isinstance(tag, str) and (read := _READ.get(_local(tag))) is not None:
            read(child, said)
    return said


def _attributes(prefix: str) -> Callable[[etree._Element, Said], None]:
    def read(element: etree._Element, said: Said) -> None:
        for name, value in element.attrib.items():
            own = _local(str(name))
            said[f"{prefix}.{_INDENTS.get(own, own)}"] = str(value)

    return read


def _borders(element: etree._Element, said: Said) -> None:
    for side in element:
        if isinstance(side.tag, str):
            said[f"border.{_local(side.tag)}"] = side.get(VAL) or ""


def _tabs(element: etree._Element, said: Said) -> None:
    for tab in element:
        if isinstance(tab.tag, str) and tab.get(w("pos")):
            said[f"tab.{tab.get(w('pos'))}"] = f"{tab.get(VAL) or 'left'} {tab.get(w('leader')) or 'none'}"


def _list(element: etree._Element, said: Said) -> None:
    for part in element:
        if isinstance(part.tag, str):
            said[f"list.{_local(part.tag)}"] = part.get(VAL) or ""


_READ: Final[dict[str, Callable[[etree._Element, Said], None]]] = {
    "ind": _attributes("ind"),
    "spacing": _attributes("spacing"),
    "framePr": _attributes("frame"),
    "pBdr": _borders,
    "tabs": _tabs,
    "numPr": _list,
}


def lay_over(below: Said, above: Said) -> None:
    """``above`` laid over ``below``: first-line and hanging indents shut each other out."""
    for pair in _ONE_OF:
        for name, other in (pair, pair[::-1]):
            if name in above and other not in above:
                below.pop(other, None)
    below.update(above)


def number(said: Said, name: str) -> float | None:
    """A number as written (``12``, ``-3``, also 「10.5pt」 of the strict dialect, in twips), ``None`` for anything else."""
    value = said.get(name)
    if value is None:
        return None
    try:
        return float(value)
    except ValueError:
        pass
    for unit, twips in (("pt", 20.0), ("cm", 567.0), ("mm", 56.7), ("in", 1440.0), ("pc", 240.0)):
        if value.endswith(unit):
            try:
                return float(value[: -len(unit)]) * twips
            except ValueError:
                return None
    return None
