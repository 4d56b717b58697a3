"""How hard the recognition of scanned pages may work, and whom it tells how far it is: said once, far above the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Progress = Callable[[int, int, float], None]
"""Told the pages done, the pages in all, and the seconds left (negative where that cannot be said yet)."""


@dataclass(frozen=True, slots=True)
class Effort:
    """``jobs`` processes, 0 for the cores there are; ``progress`` is told of every page."""

    jobs: int = 1
    progress: Progress | None = None


_ALONE = Effort()
_effort: ContextVar[Effort] = ContextVar("effort", default=_ALONE)


@contextmanager
def effort(jobs: int, progress: Progress | None = None) -> Iterator[None]:
    """While this lasts, recognition uses ``jobs`` processes (0: the cores there are) and tells ``progress``."""
    token = _effort.set(Effort(jobs, progress))
    try:
        yield
    finally:
        _effort.reset(token)


def asked_effort() -> Effort:
    """What was asked for; one process and nobody to tell without it."""
    return _effort.get()
