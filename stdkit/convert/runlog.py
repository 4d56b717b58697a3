"""``run.jsonl``: what became of every item of a list, one line each, only ever appended to.

A run that was killed may have left its last line cut off; that piece is no record and is taken away before anything is appended.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from stdkit.facts.userfiles import refuse_large
from stdkit.formats.locks import hold
from stdkit.formats.writing import failure

Row = dict[str, Any]


class RunLog:
    """The log at ``path``; ``rows`` are its whole lines, oldest first. As long as it is held, no other run may write there.

    ``unread`` counts lines that are no records (a disk or an editor has harmed the file); they stay, and their items are done again.
    ``CannotWrite`` where another run holds it, or it cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = []
        self.unread = 0
        try:
            self._held = hold(path.with_name(f".{path.name}.lock"), path.parent)
            if path.exists():
                refuse_large(path, most="file_mb")
                self._take_away_what_was_cut_off()
                found = [_row(line) for line in path.read_bytes().split(b"\n") if line.strip()]
                self.rows = [row for row in found if row is not None]
                self.unread = len(found) - len(self.rows)
        except OSError as error:
            raise failure(error, path) from error
        self._known = {_line(row) for row in self.rows}

    def close(self) -> None:
        """Let others write here."""
        self._held.release()

    def append(self, row: Row) -> None:
        """Add a line, on the disk when this returns; one that is there already is not written again.

        ``CannotWrite`` where it cannot be added; then the log is as it was before.
        """
        line = _line(row)
        if line in self._known:
            return
        try:
            self._add(line.encode() + b"\n")
        except OSError as error:
            raise failure(error, self.path) from error
        self._known.add(line)
        self.rows.append(row)

    def _add(self, data: bytes) -> None:
        size = None
        try:
            with self.path.open("ab") as file:
                size = os.fstat(file.fileno()).st_size
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            if size is not None:
                with contextlib.suppress(OSError):
                    os.truncate(self.path, size)
            raise

    def _take_away_what_was_cut_off(self) -> None:
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            if _row(data[whole:]) is not None:  # only its end of line is missing
                self._add(b"\n")
            else:
                os.truncate(self.path, whole)


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not isinstance(row.get("line"), int):
        return None
    files = row.get("files", [])
    return row if isinstance(files, list) and all(isinstance(name, str) for name in files) else None
