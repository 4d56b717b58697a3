"""Figures cut out of a page: a drawing in a PDF is strokes and letters, which only a picture carries over whole."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2

from stdkit.formats.pdf.chars import Turn, box_of
from stdkit.formats.pdf.drawings import Box, drawings_of
from stdkit.formats.pdf.textlayer import page_text
from stdkit.model import PdfAnchor

_DPI = 200
_MARGIN = 3.0
"""Points left around, so that no stroke at the edge is cut."""
_LEAST = 8.0
_COVERED = 0.75


class Cuttings:
    """Cuts figures out of one PDF file, which is opened when the first is asked for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._data: bytes | None = None

    def picture(self, place: PdfAnchor) -> bytes | None:
        """What stands at ``place`` as a PNG; ``None`` where the page cannot be drawn, or is a scan, whose measures were settled anew."""
        try:
            if self._data is None:
                self._data = Path(self._path).read_bytes()
            with closing(pypdfium2.PdfDocument(self._data)) as document:
                if not 1 <= place.page <= len(document):
                    return None
                return _cut(document[place.page - 1], place)
        except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
            return None


def _cut(page: Any, place: PdfAnchor) -> bytes | None:
    angle = page_text(page, place.page).angle
    turn = Turn(box_of(page), angle)
    width, height = turn.size
    left, right = max(place.x0 - _MARGIN, 0.0), max(width - place.x1 - _MARGIN, 0.0)
    top, bottom = max(place.top - _MARGIN, 0.0), max(height - place.bottom - _MARGIN, 0.0)
    if width - left - right < _LEAST or height - top - bottom < _LEAST or _is_scan(page, turn):
        return None
    image = page.render(
        scale=_DPI / 72, rotation=(angle - page.get_rotation()) % 360, crop=(left, bottom, right, top)
    ).to_pil()
    written = io.BytesIO()
    image.save(written, format="PNG", dpi=(_DPI, _DPI), optimize=True)
    return written.getvalue()


def _is_scan(page: Any, turn: Turn) -> bool:
    whole = Box(0.0, 0.0, *turn.size)
    return any(
        picture.width * picture.height > _COVERED * whole.width * whole.height
        for picture in drawings_of(page, turn).pictures
    )
