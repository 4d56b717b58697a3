"""A list as a whole: what state its items are in, what is overdue, what they cite in common, what is still to be done."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stdkit.convert.numbers import StandardNumber, parse_number
from stdkit.convert.statistics import CLASSES
from stdkit.facts.patterns import pattern

Row = Mapping[str, Any]
DONE, OPEN, NOTHING, LEFT, FAILED = "已转化", "待决定", "无须转化", "不转化", "未能完成"
STATES = (DONE, OPEN, NOTHING, LEFT, FAILED)
_DAY = pattern(r"(\d{4})\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the summary shows it. ``overdue``: its day has passed and something is left to do."""

    row: Row
    state: str
    overdue: bool
    notes: tuple[str, ...]

    def count(self, name: str) -> int:
        return int((self.row.get("counts") or {}).get(name, 0))

    def provisions(self, side: str, name: str) -> int | None:
        """Provisions of a class before or after; ``None`` where nothing was converted."""
        counted = self.row.get("provisions")
        return int(counted[side].get(name, 0)) if counted else None

    def remaining(self, severity: str) -> int | None:
        """What the check of the clean draft found; ``None`` where there was none."""
        found = self.row.get("check")
        return int(found[severity]) if found else None


@dataclass(frozen=True, slots=True)
class Cited:
    """A standard that items of the list cite; ``fate`` says what becomes of it."""

    number: str
    items: tuple[str, ...]
    fate: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The list of ``about`` on the day ``today``."""

    entries: tuple[Entry, ...]
    cited: tuple[Cited, ...]
    rules: tuple[tuple[str, int, int], ...]
    about: Mapping[str, Any]
    today: date

    @property
    def states(self) -> list[tuple[str, int]]:
        found = Counter(entry.state for entry in self.entries)
        return [(state, found[state]) for state in STATES]

    @property
    def overdue(self) -> int:
        return sum(entry.overdue for entry in self.entries)

    def total(self, name: str) -> int:
        """Items of the plans by action, over the whole list."""
        return sum(entry.count(name) for entry in self.entries)

    @property
    def weakened(self) -> int:
        return sum(int(entry.row.get("weakened", 0)) for entry in self.entries)

    @property
    def classes(self) -> list[tuple[str, int, int]]:
        """Class of provisions, how many before, how many after."""
        return [
            (
                name,
                sum(entry.provisions("before", name) or 0 for entry in self.entries),
                sum(entry.provisions("after", name) or 0 for entry in self.entries),
            )
            for name in CLASSES
        ]


def overview(rows: Sequence[Row], *, about: Mapping[str, Any], today: date) -> Overview:
    """The list in order, with what its rows have in common."""
    entries = tuple(_entry(row, today) for row in rows)
    found: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for row in rows:
        for code, count in ((row.get("check") or {}).get("rules") or {}).items():
            found[code] += count
            items[code] += 1
    rules = tuple(
        (code, count, items[code]) for code, count in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    )
    return Overview(entries, tuple(_cited(rows)), rules, about, today)


def _entry(row: Row, today: date) -> Entry:
    counts = row.get("counts") or {}
    state = {"converted": DONE, "nothing": NOTHING, "left": LEFT, "failed": FAILED}[row["state"]]
    if state == DONE and (counts.get("undecided") or row.get("refusals")):
        state = OPEN
    due = due_day(row.get("due", ""))
    late = due is not None and due < today and state in (OPEN, FAILED)
    notes = [row.get("why") or "", *row.get("problems", ())]
    if row.get("refusals"):
        notes.append(f"有 {row['refusals']} 处改动未能写入")
    if row.get("integrity") is False:
        notes.append(f"核对未通过（{'；'.join(row.get('integrity_details', ()))}）")
    return Entry(row, state, late, tuple(note for note in notes if note))


def due_day(text: str) -> date | None:
    """The day by which something is due, as people write it; the last of the month where no day is given."""
    match = _DAY.search(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    if year < 1 or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(match[3]), last) if match[3] and int(match[3]) else last)


def _cited(rows: Sequence[Row]) -> list[Cited]:
    """What is cited, most often cited first."""
    by: dict[str, list[str]] = {}
    for row in rows:
        for number in row.get("cites", ()):
            by.setdefault(number, []).append(row["number"])
    on_list: dict[str, list[Row]] = {}
    for row in rows:
        own = parse_number(row["number"])
        if own is not None:
            on_list.setdefault(own.key, []).append(row)
    found = [Cited(number, tuple(items), _fate(parse_number(number), on_list)) for number, items in by.items()]
    return sorted(found, key=lambda each: (-len(each.items), each.number))


def _fate(number: StandardNumber | None, on_list: Mapping[str, list[Row]]) -> str:
    if number is None:
        return ""
    for row in on_list.get(number.key, ()):
        listed = parse_number(row["number"])
        if number.year and listed is not None and listed.year != number.year:
            continue
        if row["conclusion"] == "转化":
            return f"本批转化（第 {row['line']} 项），引用处已按清单改"
        return f"在清单中（第 {row['line']} 项），结论：{row['conclusion'] or '未写'}；引用处请核对"
    return "强制性标准，不在清单中，未改" if number.mandatory else "推荐性标准，未改"
