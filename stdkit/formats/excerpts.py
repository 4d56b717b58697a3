"""A line of text around a place, cut to the columns there are; Chinese characters take two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdkit.formats.page import WIDTH, Line, columns_of

ELLIPSIS = "…"
_BLANKS = str.maketrans("\n\t\r\v\f", "     ")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line to show and the places in it: ``[start, end)`` each, in code points of ``text``, in order, none over another."""

    text: str
    places: tuple[tuple[int, int], ...]

    def carets(self) -> str:
        """The line to set below, with ``^`` under the places (one where a place is empty)."""
        below, used = "", 0
        for start, end in self.places:
            at = max(columns_of(self.text[:start]), used)
            below += " " * (at - used) + "^" * max(columns_of(self.text[start:end]), 1)
            used = columns_of(below)
        return below

    def pieces(self, style: str) -> Line:
        """The line with the places in ``style``."""
        pieces: Line = []
        at = 0
        for start, end in self.places:
            pieces += [(self.text[at:start], ""), (self.text[start:end], style)]
            at = end
        return [*pieces, (self.text[at:], "")]


def one_line(text: str) -> str:
    """``text`` with breaks and tabs as blanks, so that it keeps its length."""
    return text.translate(_BLANKS)


def shorten(text: str, columns: int) -> str:
    """``text`` on one line, cut in the middle to ``columns``."""
    text = one_line(text)
    if columns_of(text) <= columns:
        return text
    head, tail = _fit(text, (columns - 1) * 2 // 3), _fit(text[::-1], (columns - 1) // 3)[::-1]
    return f"{head}{ELLIPSIS}{tail}"


def around(text: str, places: Sequence[tuple[int, int]], columns: int) -> Excerpt:
    """The line of at most ``columns`` columns that shows the first of ``places`` in ``text`` with what stands around it, and those
    of the others that can be seen whole.

    Where the first place itself is longer, its beginning and its end are shown.
    """
    text = one_line(text)
    start, end = places[0]
    place = text[start:end]
    if columns_of(text) <= columns:
        return Excerpt(text, _apart(places))
    if columns_of(place) > columns - 4:
        cut = shorten(place, columns - 4)
        before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
        return Excerpt(before + cut + after, ((len(before), len(before) + len(cut)),))
    room = columns - columns_of(place) - 4
    after = _fit(text[end:], max(room * 2 // 3, room - columns_of(text[:start])))
    before = _fit(text[:start][::-1], room - columns_of(after))[::-1]
    lead = "" if len(before) == start else ELLIPSIS
    tail = "" if len(after) == len(text) - end else ELLIPSIS
    first, last = start - len(before), end + len(after)
    seen = [(a - first + len(lead), b - first + len(lead)) for a, b in places if first <= a and b <= last]
    return Excerpt(lead + before + place + after + tail, _apart(seen))


def _apart(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The places in order, without those that lie over an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(places)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _fit(text: str, columns: int) -> str:
    """As much of the front of ``text`` as takes at most ``columns``."""
    used = 0
    for at, char in enumerate(text):
        used += WIDTH[char]
        if used > columns:
            return text[:at]
    return text
