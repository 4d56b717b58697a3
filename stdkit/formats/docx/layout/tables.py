"""The lines of a table: of its cells, else of the table, else of its style."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from stdkit.formats.docx.layout.cascade import Cascade
from stdkit.formats.docx.styles import is_on, whole
from stdkit.formats.docx.tags import TBL, VAL, w
from stdkit.model.layout import TableLayout

_SIDES = ("top", "right", "bottom", "left")
_NAMES = {"top": ("top",), "right": ("right", "end"), "bottom": ("bottom",), "left": ("left", "start")}
Lines = dict[str, float]


def table_layout(table: etree._Element, cascade: Cascade) -> TableLayout:
    """The lines of ``table``; its head are the rows it repeats on every page. A side is as thin as its thinnest cell."""
    under = _of_style(table, cascade)
    under.update(_lines(table.find(f"{w('tblPr')}/{w('tblBorders')}")))
    elements = [row for row in table.iter(w("tr")) if _own(row, table) and row.find(w("tc")) is not None]
    rows = [[_cell(cell) for cell in row.iterchildren(w("tc"))] for row in elements]
    # Rows above it without lines are no part of it: the caption, repeated together with the head.
    bare = next((at for at, row in enumerate(rows) if not _is_bare(row)), 0)
    header = next((at for at, row in enumerate(elements[bare:]) if not _is_head(row)), 0)
    rows = rows[bare:]
    if not rows:
        return TableLayout()
    under_h, under_v = under.get("insideH", 0.0), under.get("insideV", 0.0)
    inner_h = [cell.get("bottom", under_h) for row in rows[max(header, 1) : -1] for cell in row]
    inner_v = [cell.get("right", under_v) for row in rows for cell in row[:-1]]
    head: float | None = None
    if 0 < header < len(rows):
        below = _thinnest(cell.get("bottom", under_h) for cell in rows[header - 1])
        head = max(below, _thinnest(cell.get("top", under_h) for cell in rows[header]))
    return TableLayout(
        sides=(
            _thinnest(cell.get("top", under.get("top", 0.0)) for cell in rows[0]),
            _thinnest(row[-1].get("right", under.get("right", 0.0)) for row in rows),
            _thinnest(cell.get("bottom", under.get("bottom", 0.0)) for cell in rows[-1]),
            _thinnest(row[0].get("left", under.get("left", 0.0)) for row in rows),
        ),
        head=head,
        inner=max([*inner_h, *inner_v], default=None),
        head_repeats=header > 0,
    )


def _is_bare(row: list[Lines]) -> bool:
    """A row that has switched off its lines above and at its sides."""
    return row[0].get("left") == 0.0 and row[-1].get("right") == 0.0 and all(cell.get("top") == 0.0 for cell in row)


def _own(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(TBL), None) is table


def _is_head(row: etree._Element) -> bool:
    return is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))


def _thinnest(widths: Iterable[float]) -> float:
    return min(widths, default=0.0)


def _of_style(table: etree._Element, cascade: Cascade) -> Lines:
    named = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    found: Lines = {}
    for element in reversed(cascade.style_elements(named.get(VAL) or "") if named is not None else []):
        found.update(_lines(element.find(f"{w('tblPr')}/{w('tblBorders')}")))
    return found


def _cell(cell: etree._Element) -> Lines:
    return _lines(cell.find(f"{w('tcPr')}/{w('tcBorders')}"))


def _lines(borders: etree._Element | None) -> Lines:
    """Widths by side, in points; a side that is switched off is there with 0."""
    found: Lines = {}
    if borders is None:
        return found
    for name, written in (*_NAMES.items(), ("insideH", ("insideH",)), ("insideV", ("insideV",))):
        for one in written:
            side = borders.find(w(one))
            if side is not None:
                off = (side.get(VAL) or "nil") in ("nil", "none")
                found[name] = 0.0 if off else (whole(side.get(w("sz"))) or 4) / 8
    return found
