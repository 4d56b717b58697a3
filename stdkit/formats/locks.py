"""One run at a time: a lock file that a process holds until it ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from stdkit.errors import CannotWrite


@dataclass(frozen=True, slots=True)
class Hold:
    """The lock file ``path``, held. ``sure`` is false where the place knows no locks (some network shares): others are not kept out."""

    path: Path
    handle: int
    sure: bool = True

    def release(self) -> None:
        """Let others in; the lock file goes."""
        if sys.platform == "win32":  # where a file that is open cannot be taken away
            os.close(self.handle)
            self.path.unlink(missing_ok=True)
            return
        self.path.unlink(missing_ok=True)
        os.close(self.handle)


def hold(path: Path, written: Path) -> Hold:
    """A lock on the file ``path``, made for that, for as long as ``written`` is worked on.

    ``CannotWrite`` where another process has it, ``OSError`` where the file cannot be made.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        sure = True
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                os.close(handle)
                raise CannotWrite(
                    "W014",
                    "另一次运行正在写这里",
                    path=str(written),
                    advice="请等它结束，或用 -o 另给一个文件夹",
                ) from None
            sure = False
        try:
            if os.path.samestat(os.fstat(handle), path.stat()):
                return Hold(path, handle, sure)
        except FileNotFoundError:
            pass
        os.close(handle)  # the run that had it has just taken its file away: what is locked here is nobody's


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        # Of this process alone: those it starts by forking would hold the other kind of lock after its end.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def mark_used(handle: int) -> None:
    """Let ``is_abandoned`` know that the open file is being written; where there are no locks, its age has to tell."""
    if sys.platform != "win32":  # which does not let an open file go anyway
        import contextlib
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_abandoned(path: Path) -> bool:
    """Whether nobody is writing the temporary file any more."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES) and _is_old(handle)
    finally:
        os.close(handle)
    return True


def _is_old(handle: int) -> bool:
    """A day old by the clock of this machine, whichever way it was set since."""
    import time

    return abs(time.time() - os.fstat(handle).st_mtime) > 86_400
