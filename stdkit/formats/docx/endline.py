"""Whether a DOCX ends with the line that closes a standard (终结线, GB/T 1.1—2020, 10.1.5).

Drafters make it in every way there is: a drawn line, a row of underscores, underlined blanks, the border of an empty paragraph, each of
them perhaps inside a text box.
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.tags import w

LINE = pattern(r"[\s_＿—―─━=\-]*[_＿—―─━=\-]{4,}[\s_＿—―─━=\-]*")
_DRAWN = pattern(r"\}(line|cxnSp)$")
_LINE_SHAPES = frozenset({"line", "straightConnector1"})
_LOOKED_AT = 20


def has_end_line(root: etree._Element, styles: etree._Element | None) -> bool:
    """Whether a line stands after the last text of the part whose root this is, or in its last paragraph.

    ``styles`` is the root of the styles part: a paragraph may have its border from its style.
    """
    body = root.find(w("body"))
    if body is None:
        return False
    bordered = _bordered_styles(styles)
    for element in islice(reversed(body), _LOOKED_AT):
        if not isinstance(element.tag, str) or element.tag == w("sectPr"):
            continue
        if _is_line(element, bordered):
            return True
        if _text(element).strip():
            return False
    return False


def _is_line(element: etree._Element, bordered_styles: frozenset[str]) -> bool:
    for inner in element.iter(etree.Element):
        if _DRAWN.search(inner.tag) or inner.get("prst") in _LINE_SHAPES:
            return True
    text = _text(element)
    if LINE.fullmatch(text):
        return True
    if text.strip():
        return False
    underlined = sum(len(_text(run)) for run in element.iter(w("r")) if run.find(f"{w('rPr')}/{w('u')}") is not None)
    style = element.find(f"{w('pPr')}/{w('pStyle')}")
    return underlined >= 4 or _has_border(element) or (style is not None and style.get(w("val")) in bordered_styles)


def _bordered_styles(styles: etree._Element | None) -> frozenset[str]:
    found = () if styles is None else styles.iter(w("style"))
    return frozenset(style.get(w("styleId")) or "" for style in found if _has_border(style))


def _has_border(element: etree._Element) -> bool:
    """Whether a paragraph or a style has a line above or below."""
    borders = element.find(f"{w('pPr')}/{w('pBdr')}")
    sides = () if borders is None else (side for side in borders if side.tag in (w("top"), w("bottom")))
    return any(side.get(w("val")) not in (None, "nil", "none") for side in sides)


def _text(element: etree._Element) -> str:
    return "".join(inner.text or "" for inner in element.iter(w("t")))
