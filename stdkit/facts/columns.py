"""The columns of a table as texts, and which of them hold values. GB/T 1.1—2020, 9.8.4."""

from __future__ import annotations

import re

from stdkit.facts.holders import grid
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNITS
from stdkit.model import Table

_UNIT = "(?:" + "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True)) + ")"
_NUMBER = r"[-−+±]?\d+(?:[ ,]\d{3})*(?:\.\d+)?"
_VALUE = pattern(
    rf"(?P<limit>[≥≤<>＜＞±]|不(?:大于|小于|低于|高于|超过|少于)\s?)?\s?{_NUMBER}(?:\s?(?P<unit>{_UNIT}))?"
    rf"(?:\s?[～~±]\s?{_NUMBER}\s?(?P<last>{_UNIT})?)?"
)


def columns(table: Table) -> list[list[str]]:
    """The texts of each column from the top, as far as no cell covers several columns; empty where the rows do not agree."""
    placed = grid(table)
    width = max((column + max(cell.colspan, 1) for _, column, cell in placed), default=0)
    found: list[list[str]] = [[] for _ in range(width)]
    for _, column, cell in placed:
        if cell.colspan > 1 or cell.rowspan > 1:
            return []
        found[column].append(cell.text.strip())
    return found


def unit_of(text: str) -> str:
    """The unit of a cell that holds a single value with its unit (「≤12 mm」, 「10 mm～12 mm」); "" for any other cell."""
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        return ""
    units = {match["unit"], match["last"]} - {None}
    return str(units.pop()) if len(units) == 1 else ""


def is_value(text: str, *, limited: bool = False) -> bool:
    """Whether a cell holds a single value; ``limited``: one with a limit or a unit, not a bare number."""
    match = _VALUE.fullmatch(text.strip())
    return match is not None and (not limited or bool(match["limit"] or match["unit"] or match["last"]))


def is_unit(text: str) -> bool:
    """Whether a text is the symbol of a unit, composed ones (「kg/m」, 「W/(m·K)」) too."""
    factors = re.split(r"[/·()（）]+", re.sub(r"(?<=[a-z])[-−]?\d$", "", text.strip("()（） ")))
    return text in UNITS or (len(factors) <= 4 and all(factor.rstrip("23²³") in UNITS for factor in factors if factor))
