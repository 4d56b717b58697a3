"""A table of standards kept beside the drafts: which there are, how they are called, which hold. The table is data of the user; what
it says is as true as its date (GB/T 1.1—2020, 8.6.3.1, 9.5.4.4.2 and 7.1.3 ask for what only such a table can tell)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stdkit.facts.codes import Number

Status = Literal["current", "upcoming", "superseded", "withdrawn"]
STATUS_NAMES: dict[Status, str] = {
    "current": "现行",
    "upcoming": "即将实施",
    "superseded": "被代替",
    "withdrawn": "废止",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """A line of the table: one edition of one document. ``replaced_by`` are the numbers that replace it, as spelled in the table;
    ``adopts`` the international documents it adopts, each with its degree (「IDT」, 「MOD」, 「NEQ」 or "")."""

    number: Number
    title: str
    status: Status
    as_of: date
    replaced_by: tuple[str, ...] = ()
    adopts: tuple[tuple[Number, str], ...] = ()

    @property
    def holds(self) -> bool:
        return self.status in ("current", "upcoming")


@dataclass(frozen=True)
class Library:
    """The whole table; ``name`` is that of its file."""

    name: str
    standards: tuple[Standard, ...]
    _by_key: dict[str, list[Standard]] = field(init=False, repr=False, compare=False)
    _by_base: dict[str, list[Standard]] = field(init=False, repr=False, compare=False)
    _adopting: dict[str, list[Standard]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, list[Standard]] = {}
        by_base: dict[str, list[Standard]] = {}
        adopting: dict[str, list[Standard]] = {}
        for standard in self.standards:
            by_key.setdefault(standard.number.key, []).append(standard)
            by_base.setdefault(standard.number.base, []).append(standard)
            for number, _ in standard.adopts:
                adopting.setdefault(number.key, []).append(standard)
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_by_base", by_base)
        object.__setattr__(self, "_adopting", adopting)

    @property
    def as_of(self) -> tuple[date, date]:
        """The oldest and the newest date of its lines."""
        dates = [standard.as_of for standard in self.standards]
        return min(dates), max(dates)

    @property
    def spoken(self) -> str:
        """How reports name it: 「标准库 standards.csv，数据截至2026-10-01」."""
        oldest, newest = self.as_of
        dates = f"{newest}" if oldest == newest else f"{oldest}至{newest}（各行不同）"
        return f"标准库 {self.name}，数据截至{dates}"

    def editions(self, number: Number) -> list[Standard]:
        """The editions of a document, whatever year ``number`` bears; the oldest first."""
        return sorted(self._by_key.get(number.key, ()), key=lambda standard: _full_year(standard.number.year))

    def edition(self, number: Number) -> Standard | None:
        """The edition that is cited: the one of its year, for an undated number the one that holds (else the newest)."""
        editions = self.editions(number)
        if number.dated:
            return next((one for one in editions if _full_year(one.number.year) == _full_year(number.year)), None)
        return _last(one for one in editions if one.status == "current") or _last(editions)

    def parts(self, number: Number) -> list[Standard]:
        """The other parts of the same document that hold, by their numbers."""
        found = [
            one for one in self._by_base.get(number.base, ()) if one.number.part not in ("", number.part) and one.holds
        ]
        return sorted(found, key=lambda one: (len(one.number.part), one.number.part))

    def adopting(self, number: Number) -> list[Standard]:
        """The documents that hold and adopt an international one: for a dated number those of that edition."""
        return [
            one
            for one in self._adopting.get(number.key, ())
            if one.status == "current"
            and any(n.key == number.key and (not number.dated or n.year == number.year) for n, _ in one.adopts)
        ]


def _last(standards: Iterable[Standard]) -> Standard | None:
    kept = tuple(standards)
    return kept[-1] if kept else None


def _full_year(year: str) -> str:
    """「08」 is 2008, 「93」 1993: old numbers bear two digits."""
    if len(year) != 2:
        return year
    return ("19" if year > "49" else "20") + year
