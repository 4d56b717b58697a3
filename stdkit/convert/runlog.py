"""``run.jsonl``: what became of every item of a list, one line each, only ever appended to.

A run that was killed may have left its last line cut off; that piece is no record and is taken away before anything is appended.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class RunLog:
    """The log at ``path``; ``rows`` are its whole lines, oldest first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = []
        if path.is_file():
            self._take_away_what_was_cut_off()
            self.rows = [row for row in map(_row, path.read_bytes().split(b"\n")) if row is not None]
        self._known = {_line(row) for row in self.rows}

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


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
