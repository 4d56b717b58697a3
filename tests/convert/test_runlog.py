"""``run.jsonl``: appended to, and whole again after a kill."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.convert.runlog import RunLog
from stdkit.errors import CannotWrite
from tests.support.full_disk import little_room

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


@pytest.mark.parametrize(
    "garbage", [b"\x00" * 40, b"{", b"[" * 50_000, b'{"line": []}', b'{"line": 1, "files": 5}', b"\xff\xfe"]
)
def test_a_line_that_is_no_record_is_counted_and_stays(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "run.jsonl"
    first, *rest = filled(path).splitlines(keepends=True)
    path.write_bytes(first + garbage + b"\n" + b"".join(rest))
    log = RunLog(path)
    assert (log.rows, log.unread) == (ROWS, 1)
    log.append({"line": 9})
    assert garbage in path.read_bytes()


@pytest.mark.parametrize("at", ["write", "fsync"])
def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.jsonl"
    data = filled(path)
    log = RunLog(path)
    if at == "fsync":

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(CannotWrite, match="磁盘已满"):
            log.append({"line": 9})
    else:
        with little_room(len(data) + 5), pytest.raises(CannotWrite, match="磁盘已满"):
            log.append({"line": 9})
    assert path.read_bytes() == data
    monkeypatch.undo()
    log.append({"line": 9})
    assert path.read_bytes() == data + b'{"line": 9}\n'


def test_a_log_whose_folder_went_or_that_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    log = RunLog(folder / "run.jsonl")
    (folder / ".run.jsonl.lock").unlink()
    folder.rmdir()
    with pytest.raises(CannotWrite, match="文件夹不存在"):
        log.append({"line": 9})
    with pytest.raises(CannotWrite):
        RunLog(folder / "run.jsonl")
    (folder / "run.jsonl").mkdir(parents=True)
    with pytest.raises(CannotWrite):
        RunLog(folder / "run.jsonl")


def test_where_there_are_no_locks_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr("fcntl.lockf", no)
    filled(tmp_path / "run.jsonl")
    assert RunLog(tmp_path / "run.jsonl").rows == ROWS


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
    assert "另一次运行正在写这里" in refused.stdout
    log.close()
    assert other().returncode == 0
