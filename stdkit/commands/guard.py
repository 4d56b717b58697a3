"""The limits of time and memory for a file that is worked on in this very process: what passes them ends in one sentence."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

from stdkit.errors import UnreadableFile
from stdkit.limits import lift, limits

_EVERY = 0.2
_GRACE = 5.0
"""Seconds in which the work may end by itself once it is told to; a call into a library may not hear it."""


@contextlib.contextmanager
def guarded(path: str = "") -> Iterator[None]:
    """While this lasts, ``UnreadableFile`` is raised where the work passes ``seconds`` or ``memory-mb``.

    Signals bring it, which also end a search of a pattern; where there are none (Windows, another thread), or the work does not hear
    them, the process says the sentence and ends.
    """
    main = threading.current_thread() is threading.main_thread()
    signalled = main and sys.platform != "win32"
    before, ended = signal.getsignal(signal.SIGALRM) if signalled else None, threading.Event()
    passed: list[UnreadableFile] = []

    def raise_it(_number: int, _frame: FrameType | None) -> None:
        raise passed[0] if passed else _too_long(path)

    if signalled:
        signal.signal(signal.SIGALRM, raise_it)
        signal.setitimer(signal.ITIMER_REAL, limits().seconds)
    threading.Thread(target=_look, args=(path, ended, passed, signalled), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        if signalled:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def _look(path: str, ended: threading.Event, passed: list[UnreadableFile], signalled: bool) -> None:
    from stdkit.commands.pool import megabytes

    began = time.monotonic()
    while not ended.wait(_EVERY):
        if megabytes(os.getpid()) > limits().memory_mb:
            passed.append(_too_much(path))
        elif time.monotonic() - began > limits().seconds:
            passed.append(_too_long(path))
        else:
            continue
        if signalled and len(passed) == 1 and passed[0].code == "F060":
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGALRM)
        if ended.wait(_GRACE if signalled else 0):
            return
        sys.stderr.write(f"{passed[0].told}\n")
        sys.stderr.flush()
        os._exit(2)


def _too_long(path: str) -> UnreadableFile:
    return UnreadableFile("F059", f"处理了 {limits().seconds:g} 秒还没有完，已停止", path=path, advice=lift("seconds"))


def _too_much(path: str) -> UnreadableFile:
    return UnreadableFile(
        "F060", f"处理时占用内存超过 {limits().memory_mb} MB，已停止", path=path, advice=lift("memory_mb")
    )
