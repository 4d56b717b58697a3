"""PDF files that somebody meant badly, or that something went wrong with: made anew, the same in every run."""

from __future__ import annotations

import hashlib
import random
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.formats.pdf.made import LEFT, Page, assembled, pdf

TEXT = "本文件规定了试验样品的制备方法和试验结果的表示方法，适用于各类实验室。"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FILL = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def plain(pages: int = 2) -> bytes:
    """A file nothing is wrong with."""
    return pdf([_page(f"{number}　要求") for number in range(1, pages + 1)])


def _page(title: str) -> Page:
    page = Page().text(LEFT, 100, title, font="Hei")
    page.flow(130, [TEXT, TEXT])
    return page


def page_of(content: bytes, more: bytes = b"", box: bytes = b"0 0 595 842", stream: bytes = b"") -> bytes:
    """A file of one page with this content; ``more`` goes into the page, ``stream`` into the dictionary of its content."""
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R" + more + b">>",
            b"<<" + stream + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        ]
    )


def zipped(content: bytes) -> bytes:
    packer = zlib.compressobj(9)
    return packer.compress(content) + packer.flush()


def encrypted(password: bytes) -> bytes:
    """A file locked in the oldest way (RC4, 40 bits), which opens without asking where the password is empty."""
    mark = hashlib.md5(b"stdkit").digest()
    owner = _rc4(hashlib.md5(_padded(b"owner")).digest()[:5], _padded(password))
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(_padded(password) + owner + rights + mark).digest()[:5]
    content = _page("1　要求").content
    body = "\n".join(content).encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    text = (
        b"BT /F 12 Tf 70 700 Td (This document specifies the requirements for locked samples.) Tj ET" if body else b""
    )
    locked = _rc4(hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10], text)
    objects = [
        CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(locked) + locked + b"\nendstream",
        font,
        b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<"
        + owner.hex().encode()
        + b">/U<"
        + _rc4(key, _FILL).hex().encode()
        + b">>>",
    ]
    name = mark.hex().encode()
    return assembled(objects, b"/Encrypt 6 0 R/ID[<" + name + b"><" + name + b">]")


def _padded(password: bytes) -> bytes:
    return (password + _FILL)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    at = 0
    for step in range(256):
        at = (at + state[step] + key[step % len(key)]) % 256
        state[step], state[at] = state[at], state[step]
    out, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + state[one]) % 256
        state[one], state[two] = state[two], state[one]
        out.append(byte ^ state[(state[one] + state[two]) % 256])
    return bytes(out)


def truncated(share: float) -> bytes:
    whole = plain(4)
    return whole[: int(share * len(whole))]


def damaged(seed: int) -> bytes:
    """Bytes overwritten at random places."""
    source = random.Random(seed)
    data = bytearray(plain(4))
    for _ in range(60):
        data[source.randrange(9, len(data))] = source.randrange(256)
    return bytes(data)


def many_pages(count: int, text: bool) -> bytes:
    content = b"BT /F 9 Tf 70 700 Td (This is page text of a long and boring file, ten words.) Tj ET" if text else b""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count,
            b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            *[page] * count,
        ]
    )


def count_told(count: int) -> bytes:
    """One page, where the page tree tells of many."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return assembled([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count, page])


def picture(side: int, length: int, bits: int = 1) -> bytes:
    """A page with a picture said to have ``side`` dots a side; ``length`` is what its dictionary tells of its data."""
    data = zipped(b"\xff" * 1_000_000)
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            b"<</Length 28>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent %d"
            % (side, side, bits)
            + b"/Filter/FlateDecode/Length %d>>stream\n" % length
            + data
            + b"\nendstream",
        ]
    )


def bomb(megabytes: int, operators: bytes) -> bytes:
    """A page whose content unpacks to that many megabytes."""
    packed = zipped(operators * (megabytes * 1_000_000 // len(operators)))
    return page_of(packed, stream=b"/Filter/FlateDecode")


def tree_loop() -> bytes:
    return assembled(
        [CATALOGUE, b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"]
    )


def deep_tree(depth: int) -> bytes:
    objects = [CATALOGUE]
    objects += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (at + 3) for at in range(depth)]
    objects.append(b"<</Type/Page/MediaBox[0 0 595 842]>>")
    return assembled(objects)


def form_loop() -> bytes:
    """A form that draws itself, and two that draw one another."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>/Length 11>>stream\n/A Do /B Do\nendstream"
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>>>",
            b"<</Length 11>>stream\n/A Do /B Do\nendstream",
            form,
            form,
        ]
    )


def form_cascade(depth: int) -> bytes:
    """Each form draws the next one ten times: ten to the power of ``depth`` objects from a few hundred bytes."""
    objects = [
        CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/A Do\nendstream",
    ]
    for at in range(depth):
        drawn = b"/A Do " * 10 if at < depth - 1 else b"0 0 m 9 9 l S " * 10
        objects.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</A %d 0 R>>>>/Length %d>>stream\n"
            % (6 + at, len(drawn))
            + drawn
            + b"\nendstream"
        )
    return assembled(objects)


def length_loop() -> bytes:
    """A stream whose length is told by itself."""
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length 4 0 R>>stream\n0 0 m 9 9 l S\nendstream",
        ]
    )


def reference_loop() -> bytes:
    return assembled([CATALOGUE, b"2 0 R", b"<</Type/Page/Parent 2 0 R>>"])


def cross_reference_loop() -> bytes:
    """A table of places that names itself as the one before."""
    data = plain(1)
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)


def object_stream_loop() -> bytes:
    """An object stream said to extend itself, and to hold itself."""
    inside = b"5 0 <</Type/Catalog/Pages 2 0 R>>"
    return assembled(
        [
            CATALOGUE,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Type/ObjStm/N 1/First 4/Extends 4 0 R/Length %d>>stream\n" % len(inside) + inside + b"\nendstream",
        ]
    )


def without_maps() -> bytes:
    """Chinese in a font that does not say which signs its codes are."""
    return pdf([_page("1　要求")]).replace(b"/ToUnicode 3 0 R", b"")


def as_docx() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        package.writestr("word/document.xml", "<a/>")
    return out.getvalue()


_LOCKED = {"encrypted, to be opened by anyone": lambda: encrypted(b""), "encrypted": lambda: encrypted(b"secret")}
_BOXES = {
    "a page of no size": b"0 0 0 0",
    "a page of one line": b"0 0 595 0",
    "a box the wrong way round": b"595 842 0 0",
    "a box below zero": b"-9000 -9000 -8000 -8000",
    "a huge page": b"0 0 20000000 20000000",
    "a page beyond numbers": b"0 0 1e38 1e38",
    "a box without numbers": b"/A (b) null true",
    "a box too short": b"0 0",
}
_DRAWN = b"BT /F 12 Tf 10 10 Td (Some words of a page) Tj ET 0 0 m 300 300 l S"

CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{name: ("a.pdf", make) for name, make in _LOCKED.items()},
    **{f"truncated at {share:.0%}": ("a.pdf", lambda s=share: truncated(s)) for share in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999)},
    **{f"damaged, {seed}": ("a.pdf", lambda s=seed: damaged(s)) for seed in range(8)},
    "10,000 empty pages": ("a.pdf", lambda: many_pages(10_000, text=False)),
    "10,000 small pages": ("a.pdf", lambda: many_pages(10_000, text=True)),
    "a hundred million pages told": ("a.pdf", lambda: count_told(100_000_000)),
    "fewer than no pages told": ("a.pdf", lambda: count_told(-5)),
    "a picture of 60000 by 60000": ("a.pdf", lambda: picture(60_000, 1000)),
    "a picture of 60000 by 60000 in grey": ("a.pdf", lambda: picture(60_000, 1000, bits=8)),
    "a picture of 1 GB told": ("a.pdf", lambda: picture(1000, 1 << 30)),
    "a picture of two billion dots a side": ("a.pdf", lambda: picture(2_000_000_000, 1000)),
    "strokes that unpack to 100 MB": ("a.pdf", lambda: bomb(100, b"0 0 m 9 9 l S ")),
    "strokes that unpack to 1 GB": ("a.pdf", lambda: bomb(1000, b"0 0 m 9 9 l S ")),
    "letters that unpack to 100 MB": ("a.pdf", lambda: bomb(100, b"BT /F 9 Tf (abcdefgh) Tj ET ")),
    "one path that unpacks to 300 MB": ("a.pdf", lambda: bomb(300, b"0 0 m 9 9 l ")),
    "saved states that unpack to 100 MB": ("a.pdf", lambda: bomb(100, b"q ")),
    "a page tree that loops": ("a.pdf", tree_loop),
    "a page tree 5,000 deep": ("a.pdf", lambda: deep_tree(5_000)),
    "forms that draw one another": ("a.pdf", form_loop),
    "forms that draw ten of one another": ("a.pdf", lambda: form_cascade(9)),
    "a stream as long as itself": ("a.pdf", length_loop),
    "a reference to itself": ("a.pdf", reference_loop),
    "places that name themselves": ("a.pdf", cross_reference_loop),
    "an object stream in itself": ("a.pdf", object_stream_loop),
    "brackets 100,000 deep": ("a.pdf", lambda: page_of(b"[" * 100_000 + b"]" * 100_000 + b" TJ")),
    "a font without a map": ("a.pdf", without_maps),
    **{name: ("a.pdf", lambda b=box: page_of(_DRAWN, box=b)) for name, box in _BOXES.items()},
    "units of a page beyond sense": ("a.pdf", lambda: page_of(_DRAWN, more=b"/UserUnit 1e30/Rotate 37")),
    "a PDF named .docx": ("a.docx", plain),
    "a DOCX named .pdf": ("a.pdf", as_docx),
    "0 bytes": ("a.pdf", lambda: b""),
    "nothing behind %PDF": ("a.pdf", lambda: b"%PDF-1.7\n"),
    "garbage behind %PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(50_000)),
    "garbage": ("a.pdf", lambda: random.Random(2).randbytes(50_000)),
}  # fmt: skip
"""Each by a name: the file's name, and what makes its content."""
