"""One pure function over many inputs, on as many cores as there are; an input that kills its process harms no other."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures.process import BrokenProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    lost: Callable[[Item], Result],
    cluster: str = "",
) -> Iterator[tuple[int, Result]]:
    """``function`` of every item with the item's place, as they get done. ``function`` and items have to be picklable.

    ``jobs`` 0 means the cores there are. ``lost`` makes the result of an item whose process died (memory ran out). With the
    address of a ``cluster`` the work is done there (``journeys`` says how the items of that function travel).
    """
    if cluster:
        from stdkit.commands.cluster import run_on
        from stdkit.commands.journeys import journey_of

        yield from run_on(cluster, function, items, journey_of(function), lost=lost)
        return
    workers = min(jobs or os.cpu_count() or 1, len(items), 61)  # 61: what Windows can wait for
    if workers <= 1:
        for number, item in enumerate(items):
            yield number, function(item)
        return
    # Here, for one file alone does not wait for what only many need.
    from concurrent.futures.process import BrokenProcessPool

    unfinished: list[int] = []
    for number, result in _in_pool(function, items, range(len(items)), workers):
        if isinstance(result, BrokenProcessPool):
            unfinished.append(number)
        else:
            yield number, result
    # A process that dies takes the whole pool along. Each input gets a pool of its own: then it is clear which one it was.
    for number in sorted(unfinished):
        for _, result in _in_pool(function, items, [number], 1):
            yield number, lost(items[number]) if isinstance(result, BrokenProcessPool) else result


def _in_pool(
    function: Callable[[Item], Result], items: Sequence[Item], numbers: Sequence[int], workers: int
) -> Iterator[tuple[int, Result | BrokenProcessPool]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(workers, initializer=_settle_in)
    try:
        # A process that is hit before it has set itself up would say so: it begins with the signal held back.
        with _interrupts_held():
            futures = {pool.submit(function, items[number]): number for number in numbers}
        for future in as_completed(futures):
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                yield futures[future], error
            else:
                yield futures[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the end of the block; processes started in it inherit the hold. Windows has no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle_in() -> None:
    """Ctrl-C reaches every process of the terminal; only the first one has something to say about it. And where that one is
    killed, the others stop: left alone they would wait for work forever, and write into what the next run writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Documents are large trees that live as long as their item: looking through all of them over and over takes a sixth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    _be_killed_with_the_parent()
    threading.Thread(target=_die_with_the_parent, daemon=True).start()


def _be_killed_with_the_parent() -> None:
    """Linux does at once what the thread notices within half a second: the next run may begin before that."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _die_with_the_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    # A sibling started by forking keeps the other end of the sentinel open: who the parent is now tells as well.
    known = os.getppid()
    while parent is not None and not connection.wait([parent.sentinel], timeout=0.5):
        if os.getppid() != known:
            break
    os._exit(1)


_PR_SET_PDEATHSIG = 1
_BAR = 24


class Progress:
    """「检查 [######------] 3/20，约剩 12 秒」 on one line of standard error; nothing where that is no terminal."""

    def __init__(self, verb: str, total: int, *, shown: bool) -> None:
        self.verb, self.total, self.done = verb, total, 0
        self.shown = shown and total > 1 and sys.stderr.isatty()
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
