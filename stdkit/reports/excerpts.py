"""A line of text around a place, cut to the columns there are; Chinese characters take two."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show and the place in it: ``[start, end)`` in code points of ``text``."""

    text: str
    start: int
    end: int

    def carets(self) -> str:
        """The line to set below, with ``^`` under the place (one where the place is empty)."""
        return " " * cell_len(self.text[: self.start]) + "^" * max(cell_len(self.text[self.start : self.end]), 1)


def one_line(text: str) -> str:
    """``text`` with breaks and tabs as blanks, so that it keeps its length."""
    return "".join(" " if char in "\n\t\r\v\f" else char for char in text)


def shorten(text: str, columns: int) -> str:
    """``text`` on one line, cut in the middle to ``columns``."""
    text = one_line(text)
    if cell_len(text) <= columns:
        return text
    head, tail = _fit(text, (columns - 1) * 2 // 3), _fit(text[::-1], (columns - 1) // 3)[::-1]
    return f"{head}{ELLIPSIS}{tail}"


def around(text: str, start: int, end: int, columns: int) -> Line:
    """The line of at most ``columns`` columns that shows ``[start, end)`` of ``text`` with what stands around it.

    Where the place itself is longer, its beginning and its end are shown.
    """
    text = one_line(text)
    if cell_len(text) <= columns:
        return Line(text, start, end)
    place = text[start:end]
    if cell_len(place) > columns - 4:
        cut = shorten(place, columns - 4)
        before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
        return Line(before + cut + after, len(before), len(before) + len(cut))
    room = columns - cell_len(place) - 4
    after = _fit(text[end:], max(room * 2 // 3, room - cell_len(text[:start])))
    before = _fit(text[:start][::-1], room - cell_len(after))[::-1]
    before = before if len(before) == start else ELLIPSIS + before
    after = after if len(after) == len(text) - end else after + ELLIPSIS
    return Line(before + place + after, len(before), len(before) + len(place))


def _fit(text: str, columns: int) -> str:
    """As much of the front of ``text`` as takes at most ``columns``."""
    used = 0
    for at, char in enumerate(text):
        used += cell_len(char)
        if used > columns:
            return text[:at]
    return text
