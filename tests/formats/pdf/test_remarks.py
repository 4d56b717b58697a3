"""Notes in a PDF that came back."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from stdkit.comments.places import cited
from stdkit.errors import UnreadableFile
from stdkit.formats.pdf.remarks import read_pdf_remarks
from tests.formats.pdf.made import HEIGHT, INDENT, LEFT, RIGHT, Page, pdf


def annotated(path: Path, *notes: tuple[int, float, str, str]) -> Path:
    """A small standard with annotations: (kind, height from the top, words, author)."""
    page = Page()
    lines = (
        "1　范围",
        "本文件规定了羊舍的要求。",
        "2　要求",
        "2.1　尺寸",
        "羊舍面积应不小于每只一点二平方米。",
        "2.2　温度",
        "舍内温度宜为十度。",
    )
    for number, line in enumerate(lines):
        page.text(LEFT if line[0].isdigit() else INDENT, 100 + 40 * number, line)
    document = pypdfium2.PdfDocument(pdf([page]))
    for kind, top, words, author in notes:
        note = raw.FPDFPage_CreateAnnot(document[0], kind)
        raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(LEFT, HEIGHT - top + 12, RIGHT, HEIGHT - top - 4))
        for key, text in ((b"Contents", words), (b"T", author)):
            data = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
            raw.FPDFAnnot_SetStringValue(note, key, ctypes.cast(data, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPage_CloseAnnot(note)
    document.save(str(path))
    return path


def test_notes_stand_at_their_clauses(tmp_path: Path) -> None:
    path = annotated(
        tmp_path / "a.pdf",
        (raw.FPDF_ANNOT_HIGHLIGHT, 260, "建议改为一点五", "赵某"),
        (raw.FPDF_ANNOT_TEXT, 340, "温度偏低", "钱某"),
        (raw.FPDF_ANNOT_STRIKEOUT, 340, "", "孙某"),
        (raw.FPDF_ANNOT_UNDERLINE, 260, "", "孙某"),
    )
    draft = read_pdf_remarks(path)
    assert [(cited(draft.document, one.first), one.author, one.text, one.quote) for one in draft.remarks] == [
        ("2.1", "赵某", "建议改为一点五", "羊舍面积应不小于每只一点二平方米。"),
        ("2.2", "钱某", "温度偏低", ""),
        ("2.2", "孙某", "建议删去", "舍内温度宜为十度。"),
    ]


def test_no_notes_and_no_pdf(tmp_path: Path) -> None:
    assert read_pdf_remarks(annotated(tmp_path / "a.pdf")).remarks == ()
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(UnreadableFile):
        read_pdf_remarks(tmp_path / "b.pdf")
