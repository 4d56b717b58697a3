"""One pure function over many inputs, on as many cores as there are; an input that kills its process, or takes too much, harms no other."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from stdkit.commands.consoles import takes_escapes
from stdkit.commands.guard import guarded

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    lost: Callable[[Item, str], Result],
    cluster: str = "",
) -> Iterator[tuple[int, Result]]:
    """``function`` of every item with the item's place, as they get done. ``function`` and items have to be picklable.

    ``jobs`` 0 means the cores there are. ``lost`` makes the result of an item whose process died or had to be ended, of
    the Chinese clause that says why. With the address of a ``cluster`` the work is done there (``journeys`` says how the items of that function travel).
    """
    if cluster:
        from stdkit.commands.cluster import run_on
        from stdkit.commands.journeys import journey_of

        yield from run_on(cluster, function, items, journey_of(function), lost=lost)
        return
    workers = min(jobs or os.cpu_count() or 1, len(items), _MOST)
    if len(items) <= 1:
        for item in items:
            with guarded():
                result = function(item)
            yield 0, result
        return
    from stdkit.commands.pool import Pool  # one file alone does not wait for what only many need

    yield from Pool(function, workers, lost).results(items)


_MOST = 30 if sys.platform == "win32" else 61
"""Windows can wait for 63 things at once, and each process is two."""
_BAR = 24


class Progress:
    """「检查 [######------] 3/20，约剩 12 秒」 on one line of standard error; nothing where that is no terminal."""

    def __init__(self, verb: str, total: int, *, shown: bool) -> None:
        self.verb, self.total, self.done = verb, total, 0
        self.shown = shown and total > 1 and takes_escapes(sys.stderr)
        self._began = time.monotonic()

    def step(self) -> None:
        self.done += 1
        if self.shown:
            filled = _BAR * self.done // self.total
            bar = "#" * filled + "-" * (_BAR - filled)
            sys.stderr.write(f"\r{self.verb} [{bar}] {self.done}/{self.total}{self._left()}\x1b[K")
            sys.stderr.flush()

    def _left(self) -> str:
        """How long it may still take; nothing before that can be told, and where it is no time."""
        passed = time.monotonic() - self._began
        left = passed / self.done * (self.total - self.done)
        if self.done < 3 or left < 2:
            return ""
        return f"，约剩 {left:.0f} 秒" if left < 90 else f"，约剩 {left / 60:.0f} 分"

    def close(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
