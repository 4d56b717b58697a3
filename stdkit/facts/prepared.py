"""What every process would work out again from the program's own sources: patterns compiled, tables read from YAML, the methods
that ``dataclasses`` writes.

A value is found under what it is made from (the pattern's text and flags, the digest of the table's text), so that it can never
be out of date, and nothing made from a document is ever among them. A library's user has none: ``begin`` is for the command
line, which keeps them from one run to the next (``commands/startup.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

Key = tuple[str, Hashable]
"""A kind, and what the value was made from."""
Held = dict[Key, Any]
"""Numbers, texts, bytes, and tuples, lists and mappings of them."""


class _Store:
    def __init__(self, load: Callable[[], Held]) -> None:
        self.load = load
        self.old: Held | None = None
        """What ``load`` gave, once something was looked for."""
        self.new: Held = {}
        self.used: set[Key] = set()


_store: _Store | None = None


def begin(load: Callable[[], Held]) -> None:
    """From here on values are looked for in what ``load`` gives, and new ones are kept for ``held``."""
    global _store
    _store = _Store(load)


def end() -> None:
    """From here on every value is worked out."""
    global _store
    _store = None


def wanted() -> bool:
    """Whether anybody keeps what ``keep`` is told."""
    return _store is not None


def find(kind: str, made_from: Hashable) -> Any:
    """The value, not to be changed by who gets it; ``None`` where there is none."""
    if _store is None:
        return None
    if _store.old is None:
        _store.old = {}  # for what is looked for while loading
        _store.old = _store.load()
    value = _store.old.get((kind, made_from), _store.new.get((kind, made_from)))
    if value is not None:
        _store.used.add((kind, made_from))
    return value


def keep(kind: str, made_from: Hashable, value: Any) -> None:
    """Keep a value that ``find`` did not know."""
    if _store is not None:
        _store.new[kind, made_from] = value


def from_nothing() -> bool:
    """Whether nothing at all was there when this process began."""
    return _store is not None and not _store.old


def held(at_most: int) -> tuple[Held, bool]:
    """All that is worth keeping, and whether any of it is new. Where it is more than ``at_most`` values, only what this process
    used: what is left of earlier versions of the program goes."""
    if _store is None:
        return {}, False
    old = _store.old or {}
    if len(old) + len(_store.new) > at_most:
        old = {key: old[key] for key in _store.used if key in old}
    return {**old, **_store.new}, bool(_store.new)
