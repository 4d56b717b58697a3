"""Ways back from the text to the file. Plain data: only ``formats`` can follow one."""

from __future__ import annotations

from msgspec import Struct

from stdkit.model.struct import like_dataclass


@like_dataclass
class DocxAnchor(Struct, frozen=True, gc=False):
    """A place in a part of a DOCX package.

    ``path`` holds child indexes from the part's root element to the element that stores the text (``w:t``, ``w:tab``, ``w:sym``
    …) or, for a block, to its ``w:p`` or ``w:tbl``. ``start`` is the 0-based code point in that element's text at which the run
    begins: greater than 0 when a typed label was cut off the front.
    """

    part: str
    path: tuple[int, ...]
    start: int = 0

    def moved(self, by: int) -> DocxAnchor:
        return DocxAnchor(self.part, self.path, self.start + by)


@like_dataclass
class PdfAnchor(Struct, frozen=True, gc=False):
    """A box on a page, in points from the page's top left corner; ``page`` counts from 1.

    ``confidence`` is below 1.0 where the text was recognised from a picture.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0

    def moved(self, by: int) -> PdfAnchor:
        return self


@like_dataclass
class TextAnchor(Struct, frozen=True, gc=False):
    """A 0-based code point offset in a Markdown source."""

    offset: int

    def moved(self, by: int) -> TextAnchor:
        return TextAnchor(self.offset + by)


Anchor = DocxAnchor | PdfAnchor | TextAnchor
