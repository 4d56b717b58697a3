"""Small PDF files written by hand: text at places, rules, pictures.

No font is embedded and every Latin letter has half a square. pdfium leaves out a single character whose glyph it does not know, and
a text that repeats the one before: so cells hold two characters at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, INDENT = 70.0, 529.0, 91.0
SIZE, LEADING = 10.5, 15.6


def width_of(text: str, size: float = SIZE) -> float:
    return sum(size if sign > "\u2000" else size / 2 for sign in text)


@dataclass
class Page:
    """A page under construction; places are points from the top left corner, ``y`` the base line."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    content: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = SIZE, font: str = "Song", turn: str = "1 0 0 1"
    ) -> Page:
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT /{font} {size} Tf {turn} {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET")
        return self

    def latin(self, x: float, y: float, text: str, size: float = SIZE, turn: str = "1 0 0 1") -> Page:
        """Text in a font that every reader has glyphs for (needed where it is turned)."""
        self.content.append(f"BT /Helv {size} Tf {turn} {x:.2f} {self.height - y:.2f} Tm ({text}) Tj ET")
        return self

    def centered(self, y: float, text: str, size: float = SIZE, font: str = "Song") -> Page:
        return self.text((LEFT + RIGHT - width_of(text, size)) / 2, y, text, size, font)

    def right(self, y: float, text: str, size: float = SIZE, font: str = "Song") -> Page:
        return self.text(RIGHT - width_of(text, size), y, text, size, font)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(f"0.5 w {x0} {self.height - y1} {x1 - x0} {y1 - y0} re S")
        return self

    def curve(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        a, b = self.height - y0, self.height - y1
        self.content.append(f"{x0} {a} m {x0} {b} {x1} {a} {x1} {b} c S")
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /Im Do Q")
        return self

    def flow(self, y: float, paragraphs: Iterable[str], size: float = SIZE, hang: float = 0.0) -> float:
        """Paragraphs set with an indent of two characters and full lines; answers where the next base line stands."""
        for paragraph in paragraphs:
            x = INDENT
            rest = paragraph
            while rest:
                line = ""
                while rest and x + width_of(line + rest[0], size) <= RIGHT + 0.1:
                    line, rest = line + rest[0], rest[1:]
                self.text(x, y, line, size)
                x, y = LEFT + hang, y + LEADING
        return y

    def table(
        self, xs: Sequence[float], ys: Sequence[float], cells: dict[tuple[int, int], str], size: float = 9.0
    ) -> Page:
        """A table with all its rules; ``cells`` by row and column."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for (row, column), text in cells.items():
            for at, line in enumerate(text.split("\n")):
                self.text(xs[column] + 4, ys[row] + 11 + 12 * at, line, size)
        return self


_IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"


def pdf(pages: Sequence[Page]) -> bytes:
    """The file that holds these pages."""
    fonts = {"Song": "SimSun", "Hei": "SimHei"}
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _stream(_to_unicode()), _IMAGE]
    numbers = {}
    for name, base in fonts.items():
        objects.append(_font(base))
        numbers[name] = len(objects)
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    numbers["Helv"] = len(objects)
    resources = (
        "/Font<<" + "".join(f"/{name} {number} 0 R" for name, number in numbers.items()) + ">>/XObject<</Im 4 0 R>>"
    )
    kids = []
    for page in pages:
        objects.append(_stream("\n".join(page.content).encode()))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Rotate {page.rotate}"
            f"/Contents {len(objects)} 0 R/Resources<<{resources}>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream"


def _font(base: str) -> bytes:
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H/ToUnicode 3 0 R/DescendantFonts"
        f"[<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}/DW 1000/W[32 126 500 160 255 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[0 -141 1000 859]/ItalicAngle 0"
        "/Ascent 859/Descent -141/CapHeight 700/StemV 80>>>>]>>"
    ).encode()


def _to_unicode() -> bytes:
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [ranges[at : at + 64] for at in range(0, 256, 64)]
    body = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\nendcmap end end"
    ).encode()
