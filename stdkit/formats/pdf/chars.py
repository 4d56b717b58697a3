"""The characters of a PDF page with their boxes, by pypdfium2's raw interface.

Coordinates are points from the page's top left corner. What pdfium generated itself (blanks between words, line ends) is left
out: where blanks belong is decided in ``lines.py`` from the gaps.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HEITI = re.compile(r"hei(?!se)|黑体|heiti|gothic|FZHT|FZXH|SourceHanSans|NotoSans", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|粗", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


class Char(NamedTuple):
    """One character: its box, the baseline it stands on, its size in points, and the font's number in ``PageText.fonts``."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name in the file; ``heiti`` and ``bold`` as far as the name or the weight tells."""

    name: str
    heiti: bool
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the file's order. ``number`` counts from 1; ``broken`` are characters without a meaning."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    fonts: tuple[Font, ...]
    broken: int = 0


def page_text(page: Any, number: int) -> PageText:
    """The characters of a pypdfium2 page. A page of no size or with a text that cannot be read has none."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        chars, fonts, broken = _chars(textpage.raw, height)
    finally:
        textpage.close()
    return PageText(number, width, height, tuple(chars), tuple(fonts), broken)


def _chars(raw: Any, height: float) -> tuple[list[Char], list[Font], int]:
    rect = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, low, up = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    chars: list[Char] = []
    fonts: list[Font] = []
    known: dict[tuple[str, int], int] = {}
    broken, last_object, font, high = 0, -1, 0, 0
    for at in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if code in (0, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF:
            # A private or missing code: the font says a glyph, nobody says which character.
            broken += 1
            if not code or code >= 0xFFFE:
                continue
        if code < 32 or pdfium.FPDFText_IsGenerated(raw, at) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
        pdfium.FPDFText_GetCharOrigin(raw, at, x, y)
        size = pdfium.FPDFText_GetFontSize(raw, at)
        if code >= 0x2E80 or 0x2010 <= code <= 0x2027 or size < 1.5:
            # A full-width sign owns its whole square, also the empty half of a comma.
            pdfium.FPDFText_GetLooseCharBox(raw, at, rect)
            x0, x1 = rect.left, rect.right
            size = size if size >= 1.5 else rect.top - rect.bottom
        else:
            # The loose box of a Latin letter is as wide as the font likes; only the tight one shows the gaps between words.
            pdfium.FPDFText_GetCharBox(raw, at, left, right, low, up)
            x0, x1 = left.value, right.value
            if 48 <= code <= 57:
                # Digits are all as wide as one another; the ink of a 1 is not.
                x0, x1 = min(x0, x.value), max(x1, x.value + 0.5 * size)
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, at), ctypes.c_void_p).value or 0
        if owner != last_object or not owner:
            last_object = owner
            font = _font(raw, at, fonts, known)
        base = height - y.value
        chars.append(Char(chr(code), x0, base - 0.85 * size, x1, base + 0.15 * size, base, size, font))
    return chars, fonts, broken


def _font(raw: Any, at: int, fonts: list[Font], known: dict[tuple[str, int], int]) -> int:
    buffer = ctypes.create_string_buffer(160)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, at, buffer, 160, flags)
    weight = pdfium.FPDFText_GetFontWeight(raw, at)
    name = _SUBSET.sub("", _decode(buffer.value))
    key = (name, weight)
    if key not in known:
        known[key] = len(fonts)
        heavy = weight >= 600 or bool(flags.value & (1 << 18))
        italic = bool(flags.value & (1 << 6)) or _ITALIC.search(name) is not None
        fonts.append(Font(name, _HEITI.search(name) is not None, heavy or _BOLD.search(name) is not None, italic))
    return known[key]


def _decode(name: bytes) -> str:
    """Fonts of Chinese systems name themselves in GBK, often behind an ASCII prefix."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
