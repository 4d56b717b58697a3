"""Rules to grids: which strokes of a page make a table, and which of its squares are one cell.

A grid is a set of rules that touch one another; its squares lie between neighbouring rules, and squares with no rule between them
are one cell (GB/T 1.1—2020, 9.8: tables are closed by rules on all sides).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stdkit.formats.pdf.drawings import Box, Drawings, Rule

_SNAP = 2.6
"""Rules nearer than that are one (double rules, the two sides of a stroke)."""
_GAP = 3.2
"""A rule goes on over a gap of that many points (dots and dashes)."""
_TOUCH = 3.0
_NARROW = 5.0
"""No column or row is narrower: the two rules beside it are one, drawn a little apart (rows set by different hands)."""
MOST_RULES = 1500
"""A page with more rules after joining is a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its first row and column, and how many of them it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """``xs`` and ``ys`` are the places of the rules; ``cells`` the cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, cell: GridCell) -> Box:
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row + cell.rows],
        )

    def square(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the square a point lies in."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return row, column
        return None


def grids_of(drawn: Drawings) -> list[Grid]:
    """The grids of a page, from top to bottom. Grids inside a cell of another are left out."""
    across, down = joined_rules(drawn.across), joined_rules(drawn.down)
    if len(across) < 2 or not down or len(across) + len(down) > MOST_RULES:
        return []
    found = [grid for group in _groups(across, down) if (grid := _grid(*group)) is not None]
    found.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in found if not any(_inside(grid.box, other.box) for other in found if other is not grid)]


def _inside(one: Box, other: Box) -> bool:
    return other.holds(one.x0, one.top, 1) and other.holds(one.x1, one.bottom, 1)


def joined_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, as one; those nearer than ``_SNAP`` count as on one line."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule.at - levels[-1][0].at <= _SNAP:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    found: list[Rule] = []
    for level in levels:
        at = sum(rule.at * (rule.end - rule.start + 0.1) for rule in level) / sum(
            rule.end - rule.start + 0.1 for rule in level
        )
        start, end = None, 0.0
        for rule in sorted(level, key=lambda r: r.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start - end <= _GAP:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start > 4]


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that touch, directly or by others."""
    home = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    order = sorted(range(len(down)), key=lambda at: down[at].at)
    places = [down[at].at for at in order]
    for number, rule in enumerate(across):
        for at in order[bisect_right(places, rule.start - _TOUCH) : bisect_right(places, rule.end + _TOUCH)]:
            other = down[at]
            if other.start - _TOUCH <= rule.at <= other.end + _TOUCH:
                home[root(len(across) + at)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for number, rule in enumerate(across):
        groups[root(number)][0].append(rule)
    for number, rule in enumerate(down):
        groups[root(len(across) + number)][1].append(rule)
    yield from groups.values()


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    if len(across) < 2 or not down:
        return None
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    ys = _places(across)
    xs = _places(down)
    # Sides left open: the rules across reach further than the outermost rule down.
    open_left, open_right = xs[0] - left > 8, right - xs[-1] > 8
    xs = [*([left] if open_left else []), *xs, *([right] if open_right else [])]
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _Walls(xs, ys, across, down, open_left, open_right)
    cells = walls.cells()
    if cells is None or len(cells) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(cells))


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[list[float]] = []
    for rule in sorted(rules):
        if places and (rule.at - places[-1][-1] <= _SNAP or rule.at - places[-1][0] <= _NARROW):
            places[-1].append(rule.at)
        else:
            places.append([rule.at])
    return [sum(group) / len(group) for group in places]


class _Walls:
    """Between which squares of a grid there is a rule."""

    def __init__(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        across: Sequence[Rule],
        down: Sequence[Rule],
        open_left: bool,
        open_right: bool,
    ) -> None:
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        middles_x = [(a + b) / 2 for a, b in pairwise(xs)]
        middles_y = [(a + b) / 2 for a, b in pairwise(ys)]
        self.below: set[tuple[int, int]] = set()
        """(line, column) where the rule number ``line`` runs over the column."""
        self.beside: set[tuple[int, int]] = set()
        for rule in across:
            line = min(range(len(ys)), key=lambda at: abs(ys[at] - rule.at))
            self.below.update((line, c) for c, x in enumerate(middles_x) if rule.start < x < rule.end)
        for rule in down:
            line = min(range(len(xs)), key=lambda at: abs(xs[at] - rule.at))
            self.beside.update((line, r) for r, y in enumerate(middles_y) if rule.start < y < rule.end)
        if open_left:
            self.beside.update((0, r) for r in range(self.rows))
        if open_right:
            self.beside.update((self.columns, r) for r in range(self.rows))

    def cells(self) -> list[GridCell] | None:
        """The cells, ``None`` where the rules make no table: an area that is no rectangle, a side that stays open."""
        taken: set[tuple[int, int]] = set()
        found: list[GridCell] = []
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) in taken:
                    continue
                cell = self._cell(row, column)
                if cell is None:
                    return None
                covered = {(r, c) for r in range(row, row + cell.rows) for c in range(column, column + cell.columns)}
                if covered & taken:
                    return None
                taken |= covered
                found.append(cell)
        return found

    def _cell(self, row: int, column: int) -> GridCell | None:
        columns, rows = 1, 1
        while column + columns < self.columns and (column + columns, row) not in self.beside:
            columns += 1
        while row + rows < self.rows and (row + rows, column) not in self.below:
            rows += 1
        closed = all(
            (row, c) in self.below and (row + rows, c) in self.below for c in range(column, column + columns)
        ) and all((column, r) in self.beside and (column + columns, r) in self.beside for r in range(row, row + rows))
        empty = all(
            (line, c) not in self.below for line in range(row + 1, row + rows) for c in range(column, column + columns)
        ) and all(
            (line, r) not in self.beside for line in range(column + 1, column + columns) for r in range(row, row + rows)
        )
        return GridCell(row, column, rows, columns) if closed and empty else None
