"""Errors that are nobody's mistake: a disk without room is told as that, all else as a fault of the program."""

from __future__ import annotations

import tempfile
from pathlib import Path

from stdkit.errors import CannotWrite, own_fault
from stdkit.formats.writing import FULL, failure


def no_room(error: Exception) -> CannotWrite | None:
    """What is said where the disk, or that of temporary files, has no room; ``None`` where the error is another one."""
    if not isinstance(error, OSError):
        return None
    told = failure(error, Path(error.filename or tempfile.gettempdir()))
    return told if told.code == FULL else None


def fault_of_file(error: Exception) -> str:
    """The sentence on a file whose work ended in ``error``, which is no ``StdkitError``."""
    full = no_room(error)
    return full.told if full is not None else f"{own_fault(error)}，请把该文件交给维护者。"
