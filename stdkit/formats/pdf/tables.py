"""Grids with the characters inside them as tables; tables that run over pages joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stdkit.facts.titles import squeeze
from stdkit.formats.pdf.chars import Char, PageText
from stdkit.formats.pdf.drawings import Box
from stdkit.formats.pdf.flats import block_of
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.grids import Grid, GridCell
from stdkit.formats.pdf.lines import Line, lines_of, middle_size
from stdkit.formats.pdf.paragraphs import Paragraph, flows_on, paragraphs_of
from stdkit.model import Cell, Mark, PdfAnchor, Table

SAME_PLACE = 4.0
"""Points by which the columns of a table may shift from one page to the next."""
CONTINUED_PLACE = 8.0
"""The same where the caption says that the table goes on."""


@dataclass(slots=True)
class CellContent:
    """A cell with its paragraphs."""

    cell: GridCell
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(slots=True)
class TableContent:
    """A table of a page, or of several once they are joined. ``rows`` hold the cells that begin in each row."""

    page: int
    xs: tuple[float, ...]
    box: Box
    rows: list[list[CellContent]]
    header: int = 0
    last_page: int = 0
    last_box: Box = field(default=Box(0, 0, 0, 0))

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for part in cell.paragraphs for line in part.lines]


def table_of(text: PageText, grid: Grid, chars: Iterable[Char]) -> TableContent | None:
    """The table that a grid and the characters in it make; ``None`` where fewer than two cells hold text."""
    homes: dict[tuple[int, int], int] = {}
    for at, cell in enumerate(grid.cells):
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                homes[row, column] = at
    inside: list[list[Char]] = [[] for _ in grid.cells]
    for char in chars:
        square = grid.square((char.x0 + char.x1) / 2, char.baseline - 0.3 * char.size)
        if square is not None:
            inside[homes[square]].append(char)
    if sum(1 for content in inside if any(char.text != " " for char in content)) < 2:
        return None
    rows: list[list[CellContent]] = [[] for _ in range(len(grid.ys) - 1)]
    for cell, content in zip(grid.cells, inside, strict=True):
        rows[cell.row].append(CellContent(cell, _cell_paragraphs(text, grid.box_of(cell), content)))
    box = grid.box
    return TableContent(text.number, grid.xs, box, rows, last_page=text.number, last_box=box)


def _cell_paragraphs(text: PageText, box: Box, chars: Sequence[Char]) -> list[Paragraph]:
    lines = lines_of(text, chars)
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    right = max(box.x1 - min(max(left - box.x0, 1.0), 6.0), max(line.x1 for line in lines))
    size = middle_size(lines)
    drops = [below.baseline - above.baseline for above, below in pairwise(lines)]
    leading = min((drop for drop in drops if 1.3 * size < drop < 2.2 * size), default=1.3 * size)
    return paragraphs_of(lines, Frame(left, right, size, leading))


def table_block(table: TableContent, common: frozenset[Mark]) -> Table:
    """The table as a block of the model; caption and unit are joined to it by ``outline``."""
    rows = tuple(
        tuple(
            Cell(tuple(block_of(part, common) for part in cell.paragraphs), cell.cell.columns, cell.cell.rows)
            for cell in row
        )
        for row in table.rows
    )
    box = table.box
    anchor = PdfAnchor(table.page, round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return Table("", "table", page=table.page, anchor=anchor, rows=rows, header=table.header)


def same_columns(one: TableContent, other: TableContent, slack: float = SAME_PLACE) -> bool:
    """Whether two tables have their columns in the same places. One may lack some of the inner ones: the rows on its page are all
    merged there."""
    wide, narrow = (one, other) if one.columns >= other.columns else (other, one)
    return (wide.columns == narrow.columns or narrow.columns > 1) and _columns_in(narrow.xs, wide.xs, slack) is not None


def _columns_in(narrow: Sequence[float], wide: Sequence[float], slack: float) -> list[int] | None:
    """Which of the places ``wide`` each of ``narrow`` is, sides to sides; ``None`` where one is none of them."""
    shift = (wide[0] - narrow[0] + wide[-1] - narrow[-1]) / 2  # odd and even pages have different margins
    places = [min(range(len(wide)), key=lambda at, x=x: abs(wide[at] - x - shift)) for x in narrow]  # type: ignore[misc]
    near = all(abs(wide[at] - x - shift) <= slack for at, x in zip(places, narrow, strict=True))
    in_order = all(a < b for a, b in pairwise(places))
    return places if near and in_order and places[0] == 0 and places[-1] == len(wide) - 1 else None


def _fit(table: TableContent, more: TableContent) -> None:
    """Give two tables the columns of the one that has more of them."""
    wide, narrow = (table, more) if table.columns >= more.columns else (more, table)
    places = _columns_in(narrow.xs, wide.xs, CONTINUED_PLACE)
    if wide.columns == narrow.columns or places is None:
        return
    for row in narrow.rows:
        for content in row:
            cell = content.cell
            first, behind = places[cell.column], places[cell.column + cell.columns]
            content.cell = GridCell(cell.row, first, cell.rows, behind - first)
    narrow.xs = wide.xs


def join(table: TableContent, more: TableContent) -> None:
    """Put the rows of ``more``, the same table on the next page, to ``table``; its repeated head is taken off."""
    _fit(table, more)
    repeated = _repeated_head(table, more)
    table.header = max(table.header, repeated)
    rows = [[_moved(cell, -repeated) for cell in row] for row in more.rows[repeated:]]
    if rows and table.rows:
        above = _last_cells(table)
        if _continues_row(above, rows[0]):
            _join_row(above, rows)
            rows = rows[1:]
            offset = len(table.rows) - 1
            table.rows += [[_moved(cell, offset) for cell in row] for row in rows]
            table.last_page, table.last_box = more.page, more.box
            return
        _extend_spans(above, rows[0])
    offset = len(table.rows)
    table.rows += [[_moved(cell, offset) for cell in row] for row in rows]
    table.last_page, table.last_box = more.page, more.box


def _moved(content: CellContent, by: int) -> CellContent:
    cell = content.cell
    return CellContent(GridCell(cell.row + by, cell.column, cell.rows, cell.columns), content.paragraphs)


def _repeated_head(table: TableContent, more: TableContent) -> int:
    """How many rows of the next page say the same as the first rows of the table."""
    count = 0
    for above, here in zip(table.rows, more.rows, strict=False):
        if not here or _shape(above) != _shape(here):
            break
        count += 1
    while count and any(cell.cell.row + cell.cell.rows > count for row in more.rows[:count] for cell in row):
        count -= 1
    return min(count, len(more.rows) - 1) if any(cell.text for row in more.rows[:count] for cell in row) else 0


def _shape(row: Sequence[CellContent]) -> list[tuple[int, int, str]]:
    return [(cell.cell.column, cell.cell.columns, squeeze(cell.text)) for cell in row]


def _last_cells(table: TableContent) -> dict[tuple[int, int], CellContent]:
    """The cells that reach the last row, by their first column and how many they cover."""
    last = len(table.rows)
    return {
        (content.cell.column, content.cell.columns): content
        for row in table.rows
        for content in row
        if content.cell.row + content.cell.rows >= last
    }


def _continues_row(above: dict[tuple[int, int], CellContent], here: Sequence[CellContent]) -> bool:
    """Whether a page break runs through a row: some cell goes on in the middle of its sentence, and the first has no more to say."""
    if not here or here[0].paragraphs:
        return False
    pairs = [(above.get((cell.cell.column, cell.cell.columns)), cell) for cell in here]
    if any(up is None for up, _ in pairs):
        return False
    going = [(up, down) for up, down in pairs if down.paragraphs]
    return any(
        up is not None and up.paragraphs and _breaks_off(up.paragraphs[-1], down.paragraphs[0].first)
        for up, down in going
    ) and all(up is not None and up.paragraphs for up, _ in going)


def _breaks_off(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph of a cell stops at the edge in the middle of a Chinese sentence that ``line`` goes on with."""
    last = paragraph.last
    return (
        last.text[-1:] > "\u2e80"
        and last.text[-1:] not in "。；"
        and paragraph.frame.right - last.x1 < 1.2 * last.size
        and last.x1 - last.x0 > 5 * last.size
        and flows_on(paragraph, line)
    )


def _join_row(above: dict[tuple[int, int], CellContent], rows: Sequence[Sequence[CellContent]]) -> None:
    """The first of ``rows`` put to the cells above it; one that reaches further down lengthens the cell above."""
    for down in rows[0]:
        up = above[down.cell.column, down.cell.columns]
        if down.paragraphs:
            first = down.paragraphs[0]
            if flows_on(up.paragraphs[-1], first.first):
                up.paragraphs[-1].lines.extend(first.lines)
                up.paragraphs.extend(down.paragraphs[1:])
            else:
                up.paragraphs.extend(down.paragraphs)
        _lengthen(up, down.cell.rows - 1)


def _extend_spans(above: dict[tuple[int, int], CellContent], here: list[CellContent]) -> None:
    """Empty cells at the top of a page that go on with a cell above: the first columns, and those that cover several rows."""
    leading = True
    for down in list(here):
        leading = leading and not down.paragraphs
        up = above.get((down.cell.column, down.cell.columns))
        spans = down.cell.rows > 1 or (up is not None and up.cell.rows > 1)
        if not down.paragraphs and up is not None and up.paragraphs and spans and (leading or down.cell.rows > 1):
            _lengthen(up, down.cell.rows)
            here.remove(down)


def _lengthen(content: CellContent, by: int) -> None:
    cell = content.cell
    content.cell = GridCell(cell.row, cell.column, cell.rows + by, cell.columns)
