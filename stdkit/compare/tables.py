"""Two editions of a table compared cell by cell: rows and columns are paired by what they say, not by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from stdkit.compare.chains import ascending, chain
from stdkit.compare.comparison import BlockPairKind, CellPair, Line, Piece, TableChange
from stdkit.compare.folding import fold
from stdkit.compare.pieces import compared, is_editorial
from stdkit.facts.holders import grid
from stdkit.facts.titles import squeeze
from stdkit.model import Cell, Table

_LEAST = 0.5
_MOVED = 0.8
_WHOLE = 90_000
_APART = 30


def compare_tables(old: Table, new: Table, known: Iterable[str] = ()) -> TableChange:
    """What became of the rows, columns and cells, and of the unit statement."""
    before, after = _Grid(old), _Grid(new)
    columns = _lines(before.columns(), after.columns())
    across = {line.old: line.new for line in columns if line.old is not None and line.new is not None}
    rows = _lines(before.rows_by(across, old=True), after.rows_by(across, old=False))
    return TableChange(
        tuple(_named(rows, before.row_head, after.row_head)),
        tuple(_named(columns, before.column_head, after.column_head)),
        tuple(_cells(before, after, rows, columns, known)),
        _unit(old, new, known),
    )


def _unit(old: Table, new: Table, known: Iterable[str]) -> tuple[Piece, ...]:
    one, other = (table.unit.text if table.unit is not None else "" for table in (old, new))
    return () if one == other else compared(one, other, known)


@dataclass
class _Grid:
    """The cells of a table by their places; a cell that covers several stands at each of them."""

    table: Table
    width: int = 0
    height: int = 0
    corners: dict[tuple[int, int], Cell] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.head = max(self.table.header, 1)
        for row, column, cell in grid(self.table):
            self.corners[row, column] = cell
            text = fold(cell.text)
            for down in range(max(cell.rowspan, 1)):
                for right in range(max(cell.colspan, 1)):
                    self.texts[row + down, column + right] = text
                    self.width = max(self.width, column + right + 1)
        self.height = len(self.table.rows)

    def columns(self) -> list[str]:
        """What tells the columns apart: their heads, then all they hold."""
        return [
            "\n".join(self.texts.get((row, column), "") for row in range(self.height)) for column in range(self.width)
        ]

    def rows_by(self, across: dict[int, int], *, old: bool) -> list[str]:
        """What tells the rows apart: the cells of the columns that both tables have."""
        columns = sorted(across) if old else [across[column] for column in sorted(across)]
        columns = columns or list(range(self.width))
        return ["\n".join(self.texts.get((row, column), "") for column in columns) for row in range(self.height)]

    def column_head(self, column: int) -> str:
        heads = [self.text(row, column) for row in range(min(self.head, self.height))]
        return " ".join(dict.fromkeys(head for head in heads if head))

    def row_head(self, row: int) -> str:
        return next((text for column in range(self.width) if (text := self.text(row, column))), "")

    def text(self, row: int, column: int) -> str:
        """What stands at a place, on one line: of a cell that covers it too."""
        while row >= 0 and (row, column) not in self.corners:
            left = next((at for at in range(column, -1, -1) if self._covers(row, at, column)), None)
            if left is not None:
                column = left
                break
            row -= 1
        cell = self.corners.get((row, column))
        return " ".join(cell.text.split()) if cell is not None else ""

    def _covers(self, row: int, at: int, column: int) -> bool:
        cell = self.corners.get((row, at))
        return cell is not None and at + max(cell.colspan, 1) > column


def _lines(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Rows or columns paired, in the new order with deleted ones where they stood."""
    pairs = _pairs(old, new)
    back = {other: one for one, other in pairs.items()}
    kept = set(ascending([back[other] for other in sorted(back)]))
    gone = [at for at in range(len(old)) if at not in pairs]
    found: list[Line] = []
    for other in range(len(new)):
        one = back.get(other)
        while gone and one is not None and one in kept and gone[0] < one:
            found.append(Line(gone.pop(0), None))
        found.append(Line(one, other, moved=one is not None and one not in kept))
    return found + [Line(at, None) for at in gone]


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    if list(old) == list(new):
        return {at: at for at in range(len(old))}
    far = len(old) * len(new) > _WHOLE
    alike: dict[tuple[int, int], float] = {}
    for one, text in enumerate(old):
        near = range(max(0, one - _APART), min(len(new), one + _APART)) if far else range(len(new))
        for other in near:
            likeness = _likeness(text, new[other])
            if likeness >= _LEAST:
                alike[one, other] = likeness - 0.001 * abs(one - other) / max(len(old), len(new))
    pairs = dict(chain({pair: likeness - 0.3 for pair, likeness in alike.items()}))
    taken = set(pairs.values())
    for (one, other), likeness in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if likeness >= _MOVED and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _likeness(old: str, new: str) -> float:
    """The head of a row or column counts as much as all it holds."""
    if old == new:
        return 1.0
    heads = [next((part for part in text.split("\n") if part), "") for text in (old, new)]
    head = fuzz.ratio(*heads) / 100 if all(heads) else 0.0
    return 0.5 * head + 0.5 * fuzz.ratio(old, new) / 100


def _named(lines: Iterable[Line], old_head: Callable[[int], str], new_head: Callable[[int], str]) -> Iterable[Line]:
    for line in lines:
        head = new_head(line.new) if line.new is not None else old_head(line.old) if line.old is not None else ""
        yield replace(line, head=head)


def _cells(
    old: _Grid, new: _Grid, rows: Iterable[Line], columns: Sequence[Line], known: Iterable[str]
) -> Iterable[CellPair]:
    for row in rows:
        if row.old is None or row.new is None:
            continue
        for column in columns:
            if column.old is None or column.new is None:
                continue
            yield from _cell(old, new, (row.old, column.old), (row.new, column.new), known)


def _cell(
    old: _Grid, new: _Grid, before: tuple[int, int], after: tuple[int, int], known: Iterable[str]
) -> Iterable[CellPair]:
    one, other = old.corners.get(before), new.corners.get(after)
    gone, come = (cell.text if cell is not None else "" for cell in (one, other))
    if squeeze(gone) == squeeze(come) or (one is None and old.texts.get(before) == fold(come)):
        return
    if other is None and new.texts.get(after) == fold(gone):
        return
    pieces = compared(gone, come, known)
    kind: BlockPairKind = "changed" if one is not None and other is not None else "added" if one is None else "deleted"
    yield CellPair(
        kind,
        before if one is not None else None,
        after if other is not None else None,
        new.row_head(after[0]),
        new.column_head(after[1]),
        gone,
        come,
        pieces,
        is_editorial(pieces),
    )
