"""Lines cut to the width of a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator

_NOT_FIRST = frozenset("，。；：、！？）》」』”’⟧】,.;:!?)]")


def terminal_width() -> int:
    """The columns of the terminal that is written to; 0 where it is none (a pipe, a file)."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def columns_of(text: str) -> int:
    """How many columns ``text`` takes."""
    return sum(_columns(char) for char in text)


def cut(lines: Iterable[str], width: int) -> Iterator[str]:
    """``lines`` in pieces of at most ``width`` columns, what goes on set in two columns further; with 0 as they are.

    No piece begins with a mark that closes something. Nothing is left out.
    """
    for line in lines:
        yield from _pieces(line, width) if width and columns_of(line) > width else (line,)


def _pieces(line: str, width: int) -> Iterator[str]:
    lead = " " * min(len(line) - len(line.lstrip(" ")) + 2, width // 2)
    first = True
    while line:
        room = width if first else width - len(lead)
        end = _end(line, room)
        yield (line[:end] if first else lead + line[:end]).rstrip()
        line, first = line[end:], False


def _end(line: str, room: int) -> int:
    taken = 0
    for at, char in enumerate(line):
        taken += _columns(char)
        if taken > room:
            end = at
            while end > 1 and line[end] in _NOT_FIRST:
                end -= 1
            return end if end > 1 else max(at, 1)
    return len(line)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
