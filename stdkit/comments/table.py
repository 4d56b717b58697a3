"""The 征求意见汇总处理表: from files that came back to rows, counts and what the secretary has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stdkit.comments.merging import Merged, merge, spelling, tidy
from stdkit.comments.places import Outline, missing, settled
from stdkit.comments.returns import Return, outline_among
from stdkit.comments.row import Row
from stdkit.comments.units import Roster
from stdkit.facts.patterns import pattern

_NUMBER = pattern(r"\d+")
_PROJECT = ("title", "drafter", "person", "phone", "date")
_PAIRS = 20
"""So many pairs of comments that are nearly the same are named."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The four counts in the foot of the table; ``asked`` and with it ``silent`` are ``None`` where nobody said whom the draft was sent to."""

    asked: int | None
    answered: int
    commenting: int
    silent: int | None


@dataclass(frozen=True, slots=True)
class CommentTable:
    """The table. ``content`` and ``silent`` are the units that answered without comment and that did not answer; ``uninvited`` those
    that answered and are not on the list; ``notices`` are sentences without full stop for the secretary."""

    rows: tuple[Row, ...]
    counts: Counts
    project: Mapping[str, str] = field(default_factory=dict)
    content: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    uninvited: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    merged: int = 0

    @property
    def by_disposition(self) -> Mapping[str, int]:
        """How many rows were 采纳, 部分采纳, 不采纳, decided in other words (其他), not yet decided (未处理)."""
        found = Counter(row.kind for row in self.rows)
        return {name: found[name] for name in ("采纳", "部分采纳", "不采纳", "其他", "未处理")}


def make_table(returns: Sequence[Return], roster: Roster, outline: Outline) -> CommentTable:
    """The table of everything that ``returns`` say; ``outline`` is that of the draft, empty where it was not given."""
    returns = sorted(returns, key=lambda one: one.path)
    known = outline if outline.numbers else outline_among(returns)
    rows: list[Row] = []
    notices: list[str] = []
    answered: dict[str, None] = {}
    for one in returns:
        found, doubts = _rows(one, roster, known)
        rows += found
        notices += [f"{one.path}：{text}" for text in (*one.notices, *doubts)]
        answered.update(dict.fromkeys(unit for row in found for unit in row.units))
        answered.update(dict.fromkeys(_without_comment(one, roster)))
    merged = merge(rows)
    notices += _told(merged, known)
    commenting = {unit for row in merged.rows for unit in row.units}
    silent, counts = _counted(returns, roster, answered, commenting)
    return CommentTable(
        merged.rows,
        counts,
        _project(returns, known),
        tuple(sorted(answered.keys() - commenting, key=spelling)),
        silent,
        tuple(sorted(answered.keys() - set(roster.units), key=spelling)) if len(roster) else (),
        tuple(notices),
        merged.joined,
    )


def _rows(one: Return, roster: Roster, outline: Outline) -> tuple[list[Row], list[str]]:
    """The rows of a file with their units, and what is doubtful about those."""
    rows: list[Row] = []
    doubts: dict[str, None] = {}
    for said in one.said:
        row = replace(said.row, clause=settled(said.row.clause, outline))
        if row.units:
            units = tuple(roster.named(unit) for unit in row.units)
        elif one.is_table and not one.unit:
            units = ()
            doubts["有的意见没有写提出单位，原样保留"] = None
        else:
            source = roster.source(one.path, said=tidy(one.unit), author=said.author)
            units = (source.unit,)
            if source.doubt:
                doubts[f"提出单位{source.doubt}"] = None
        rows.append(replace(row, units=units))
    return rows, list(doubts)


def _without_comment(one: Return, roster: Roster) -> list[str]:
    """The unit of a file that came back, whether or not there is a comment in it."""
    if one.is_table:
        return [roster.named(tidy(unit)) for unit in one.content]
    if one.said:
        return []
    return [roster.source(one.path, said=tidy(one.unit)).unit]


def _counted(
    returns: Sequence[Return], roster: Roster, answered: Iterable[str], commenting: set[str]
) -> tuple[tuple[str, ...], Counts]:
    """Who did not answer, and the counts. Without a list, an earlier table says how many were asked and who was silent."""
    answered = set(answered)
    if len(roster):
        silent = tuple(unit for unit in roster.units if unit not in answered)
        return silent, Counts(len(roster.units), len(answered), len(commenting), len(silent))
    named = dict.fromkeys(tidy(unit) for one in returns for unit in one.silent)
    silent = tuple(unit for unit in named if unit not in answered)
    told = [int(digits) for one in returns if (digits := _digits(one.facts.get("asked", "")))]
    if not told:
        return silent, Counts(None, len(answered), len(commenting), None)
    asked = max(told)
    return silent, Counts(asked, len(answered), len(commenting), max(asked - len(answered), len(silent), 0))


def _digits(text: str) -> str:
    found = _NUMBER.search(text)
    return found.group() if found is not None else ""


def _project(returns: Sequence[Return], outline: Outline) -> dict[str, str]:
    """What earlier tables and the draft say of the project."""
    found = {"title": outline.title} if outline.title else {}
    for one in returns:
        if one.is_table:
            found = {**{name: tidy(value) for name, value in one.facts.items() if name in _PROJECT}, **found}
    return found


def _told(merged: Merged, outline: Outline) -> list[str]:
    told: list[str] = []
    for number, row in enumerate(merged.rows, 1):
        if lacking := missing(row.clause, outline):
            told.append(f"第 {number} 条的章条编号“{row.clause}”在草案中没有（{'、'.join(lacking)}），请核对")
    if merged.alike:
        pairs = "、".join(f"{a} 和 {b}" for a, b in merged.alike[:_PAIRS])
        more = f" 等 {len(merged.alike)} 对" if len(merged.alike) > _PAIRS else ""
        told.append(f"意见相近，请看能否合并：第 {pairs} 条{more}")
    if merged.disputed:
        numbers = "、".join(map(str, merged.disputed))
        told.append(f"第 {numbers} 条中有意见相同而处理意见不同的，各自保留，请核对")
    return told
