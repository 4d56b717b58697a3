"""Tables: thick outer and head lines, merged cells, head rows repeated, notes and footnotes in the last row (9.12, 10.4.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdkit.formats.docx.fresh.measures import TEXT_WIDTH, XIAOWU, hanging
from stdkit.formats.docx.fresh.xml import Xml, paragraph_format, qualified, value, w
from stdkit.model import Block, Cell, Table

THICK, THIN = 8, 4
_PADDING = 160
_CHARACTER = XIAOWU * 10
_KEPT_WHOLE = 14
"""A table of so many rows stays on one page."""
_SENTENCE = 14
"""From so many characters on a cell reads as text and is set flush left."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the grid; ``rows`` is how many rows it takes from ``row`` on."""

    cell: Cell
    row: int
    column: int
    rows: int


def grid(table: Table) -> tuple[list[list[Placed]], int]:
    """For each row what stands in it from the left, cells reaching down from above included; and the number of columns."""
    found: list[list[Placed]] = []
    reaching: dict[int, Placed] = {}
    height = len(table.rows)
    for at, row in enumerate(table.rows):
        here: list[Placed] = []
        column, waiting = 0, list(row)
        while waiting or any(start >= column for start in reaching):
            held = reaching.get(column)
            if held is not None:
                here.append(held)
                column += held.cell.colspan
            elif waiting:
                cell = waiting.pop(0)
                placed = Placed(cell, at, column, min(max(cell.rowspan, 1), height - at))
                here.append(placed)
                column += max(cell.colspan, 1)
            else:
                column = min(start for start in reaching if start >= column)
        found.append(here)
        reaching = {placed.column: placed for placed in here if placed.row + placed.rows > at + 1}
    width = max((placed.column + max(placed.cell.colspan, 1) for row in found for placed in row), default=1)
    return found, width


def text_width(text: str) -> int:
    """The width of ``text`` at 小五 in twips, a Chinese character counted as one em, others as half."""
    return max(
        (
            sum(_CHARACTER if unicodedata.east_asian_width(c) in "WFA" else _CHARACTER // 2 for c in line)
            for line in text.split("\n")
        ),
        default=0,
    )


def column_widths(rows: list[list[Placed]], columns: int) -> list[int]:
    """Widths in twips that together fill the text's width: after what the cells hold, none starved."""
    wanted = [7 * _CHARACTER] * columns
    for placed in (placed for row in rows for placed in row):
        if placed.cell.colspan == 1:
            wanted[placed.column] = max(wanted[placed.column], text_width(placed.cell.text) + _PADDING)
    least = min(7 * _CHARACTER, TEXT_WIDTH // columns)
    floors = [min(width, least) for width in wanted]
    spare = TEXT_WIDTH - sum(floors)
    longing = [width - floor for width, floor in zip(wanted, floors, strict=True)]
    if sum(wanted) <= TEXT_WIDTH:
        shares = [TEXT_WIDTH * width / sum(wanted) for width in wanted]
    else:  # very long texts do not squeeze the others out in full proportion
        roots = [max(want, 0) ** 0.7 for want in longing]
        shares = [floor + spare * root / (sum(roots) or 1) for floor, root in zip(floors, roots, strict=True)]
    widths = [int(share) for share in shares]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


CellWriter = Callable[[Block, Xml | None], list[Xml]]
"""Writes one block of a cell; the second argument is the format a plain paragraph takes there."""


def runs_on(table: Table) -> bool:
    """Whether the table may go on over the end of a page: a small one is kept whole."""
    return len(table.rows) > _KEPT_WHOLE


def table_element(table: Table, write: CellWriter, continued: Callable[[int], Xml] | None = None) -> Xml:
    """``w:tbl``. ``continued`` makes the row that is only seen where the table goes on, for so many columns."""
    rows, columns = grid(table)
    widths = column_widths(rows, columns)
    flush = {
        placed.column
        for row in rows[table.header :]
        for placed in row
        if _is_prose(placed.cell) and placed.cell.colspan < columns
    }
    edges = [w(side, val="single", sz=THICK, space=0, color="auto") for side in ("top", "left", "bottom", "right")]
    inner = [w(side, val="single", sz=THIN, space=0, color="auto") for side in ("insideH", "insideV")]
    form = w(
        "tblPr",
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        value("jc", "center"),
        w("tblBorders", *edges, *inner),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=_PADDING // 2, type="dxa"), w("right", w=_PADDING // 2, type="dxa")),
    )
    body = [_row(at, row, table.header, widths, flush, write) for at, row in enumerate(rows)]
    if continued is not None:
        body.insert(0, continued(columns))
    if not runs_on(table):
        for row_element in body[:-1]:
            _keep_with_next(row_element)
    return w("tbl", form, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *body)


def _keep_with_next(row: Xml) -> None:
    """Hold a row on the page of the one below, so that a small table is never parted (a 续表 wants its caption again)."""
    for paragraph in row.iter(qualified("w:p")):
        form = paragraph.find(qualified("w:pPr"))
        if form is not None and form.find(qualified("w:keepNext")) is None:
            form.insert(1 if form.find(qualified("w:pStyle")) is not None else 0, w("keepNext"))


def _row(at: int, row: list[Placed], header: int, widths: list[int], flush: set[int], write: CellWriter) -> Xml:
    form = w("trPr", w("cantSplit"), w("tblHeader") if at < header else None)
    return w("tr", form, *_cells(at, row, header, widths, flush, write))


def _cells(
    at: int, row: list[Placed], header: int, widths: list[int], flush: set[int], write: CellWriter
) -> Iterator[Xml]:
    column = 0
    for placed in row:
        if placed.column > column:  # a ragged row: the gap becomes an empty cell
            yield _cell(sum(widths[column : placed.column]), placed.column - column, None, [], [])
        column = placed.column + max(placed.cell.colspan, 1)
        wide = sum(widths[placed.column : column])
        merge = None if placed.rows == 1 else "restart" if placed.row == at else "continue"
        notes = holds_notes(placed.cell) and column - placed.column == len(widths)
        thick = [side for side, on in (("top", notes), ("bottom", at < header <= placed.row + placed.rows)) if on]
        prose = at >= header and (notes or placed.column in flush or _is_prose(placed.cell))
        blocks = [] if merge == "continue" else list(placed.cell.blocks)
        content = [part for block in blocks for part in write(block, _cell_format(prose))]
        yield _cell(wide, column - placed.column, merge, thick, content)
    if column < len(widths):
        yield _cell(sum(widths[column:]), len(widths) - column, None, [], [])


def _cell(wide: int, span: int, merge: str | None, thick: list[str], content: list[Xml]) -> Xml:
    borders = (
        w("tcBorders", *(w(side, val="single", sz=THICK, space=0, color="auto") for side in thick)) if thick else None
    )
    form = w(
        "tcPr",
        w("tcW", w=wide, type="dxa"),
        value("gridSpan", span) if span > 1 else None,
        value("vMerge", merge) if merge else None,
        borders,
        value("vAlign", "center"),
    )
    if not content or content[-1].tag != w("p").tag:
        content = [*content, w("p", paragraph_format(style="CellText"))]
    return w("tc", form, *content)


def _cell_format(prose: bool) -> Xml | None:
    indent = {"firstLineChars": 100, "firstLine": _CHARACTER} if prose else None
    return paragraph_format(style="CellText", align="both" if prose else "", indent=indent)


def label_indent(label: str) -> dict[str, int]:
    """The hanging indent of a labelled line in a cell."""
    hang = max(text_width(label) + 60, 270)
    return hanging(_CHARACTER + hang, hang)


def holds_notes(cell: Cell) -> bool:
    return bool(cell.blocks) and any(block.kind in ("note", "footnote") for block in cell.blocks)


def _is_prose(cell: Cell) -> bool:
    return any(
        block.kind in ("list-item", "note", "footnote")
        or len(block.text) > _SENTENCE + 4
        or (len(block.text) > _SENTENCE and any(mark in block.text for mark in "，。；"))
        for block in cell.blocks
    )
