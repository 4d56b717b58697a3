"""Names of files: those that stdkit gives to what is half written, and what Windows makes of a name or a path."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path, PureWindowsPath

_NAME_BYTES = 200
"""What a temporary name may take of the 255 bytes most file systems allow a name; a Chinese character is three."""
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
)
_FORBIDDEN = '<>:"/\\|?*'
_LONGEST = 240
"""Characters of a path that every program of Windows takes; 260 with the end, less what a temporary name adds."""


def temporary_prefix(name: str) -> str:
    """What temporary names for ``name`` begin with: hidden, and short enough however long the name is."""
    whole = name.encode()
    if len(whole) <= _NAME_BYTES:
        return f".{name}."
    cut = whole[: _NAME_BYTES - 9].decode(errors="ignore")
    return f".{cut}~{hashlib.sha256(whole).hexdigest()[:8]}."  # two long names may begin alike


def is_temporary(name: str, prefix: str) -> bool:
    """Whether ``name`` is one that ``mkstemp`` gave to something half written that is to bear the name of ``prefix``."""
    return re.fullmatch(re.escape(prefix) + r"[a-z0-9_]{8}\.part", name) is not None


def unfit_on_windows(name: str) -> str:
    """Why Windows takes ``name`` for no file's name, as a Chinese clause; "" where it does.

    What it calls devices (``CON``, ``NUL`` …) would swallow what is written; a dot or a blank at the end is dropped, and the file
    has another name than was asked for.
    """
    bad = sorted({char for char in name if char in _FORBIDDEN or ord(char) < 32})
    if bad:
        return f"文件名里不能有 {' '.join(char if char.isprintable() else '控制字符' for char in bad)}"
    if name.partition(".")[0].rstrip(" ").upper() in _RESERVED:
        return f"{name.partition('.')[0]} 是 Windows 的设备名"
    if name.endswith((" ", ".")):
        return "文件名不能以空格或句点结尾"
    return ""


def extended(path: PureWindowsPath) -> str:
    """``path`` as Windows takes it whatever its length: from 240 characters on, and absolute, behind ``\\\\?\\``."""
    told = str(path)
    if len(told) < _LONGEST or told.startswith("\\\\?\\") or not path.is_absolute():
        return told
    return f"\\\\?\\UNC\\{told[2:]}" if told.startswith("\\\\") else f"\\\\?\\{told}"


def reachable(path: Path) -> Path:
    """``path`` in the form in which files can be made there: on Windows a long one is spelled out."""
    if sys.platform != "win32":
        return path
    return Path(extended(PureWindowsPath(path.absolute())))
