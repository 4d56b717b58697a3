"""How hard the recognition of scanned pages may work, whom it tells how far it is, and how a page without end is left: said once,
far above the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from stdkit.errors import UnreadableFile

Progress = Callable[[int, int, float], None]
"""Told the pages done, the pages in all, and the seconds left (negative where that cannot be said yet)."""
Abandon = Callable[[UnreadableFile], None]
"""Called from another thread while a page goes on without end: says why and ends the process, for nothing else ends the page."""


@dataclass(frozen=True, slots=True)
class Effort:
    """``jobs`` processes, 0 for the cores there are; ``progress`` is told of every page; without ``abandon`` pages have no limit."""

    jobs: int = 1
    progress: Progress | None = None
    abandon: Abandon | None = None


_ALONE = Effort()
_effort: ContextVar[Effort] = ContextVar("effort", default=_ALONE)


@contextmanager
def effort(jobs: int, progress: Progress | None = None, abandon: Abandon | None = None) -> Iterator[None]:
    """While this lasts, recognition uses ``jobs`` processes (0: the cores there are) and tells ``progress``; ``abandon`` ends what
    cannot be ended otherwise."""
    token = _effort.set(Effort(jobs, progress, abandon))
    try:
        yield
    finally:
        _effort.reset(token)


def asked_effort() -> Effort:
    """What was asked for; one process and nobody to tell without it."""
    return _effort.get()
