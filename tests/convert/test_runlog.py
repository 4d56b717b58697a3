"""``run.jsonl``: appended to, and whole again after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.convert.runlog import RunLog

ROWS = [{"line": number, "number": f"DB15/ {number}—2010", "title": "甲"} for number in (1, 2, 3)]


def filled(path: Path) -> bytes:
    log = RunLog(path)
    for row in ROWS:
        log.append(row)
    return path.read_bytes()


def test_rows_come_back_and_are_written_once(tmp_path: Path) -> None:
    data = filled(tmp_path / "run.jsonl")
    log = RunLog(tmp_path / "run.jsonl")
    assert log.rows == ROWS
    log.append(ROWS[1])
    assert (tmp_path / "run.jsonl").read_bytes() == data


@pytest.mark.parametrize("cut", [1, 2, 7, 25])
def test_a_line_that_was_cut_off_is_no_record(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "run.jsonl"
    data = filled(path)
    path.write_bytes(data[:-cut])
    log = RunLog(path)
    whole = ROWS if cut == 1 else ROWS[:2]
    assert log.rows == whole
    for row in ROWS:
        log.append(row)
    assert path.read_bytes() == data, "as if it had never been cut"


def test_every_cut_leaves_lines_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    data = filled(path)
    for length in range(len(data)):
        path.write_bytes(data[:length])
        RunLog(path).append({"line": 9})
        lines = path.read_bytes().splitlines()
        assert [json.loads(line) for line in lines][-1] == {"line": 9}


def test_a_folder_is_written_by_one_run_at_a_time(tmp_path: Path) -> None:
    """Another process is refused as long as the log is held, also by a process that was killed and its children."""
    path = tmp_path / "run.jsonl"
    log = RunLog(path)
    code = (
        "import sys; from pathlib import Path; from stdkit.convert.runlog import RunLog; from stdkit.errors import CannotWrite\n"
        "try: RunLog(Path(sys.argv[1]))\nexcept CannotWrite as error: print(error); sys.exit(7)\n"
    )

    def other() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)

    refused = other()
    assert refused.returncode == 7
    assert "另一次运行正在写这个文件夹" in refused.stdout
    log.close()
    assert other().returncode == 0
