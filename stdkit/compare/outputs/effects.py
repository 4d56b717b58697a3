"""The changed limits and provisions of a comparison in one list: what a reader looks for first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdkit.compare.comparison import Comparison, Pair, ProvisionChange
from stdkit.compare.outputs.words import EFFECT, places
from stdkit.formats.excerpts import around

COLUMNS = ("原章条", "新章条", "对象", "原规定", "现规定", "变化", "说明")
_ROOM = 44
"""Columns of the words around a provision word."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A limit or a provision word that changed. ``kind`` is its effect (``stricter``, ``weakened`` …), ``value`` whether it is a limit."""

    old_place: str
    new_place: str
    subject: str
    old: str
    new: str
    kind: str
    reason: str
    value: bool

    @property
    def place(self) -> str:
        """Where a reader finds it: the new place, else the old one."""
        return self.new_place or self.old_place

    @property
    def said(self) -> str:
        """「更严」, 「减弱」 …"""
        return EFFECT[self.kind]

    @property
    def cells(self) -> tuple[str, ...]:
        """The effect as the cells of ``COLUMNS``."""
        return self.old_place, self.new_place, self.subject, self.old, self.new, self.said, self.reason


def effects(comparison: Comparison, pairs: Iterable[Pair] | None = None) -> list[Effect]:
    """The changed limits and provision words of ``pairs`` (all of them without), in the order of the new document."""
    return [effect for pair in (comparison.pairs if pairs is None else pairs) for effect in _of(comparison, pair)]


def _of(comparison: Comparison, pair: Pair) -> Sequence[Effect]:
    old, new = places(pair)
    values = [
        Effect(
            old,
            new,
            change.subject,
            change.old.text if change.old is not None else "",
            change.new.text if change.new is not None else "",
            change.effect,
            change.reason,
            True,
        )
        for change in pair.values
    ]
    words = [
        Effect(
            old,
            new,
            _around(comparison, change),
            change.old_text,
            change.new_text,
            change.kind,
            change.reason,
            False,
        )
        for change in pair.provisions
    ]
    return [*words, *values]


def _around(comparison: Comparison, change: ProvisionChange) -> str:
    """The words around the provision word, for what it is about."""
    doc, span = (comparison.new, change.new) if change.new is not None else (comparison.old, change.old)
    return around(doc.block(span.block).text, [(span.start, span.end)], _ROOM).text.strip() if span is not None else ""
