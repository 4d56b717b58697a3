"""What readers of a PDF wrote beside it: notes, marked words and text boxes, with the blocks they stand at."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from stdkit.errors import UnreadableFile
from stdkit.facts.patterns import pattern
from stdkit.formats.annotations import Annotated, Remark
from stdkit.formats.pdf.reader import read_pdf
from stdkit.model import Document, PdfAnchor

_OTHERS = frozenset({"Link", "Popup", "Widget"})
_MARKING = frozenset({"Highlight", "Underline", "StrikeOut", "Squiggly"})
_SAID = {"StrikeOut": "建议删去"}
_DATE = pattern(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf_remarks(path: str | Path) -> Annotated:
    """The PDF at ``path`` with the annotations in it. ``UnreadableFile`` where it cannot be read."""
    document = read_pdf(path)
    return Annotated(document, tuple(_remarks(Path(path), document)))


def _remarks(path: Path, document: Document) -> list[Remark]:
    import pdfplumber  # only where a PDF came back

    places = _places(document)
    found: list[Remark] = []
    try:
        with pdfplumber.open(io.BytesIO(path.read_bytes())) as book:
            for page in book.pages:
                for one in page.annots:
                    remark = _remark(page, one)
                    if remark is not None:
                        at = _block(places, page.page_number, (one["top"] + one["bottom"]) / 2)
                        found.append(Remark(remark[0], remark[1], "", remark[2], at, at, remark[3]))
    except Exception as error:  # pdfplumber and pdfminer raise whatever their layers do
        raise UnreadableFile("F038", "PDF 的注释读不了", path=str(path), advice="请把意见填在意见表中") from error
    return found


def _remark(page: Any, one: dict[str, Any]) -> tuple[str, str, str, str] | None:
    """Author, words, date and quotation; ``None`` for links and the like."""
    kind = str(getattr(one["data"].get("Subtype"), "name", ""))
    if kind in _OTHERS:
        return None
    quote = ""
    if kind in _MARKING:
        box = (max(one["x0"], 0), max(one["top"], 0), min(one["x1"], page.width), min(one["bottom"], page.height))
        quote = (page.crop(box).extract_text() or "") if box[0] < box[2] and box[1] < box[3] else ""
    text = (one.get("contents") or "").strip() or (_SAID.get(kind, "") if quote else "")
    if not text and kind in _MARKING:
        return None  # marked for the reader's own use
    date = _DATE.match(str(one["data"].get("M") or b"").removeprefix("b'"))
    return (one.get("title") or "").strip(), text, "-".join(date.groups()) if date else "", quote


def _places(document: Document) -> list[tuple[int, float, str]]:
    """Page and upper edge of every run with the id of its block, in the order of the pages."""
    return sorted(
        (run.anchor.page, run.anchor.top, block.id)
        for block in (*document.cover.blocks, *document.blocks(toc=True))
        for run in block.runs
        if isinstance(run.anchor, PdfAnchor)
    )


def _block(places: list[tuple[int, float, str]], page: int, height: float) -> str:
    """The last block that begins above the middle of the annotation; the first of the page where none does."""
    above = [block for number, top, block in places if (number, top) <= (page, height)]
    return above[-1] if above else ""
