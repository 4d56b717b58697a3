"""The text layer of a PDF page, by pypdfium2's raw interface.

What pdfium generated itself (blanks between words, line ends) is left out: where blanks belong is decided in ``lines.py`` from the
gaps. pdfium is asked as little as can be: a page has two thousand characters, and every question costs more than its answer.
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
from stdkit.formats.pdf.chars import Char, Font, PageText, Turn, box_of
from stdkit.formats.pdf.raw import PLACE, address_of, quick
from stdkit.formats.pdf.squares import widened

_HEITI = re.compile(r"hei(?!se)|黑体|heiti|gothic|FZHT|FZXH|SourceHanSans|NotoSans", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|粗", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE = 3
_STROKED = 2
MOST_CHARACTERS = 60_000
"""A page with more characters than this is no page of a standard; the rest of it is not read."""
_HYPHEN = 2
"""What pdfium makes of a hyphen at the end of a line."""
_SQUARE = 0.98
"""A box of that part of the size is a full square."""
_WIDE_LETTERS = frozenset(map(ord, "—―…@WM"))
"""What is as wide as a square in fonts that give each letter its own width."""


def page_text(page: Any, number: int) -> PageText:
    """The characters of a pypdfium2 page. A page of no size or with a text that cannot be read has none."""
    textpage = page.get_textpage()
    try:
        reading = _Reading(textpage.raw, Turn(box_of(page), 0))
        reading.run()
        return reading.page(number)
    finally:
        textpage.close()


@dataclass(slots=True)
class _Object:
    """What the characters of a text object share; objects set alike share one of these."""

    size: float
    angle: int
    """0, 90, 180 or 270 degrees against the clock, -1 for anything aslant."""
    font: int
    hidden: bool = False
    rise: float = 0.0
    """How far the base line lies above the foot of a character's box: a font gives all the same foot and height."""
    height: float = -1.0
    """Of the boxes; negative as long as two different characters have not agreed on it."""
    first: tuple[int, float, float] = (0, 0.0, 0.0)
    """The code, rise and height of the character asked first."""

    def learn(self, code: int, rise: float, height: float) -> None:
        """Take note of a character whose origin was asked; boxes of mere ink agree by chance once, not twice."""
        known, its_rise, its_height = self.first
        if known and known != code and abs(its_rise - rise) < 0.002 and abs(its_height - height) < 0.002:
            self.rise, self.height = rise, height
        self.first = (code, rise, height)


class _Glyph(NamedTuple):
    """A character that does not run from left to right, in the file's own coordinates; the origin is ``x``, ``y``."""

    code: int
    x: float
    y: float
    x0: float
    y0: float
    x1: float
    y1: float
    shared: _Object


@dataclass(slots=True)
class _Reading:
    """One pass over the characters of a text page, as pdfium counts them."""

    raw: Any
    turn: Turn
    chars: list[Char] = field(default_factory=list)
    """Those that run from left to right, which are all of them on nearly every page."""
    glyphs: list[_Glyph] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    squares: set[int] = field(default_factory=set)
    """Places in ``chars`` of letters and marks whose font gives each of them a full square."""
    broken: int = 0
    hidden: int = 0
    cut: bool = False
    _known: dict[tuple[str, int, bool], int] = field(default_factory=dict)
    _by_address: dict[tuple[int | None, bool], int] = field(default_factory=dict)
    """Fonts by where pdfium keeps them: asking for their names takes longer than all the rest."""
    _alike: dict[tuple[Any, ...], _Object] = field(default_factory=dict)
    _matrix: Any = field(default_factory=lambda: (ctypes.c_float * 6)())
    _matrix_at: int = 0
    _place: Any = field(default_factory=lambda: (ctypes.c_double * 2)())
    _x: int = 0
    _y: int = 0
    _inks: dict[tuple[int, int, float, int], tuple[float, float, float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._matrix_at = ctypes.addressof(self._matrix)
        self._x = ctypes.addressof(self._place)
        self._y = self._x + ctypes.sizeof(ctypes.c_double)

    def run(self) -> None:
        address = address_of(self.raw)
        loose = (ctypes.c_float * 4)()
        box = ctypes.addressof(loose)
        owner, high = -1, 0
        shared = _Object(1.0, 0, 0)
        count = pdfium.FPDFText_CountChars(self.raw)
        if count > MOST_CHARACTERS:
            count, self.cut = MOST_CHARACTERS, True
        for at in range(count):
            code = _unicode(address, at)
            if code <= 32:
                if code == 0:
                    self.broken += 1
                if code == _HYPHEN:
                    code = 45
                elif code != 32 or _is_generated(address, at) == 1:
                    continue
            elif code >= 0xD800:
                if code < 0xDC00:
                    high = code
                    continue
                if code < 0xE000:
                    code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
                elif code in (0xFFFE, 0xFFFF, 0xFFFD):
                    self.broken += 1
                    continue
            now = _object(address, at)
            if now != owner or not now:
                owner = now
                shared = self._shared(address, at, now)
            if _loose_box(address, at, box):
                self._take(address, at, code, shared, loose)

    def _take(self, address: int, at: int, code: int, shared: _Object, loose: Any) -> None:
        left, top, right, bottom = loose
        height, size = top - bottom, shared.size
        if -0.002 < height - shared.height < 0.002:
            x, y = left, bottom + shared.rise
        else:
            _origin(address, at, self._x, self._y)
            x, y = self._place
            if not shared.angle and -0.002 < x - left < 0.002:
                shared.learn(code, y - bottom, height)
        if shared.hidden:
            self.hidden += 1
        if shared.angle:
            self.glyphs.append(self._inked(at, _Glyph(code, x, y, left, bottom, right, top, shared)))
            return
        if code < 0x2E80 and code != 32 and right - left >= _SQUARE * size and code not in _WIDE_LETTERS:
            glyph = self._inked(at, _Glyph(code, x, y, left, bottom, right, top, shared))
            left, right = glyph.x0, glyph.x1
            self.squares.add(len(self.chars))
        sign = chr(code) if code < 0x2E80 or 0x2FDF < code < 0xE000 else _sign(code, self.fonts[shared.font])
        baseline, edge = self.turn.top - y, self.turn.left
        box = (left - edge, baseline - 0.85 * size, right - edge, baseline + 0.15 * size)
        self.chars.append(_new(Char, (sign, *box, baseline, size, shared.font, 1.0)))

    def _inked(self, at: int, glyph: _Glyph) -> _Glyph:
        """The glyph with the box of its ink: of text that does not run from left to right, and of letters in fonts that give each
        of them a full square."""
        shared = glyph.shared
        key = (glyph.code, shared.font, shared.size, shared.angle)
        known = self._inks.get(key)
        if known is None:
            known = self._inks[key] = self._ink(at, glyph)
        x0, y0, x1, y1 = known
        return _Glyph(glyph.code, glyph.x, glyph.y, glyph.x + x0, glyph.y + y0, glyph.x + x1, glyph.y + y1, shared)

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

    def _shared(self, address: int, at: int, owner: int) -> _Object:
        """What the text object ``owner`` is set in; in some files each character is an object of its own."""
        matrix = self._matrix
        _matrix_of(address, at, self._matrix_at)
        a, b, c, d, _, _ = matrix
        size = _font_size(address, at)
        mode = _render_mode(owner) if owner else 0
        font = _font_of(owner) if owner else None
        key = (a, b, c, d, size, mode, font)
        known = self._alike.get(key) if font else None
        if known is None:
            known = self._alike[key] = self._object(at, (a, b, c, d), size, mode, font)
        return known

    def _object(
        self, at: int, matrix: tuple[float, float, float, float], size: float, mode: int, address: int | None
    ) -> _Object:
        a, b, c, d = matrix
        degrees = math.degrees(math.atan2(b, a)) % 360
        angle = round(degrees / 90) * 90
        key = (address, mode == _STROKED)
        font = self._by_address.get(key) if address else None
        if font is None:
            font = self._by_address[key] = self._font(at, mode == _STROKED)
        aslant = abs(degrees - angle) > 3
        return _Object(abs(size) * (math.hypot(c, d) or 1.0), -1 if aslant else angle % 360, font, mode == _INVISIBLE)

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

    def page(self, number: int) -> PageText:
        counts = {0: len(self.chars)}
        for glyph in self.glyphs:
            counts[glyph.shared.angle] = counts.get(glyph.shared.angle, 0) + 1
        angle = max((angle for angle in counts if angle >= 0), key=lambda a: (counts[a], a == 0))
        turn = Turn((self.turn.left, self.turn.bottom, self.turn.right, self.turn.top), angle)
        chars = widened(self.chars, self.squares) if self.squares else self.chars
        turned = [] if angle == 0 else chars
        if angle:
            chars = []
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
            self.hidden,
            angle,
            self.cut,
        )


def _char(glyph: _Glyph, turn: Turn, fonts: list[Font]) -> Char:
    """The character of a glyph that does not run from left to right."""
    size = glyph.shared.size
    x0, _, x1, _ = turn.box(glyph.x0, glyph.y0, glyph.x1, glyph.y1)
    start, baseline = turn.point(glyph.x, glyph.y)
    if turn.angle and glyph.code >= 0x2E80 and glyph.shared.angle == turn.angle:
        x0, x1 = start, start + size
    sign = _sign(glyph.code, fonts[glyph.shared.font])
    return Char(sign, x0, baseline - 0.85 * size, x1, baseline + 0.15 * size, baseline, size, glyph.shared.font)


def _sign(code: int, font: Font) -> str:
    """The sign of a code: behind private codes what the symbol font shows, for radicals the character they are drawn like."""
    if 0xE000 <= code <= 0xF8FF:
        return _symbol(font.name, code)
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return normalize("NFKC", chr(code))
    return chr(code)


def _symbol(font: str, code: int) -> str:
    """The character behind a private code: that of Word's symbol fonts, of which OpenSymbol is LibreOffice's copy."""
    name = font.split("-")[0].split(",")[0]
    if name not in ("Symbol", "Wingdings", "Wingdings2", "Wingdings3", "Webdings", "OpenSymbol"):
        name = "Wingdings" if 0xF000 <= code <= 0xF0FF and "ymbol" not in name else name
    return symbol(
        {"OpenSymbol": "Wingdings", "Wingdings2": "Wingdings 2", "Wingdings3": "Wingdings 3"}.get(name, name), code
    )


def _decode(name: bytes) -> str:
    """Fonts of Chinese systems name themselves in GBK, often behind an ASCII prefix."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


_new = tuple.__new__
_unicode = quick("FPDFText_GetUnicode", ctypes.c_uint, PLACE, ctypes.c_int)
_is_generated = quick("FPDFText_IsGenerated", ctypes.c_int, PLACE, ctypes.c_int)
_object = quick("FPDFText_GetTextObject", PLACE, PLACE, ctypes.c_int)
_loose_box = quick("FPDFText_GetLooseCharBox", ctypes.c_int, PLACE, ctypes.c_int, PLACE)
_origin = quick("FPDFText_GetCharOrigin", ctypes.c_int, PLACE, ctypes.c_int, PLACE, PLACE)
_matrix_of = quick("FPDFText_GetMatrix", ctypes.c_int, PLACE, ctypes.c_int, PLACE)
_font_size = quick("FPDFText_GetFontSize", ctypes.c_double, PLACE, ctypes.c_int)
_font_of = quick("FPDFTextObj_GetFont", PLACE, PLACE)
_render_mode = quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int, PLACE)
