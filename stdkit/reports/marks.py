"""The places of findings in a text, where several may lie over each other: the text in pieces, each with those that cover it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdkit.lint.results import SEVERITIES
from stdkit.model import Severity


@dataclass(frozen=True, slots=True)
class Place:
    """``[start, end)`` in a text, and the finding (by its number) that stands there."""

    number: int
    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the findings over it, and those that begin (or, where empty, stand) at its front."""

    text: str
    over: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    severity: str = ""


def pieces(text: str, places: Iterable[Place]) -> list[Piece]:
    """``text`` cut at the ends of ``places``; joined again, the pieces are the text. An empty place is an empty piece."""
    inside = [Place(p.number, min(p.start, len(text)), min(p.end, len(text)), p.severity) for p in places]
    cuts = sorted({0, len(text), *(p.start for p in inside), *(p.end for p in inside)})
    made: list[Piece] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        empty = [p for p in inside if p.start == p.end == start]
        if empty:
            numbers = tuple(p.number for p in empty)
            made.append(Piece("", numbers, numbers, _worst(empty)))
        over = [p for p in inside if p.start <= start and end <= p.end and p.start < p.end]
        if start < end:
            begins = tuple(p.number for p in over if p.start == start)
            made.append(Piece(text[start:end], tuple(p.number for p in over), begins, _worst(over)))
    return made


def _worst(places: list[Place]) -> str:
    return min((p.severity for p in places), key=SEVERITIES.index, default="")
