"""Results that are dear to make, kept by the digest of what they were made from: DOCX files converted by LibreOffice, pages
read by OCR, what a check said.

They lie in the user's own cache folder (``$STDKIT_CACHE``, else the platform's place), readable by that user alone, and go
after ninety days without use. ``STDKIT_CACHE=off`` keeps nothing beyond the run: a temporary folder serves all its processes.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import time
from pathlib import Path

VARIABLE = "STDKIT_CACHE"
_RUN = "STDKIT_RUN_CACHE"
"""Set for the processes a run starts, where nothing is kept."""
_OFF = frozenset({"off", "no", "0", "false"})
_DAYS = 90


def cache_folder() -> Path:
    """The folder results are kept in; it need not exist yet."""
    asked = os.environ.get(VARIABLE, "").strip()
    if asked.lower() in _OFF:
        return _run_folder()
    return Path(asked).expanduser() if asked else _users_folder()


def keeps() -> bool:
    """Whether results outlive the run."""
    return os.environ.get(VARIABLE, "").strip().lower() not in _OFF


def find(kind: str, key: str) -> Path | None:
    """The file kept as ``key`` among the results of ``kind``; ``None`` where there is none."""
    folders = [cache_folder()]
    if _RUN in os.environ:
        folders.append(Path(os.environ[_RUN]))
    for folder in folders:
        path = folder / kind / key
        with contextlib.suppress(OSError):
            if path.is_file():
                with contextlib.suppress(OSError):
                    os.utime(path)
                return path
    return None


def keep(kind: str, key: str, data: bytes) -> Path:
    """Keep ``data`` as ``key``, whole or not at all; where the folder cannot be written, for this run only."""
    try:
        return _store(cache_folder(), kind, key, data)
    except OSError:
        return _store(_run_folder(), kind, key, data)


def _store(folder: Path, kind: str, key: str, data: bytes) -> Path:
    import tempfile  # for what is made, not for what is found

    place = folder / kind
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.mkdir(mode=0o700, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", dir=place)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(place / key)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        if not (place / key).is_file():  # on Windows another process may hold the very same result open
            raise
    forget_old(place)
    return place / key


def forget_old(place: Path) -> None:
    """Once a day, what nobody asked for in ninety."""
    stamp = place / ".looked"
    now = time.time()
    with contextlib.suppress(OSError):
        if stamp.exists() and now - stamp.stat().st_mtime < 86_400:
            return
        stamp.touch()
        for path in place.iterdir():
            if path != stamp and now - path.stat().st_mtime > _DAYS * 86_400:
                path.unlink(missing_ok=True)


def bound(kind: str, limit: int) -> None:
    """Let results of ``kind`` go, those unused longest first, until what is left takes at most ``limit`` bytes."""
    held = []
    with contextlib.suppress(OSError), os.scandir(cache_folder() / kind) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                told = entry.stat()
                held.append((told.st_mtime, told.st_size, entry.path))
    total = sum(size for _, size, _ in held)
    for _, size, path in sorted(held):
        if total <= limit:
            return
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 (thousands of them)
            total -= size


def _users_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "stdkit" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "stdkit"
    asked = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(asked) if Path(asked).is_absolute() else Path.home() / ".cache") / "stdkit"


def _run_folder() -> Path:
    known = os.environ.get(_RUN, "")
    if known and Path(known).is_dir():
        return Path(known)
    import tempfile

    folder = tempfile.mkdtemp(prefix="stdkit-")
    os.environ[_RUN] = folder
    atexit.register(_leave, folder, os.getpid())
    return Path(folder)


def _leave(folder: str, owner: int) -> None:
    """A forked process inherits the wish to tidy up; only the one that made the folder may."""
    if os.getpid() == owner:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
