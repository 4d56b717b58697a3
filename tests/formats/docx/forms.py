"""Forms made for tests, with python-docx as a user's Word would make them, and the judge of what came out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import docx
from lxml import etree

from stdkit.formats.docx.forms import Form, open_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def form(*paragraphs: str, rows: Sequence[Sequence[str]] = (), header: str = "", footer: str = "") -> bytes:
    """A DOCX with these paragraphs and one table."""
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(*paragraphs: str, **parts: Any) -> Form:
    return open_form(form(*paragraphs, **parts), "我们的表.docx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, change: Any) -> bytes:
    """The DOCX with one part changed by a function of its bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts(data).items():
            archive.writestr(each, change(content) if each == name else content)
    return out.getvalue()


def texts(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part outside its tables: tabs as 「\\t」."""
    root = etree.fromstring(parts(data)[part])
    return [
        said(paragraph) for paragraph in root.iter(f"{W}p") if not any(True for _ in paragraph.iterancestors(f"{W}tbl"))
    ]


def cells(data: bytes) -> list[list[list[str]]]:
    """The rows of all tables: cells as lists of paragraphs."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return [
        [[said(one) for one in cell.findall(f"{W}p")] for cell in row.findall(f"{W}tc")] for row in root.iter(f"{W}tr")
    ]


def said(paragraph: Any) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    pieces = (piece for piece in paragraph.iter(f"{W}t", *marks) if piece.getparent().tag == f"{W}r")
    return "".join(marks.get(piece.tag) or piece.text or "" for piece in pieces)


def filled(made: Form, values: Mapping[str, Any], **options: Any) -> bytes:
    return made.fill(values, **options).data


def tags_left(data: bytes) -> list[str]:
    """What still looks like a tag in any part of text."""
    found = []
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            text = "".join(etree.fromstring(content).itertext())
            found += re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text)
    return found
