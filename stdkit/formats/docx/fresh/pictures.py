"""Pictures: taken from where the document was read, put into the package, shown at their size."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from stdkit.formats.docx.fresh.measures import TEXT_WIDTH
from stdkit.formats.docx.fresh.xml import Xml, element

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
_NOT_SHOWN = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError)


@dataclass(slots=True)
class Pictures:
    """``find`` gives the bytes of a picture by the name the document uses, or ``None``."""

    find: Callable[[str], bytes | None]
    parts: dict[str, bytes] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    _known: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    _shown: int = 0

    def drawing(self, name: str) -> Xml | None:
        """``w:drawing`` of that picture, not wider than the text; ``None`` (and noted in ``missing``) where it cannot be shown."""
        if name not in self._known:
            data = self.find(name) or b""
            measured = measure(data)
            if measured is None:
                if name not in self.missing:
                    self.missing.append(name)
                return None
            extension, *size = measured
            part = f"media/image{len(self.parts) + 1}.{extension}"
            self.parts[part] = data
            self._known[name] = (part, size[0], size[1])
        part, wide, tall = self._known[name]
        scale = min(1.0, _WIDEST / wide, _TALLEST / tall)
        self._shown += 1
        return _inline(self.relation(part), self._shown, round(wide * scale), round(tall * scale))

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


def picture_source(path: str) -> Callable[[str], bytes | None]:
    """Finds pictures beside a Markdown file, or inside the DOCX a document was read from."""
    source = Path(path)

    def find(name: str) -> bytes | None:
        if path and zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as package:
                for candidate in (name.lstrip("/"), f"word/{name}"):
                    if candidate in package.namelist():
                        return package.read(candidate)
        beside = (source.parent if path else Path()) / name
        try:
            return beside.read_bytes() if name and beside.is_file() else None
        except OSError:
            return None

    return find


def _inline(relation: str, number: int, wide: int, tall: int) -> Xml:
    """``wide`` and ``tall`` in EMU."""
    name = f"图片 {number}"
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
        element("wp:docPr", id=number, name=name),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return element("w:drawing", inline)
