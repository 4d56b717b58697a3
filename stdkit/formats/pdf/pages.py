"""One page of a PDF: its lines, tables and pictures; pages without usable text go to recognition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from stdkit.formats.pdf.chars import Char, PageText, Turn, box_of
from stdkit.formats.pdf.drawings import Drawings, drawings_of
from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.grids import Grid, grids_of
from stdkit.formats.pdf.lines import lines_of
from stdkit.formats.pdf.plausible import chinese_share, plausibility, reads_as_english
from stdkit.formats.pdf.tables import TableContent, table_of
from stdkit.formats.pdf.textlayer import page_text
from stdkit.model import Unread

LEAST_CHARACTERS = 30
LEAST_CHINESE = 0.15
OUTLINED = 400
"""A page with more strokes than that and no text has its letters drawn as outlines."""
PLAUSIBLE = 0.8
"""A text with more strange characters than that tells is compared with what its picture says."""
COVERING = 0.8
"""A picture over that part of a page is the page itself, and the text with it somebody's recognition."""


@dataclass(slots=True)
class PageContent:
    """What a page holds."""

    lines: PageLines
    tables: list[TableContent]
    drawn: Drawings
    turned: tuple[str, ...] = ()
    """Texts that run in another direction than the page's own: watermarks, marks up the margin."""
    strange: PageText | None = None
    """The text of a page without Chinese to speak of: garbage, should the fonts of other pages prove to say nothing."""


@dataclass(slots=True)
class Scan:
    """A page whose picture has to be read. ``text`` is what it says of itself: nothing usable, or (``doubtful``) a layer that
    somebody else's recognition laid under the picture, or whose letters are odd."""

    text: PageText
    doubtful: bool = False

    @property
    def number(self) -> int:
        return self.text.number


def page_content(document: Any, index: int, unread: list[Unread]) -> PageContent | Scan | None:
    """The content of the page at ``index``; a ``Scan`` where only its picture tells; ``None`` where it cannot be loaded."""
    number = index + 1
    try:
        page = document[index]
        text = page_text(page, number)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        unread.append(Unread(f"第 {number} 页已损坏，没有读", page=number))
        return None
    try:
        drawn = drawings_of(page, Turn(box_of(page), text.angle))
        if needs_recognition(text) and _shows_picture(page, text, drawn):
            return Scan(text)
        if len(text.chars) >= LEAST_CHARACTERS and (_is_layer(page, text, drawn) or _is_odd(text)):
            return Scan(text, doubtful=True)
        content = content_of(text, drawn, unread)
        if chinese_share(char.text for char in text.chars if char.text.isalnum()) < LEAST_CHINESE:
            content.strange = text
        return content
    finally:
        page.close()


def content_of(text: PageText, drawn: Drawings, unread: list[Unread]) -> PageContent:
    """What a page holds by its characters and what is drawn on it; what cannot be read is said in ``unread``."""
    number = text.number
    if text.cut:
        unread.append(Unread(f"第 {number} 页字符过多，只读了前面一部分", page=number))
    if text.broken > 3 and text.broken > 0.02 * len(text.chars):
        unread.append(Unread(f"第 {number} 页有 {text.broken} 个字符没有文字编码，读不出来", page=number))
    tables, rest = _tables(text, grids_of(drawn))
    lines = PageLines(number, text.width, text.height, tuple(lines_of(text, rest)))
    return PageContent(lines, tables, drawn, _turned(text))


def with_strange(pages: Sequence[PageContent | Scan]) -> list[PageContent | Scan]:
    """Where the text of a third of all pages means nothing, so does that of the others without Chinese (a cover, a 目次)."""
    broken = sum(1 for page in pages if isinstance(page, Scan) and len(page.text.chars) >= LEAST_CHARACTERS)
    if 3 * broken < len(pages) or not broken:
        return list(pages)
    return [
        Scan(page.strange) if isinstance(page, PageContent) and page.strange is not None else page for page in pages
    ]


def _is_odd(text: PageText) -> bool:
    return plausibility("".join(char.text for char in text.chars)) < PLAUSIBLE


def _is_covered(text: PageText, drawn: Drawings) -> bool:
    """Whether a picture, or several side by side, cover the page."""
    covered = sum(picture.width * picture.height for picture in drawn.pictures)
    return covered > COVERING * text.width * text.height


def _is_layer(page: Any, text: PageText, drawn: Drawings) -> bool:
    """Whether the text of a page is not seen, or lies under a picture of the whole page: what somebody's recognition left."""
    if text.chars and text.invisible > 0.5 * len(text.chars):
        return True
    if not _is_covered(text, drawn):
        return False
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), 200)):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, at))
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT):
            return bool(kind == pdfium.FPDF_PAGEOBJ_TEXT)
    return True


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
    if chinese_share(solid) >= LEAST_CHINESE or _is_listing(solid):
        return text.broken > 0.3 * len(solid)
    if text.broken > 0.1 * len(solid):
        return True
    return not reads_as_english("".join(char.text for char in text.chars))


def _is_listing(solid: Sequence[str]) -> bool:
    """Figures, formulas or code with some Chinese between them: where fonts say nothing, no Chinese comes out, or only by chance
    among other signs."""
    foreign = [sign for sign in solid if not sign.isascii()]
    return len(foreign) >= LEAST_CHARACTERS // 2 and chinese_share(foreign) > 0.7 and len(foreign) > 0.03 * len(solid)


def _shows_picture(page: Any, text: PageText, drawn: Drawings) -> bool:
    """Whether there is something on the page to recognise: a blank page is just blank, and one with a few good words besides
    a figure is no scan."""
    few = sum(1 for char in text.chars if char.text.isalnum()) < LEAST_CHARACTERS
    if few and any(char.text.isalnum() for char in text.chars):
        return _is_covered(text, drawn)
    segments = 0
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), 200)):
        item = pdfium.FPDFPage_GetObject(page.raw, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING):
            return True
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and at > 20:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments += max(pdfium.FPDFPath_CountSegments(item), 0)
    return segments > OUTLINED


def _turned(text: PageText) -> tuple[str, ...]:
    return ("".join(char.text for char in text.turned).strip(),) if text.turned else ()
