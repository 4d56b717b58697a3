"""Words of a comparison: stretches of text with the side they stand on and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stdkit.compare.comparison import Piece, PieceKind

Ranges = Mapping[str, Sequence[tuple[int, int, str]]]
"""By block: ``[start, end)`` of its text and the effect that the words there have."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text: in both editions, in the old (``deleted``) or the new one (``inserted``) only. ``effect`` is what a changed
    value or provision word in it does (``stricter``, ``weakened`` …), "" for none."""

    text: str
    kind: PieceKind = "same"
    effect: str = ""
    editorial: bool = False


def old_words(words: Iterable[Word]) -> list[Word]:
    """Those of the old side."""
    return [word for word in words if word.kind != "inserted"]


def new_words(words: Iterable[Word]) -> list[Word]:
    """Those of the new side."""
    return [word for word in words if word.kind != "deleted"]


def cut(
    pieces: Sequence[Piece], old: Sequence[tuple[int, int, str]], new: Sequence[tuple[int, int, str]]
) -> tuple[Word, ...]:
    """The pieces, those that changed cut where an effect begins and ends."""
    found: list[Word] = []
    for piece in pieces:
        if piece.kind == "same":
            found.append(Word(piece.text))
            continue
        (start, _), ranges = (piece.old, old) if piece.kind == "deleted" else (piece.new, new)
        end = start + len(piece.text)
        cuts = sorted({start, end, *(at for a, b, _ in ranges for at in (a, b) if start < at < end)})
        for a, b in pairwise(cuts):
            effect = next((effect for first, last, effect in ranges if first <= a and b <= last), "")
            found.append(Word(piece.text[a - start : b - start], piece.kind, effect, piece.editorial))
    return tuple(found)
