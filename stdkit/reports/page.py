"""Lines of styled text, gathered into one string: with ANSI colours for a terminal, plain for a file."""

from __future__ import annotations

from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

WIDEST, NARROWEST = 110, 50
_CLOSING = "，。；：、）”》」！？"


class Page:
    """A page of ``width`` columns, kept between what can still be read and what can be read at a glance."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(min(width, WIDEST), NARROWEST)
        self.colour = colour
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            highlight=False,
            legacy_windows=False,
        )

    def add(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def text(self) -> str:
        return self._out.getvalue()


def wrapped(text: Text, columns: int) -> list[Text]:
    """``text`` in lines of about ``columns``: broken between Chinese characters, not inside a word or number, and not before a
    closing mark."""
    columns = max(columns, 10)
    lines: list[Text] = []
    begin = used = 0
    for start, end in _unbroken(text.plain):
        piece = cell_len(text.plain[start:end])
        if used + piece > columns and start > begin:
            lines.append(text[begin:start])
            begin, used = start, 0
        used += piece
    return [*lines, text[begin:]]


def _unbroken(plain: str) -> list[tuple[int, int]]:
    """Where ``plain`` may be broken: the ranges that stay together."""
    pieces: list[tuple[int, int]] = []
    for at, char in enumerate(plain):
        latin = char.isascii() and char != " " and at > 0 and plain[at - 1].isascii() and plain[at - 1] != " "
        if pieces and (latin or char in _CLOSING):
            pieces[-1] = (pieces[-1][0], at + 1)
        else:
            pieces.append((at, at + 1))
    return pieces
