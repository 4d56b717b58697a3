"""What a terminal takes. Windows' console shows escape sequences as garbage until it is asked to follow them."""

from __future__ import annotations

import errno
import sys
from typing import TextIO

_FOLLOW_ESCAPES = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def takes_escapes(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal that follows escape sequences (colours, a line cleared to its end)."""
    if not stream.isatty():
        return False
    return _switched_on(stream) if sys.platform == "win32" else True


def _switched_on(stream: TextIO) -> bool:
    """Ask Windows' console to follow escape sequences; ``False`` where it is one that cannot (before Windows 10)."""
    import ctypes
    import importlib

    try:
        handle = importlib.import_module("msvcrt").get_osfhandle(stream.fileno())
        console = ctypes.windll.kernel32  # type: ignore[attr-defined]  # there on Windows only
        mode = ctypes.c_uint32()
        if not console.GetConsoleMode(ctypes.c_void_p(handle), ctypes.byref(mode)):
            return False
        return bool(console.SetConsoleMode(ctypes.c_void_p(handle), mode.value | _FOLLOW_ESCAPES))
    except OSError:
        return False


def reader_left(error: BaseException) -> bool:
    """Whether ``error`` says that whoever read our output went away (``stdkit check | head``). Windows calls that an invalid argument
    of no file."""
    if isinstance(error, BrokenPipeError):
        return True
    return (
        sys.platform == "win32"
        and isinstance(error, OSError)
        and error.errno == errno.EINVAL
        and error.filename is None
    )
