"""The tables of a DOCX as rows of texts, whatever the document is: forms that came back filled in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.pending import copies_in, shown_text
from stdkit.formats.docx.revisions import settle
from stdkit.formats.docx.tables import read_rows
from stdkit.formats.docx.tags import SDT, SDT_CONTENT, TBL, P, T, w
from stdkit.formats.grids import Grid, Text, filled

_WRITTEN = (T, w("tab"), w("br"), w("cr"), w("noBreakHyphen"))
_THROUGH = (SDT, SDT_CONTENT, w("customXml"), w("smartTag"))


def docx_grids(path: str | Path) -> list[Grid]:
    """The tables of the body with the lines around them. Pending changes count as made. ``UnreadableFile``."""
    package = open_package(path)
    root = package.xml(package.main)
    settle(root, "accept")
    copies = copies_in(root)
    body = root.find(w("body"))
    grids: list[Grid] = []
    lines: list[str] = []
    for block in _blocks(body) if body is not None else ():
        if block.tag == P:
            text = _text(block, copies)
            lines += [text] if text.strip() else []
        else:
            _close(grids, lines)
            grids.append(Grid(_grid(block, copies), before=tuple(lines)))
            lines = []
    _close(grids, lines)
    return grids


def _close(grids: list[Grid], lines: list[str]) -> None:
    """The lines behind the last table are its own; those between two tables belong to both."""
    if grids and lines:
        grids[-1] = Grid(grids[-1].rows, grids[-1].name, grids[-1].before, tuple(lines))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in _THROUGH:
            yield from _blocks(child)


def _grid(table: etree._Element, copies: set[etree._Element]) -> tuple[tuple[Text, ...], ...]:
    return filled(
        [
            [
                (_cell(cell.element, copies) if cell.element is not None else "", cell.colspan, cell.rowspan)
                for cell in row.cells
            ]
            for row in read_rows(table)
        ]
    )


def _cell(cell: etree._Element, copies: set[etree._Element]) -> str:
    return "\n".join(text for paragraph in cell.iter(P) if (text := _text(paragraph, copies)).strip())


def _text(paragraph: etree._Element, copies: set[etree._Element]) -> str:
    return "".join(shown_text(element) for element in paragraph.iter(*_WRITTEN) if element not in copies).strip()
