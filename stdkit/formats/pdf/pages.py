"""One page of a PDF: its lines, tables and pictures; pages without usable text go to recognition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from stdkit.formats.pdf.chars import Char, PageText, Turn, box_of, page_text
from stdkit.formats.pdf.drawings import Drawings, drawings_of
from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.grids import Grid, grids_of
from stdkit.formats.pdf.lines import lines_of
from stdkit.formats.pdf.tables import TableContent, table_of
from stdkit.model import Unread

MOST_PAGES = 3000
"""No standard is longer; a file with more pages is read to here, and that is said."""
LEAST_CHARACTERS = 30
LEAST_CHINESE = 0.15
_RECOGNITION = "stdkit.formats.pdf.ocr"


@dataclass(slots=True)
class PageContent:
    """What a page holds."""

    lines: PageLines
    tables: list[TableContent]
    drawn: Drawings
    turned: tuple[str, ...] = ()
    """Texts that run in another direction than the page's own: watermarks, marks up the margin."""


def page_content(document: Any, index: int, unread: list[Unread]) -> PageContent | None:
    """The content of the page at ``index``, ``None`` where the page itself cannot be loaded."""
    number = index + 1
    try:
        page = document[index]
        text = page_text(page, number)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        unread.append(Unread(f"第 {number} 页已损坏，没有读", page=number))
        return None
    try:
        if needs_recognition(text) and _shows_picture(page):
            text = _recognised(page, text, unread)
        if text.cut:
            unread.append(Unread(f"第 {number} 页字符过多，只读了前面一部分", page=number))
        if text.broken > 3 and text.broken > 0.02 * len(text.chars):
            unread.append(Unread(f"第 {number} 页有 {text.broken} 个字符没有文字编码，读不出来", page=number))
        drawn = drawings_of(page, Turn(box_of(page), text.angle))
        tables, rest = _tables(text, grids_of(drawn))
        lines = PageLines(number, text.width, text.height, tuple(lines_of(text, rest)))
        return PageContent(lines, tables, drawn, _turned(text))
    finally:
        page.close()


def _tables(text: PageText, grids: list[Grid]) -> tuple[list[TableContent], list[Char]]:
    """The tables of a page, and the characters that stand in none."""
    chars = list(text.chars)
    found: list[TableContent] = []
    for grid in grids:
        box = grid.box
        inside: list[Char] = []
        outside: list[Char] = []
        for char in chars:
            held = box.holds((char.x0 + char.x1) / 2, char.baseline - 0.3 * char.size)
            (inside if held else outside).append(char)
        table = table_of(text, grid, inside)
        if table is not None:
            found.append(table)
            chars = outside
    return found, chars


def needs_recognition(text: PageText) -> bool:
    """Whether the text of a page is none or useless: too few characters, hardly any Chinese, or characters without a meaning.

    A page of plain English or of code is text all the same: most of its characters are letters that make words.
    """
    solid = [char.text for char in text.chars if char.text.isalnum()]
    if len(solid) < LEAST_CHARACTERS:
        return True
    chinese = sum(1 for sign in solid if "\u3400" <= sign <= "\u9fff")
    if chinese >= LEAST_CHINESE * len(solid):
        return text.broken > 0.3 * len(solid)
    if text.broken > 0.1 * len(solid):
        return True
    return not _reads_as_english(text)


def _reads_as_english(text: PageText) -> bool:
    signs = "".join(char.text for char in text.chars)
    letters = sum(1 for sign in signs if sign.isascii() and sign.isalnum())
    strange = sum(1 for sign in signs if "\u00a1" <= sign <= "\u024f" or sign == "\ufffd")
    return strange < 0.1 * letters


def _shows_picture(page: Any) -> bool:
    """Whether there is something on the page to recognise: a blank page is just blank."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), 200)):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, at))
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING):
            return True
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and at > 20:
            return True
    return False


def _recognised(page: Any, text: PageText, unread: list[Unread]) -> PageText:
    """The page's text as read from its picture; the page's own text, and a word of what is missing, where that cannot be done."""
    if find_spec(_RECOGNITION) is not None:
        recognised: PageText = import_module(_RECOGNITION).page_text_by_ocr(page, text.number)
        return recognised
    unread.append(Unread(f"第 {text.number} 页是扫描图像，没有可用的文字层，没有读", page=text.number))
    return replace(text, chars=()) if text.chars and len(text.chars) >= LEAST_CHARACTERS else text


def _turned(text: PageText) -> tuple[str, ...]:
    return ("".join(char.text for char in text.turned).strip(),) if text.turned else ()
