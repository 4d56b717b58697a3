"""What a paragraph's own properties say (``w:pPr``), before its style is asked."""

from __future__ import annotations

from typing import Final

from lxml import etree
from msgspec import Struct

from stdkit.formats.docx.content import LEFT_OUT
from stdkit.formats.docx.styles import is_on, whole
from stdkit.formats.docx.tags import PPR, RPR, SECT_PR, VAL, w

_NUM_PR: Final = w("numPr")
_NUM_ID: Final = w("numId")
_LEVEL: Final = w("ilvl")
_STYLE: Final = w("pStyle")
_OUTLINE: Final = w("outlineLvl")
_ALIGN: Final = w("jc")
_PAGE_BREAK: Final = w("pageBreakBefore")


class Said(Struct, frozen=True):
    """What a paragraph says of itself, before its style is asked."""

    style: str = ""
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    align: str | None = None
    page_break: bool | None = None
    section: etree._Element | None = None
    deleted: bool = False
    """Somebody has deleted the paragraph's mark, so that it runs on into the next."""


_NOTHING: Final = Said()


def properties_element(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph's ``w:pPr``: its first child by the schema, but comments may stand before it."""
    for child in paragraph:
        if child.tag == PPR:
            return child
        if isinstance(child.tag, str):
            return None
    return None


def read_said(ppr: etree._Element | None) -> Said:
    """What those properties say; ``None`` where the paragraph has none."""
    if ppr is None:
        return _NOTHING
    style = ""
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    align: str | None = None
    page_break: bool | None = None
    section: etree._Element | None = None
    deleted = False
    for child in ppr:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL) or ""
        elif tag == _NUM_PR:
            for part in child:
                if part.tag == _NUM_ID:
                    num_id = part.get(VAL)
                elif part.tag == _LEVEL:
                    level = whole(part.get(VAL))
        elif tag == _OUTLINE:
            outline = whole(child.get(VAL))
        elif tag == _ALIGN:
            align = child.get(VAL) or ""
        elif tag == _PAGE_BREAK:
            page_break = is_on(child)
        elif tag == RPR:
            deleted = any(mark.tag in LEFT_OUT for mark in child)
        elif tag == SECT_PR:
            section = child
    return Said(style, num_id, level, outline, align, page_break, section, deleted)
