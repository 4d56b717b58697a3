"""The grid of a table: rows and cells with what they span, by ``w:gridSpan`` and ``w:vMerge``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct, field

from stdkit.formats.docx.controls import revision_lock
from stdkit.formats.docx.styles import is_on, whole
from stdkit.formats.docx.tags import SDT, SDT_CONTENT, VAL, w

Path = tuple[int, ...]

_ROW: Final = w("tr")
_CELL: Final = w("tc")
_CELL_PR: Final = w("tcPr")
_DELETED: Final = w("cellDel")
_SPAN: Final = w("gridSpan")
_DOWN: Final = w("vMerge")
_ACROSS: Final = w("hMerge")
_ROW_PR: Final = w("trPr")
_THROUGH: Final = frozenset({SDT, SDT_CONTENT, w("customXml"), w("ins"), w("moveTo"), w("smartTag")})


class CellPlace(Struct):
    """A cell with its path from the table down; ``element`` is ``None`` where the row only leaves columns out."""

    element: etree._Element | None
    path: Path
    colspan: int = 1
    rowspan: int = 1
    lock: str = ""


class RowPlace(Struct):
    cells: list[CellPlace] = field(default_factory=list)
    header: bool = False


def read_rows(table: etree._Element) -> list[RowPlace]:
    """The rows of ``table`` as accepted (deleted rows and cells left out); merged cells only at their top left corner."""
    rows: list[RowPlace] = []
    above: dict[int, CellPlace] = {}
    for element, path in _inside(table, (), _ROW):
        properties = next(element.iterchildren(_ROW_PR), None)
        if properties is not None and properties.find(w("del")) is not None:
            continue
        row, above = _row(element, path, properties, above)
        rows.append(row)
    return rows


def _row(
    element: etree._Element, path: Path, properties: etree._Element | None, above: dict[int, CellPlace]
) -> tuple[RowPlace, dict[int, CellPlace]]:
    """The row, and by column the cells that the next row may continue."""
    row = RowPlace(header=properties is not None and is_on(properties.find(w("tblHeader"))))
    inserted = properties.find(w("ins")) if properties is not None else None
    lock = revision_lock(inserted) if inserted is not None else ""
    open_cells: dict[int, CellPlace] = {}
    column = _left_out(row, properties, "gridBefore", path)
    for cell, cell_path in _inside(element, path, _CELL):
        own = _properties(cell)
        if _DELETED in own:
            continue
        span = max(_whole(own.get(_SPAN)) or 1, 1)
        merge, side = own.get(_DOWN), own.get(_ACROSS)
        if side is not None and side.get(VAL) != "restart" and row.cells:
            row.cells[-1].colspan += span
            column += span
            continue
        upper = above.get(column)
        if merge is not None and merge.get(VAL) != "restart" and upper is not None and upper.colspan == span:
            upper.rowspan += 1
            open_cells[column] = upper
        else:
            place = CellPlace(cell, cell_path, span, 1, lock)
            row.cells.append(place)
            if merge is not None:
                open_cells[column] = place
        column += span
    _left_out(row, properties, "gridAfter", path)
    return row, open_cells


def _left_out(row: RowPlace, properties: etree._Element | None, name: str, path: Path) -> int:
    """Columns that the row leaves out at its side, as one empty cell; their count."""
    count = _number(properties, name) or 0
    if count > 0:
        row.cells.append(CellPlace(None, path, count))
    return count


def _number(properties: etree._Element | None, name: str) -> int | None:
    return _whole(properties.find(w(name)) if properties is not None else None)


def _whole(element: etree._Element | None) -> int | None:
    return whole(element.get(VAL)) if element is not None else None


def _properties(cell: etree._Element) -> dict[str, etree._Element]:
    """What the cell says of itself, by name; of several of one name the first counts."""
    own = next(cell.iterchildren(_CELL_PR), None)
    return {} if own is None else {child.tag: child for child in reversed(own)}


def _inside(parent: etree._Element, path: Path, wanted: str) -> Iterator[tuple[etree._Element, Path]]:
    """The rows or cells below ``parent``, also those wrapped in content controls or revisions."""
    for at, child in enumerate(parent):
        if child.tag == wanted:
            yield child, (*path, at)
        elif child.tag in _THROUGH:
            yield from _inside(child, (*path, at), wanted)
