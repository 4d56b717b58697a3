"""The characters of a PDF page with their boxes, by pypdfium2's raw interface.

Coordinates are points from the top left corner of the page as its text reads: a page whose text runs up its side is turned first.
What pdfium generated itself (blanks between words, line ends) is left out: where blanks belong is decided in ``lines.py`` from the
gaps.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

import pypdfium2.raw as pdfium

from stdkit.formats.docx.symbols import UNKNOWN, symbol

_HEITI = re.compile(r"hei(?!se)|黑体|heiti|gothic|FZHT|FZXH|SourceHanSans|NotoSans", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|粗", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE = 3
_STROKED = 2
MOST_CHARACTERS = 60_000
"""A page with more characters than this is no page of a standard; the rest of it is not read."""


class Char(NamedTuple):
    """One character: its box, the base line it stands on, its size in points, and the font's number in ``PageText.fonts``.

    ``confidence`` is below 1.0 where the character was recognised from a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name in the file; ``heiti`` and ``bold`` as far as the name, the weight or a drawn outline tells."""

    name: str
    heiti: bool
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the file's order. ``number`` counts from 1; ``broken`` are characters without a meaning.

    ``turned`` is the text that runs in another direction than most of the page (a watermark, a note up the margin);
    ``invisible`` counts characters that are not drawn: the text layer under a scanned picture.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    fonts: tuple[Font, ...]
    broken: int = 0
    turned: tuple[Char, ...] = ()
    invisible: int = 0
    angle: int = 0
    """By how many degrees the page was turned so that its text runs from left to right."""
    cut: bool = False
    """More characters than ``MOST_CHARACTERS``."""


def page_text(page: Any, number: int) -> PageText:
    """The characters of a pypdfium2 page. A page of no size or with a text that cannot be read has none."""
    textpage = page.get_textpage()
    try:
        reading = _Reading(textpage.raw)
        reading.run()
    finally:
        textpage.close()
    return reading.page(number, box_of(page))


def box_of(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the visible page in the file's own coordinates."""
    left, bottom, right, top = (float(side) for side in page.get_bbox())
    return left, bottom, right, top


class Turn:
    """Carries boxes of the file's coordinates over to those of the page as its text reads."""

    def __init__(self, box: tuple[float, float, float, float], angle: int) -> None:
        self.left, self.bottom, self.right, self.top = box
        self.angle = angle
        width, height = self.right - self.left, self.top - self.bottom
        self.size = (width, height) if angle % 180 == 0 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.angle == 0:
            return x - self.left, self.top - y
        if self.angle == 90:
            return y - self.bottom, x - self.left
        if self.angle == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """``(x0, top, x1, bottom)`` of a rectangle."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


@dataclass(slots=True)
class _Object:
    """What the characters of one text object share."""

    size: float
    angle: int
    """0, 90, 180 or 270 degrees against the clock, -1 for anything aslant."""
    font: int
    hidden: bool = False


class _Glyph(NamedTuple):
    code: int
    x: float
    y: float
    """Where it stands: the origin on the base line."""
    x0: float
    y0: float
    x1: float
    y1: float
    shared: _Object


@dataclass(slots=True)
class _Reading:
    """One pass over the characters of a text page, as pdfium counts them."""

    raw: Any
    glyphs: list[_Glyph] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    broken: int = 0
    cut: bool = False
    _known: dict[tuple[str, int, bool], int] = field(default_factory=dict)
    _by_address: dict[tuple[int | None, bool], int] = field(default_factory=dict)
    """Fonts by where pdfium keeps them: asking for their names takes longer than all the rest."""
    _matrix: Any = field(default_factory=pdfium.FS_MATRIX)
    _inks: dict[tuple[int, int, float, int], tuple[float, float, float, float]] = field(default_factory=dict)

    def run(self) -> None:
        address = ctypes.cast(self.raw, ctypes.c_void_p).value
        loose = (ctypes.c_float * 4)()
        box = ctypes.addressof(loose)
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
        objects: dict[int, _Object] = {}
        shared = _Object(1.0, 0, 0)
        owner, high = -1, 0
        count = pdfium.FPDFText_CountChars(self.raw)
        if count > MOST_CHARACTERS:
            count, self.cut = MOST_CHARACTERS, True
        for at in range(count):
            code = _unicode(address, at)
            if code <= 32:
                if code == 0:
                    self.broken += 1
                if code != 32 or _is_generated(address, at) == 1:
                    continue
            elif 0xD800 <= code < 0xE000:
                if code < 0xDC00:
                    high = code
                    continue
                code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
            elif code in (0xFFFE, 0xFFFF, 0xFFFD, 0x2):
                self.broken += 1
                continue
            now = _object(address, at) or 0
            if now != owner or not now:
                owner = now
                known = objects.get(now) if now else None
                shared = known if known is not None else self._shared(at, now)
                objects[now] = shared
            if not _loose_box(address, at, box):
                continue
            left, top, right, bottom = loose
            _origin(address, at, at_x, at_y)
            self.glyphs.append(_Glyph(code, x.value, y.value, left, bottom, right, top, shared))
            if self._is_doubtful(code, right - left, shared):
                self.glyphs[-1] = self._inked(at, self.glyphs[-1])

    def _is_doubtful(self, code: int, width: float, shared: _Object) -> bool:
        """Whether a box must be taken from the ink: text that does not run from left to right, and letters in fonts that give each
        of them a full square."""
        if shared.angle:
            return True
        if code >= 0x2E80 or code == 32:
            return False
        return width >= 0.98 * shared.size and code not in (0x2014, 0x2015, 0x2026, 0x40, 0x57, 0x4D)

    def _inked(self, at: int, glyph: _Glyph) -> _Glyph:
        key = (glyph.code, glyph.shared.font, glyph.shared.size, glyph.shared.angle)
        known = self._inks.get(key)
        if known is None:
            known = self._inks[key] = self._ink(at, glyph)
        x0, y0, x1, y1 = known
        return glyph._replace(x0=glyph.x + x0, y0=glyph.y + y0, x1=glyph.x + x1, y1=glyph.y + y1)

    def _ink(self, at: int, glyph: _Glyph) -> tuple[float, float, float, float]:
        """The box of the ink as seen from the origin."""
        left, right, low, up = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharBox(self.raw, at, left, right, low, up)
        x0, x1, y0, y1 = left.value, right.value, low.value, up.value
        if x1 <= x0 and y1 <= y0:
            x0, y0, x1, y1 = glyph.x0, glyph.y0, glyph.x1, glyph.y1
        if not glyph.shared.angle and 48 <= glyph.code <= 57:
            # Digits are all as wide as one another; the ink of a 1 is not.
            middle = (x0 + x1) / 2
            x0, x1 = min(x0, middle - 0.25 * glyph.shared.size), max(x1, middle + 0.25 * glyph.shared.size)
        return x0 - glyph.x, y0 - glyph.y, x1 - glyph.x, y1 - glyph.y

    def _shared(self, at: int, owner: int) -> _Object:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.raw, at, matrix)
        size = abs(pdfium.FPDFText_GetFontSize(self.raw, at)) * (math.hypot(matrix.c, matrix.d) or 1.0)
        degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        angle = round(degrees / 90) * 90
        aslant = abs(degrees - angle) > 3
        mode = _render_mode(owner) if owner else 0
        key = (_font_of(owner) if owner else None, mode == _STROKED)
        font = self._by_address.get(key) if key[0] else None
        if font is None:
            font = self._by_address[key] = self._font(at, mode == _STROKED)
        return _Object(size, -1 if aslant else angle % 360, font, mode == _INVISIBLE)

    def _font(self, at: int, stroked: bool) -> int:
        buffer = ctypes.create_string_buffer(160)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, at, buffer, 160, flags)
        weight = pdfium.FPDFText_GetFontWeight(self.raw, at)
        name = _SUBSET.sub("", _decode(buffer.value))
        key = (name, weight, stroked)
        if key not in self._known:
            self._known[key] = len(self.fonts)
            heavy = stroked or weight >= 600 or bool(flags.value & (1 << 18)) or _BOLD.search(name) is not None
            italic = bool(flags.value & (1 << 6)) or _ITALIC.search(name) is not None
            self.fonts.append(Font(name, _HEITI.search(name) is not None, heavy, italic))
        return self._known[key]

    def page(self, number: int, box: tuple[float, float, float, float]) -> PageText:
        counts: dict[int, int] = {}
        for glyph in self.glyphs:
            counts[glyph.shared.angle] = counts.get(glyph.shared.angle, 0) + 1
        straight = {angle: count for angle, count in counts.items() if angle >= 0}
        angle = max(straight, key=lambda a: (straight[a], a == 0)) if straight else 0
        turn = Turn(box, angle)
        chars: list[Char] = []
        turned: list[Char] = []
        for glyph in self.glyphs:
            (chars if glyph.shared.angle == angle else turned).append(_char(glyph, turn, self.fonts))
        width, height = turn.size
        return PageText(
            number,
            width,
            height,
            tuple(chars),
            tuple(self.fonts),
            self.broken + sum(1 for char in chars if "\ue000" <= char.text <= "\uf8ff" or char.text == UNKNOWN),
            tuple(turned),
            sum(1 for glyph in self.glyphs if glyph.shared.hidden),
            angle,
            self.cut,
        )


def _char(glyph: _Glyph, turn: Turn, fonts: list[Font]) -> Char:
    size = glyph.shared.size
    code = glyph.code
    sign = chr(code)
    if 0xE000 <= code <= 0xF8FF:
        sign = _symbol(fonts[glyph.shared.font].name, code)
    elif 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        sign = normalize("NFKC", sign)  # radicals in place of the characters they are drawn like
    if turn.angle == 0:
        x0, x1, baseline = glyph.x0 - turn.left, glyph.x1 - turn.left, turn.top - glyph.y
    else:
        x0, _, x1, _ = turn.box(glyph.x0, glyph.y0, glyph.x1, glyph.y1)
        baseline = turn.point(glyph.x, glyph.y)[1]
        if glyph.code >= 0x2E80 and glyph.shared.angle == turn.angle:
            x0 = turn.point(glyph.x, glyph.y)[0]
            x1 = x0 + size
    return Char(sign, x0, baseline - 0.85 * size, x1, baseline + 0.15 * size, baseline, size, glyph.shared.font)


def _symbol(font: str, code: int) -> str:
    """The character behind a private code: that of Word's symbol fonts, of which OpenSymbol is LibreOffice's copy."""
    name = font.split("-")[0].split(",")[0]
    if name not in ("Symbol", "Wingdings", "Wingdings2", "Wingdings3", "Webdings", "OpenSymbol"):
        name = "Wingdings" if 0xF000 <= code <= 0xF0FF and "ymbol" not in name else name
    return symbol(
        {"OpenSymbol": "Wingdings", "Wingdings2": "Wingdings 2", "Wingdings3": "Wingdings 3"}.get(name, name), code
    )


def _prototype(name: str, result: Any, *arguments: Any) -> Any:
    """A pdfium function that takes plain addresses: it is called for every character, and ctypes' own checks cost more than it."""
    function = getattr(pdfium, name)
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_PLACE = ctypes.c_void_p
_unicode = _prototype("FPDFText_GetUnicode", ctypes.c_uint, _PLACE, ctypes.c_int)
_is_generated = _prototype("FPDFText_IsGenerated", ctypes.c_int, _PLACE, ctypes.c_int)
_object = _prototype("FPDFText_GetTextObject", _PLACE, _PLACE, ctypes.c_int)
_loose_box = _prototype("FPDFText_GetLooseCharBox", ctypes.c_int, _PLACE, ctypes.c_int, _PLACE)
_origin = _prototype("FPDFText_GetCharOrigin", ctypes.c_int, _PLACE, ctypes.c_int, _PLACE, _PLACE)
_font_of = _prototype("FPDFTextObj_GetFont", _PLACE, _PLACE)
_render_mode = _prototype("FPDFTextObj_GetTextRenderMode", ctypes.c_int, _PLACE)


def _decode(name: bytes) -> str:
    """Fonts of Chinese systems name themselves in GBK, often behind an ASCII prefix."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
