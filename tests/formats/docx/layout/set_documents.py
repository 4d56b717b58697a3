"""Documents of a few paragraphs asked how they are set; used by the tests of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stdkit.formats.docx.layout.cascade import Cascade
from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.styles import Styles
from stdkit.model import Block, Document
from stdkit.model.layout import Layouts, ParagraphLayout
from tests.formats.docx.specimens import build, parsed, style

NORMAL = style(
    "Normal", "Normal", default=True, run='<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/>'
)


def document(folder: Path, body: str, **parts: Any) -> Document:
    parts.setdefault("styles", NORMAL)
    return read_docx(build(folder / "specimen.docx", body, **parts))


def layouts(doc: Document) -> Layouts:
    assert doc.layout is not None
    return doc.layout


def block(doc: Document, words: str) -> Block:
    return next(one for one in (*doc.cover.blocks, *doc.blocks(toc=True)) if words in one.text)


def layout(doc: Document, words: str) -> ParagraphLayout:
    (found,) = layouts(doc).paragraphs(block(doc, words))
    return found


def cascade(styles: str, numbering: str = "") -> Cascade:
    """The styles and lists of a document without the document."""
    root = parsed("styles", styles)
    known = Styles(root)
    return Cascade(root, known, Numbering(parsed("numbering", numbering) if numbering else None, known))
