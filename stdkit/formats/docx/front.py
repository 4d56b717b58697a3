"""The front of a document: which blocks stand on the cover, and which field of it they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.roles import PLACEHOLDER
from stdkit.formats.flat import Flat
from stdkit.model import Anchor, Table

_FRONT_TITLE: Final = pattern(r"\s*(目\s*[次录]|前\s*言|引\s*言|\d*\s*范\s*围)\s*")
_EVIDENCE: Final = pattern(
    r"^\s*ICS\b|^\s*CCS\b|备案号|中华人民共和国.{0,8}标准|地\s*方\s*标\s*准|团\s*体\s*标\s*准|企\s*业\s*标\s*准|"
    r"[发布实施]\s*$|^\s*(GB|DB|Q|T|[A-Z]{2})\s?\d{0,4}\s?/\s?[A-Z\d]|征求意见稿|送审稿|报批稿"
)
_ENDS: Final = frozenset({"toc-title", "toc", "element-title", "chapter", "clause", "heading", "annex", "body-title"})
_HAN: Final = pattern(r"[\u4e00-\u9fff]")
_STAGE: Final = pattern(r"[（(].{0,12}稿[)）]|^.{0,8}稿$")
_CONFORMITY: Final = pattern(r"\b(IDT|MOD|NEQ)\b")
_LINE: Final = (
    (re.compile(r"^\s*ICS\b.*\d", re.IGNORECASE), "ics"),
    (re.compile(r"^\s*CCS\b.*\d|^\s*[A-Z]\s?\d{2}\s*$"), "ccs"),
    (re.compile(r"^\s*备案号"), "record"),
)


def mark_front(flats: Sequence[Flat], cells_of: Mapping[Anchor, Sequence[Flat]]) -> list[Flat]:
    """``flats`` with the cover's blocks marked, its layout tables taken apart, and fields of unfilled forms left unnamed.

    ``cells_of`` holds the paragraphs of the tables that may stand on a cover. Where nothing speaks for a cover, there is none.
    """
    end = _end_of_cover(flats)
    front: list[Flat] = []
    for flat in flats[:end]:
        cells = (
            cells_of.get(flat.block.anchor) if isinstance(flat.block, Table) and flat.block.anchor is not None else None
        )
        front += [flat] if cells is None else cells
    if not any(flat.role == "cover" or flat.field or _EVIDENCE.search(flat.block.text) for flat in front):
        return list(flats)
    for flat in front:
        flat.role = "cover"
        flat.field = _field(flat)
    return [*front, *flats[end:]]


def _end_of_cover(flats: Sequence[Flat]) -> int:
    """The place of the first block that cannot stand on a cover: a title of the front matter, a chapter, a table of contents.

    A body title before any of those stands on the cover, where a section ends between it and the text.
    """
    for at, flat in enumerate(flats):
        if flat.role == "body-title" and not _sections_ahead(flats, at) and at:
            return at
        if flat.role in _ENDS and flat.role != "body-title":
            return at
        if _FRONT_TITLE.fullmatch(flat.block.text) and flat.role != "cover":
            return at
    return _first_break(flats)


def _sections_ahead(flats: Sequence[Flat], at: int) -> bool:
    """Whether front matter still lies ahead: then what stands here is on the cover."""
    return any(flat.role in ("toc-title", "toc") for flat in flats[at + 1 : at + 40])


def _first_break(flats: Sequence[Flat]) -> int:
    return next((at for at, flat in enumerate(flats) if at and flat.page_break), 0)


def _field(flat: Flat) -> str:
    """The cover field, as the style or form says, corrected by what the text cannot be."""
    text = flat.block.text
    if PLACEHOLDER.search(text):
        return ""
    if _STAGE.search(text):
        return "stage" if flat.field in ("", "stage", "title_en", "title") else flat.field
    if flat.field == "title_en":
        return "conformity" if _CONFORMITY.search(text) else "" if _HAN.search(text) else "title_en"
    if not flat.field:
        return next((name for pattern, name in _LINE if pattern.search(text)), "")
    return flat.field
