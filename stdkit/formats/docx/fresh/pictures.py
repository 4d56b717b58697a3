"""Pictures: taken from where the document was read (a drawing of a PDF cut out of its page), put into the package, shown at their size."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from stdkit.errors import UnreadableFile
from stdkit.facts.files import file_fault
from stdkit.facts.packed import DAMAGE, entry_fault, unpacked
from stdkit.formats.docx.drawings import alternative_text
from stdkit.formats.docx.fresh.measures import TEXT_WIDTH
from stdkit.formats.docx.fresh.xml import Xml, element
from stdkit.model import Document, Figure, PdfAnchor

_EMU_PER_TWIP = 635
_EMU_PER_INCH = 914400
_DEFAULT_SIZE = (8 * 360000, 6 * 360000)
_WIDEST = TEXT_WIDTH * _EMU_PER_TWIP
_TALLEST = 11000 * _EMU_PER_TWIP
_KINDS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "wmf": "image/x-wmf",
    "emf": "image/x-emf",
}
_OTHER_MACHINES = ("//", "\\\\", "/\\", "\\/")
"""How names begin that Windows would ask another machine for, and tell it who asks."""
_NOT_SHOWN = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError)


@dataclass(slots=True)
class Pictures:
    """``find`` gives the bytes of a picture by the name the document uses, ``cut`` those of what stands at a place of a PDF page; or
    ``None``."""

    find: Callable[[str], bytes | None]
    cut: Callable[[PdfAnchor], bytes | None] = lambda place: None
    parts: dict[str, bytes] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    _known: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    _shown: int = 0

    def drawing(self, name: str, alternative: str = "") -> Xml | None:
        """``w:drawing`` of that picture, not wider than the text; ``None`` (and noted in ``missing``) where it cannot be shown.

        ``alternative`` is its alternative text.
        """
        if name not in self._known and not self._take(name, self.find(name)):
            if name not in self.missing:
                self.missing.append(name)
            return None
        part, wide, tall = self._known[name]
        scale = min(1.0, _WIDEST / wide, _TALLEST / tall)
        self._shown += 1
        return _inline(self.relation(part), self._shown, (round(wide * scale), round(tall * scale)), alternative)

    def of_figure(self, figure: Figure) -> list[Xml]:
        """The pictures of a figure, what is written in it as the first one's alternative text."""
        names = list(figure.images)
        if not names and isinstance(figure.anchor, PdfAnchor):
            name = f"{figure.anchor}"
            if name in self._known or self._take(name, self.cut(figure.anchor)):
                names = [name]
        texts = alternative_text(figure.texts)
        drawings = (self.drawing(name, "" if at else texts) for at, name in enumerate(names))
        return [drawing for drawing in drawings if drawing is not None]

    def _take(self, name: str, data: bytes | None) -> bool:
        """Put a picture into the package; whether Word can show it."""
        measured = measure(data or b"")
        if measured is None:
            return False
        extension, wide, tall = measured
        part = f"media/image{len(self.parts) + 1}.{extension}"
        self.parts[part] = data or b""
        self._known[name] = (part, wide, tall)
        return True

    def relation(self, part: str) -> str:
        return f"rIdImage{list(self.parts).index(part) + 1}"

    @staticmethod
    def content_types() -> dict[str, str]:
        return dict(_KINDS)


def measure(data: bytes) -> tuple[str, int, int] | None:
    """The file extension, width and height (EMU) of a picture Word can show; ``None`` for anything else."""
    if data[:4] == b"\xd7\xcd\xc6\x9a" and len(data) > 22:  # a Windows metafile that says its size
        left, top, right, bottom, inch = struct.unpack("<4hH", data[6:16])
        return _sized("wmf", abs(right - left), abs(bottom - top), _EMU_PER_INCH / (inch or 1440))
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        left, top, right, bottom = struct.unpack("<4i", data[24:40])
        return _sized("emf", abs(right - left), abs(bottom - top), _EMU_PER_INCH / 2540)
    if data[:4] in (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00"):  # a Windows metafile without a size
        return "wmf", *_DEFAULT_SIZE
    try:
        image = Image.from_blob(data)
    except _NOT_SHOWN:
        return None
    return _sized(image.ext, int(image.width), int(image.height), 1) if image.ext in _KINDS else None


def _sized(extension: str, wide: int, tall: int, scale: float) -> tuple[str, int, int] | None:
    return (extension, round(wide * scale), round(tall * scale)) if wide and tall else None


def picture_source(document: Document) -> Callable[[str], bytes | None]:
    """Finds pictures beside a Markdown file, or inside the DOCX the document was read from or through."""
    source = Path(document.path)
    held: list[Path] = []

    def package() -> Path:
        if not held:
            held.append(_package_of(document))
        return held[0]

    def find(name: str) -> bytes | None:
        if document.path and zipfile.is_zipfile(package()):
            with zipfile.ZipFile(package()) as opened:
                for candidate in (name.lstrip("/"), f"word/{name}"):
                    if candidate in opened.namelist():
                        return _unpacked(opened, opened.getinfo(candidate))
        if name.startswith(_OTHER_MACHINES):
            return None
        beside = (source.parent if document.path else Path()) / name
        try:
            return beside.read_bytes() if name and beside.is_file() and file_fault(beside) is None else None
        except OSError:
            return None

    return find


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """A picture of the package; ``None`` where it is damaged or larger than may be."""
    try:
        return unpacked(archive, info) if entry_fault(info) is None else None
    except DAMAGE:
        return None


def _package_of(document: Document) -> Path:
    """The file itself, or the DOCX LibreOffice made of it when it was read."""
    if document.format not in ("doc", "wps", "rtf", "odt"):
        return Path(document.path)
    from stdkit.formats.office import as_docx

    try:
        return as_docx(document.path)
    except (UnreadableFile, OSError):  # moved away since it was read
        return Path(document.path)


def cutter(document: Document) -> Callable[[PdfAnchor], bytes | None]:
    """Cuts figures out of the PDF the document was read from; nothing for any other."""
    if document.format != "pdf":
        return lambda place: None
    from stdkit.formats.pdf.cuttings import Cuttings

    return Cuttings(document.path).picture


def _inline(relation: str, number: int, size: tuple[int, int], alternative: str) -> Xml:
    """``size``: width and height in EMU."""
    wide, tall = size
    name = f"图片 {number}"
    told: dict[str, Any] = {"descr": alternative} if alternative else {}
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=number, name=name), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element("a:blip", attributes={"r:embed": relation}),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=wide, cy=tall)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    graphic = element("a:graphic", element("a:graphicData", picture, uri=uri))
    inline = element(
        "wp:inline",
        element("wp:extent", cx=wide, cy=tall),
        element("wp:docPr", id=number, name=name, **told),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return element("w:drawing", inline)
