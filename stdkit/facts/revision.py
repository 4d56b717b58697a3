"""What a revision changed against the edition it replaces, as plain data, and what its foreword says of it. GB/T 1.1—2020, 8.3 c).

Who has both editions at hand works out the differences (``compare``); rules ask whether the foreword tells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.patterns import pattern
from stdkit.facts.references import numbers_between

_NUMBER = pattern(
    r"(?P<join>[～~至到])?\s?(?:第\s?(?P<chapter>\d{1,2})\s?章|附\s?录\s?(?P<annex>[A-Z])(?![A-Za-z.])|(?P<labelled>[表图]\s?(?:[A-Z][.．])?\d{1,3})"
    r"|(?P<clause>(?:[A-Z]|\d{1,2})(?:[.．]\d{1,3})+))"
)
_OLD = pattern(r"(?P<year>(?:19|20)\d\d)\s*年?版的?|[—-](?P<by_number>(?:19|20)\d\d)的|原标准的?|[前上]一?版的?")
_BRACKETS = pattern(r"[（(]([^（）()]*)[)）]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement that became stricter, looser, stronger or weaker. ``said`` tells it to people (「水分：不大于14%→不大于16%（更宽）」);
    ``new`` and ``old`` are the numbers of its clause and of the tables in it (「5.2」, 「表1」), empty where it is not there."""

    said: str
    new: tuple[str, ...] = ()
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """The edition at hand that the document replaces: how it is called, its year ("" where unknown), the numbers of its clauses,
    annexes, tables and figures, and what became stricter or weaker since."""

    name: str
    year: str
    numbers: frozenset[str]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place that an item of the foreword's list names: its number, whether it is one of the old edition and of which year ("" where
    that is not said), and ``[start, end)`` in the text (code points)."""

    number: str
    old: bool
    year: str
    start: int
    end: int


def pointed(text: str) -> list[Pointed]:
    """The places that the brackets of an item name: 「（见5.2～5.4，2010年版的第4章）」."""
    return [place for brackets in _BRACKETS.finditer(text) for place in _in_brackets(brackets)]


def _in_brackets(brackets: re.Match[str]) -> Iterator[Pointed]:
    said, start = brackets[1], brackets.start(1)
    editions = list(_OLD.finditer(said))
    before = ""
    for match in _NUMBER.finditer(said):
        edition = next(
            (one for one in reversed(editions) if one.end() <= match.start("join" if match["join"] else 0)), None
        )
        year = (edition["year"] or edition["by_number"] or "") if edition is not None else ""
        number = _normal(match)
        numbers = [*numbers_between(before, number), number] if match["join"] and before else [number]
        for one in numbers:
            yield Pointed(one, edition is not None, year, start + match.start(), start + match.end())
        before = number


def _normal(match: re.Match[str]) -> str:
    if match["annex"]:
        return f"附录{match['annex']}"
    return re.sub(r"\s", "", match["chapter"] or match["labelled"] or match["clause"]).replace("．", ".")


def covers(named: str, number: str) -> bool:
    """Whether a place that is named speaks of ``number``: itself, what holds it, or a part of it (「附录A」 and 「A.2」)."""
    one, other = (re.sub(r"^附录", "", text) for text in (named, number))
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
