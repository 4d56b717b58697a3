"""A paper that is one table on landscape A4: comparison tables, lists of comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from stdkit.facts.patterns import pattern

_ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_USABLE = 297 - 2 * 15


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in millimetres (scaled to the page together with the others)."""

    title: str
    width: float
    centered: bool = False


def write_paper(
    out: Path,
    *,
    heading: str,
    lines: Iterable[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    author: str = "",
    created: date | None = None,
) -> None:
    """Write a DOCX with ``heading``, a few ``lines`` and one table whose head is repeated on every page."""
    document = new_document()
    _page(document)
    _fonts(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, heading, 16, black=True)
    for line in lines:
        _run(document.add_paragraph(), line, 10.5)
    _table(document, columns, list(rows))
    zoom = document.settings.element.find(qn("w:zoom"))
    if zoom is not None:
        zoom.set(qn("w:percent"), "100")  # the schema asks for it; the template it comes from does without
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = heading, author, author
    moment = datetime(created.year, created.month, created.day) if created else datetime(2000, 1, 1)
    properties.created = properties.modified = moment
    document.save(str(out))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)


def _fonts(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    normal.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.rPr.append(language)


def _table(document: Any, columns: Sequence[Column], rows: list[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    scale = _USABLE / sum(column.width for column in columns)
    widths = [Mm(column.width * scale) for column in columns]
    for grid, width in zip(table.columns, widths, strict=True):
        grid.width = width
    for cell, column, width in zip(table.rows[0].cells, columns, widths, strict=True):
        _fill(cell, column.title, width, black=True, centered=True)
    _repeat(table.rows[0])
    for row in rows:
        cells = table.add_row()
        _whole(cells)
        for cell, text, column, width in zip(cells.cells, row, columns, widths, strict=True):
            _fill(cell, text, width, centered=column.centered)


def _fill(cell: Any, text: str, width: Any, *, black: bool = False, centered: bool = False) -> None:
    cell.width = width
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        if centered:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(paragraph, line, 9, black=black)


def _run(paragraph: Any, text: str, size: float, *, black: bool = False) -> None:
    run = paragraph.add_run(_ILLEGAL.sub("", text))
    run.font.size = Pt(size)
    if black:
        run.font.name = "Arial"
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")


def _repeat(row: Any) -> None:
    """Repeat the row as the table's head on every page."""
    head = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(head)


def _whole(row: Any) -> None:
    """Keep a row on one page where it fits."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
