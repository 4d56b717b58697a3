"""Figures in a fresh draft: pictures found where the document came from, drawings of a PDF cut out of their page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from stdkit.formats.docx.drawings import alternative_text
from stdkit.formats.docx.fresh.pictures import picture_source
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.pdf.cuttings import Cuttings
from stdkit.formats.pdf.reader import read_pdf
from stdkit.model import Document, Figure, PdfAnchor, Run
from tests.formats.docx.fresh_documents import element
from tests.formats.pdf.made import Page, pdf


def drawn_page(**form: object) -> Page:
    """A page with a chart of two boxes and its caption between two paragraphs."""
    page = Page(**form)  # type: ignore[arg-type]
    page.text(70, 100, "1　范围").text(91, 124, "本文件规定了读写器与标签之间的通信要求。")
    page.box(150, 200, 250, 240).text(165, 224, "读写器").box(330, 200, 430, 240).text(350, 224, "标签").line(
        250, 220, 330, 220
    )
    return page.centered(270, "图1　通信").text(91, 300, "通信应加密。")


def figures(document: Document) -> Iterator[Figure]:
    return (block for block in document.blocks() if isinstance(block, Figure))


def test_a_drawing_of_a_pdf_is_cut_out_and_tells_what_is_written_in_it(tmp_path: Path) -> None:
    source = tmp_path / "draft.pdf"
    source.write_bytes(pdf([drawn_page()]))
    document = read_pdf(source)
    (figure,) = figures(document)
    out = tmp_path / "draft.docx"
    assert write_fresh(document, out) == ()
    (back,) = figures(read_docx(out))
    assert (back.label, back.text, back.texts) == (figure.label, figure.text, figure.texts)
    assert "读写器" in back.texts[0]
    with zipfile.ZipFile(out) as package:
        assert "word/comments.xml" not in package.namelist()
        image = Image.open(io.BytesIO(package.read("word/media/image1.png")))
    wide, tall = (size / 200 * 72 for size in image.size)
    assert 280 <= wide <= 300
    assert 40 <= tall <= 60
    assert image.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_place_is_cut_from_a_page_however_it_is_turned(tmp_path: Path, rotate: int) -> None:
    page = Page(rotate=rotate).latin(100, 100, "text that tells which way is up on this page").box(300, 400, 400, 450)
    (tmp_path / "turned.pdf").write_bytes(pdf([page]))
    data = Cuttings(str(tmp_path / "turned.pdf")).picture(PdfAnchor(1, 300, 400, 400, 450))
    assert data is not None
    image = Image.open(io.BytesIO(data)).convert("L")
    edges = [image.getpixel((image.width // 2, y)) for y in range(20)]
    assert image.width > image.height
    assert min(edges) < 128


def test_a_scan_and_a_place_outside_give_nothing(tmp_path: Path) -> None:
    scan = Page().picture(0, 0, 595, 842)
    (tmp_path / "scan.pdf").write_bytes(pdf([scan]))
    cut = Cuttings(str(tmp_path / "scan.pdf")).picture
    assert cut(PdfAnchor(1, 100, 100, 300, 300)) is None
    assert cut(PdfAnchor(7, 100, 100, 300, 300)) is None
    assert Cuttings(str(tmp_path / "gone.pdf")).picture(PdfAnchor(1, 100, 100, 300, 300)) is None


def test_pictures_of_a_word_97_file_come_from_what_it_was_converted_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted = tmp_path / "kept.docx"
    with zipfile.ZipFile(converted, "w") as package:
        package.writestr("word/media/a.png", b"picture")
    monkeypatch.setattr("stdkit.formats.office.as_docx", lambda path: converted)
    (tmp_path / "draft.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert picture_source(Document(path=str(tmp_path / "draft.doc"), format="doc"))("word/media/a.png") == b"picture"


def test_what_is_written_in_a_picture_is_its_alternative_text(tmp_path: Path) -> None:
    out = tmp_path / "draft.docx"
    drawn = Figure("x", "figure", (Run("通信"),), "图1", images=("a.png",), texts=("读写器\n甲", "标¦签"))
    core = element("core", "通信", "4", drawn)
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "PNG")
    write_fresh(Document(elements=(core,)), out, find_picture=lambda name: buffer.getvalue())
    (back,) = figures(read_docx(out))
    assert back.texts == ("读写器\n甲", "标|签")
    assert alternative_text(()) == ""
