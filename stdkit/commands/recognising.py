"""「识别 3/20 页，约剩 40 秒」: how far the recognition of scanned pages is, on one line of standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from stdkit.commands.consoles import takes_escapes
from stdkit.errors import StdkitError
from stdkit.formats.pdf.effort import effort


@contextmanager
def recognising(jobs: int, *, shown: bool) -> Iterator[None]:
    """While this lasts, scanned pages are recognised by ``jobs`` processes (0: the cores there are), and that is shown on a
    terminal."""
    shown = shown and takes_escapes(sys.stderr)
    try:
        with effort(jobs, show if shown else None, _abandon):
            yield
    finally:
        if shown:
            _write("\r\x1b[K")


def show(done: int, total: int, left: float) -> None:
    """The line for ``done`` of ``total`` pages with ``left`` seconds to go (negative: not known yet)."""
    _write(f"\r{line(done, total, left)}\x1b[K" if done < total else "\r\x1b[K")


def line(done: int, total: int, left: float) -> str:
    """「识别 3/20 页，约剩 2 分钟」"""
    said = f"识别 {done}/{total} 页"
    if left < 0:
        return said
    return f"{said}，约剩 {round(left / 60)} 分钟" if left > 90 else f"{said}，约剩 {round(left)} 秒"


def _abandon(error: StdkitError) -> None:
    """Say why, and end the process: from another thread, while pdfium does not come back."""
    _write(f"{error}\n")
    os._exit(2)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
