"""What a fresh draft shows on paper beyond its text: 「表1（续）」 where a table runs on, symbols aligned under 「式中：」."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tags import w
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Document, Run, Table
from tests.formats.docx.fresh_documents import cell, element, formula, paragraph, seen, table


def long_table(rows: int, label: str = "表1", unit: str = "单位为毫米") -> Table:
    lines = tuple((cell(f"项目{at}"), cell(f"{at}")) for at in range(rows))
    return table(label, "分级", ((cell("项目"), cell("值")), *lines), 1, unit)


def written(tmp_path: Path, *content: object) -> tuple[Document, Path]:
    document = Document(elements=(element("core", "分级", "4", *content),))  # type: ignore[arg-type]
    out = tmp_path / "draft.docx"
    assert write_fresh(document, out) == ()
    return document, out


def body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_a_long_table_bears_its_number_on_every_page_and_reads_back_as_it_was(tmp_path: Path) -> None:
    document, out = written(tmp_path, paragraph("见表1。"), long_table(40), paragraph("见表1。"))
    first = next(body(out).iter(w("tr")))
    assert "".join(first.itertext()).replace("\n", "") == " REF _Ref00000002 \\r \\h 表1（续）单位为毫米"
    assert first.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert list(seen(read_docx(out))) == list(seen(document))


def test_a_table_that_is_itself_a_continuation_says_so_once(tmp_path: Path) -> None:
    document, out = written(tmp_path, paragraph("见表1。"), long_table(40, "表1（续）"))
    assert "（续）（续）" not in "".join(body(out).itertext())
    assert list(seen(read_docx(out))) == list(seen(document))


@pytest.mark.parametrize("made", [long_table(5), long_table(40, label="")])
def test_a_table_that_is_kept_whole_or_has_no_number_bears_none(tmp_path: Path, made: Table) -> None:
    _, out = written(tmp_path, paragraph("见下表。"), made)
    assert "（续）" not in "".join(body(out).itertext())
    assert next(body(out).iter(w("pict")), None) is None


def test_the_row_is_covered_on_the_first_page(tmp_path: Path) -> None:
    _, out = written(tmp_path, paragraph("见表1。"), long_table(40))
    tables = list(body(out).iter(w("tbl")))
    before = tables[0].getprevious()
    assert before is not None
    assert [child.tag.rpartition("}")[2] for child in before.iter(w("pict"))] == ["pict"]
    assert before.find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_on_paper(tmp_path: Path, soffice: str) -> None:
    """LibreOffice shows the line on the second page; on the first the shape lies over it."""
    _, out = written(tmp_path, paragraph("见表1。"), long_table(70))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(out)], check=True, capture_output=True, timeout=120)
    pages = pypdfium2.PdfDocument(tmp_path / "draft.pdf")
    assert len(pages) > 1
    assert "续" in pages[1].get_textpage().get_text_range()
    image = pages[0].render(scale=2).to_pil().convert("L")
    top = pages[0].get_textpage()
    at = top.get_text_range().index("续")
    left, low, right, high = top.get_charbox(at)
    height = pages[0].get_height()
    shown = image.crop((int(left * 2), int((height - high) * 2), int(right * 2), int((height - low) * 2)))
    assert shown.getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("表1（续）", False),
        ("续表1", False),
        ("续表 A.2　单位为毫米", False),
        ("表1　分级", True),
        ("表1续航时间", True),
        ("继续使用", True),
    ],
)
def test_only_a_repeated_row_that_says_so_is_left_out(tmp_path: Path, line: str, kept: bool) -> None:
    rows = ((cell(line, 2),), (cell("项目"), cell("值")), (cell("甲"), cell("8")))
    _, out = written(tmp_path, paragraph("见表1。"), table("表1", "分级", rows, 2))
    (back,) = (block for block in read_docx(out).blocks() if isinstance(block, Table))
    assert (len(back.rows), back.header) == ((3, 2) if kept else (2, 1))


def test_the_dashes_of_explained_symbols_stand_one_under_the_other(tmp_path: Path) -> None:
    lines = (
        paragraph("式中："),
        paragraph("w——损耗率；"),
        paragraph((Run("m", marks=frozenset({"italic"})), Run("1", marks=frozenset({"subscript"})), Run("——质量。"))),
        paragraph("结果——修约后——取整数。"),
    )
    document, out = written(tmp_path, formula(r"w=\frac{m}{n}", "（1）"), *lines, paragraph("甲——乙。"))
    styled = [p for p in body(out).iter(w("p")) if p.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == "Symbols"]
    stops = {tab.get(w("pos")) for p in styled for tab in p.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")}
    assert len(styled) >= 2
    assert len(stops) == 1
    assert list(seen(read_docx(out))) == list(seen(document))
