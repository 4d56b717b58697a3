"""Limits on what one page may take: pdfium unpacks and reads a whole page in one call that nothing can interrupt.

A second thread looks at the clock and at the memory while that lasts. Where a limit is passed it cannot end the call, only the
process: how, says ``Effort.abandon``; a process that works for another one ends by itself, which that other one is prepared for.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stdkit.errors import UnreadableFile
from stdkit.formats.pdf.effort import asked_effort
from stdkit.limits import lift, limits

_EVERY = 0.05
_ADVICE = "文件可能已损坏或有意做坏，请重新取得该文件，或删去这一页再读"


class Watch:
    """Looks after the reading of the file ``name``. ``page`` is told at which page (from 1) the reading is."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.began = time.monotonic()
        self.number = 0
        self._since = self.began
        self._before = megabytes()

    def page(self, number: int) -> None:
        self.number, self._since, self._before = number, time.monotonic(), megabytes()

    @property
    def is_over(self) -> bool:
        """Whether the time for the whole file is spent."""
        return time.monotonic() - self.began > limits().pdf_seconds

    def passed(self) -> UnreadableFile | None:
        """What to say where the page at hand has passed a limit."""
        where, held = f"第 {self.number} 页" if self.number else "文件", limits()
        if time.monotonic() - self._since > held.page_seconds:
            return UnreadableFile(
                "F039",
                f"{where}读了 {held.page_seconds:g} 秒还没有读完，已停止",
                path=self.name,
                advice=f"{_ADVICE}；{lift('page_seconds')}",
            )
        if megabytes() - self._before > held.page_mb:
            return UnreadableFile(
                "F040",
                f"{where}展开后超过 {held.page_mb} MB 内存，已停止",
                path=self.name,
                advice=f"{_ADVICE}；{lift('page_mb')}",
            )
        return None


@contextmanager
def watched(name: str) -> Iterator[Watch]:
    """A watch over the reading of a file, while this lasts; it only looks where there is a way to end what it stops."""
    watch = Watch(name)
    abandon = _leave if multiprocessing.parent_process() is not None else asked_effort().abandon
    if abandon is None:
        yield watch
        return
    ended = threading.Event()
    threading.Thread(target=_look, args=(watch, ended, abandon), daemon=True).start()
    try:
        yield watch
    finally:
        ended.set()


def _look(watch: Watch, ended: threading.Event, abandon: Callable[[UnreadableFile], None]) -> None:
    while not ended.wait(_EVERY):
        passed = watch.passed()
        if passed is not None and not ended.is_set():
            abandon(passed)
            return


def _leave(_: UnreadableFile) -> None:
    os._exit(2)


def megabytes() -> float:
    """The memory this process takes; 0 where the system does not tell at once."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0
