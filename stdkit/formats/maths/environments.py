"""What stands in rows and columns: matrices, cases, lines under one another."""

from __future__ import annotations

from typing import Final

from stdkit.formats.maths.tokens import UnknownLatex
from stdkit.formats.maths.tree import Fenced, Grid, Lines, Part, Row

Rows = tuple[tuple[Row, ...], ...]

_MATRICES: Final = {
    "matrix": None, "smallmatrix": None, "array": None, "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
}  # fmt: skip
_LINES: Final = frozenset(("aligned", "align", "alignat", "alignedat", "split", "eqnarray", "gathered", "gather", "equation", "multline", "multlined"))  # fmt: skip
_CASES: Final = {"cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}")}


def environment(name: str, rows: Rows, align: str) -> list[Part]:
    """The parts that ``\\begin{name} … \\end{name}`` makes of its rows; ``align`` is a letter a column, as far as it is told."""
    if name in _LINES:
        return list(rows[0][0]) if rows and len(rows) == 1 and len(rows[0]) == 1 else [Lines(rows)]
    if name in _CASES:
        held = _grid(rows, "l") if any(len(row) > 1 for row in rows) else Lines(rows)
        return [Fenced(*_CASES[name], ((held,),))]
    if name not in _MATRICES:
        raise UnknownLatex(name)
    around = _MATRICES[name]
    grid = _grid(rows, align or "c")
    return [Fenced(*around, ((grid,),)) if around else grid]


def _grid(rows: Rows, align: str) -> Grid:
    """A full rectangle; where ``align`` is too short its last letter goes on."""
    wide = max(len(row) for row in rows)
    full = tuple(row + ((),) * (wide - len(row)) for row in rows)
    return Grid(full, (align + align[-1] * wide)[:wide])
