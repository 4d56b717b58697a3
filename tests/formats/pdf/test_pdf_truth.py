"""A PDF against what is known of it: the DOCX it was made of, and its own 目次."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from stdkit.formats import labels
from stdkit.formats.reading import read
from stdkit.model import Document, Table


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _headings(document: Document) -> list[tuple[str, str]]:
    found = []
    for element in document.elements:
        if element.kind != "toc":
            found.append((element.number, _bare(element.title)))
            found += [(clause.number, _bare(clause.title)) for clause in element.walk()]
    return found


def _texts(document: Document) -> Counter[tuple[str, str, str]]:
    return Counter((b.kind, b.label, _bare(b.text)) for b in document.blocks() if b.kind not in ("heading", "formula"))


def _tables(document: Document) -> list[list[list[str]]]:
    return [
        [[_bare(cell.text) for cell in row] for row in block.rows]
        for block in document.blocks()
        if isinstance(block, Table)
    ]


@pytest.mark.office
def test_a_docx_printed_as_pdf_reads_as_the_docx(root: Path, soffice: str, tmp_path: Path) -> None:
    source = root / "examples" / "clean.docx"
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=180)
    docx, printed = read(source), read(tmp_path / "clean.pdf")
    assert _headings(printed) == _headings(docx)
    wanted, found = _texts(docx), _texts(printed)
    assert sum((wanted & found).values()) >= 0.97 * sum(wanted.values())
    assert _tables(printed) == _tables(docx)
    for field in ("number", "title", "title_en", "ics", "ccs", "published", "implemented", "issued_by", "masthead"):
        assert getattr(printed.cover, field) == getattr(docx.cover, field)


@pytest.mark.corpus
def test_clauses_of_real_documents_are_those_of_their_contents(corpus: Path) -> None:
    entries = found = 0
    for path in sorted((corpus / "pdf-born-digital").glob("*.pdf")):
        document = read(path)
        numbers = {number for number, _ in _headings(document)}
        numbers |= {block.label for block in document.blocks() if block.kind == "term-entry"}
        for element in document.elements:
            for block in element.content if element.kind == "toc" else ():
                typed = labels.typed_number(block.text) or labels.typed_annex(block.text)
                if typed is not None:
                    entries += 1
                    found += typed.label.rstrip(".") in numbers
    assert entries > 300
    assert found >= 0.99 * entries
