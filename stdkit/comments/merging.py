"""Rows brought together: who says the same stands in one row, what was decided before is kept, nothing gets lost.

What comes out depends on the rows alone, not on their order; and rows that came out stay as they are when they come in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import fuzz

from stdkit.comments.places import rank
from stdkit.comments.row import Row, sameness

_ALIKE = 90
_LONG = 12
"""Shorter texts are alike by chance."""
_MOST = 300
_FRONT = 400
"""Where a clause has more comments than that nobody goes through pairs; of very long ones the front decides."""
_PART = "；"


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows in the order of the table. ``joined`` counts the comments that stand in the row of another one; ``alike`` are pairs of
    rows (counted from 1) that may say the same, which only a person can tell; ``disputed`` rows whose like was decided otherwise."""

    rows: tuple[Row, ...]
    joined: int = 0
    alike: tuple[tuple[int, int], ...] = ()
    disputed: tuple[int, ...] = ()


def merge(rows: Iterable[Row]) -> Merged:
    """The table of ``rows``."""
    given = sorted((_tidied(row) for row in rows), key=_sorting)
    made: list[Row] = []
    joined = 0
    disputed: set[Row] = set()
    for _, group in groupby(sorted(given, key=lambda row: row.key), key=lambda row: row.key):
        members = sorted(group, key=_sorting)
        together = _together(members)
        joined += len({(row.units, row.text, row.clause) for row in members}) - len(together)
        made += together
        if len(together) > 1:
            disputed.update(together)
    made.sort(key=lambda row: (rank(row.clause), row.text, row.units, row.decision))
    return Merged(
        tuple(made),
        joined,
        tuple(_alike(made)),
        tuple(number for number, row in enumerate(made, 1) if row in disputed),
    )


def _together(members: Sequence[Row]) -> list[Row]:
    """One row of rows that say the same; one for each decision where they were decided in different ways."""
    decisions = list(dict.fromkeys(sorted(row.decision for row in members if any(row.decision))))
    found: list[Row] = []
    placed: set[str] = set()
    for decision in decisions or [("", "")]:
        own = [row for row in members if row.decision == decision]
        placed.update(unit for row in own for unit in row.units)
        found.append(_one(own, decision))
    left = [row for row in members if row.decision not in decisions and any(unit not in placed for unit in row.units)]
    remarks = [row for row in members if row.decision not in decisions and row.remark]
    if decisions and (left or remarks):
        late = [replace(row, units=tuple(unit for unit in row.units if unit not in placed)) for row in left]
        first = [row for row in members if row.decision == decisions[0]]
        found[0] = _one([*first, *late, *(replace(row, units=()) for row in remarks)], decisions[0])
    return found


def _one(members: Sequence[Row], decision: tuple[str, str]) -> Row:
    """The words are those of the table before, else of the first by characters: the longest."""
    shown = min(members, key=_sorting)
    units = sorted({unit for row in members for unit in row.units}, key=spelling)
    remarks: dict[str, None] = {}
    for row in sorted(members, key=_sorting):
        remarks.update(dict.fromkeys(part for part in row.remark.split(_PART) if part))
    return Row(
        shown.clause,
        shown.text,
        tuple(units),
        *decision,
        remark=_PART.join(remarks),
        tabled=any(r.tabled for r in members),
    )


def _sorting(row: Row) -> tuple[object, ...]:
    return (not row.tabled, -len(row.text), row.text, row.clause, row.decision, row.remark, row.units)


def _tidied(row: Row) -> Row:
    """Texts as every output can hold them: no empty lines, no blanks at the ends of lines, no control characters."""
    return replace(
        row,
        clause=tidy(row.clause),
        text=tidy(row.text),
        units=tuple(sorted({tidy(unit) for unit in row.units if tidy(unit)}, key=spelling)),
        disposition=tidy(row.disposition),
        reason=tidy(row.reason),
        remark=tidy(row.remark),
    )


def spelling(name: str) -> bytes:
    """The key that puts names in the order of their spelling: the common characters stand so in the national code."""
    return name.encode("gb18030", "replace")


def tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in "".join(c if c >= " " or c == "\n" else " " for c in text).splitlines())
    return "\n".join(line for line in lines if line)


def _alike(rows: Sequence[Row]) -> Iterable[tuple[int, int]]:
    """Pairs in one clause whose words are nearly the same."""
    numbered = [(number, row, sameness(row.text)) for number, row in enumerate(rows, 1)]
    for _, group in groupby(numbered, key=lambda one: one[1].clause):
        members = [(number, row, words[:_FRONT]) for number, row, words in group if len(words) >= _LONG]
        if len(members) > _MOST:
            continue
        for at, (first, _, words) in enumerate(members):
            for second, _, others in members[at + 1 :]:
                if words != others and fuzz.ratio(words, others, score_cutoff=_ALIKE):
                    yield first, second
