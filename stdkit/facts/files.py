"""Files looked at from outside before they are read: how large they are, whether they end, what tells them apart."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from stdkit.limits import lift, limits

_MB = 2**20


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file, an archive or an entry is not read: a Chinese clause, and what to do."""

    message: str
    advice: str


def file_fault(path: str | Path, *, most: str = "file_mb") -> Fault | None:
    """What keeps a file from being read at all: it is larger than the limit ``most`` (a field), or never ends (a pipe, a device)."""
    try:
        state = Path(path).stat()
    except (OSError, ValueError):
        return None  # reading it says so
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        return Fault("不是普通文件（是管道或设备）", "请先存成文件再试")
    held = getattr(limits(), most)
    if state.st_size > held * _MB:
        return Fault(f"文件超过 {held:g} MB，大得反常，拒绝读取", lift(most))
    return None


def file_digest(path: str | Path) -> str:
    """SHA-256 of a file in hexadecimal; "" where it cannot be read, or would not be read by size or kind."""
    try:
        if file_fault(path) is None:
            with Path(path).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        pass
    return ""
