"""``run.jsonl``: what became of every item of a list, one line each, only ever appended to.

A run that was killed may have left its last line cut off; that piece is no record and is taken away before anything is appended.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

from stdkit.errors import CannotWrite

Row = dict[str, Any]


class RunLog:
    """The log at ``path``; ``rows`` are its whole lines, oldest first. As long as it is held, no other run may write there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = []
        self._held = hold(path.with_name(f".{path.name}.lock"))
        if path.is_file():
            self._take_away_what_was_cut_off()
            self.rows = [row for row in map(_row, path.read_bytes().split(b"\n")) if row is not None]
        self._known = {_line(row) for row in self.rows}

    def close(self) -> None:
        """Let others write here."""
        lock = self.path.with_name(f".{self.path.name}.lock")
        if sys.platform == "win32":  # where a file that is open cannot be taken away
            os.close(self._held)
            lock.unlink(missing_ok=True)
            return
        lock.unlink(missing_ok=True)
        os.close(self._held)

    def append(self, row: Row) -> None:
        """Add a line, on the disk when this returns; one that is there already is not written again."""
        line = _line(row)
        if line in self._known:
            return
        with self.path.open("ab") as file:
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._known.add(line)
        self.rows.append(row)

    def _take_away_what_was_cut_off(self) -> None:
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            if _row(data[whole:]) is not None:  # only its end of line is missing
                with self.path.open("ab") as file:
                    file.write(b"\n")
                return
            with self.path.open("r+b") as file:
                file.truncate(whole)


def hold(path: Path) -> int:
    """A lock on the file ``path``, made for that, until the handle is closed or the process ends however it ends.

    ``CannotWrite`` where another process has it. A network share that knows no locks gives none, and the run goes on.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # Of this process alone: those it starts by forking would hold the other kind of lock after its end.
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            os.close(handle)
            raise CannotWrite(
                "W014", "另一次运行正在写这个文件夹", path=str(path.parent), advice="请等它结束，或用 -o 另给一个文件夹"
            ) from None
    try:
        same = os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        same = False
    if not same:  # the run that had it has just taken its file away: what is locked here is nobody's
        os.close(handle)
        return hold(path)
    return handle


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
