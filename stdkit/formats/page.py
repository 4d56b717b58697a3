"""Lines of styled text, gathered into one string: with ANSI colours for a terminal, plain for a file.

A report may have tens of thousands of lines, so a line is a plain list of pieces; rich knows the widths of characters and how a
style is said to a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.style import Style

from stdkit.facts.visible import visible

WIDEST, NARROWEST = 110, 50
_CLOSING = frozenset("，。；：、）”》」！？")

Line = list[tuple[str, str]]
"""Pieces of text, each with the style it is shown in (``"bold red"``, "" for none)."""


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = width = get_character_cell_size(char)
        return width


WIDTH = _Widths()
"""How many columns a character takes."""


@lru_cache(maxsize=1 << 12)
def columns_of(text: str) -> int:
    """How many columns ``text`` takes."""
    return sum(map(WIDTH.__getitem__, text))


def line(*pieces: str | tuple[str, str]) -> Line:
    """A line of pieces; plain text needs no style."""
    return [(piece, "") if isinstance(piece, str) else piece for piece in pieces]


class Page:
    """A page of ``width`` columns, kept between what can still be read and what can be read at a glance."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(min(width, WIDEST), NARROWEST)
        self.colour = colour
        self._lines: list[str] = []

    def add(self, shown: Line) -> None:
        """One line, as long as it is; what would steer the terminal is shown instead."""
        if self.colour:
            pieces = [(visible(text), style) for text, style in shown]
            self._lines.append(
                "".join(f"{_codes(style)}{text}\x1b[0m" if style else text for text, style in pieces).rstrip()
            )
        else:
            self._lines.append(visible("".join([text for text, _ in shown])).rstrip())

    def add_wrapped(self, shown: Line) -> None:
        """One line, broken where it is wider than the page."""
        for part in wrapped(shown, self.width):
            self.add(part)

    def text(self) -> str:
        return "\n".join([*self._lines, ""])

    def taken(self) -> str:
        """The text so far, which the page lets go of: a report over many files is never in memory as a whole."""
        text = self.text()
        self._lines.clear()
        return text


@cache
def _codes(style: str) -> str:
    """What a terminal is told before text of this style."""
    return Style.parse(style).render("x", color_system=ColorSystem.STANDARD).partition("x")[0]


def wrapped(shown: Line, columns: int) -> list[Line]:
    """The line in lines of about ``columns``: broken between Chinese characters, not inside a word or number, and not before a
    closing mark."""
    columns = max(columns, 10)
    plain = "".join(text for text, _ in shown)
    if columns_of(plain) <= columns:
        return [shown]
    breaks: list[int] = [0]
    used = 0
    for start, end in _unbroken(plain):
        taken = columns_of(plain[start:end])
        if used + taken > columns and start > breaks[-1]:
            breaks.append(start)
            used = 0
        used += taken
    return [_cut(shown, start, end) for start, end in zip(breaks, [*breaks[1:], len(plain)], strict=True)]


def _cut(shown: Line, start: int, end: int) -> Line:
    """The pieces of the line between two offsets into its text."""
    cut: Line = []
    at = 0
    for text, style in shown:
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            cut.append((part, style))
        at += len(text)
    return cut


def _unbroken(plain: str) -> Iterable[tuple[int, int]]:
    """The ranges of ``plain`` that stay together."""
    pieces: list[tuple[int, int]] = []
    for at, char in enumerate(plain):
        latin = char.isascii() and char != " " and at > 0 and plain[at - 1].isascii() and plain[at - 1] != " "
        if pieces and (latin or char in _CLOSING):
            pieces[-1] = (pieces[-1][0], at + 1)
        else:
            pieces.append((at, at + 1))
    return pieces
