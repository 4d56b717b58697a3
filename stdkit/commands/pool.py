"""Processes that work through items one at a time, each watched: one that passes a limit or dies costs its own item only.

A pool of the standard library is lost as a whole with one of its processes, and cannot end one; here every process has a pipe of its
own, and the one that takes too long or too much is ended and another one put in its place.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import connection
from typing import Any, Generic, TypeVar

from stdkit.limits import Limits, lift, limits, use

Item = TypeVar("Item")
Result = TypeVar("Result")

_EVERY = 0.2
"""Seconds between two looks at what the processes take."""
_GRACE = 10.0
"""Seconds in which a process that is no longer wanted may finish its item."""
_PR_SET_PDEATHSIG = 1
_TOO_LARGE = 77
"""The exit code of a process that took more memory than it may, where only it can see that."""
DIED = "处理它的进程意外结束（可能内存不足）；请单独处理该文件"


class _Worker:
    """A process, our end of its pipe, and the item (its place) it is at."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(theirs, function, limits()))
        self.process.start()
        theirs.close()
        self.number: int | None = None
        self.since = 0.0
        self.done = 0

    def give(self, number: int, item: Any) -> None:
        self.number, self.since = number, time.monotonic()
        self.pipe.send(item)

    def passed(self) -> str:
        """The limit (a field) that the item at hand has passed, or "" ."""
        if time.monotonic() - self.since > limits().seconds:
            return "seconds"
        return "memory_mb" if megabytes(self.process.pid or 0) > limits().memory_mb else ""

    def ended(self) -> str:
        """The limit for which the process ended itself, or "" where it died."""
        self.process.join(_GRACE)
        return "memory_mb" if self.process.exitcode == _TOO_LARGE else ""

    def end(self) -> None:
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.pipe.close()
        self.process.close()


class Pool(Generic[Item, Result]):
    """``workers`` processes that call ``function`` on items. ``lost`` makes the result of an item that ended its process, of a
    Chinese clause that says why."""

    def __init__(self, function: Callable[[Item], Result], workers: int, lost: Callable[[Item, str], Result]) -> None:
        self._function, self._count, self._lost = function, workers, lost
        self._workers: list[_Worker] = []

    def results(self, items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        """The results with the places of their items, as they get done."""
        again: list[int] = []
        try:
            yield from self._through(items, deque(range(len(items))), self._count, again)
            # Memory may have run out by what the others took: by itself an item may go well.
            for number in again:
                self._end_all(_GRACE)
                yield from self._through(items, deque([number]), 1, None)
        finally:
            self._end_all(_GRACE)

    def _through(
        self, items: Sequence[Item], waiting: deque[int], count: int, again: list[int] | None
    ) -> Iterator[tuple[int, Result]]:
        """Work through ``waiting``; what died is put into ``again`` (``None``: it is lost)."""
        with _interrupts_held():
            while len(self._workers) < min(count, len(waiting)):
                self._workers.append(_Worker(self._function))
        for worker in self._workers:
            if waiting:
                first = waiting.popleft()
                worker.give(first, items[first])
        while any(worker.number is not None for worker in self._workers):
            for worker in self._ready():
                number, fresh = worker.number, worker.done == 0
                assert number is not None
                told = self._heard(worker)
                if isinstance(told, str):
                    worker = self._replaced(worker) if waiting else self._dropped(worker)
                    if again is not None and told != "seconds" and not (told and fresh):
                        again.append(number)
                    else:
                        yield number, self._lost(items[number], _why(told))
                else:
                    yield number, told[0]
                if waiting:
                    following = waiting.popleft()
                    worker.give(following, items[following])

    def _ready(self) -> list[_Worker]:
        """Those that have something to say, have died, or have passed a limit."""
        busy = [worker for worker in self._workers if worker.number is not None]
        asked: list[Any] = [worker.pipe for worker in busy] + [worker.process.sentinel for worker in busy]
        said = set(connection.wait(asked, _EVERY))
        return [worker for worker in busy if worker.pipe in said or worker.process.sentinel in said or worker.passed()]

    def _heard(self, worker: _Worker) -> tuple[Result] | str:
        """The result of the worker's item; the limit it has passed, or "" where it died. Raises what the function raised."""
        if not worker.pipe.poll():
            # It may still be about to end: its sentinel tells that before the system does.
            return worker.ended() if connection.wait([worker.process.sentinel], 0) else worker.passed()
        try:
            well, value = worker.pipe.recv()
        except (EOFError, OSError):
            return worker.ended()
        if not well:
            raise value
        worker.number = None
        worker.done += 1
        return (value,)

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.end()
        with _interrupts_held():
            other = _Worker(self._function)
        self._workers[self._workers.index(worker)] = other
        return other

    def _dropped(self, worker: _Worker) -> _Worker:
        worker.end()
        worker.number = None
        self._workers.remove(worker)
        return worker

    def _end_all(self, patience: float) -> None:
        """All at once: those that finish their item do so side by side."""
        workers, self._workers = self._workers, []
        for worker in workers:
            with contextlib.suppress(OSError, ValueError):
                worker.pipe.send(None)
        until = time.monotonic() + patience
        for worker in workers:
            worker.process.join(max(until - time.monotonic(), 0.01))
            worker.end()


def _why(limit: str) -> str:
    if limit == "seconds":
        return f"处理了 {limits().seconds:g} 秒还没有完，已停止；{lift('seconds')}"
    if limit:
        return f"处理时占用内存超过 {limits().memory_mb} MB，已停止；{lift('memory_mb')}"
    return DIED


def megabytes(process: int) -> float:
    """The memory that a process takes, in units of 2**20 bytes; 0 where the system does not tell at once.

    Linux tells it of every process. Others (macOS) tell a process the most it has ever taken itself: what has not been ended has not
    passed the limit before, so that is as good. Windows tells nothing without further packages.
    """
    try:
        with open(f"/proc/{process}/statm", "rb") as file:  # noqa: PTH123 (five times a second for each process)
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        return _own_peak() if process == os.getpid() else 0.0


def _own_peak() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _serve(pipe: connection.Connection, function: Callable[[Any], Any], held: Limits) -> None:
    """In the process: one item after the other until there are no more."""
    _settle_in()
    use(held)
    if not megabytes(os.getppid()):
        threading.Thread(target=_end_when_too_large, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while (item := pipe.recv()) is not None:
            try:
                answer: tuple[bool, Any] = True, function(item)
            except Exception as error:
                answer = False, error
            try:
                pipe.send(answer)
            except Exception as error:  # what cannot travel is made of foreign things
                pipe.send((False, RuntimeError(f"{type(answer[1]).__name__}: {error}")))


def _end_when_too_large() -> None:
    while megabytes(os.getpid()) <= limits().memory_mb:
        time.sleep(_EVERY)
    os._exit(_TOO_LARGE)


def _settle_in() -> None:
    """Ctrl-C reaches every process of the terminal; only the first one has something to say about it. And where that one is
    killed, the others stop: left alone they would wait for work forever, and write into what the next run writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
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
        parent = multiprocessing.parent_process()
        if multiprocessing.get_start_method() == "fork" and parent is not None and os.getppid() != parent.pid:
            os._exit(1)  # it was killed before it could be said


def _die_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    # A sibling started by forking keeps the other end of the sentinel open: who the parent is now tells as well.
    known = os.getppid()
    while parent is not None and not connection.wait([parent.sentinel], timeout=0.5):
        if os.getppid() != known:
            break
    os._exit(1)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the end of the block; processes started in it inherit the hold. Windows has no such thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
