"""Every command that reads somebody's file keeps to the limits of time, and standard input to that of size."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run
from stdkit.commands import pool
from stdkit.commands.jobs import run_each
from stdkit.limits import limits, use, within
from stdkit.lint.settings import _settings_in

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals there")


@pytest.fixture(autouse=True)
def _usual_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    _settings_in.cache_clear()
    before = limits()
    monkeypatch.chdir(tmp_path)
    yield
    use(before)
    _settings_in.cache_clear()


def _endless(*_: Any, **__: Any) -> Any:
    """What takes the time of an endless document, without one."""
    time.sleep(60)


@on_posix
@pytest.mark.parametrize(
    ("line", "slow"),
    [
        ("render a.md -o a.docx", "stdkit.formats.docx.writer.write_fresh"),
        ("render draft --data a.yaml -o a.docx", "stdkit.templates.render.write_draft"),
        ("render 编制说明 --data a.yaml --source a.md -o a.docx", "stdkit.templates.papers.write_paper"),
        ("comments a.csv -o a.xlsx", "stdkit.comments.returns.read_return"),
        ("comments a.csv --draft a.md -o a.xlsx", "stdkit.comments.returns.read_sent"),
        ("comments a.csv -o a.xlsx", "stdkit.comments.table.make_table"),
        ("templates draft --data a.yaml", "stdkit.templates.values.load_data"),
        ("new product --data a.yaml -o n", "stdkit.commands.new.load_data"),
        ("verify a.json", "stdkit.convert.verifying.verify"),
        ("read a.md", "stdkit.commands.reading.read_input"),
        ("check a.md", "stdkit.commands.checking.read_input"),
        ("convert a.md -o c", "stdkit.commands.converting.read_input"),
        ("diff a.md b.md", "stdkit.formats.read"),
    ],
)
def test_no_command_works_on_without_end(
    line: str, slow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stdkit.toml").write_text("[limits]\nseconds = 1\n", encoding="utf-8")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# 1 范围\n\n本文件规定了要求。\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("title: 名称\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("章条编号,意见内容,提出单位\n5.1,改,甲\n", encoding="utf-8")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(slow, _endless)
    assert run(line.split()) == 2
    said = capsys.readouterr()
    assert "seconds" in said.out + said.err


class _Stream:
    """Standard input of a program that writes on and on."""

    def __init__(self) -> None:
        self.buffer = self
        self.given = 0

    def read(self, most: int = -1) -> bytes:
        assert most > 0, "all of it was asked for"
        self.given += most
        return b"a" * most


@pytest.mark.parametrize("line", ["read -", "check -", "convert - -o c"])
def test_standard_input_without_end(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stdkit.toml").write_text("[limits]\ntext-mb = 1\n", encoding="utf-8")
    stream = _Stream()
    monkeypatch.setattr(sys, "stdin", stream)
    assert run(line.split()) == 2
    said = capsys.readouterr()
    assert "text-mb" in said.out + said.err
    assert stream.given == 2**20 + 1


def test_standard_input_as_large_as_may_be_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("# 1 范围\n\n本文件规定了要求。\n".encode())))
    assert run(["read", "-"]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells a process nothing of its memory")
def test_a_process_knows_its_own_memory_where_no_other_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 5 < pool._own_peak() < 100_000
    monkeypatch.setattr("builtins.open", _no_such_file)
    assert pool.megabytes(os.getpid()) == pool._own_peak()
    assert pool.megabytes(os.getppid()) == 0


def _no_such_file(*_: Any, **__: Any) -> Any:
    raise FileNotFoundError


_LARGE: list[int] = []


def _grow_at_one(number: int) -> int:
    if number == 1:
        _LARGE.append(5000)
        time.sleep(60)
    return number


def _why(number: int, why: str) -> str:
    return f"{number}：{why}"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked with the answers of this test")
def test_where_only_a_process_itself_sees_its_memory_it_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    me = os.getpid()
    monkeypatch.setattr(pool, "_EVERY", 0.05)
    monkeypatch.setattr(pool, "megabytes", lambda process: sum(_LARGE) if process == os.getpid() != me else 0)
    with within(memory_mb=4096):
        found = dict(run_each(_grow_at_one, [0, 1, 2], jobs=2, lost=_why))
    assert found[0] == 0 and found[2] == 2
    assert "memory-mb" in str(found[1])


def _full(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device", "/tmp/a")


@pytest.mark.parametrize("line", ["read a.md b.md -o out", "check a.md", "convert a.md -o c"])
def test_a_folder_of_temporary_files_without_room_is_told_as_that(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# 1 范围\n\n本文件规定了要求。\n", encoding="utf-8")
    for place in ("reading", "checking", "converting"):
        monkeypatch.setattr(f"stdkit.commands.{place}.read_input", _full)
    assert run(line.split()) == 2
    said = capsys.readouterr()
    assert "磁盘已满" in said.out + said.err and "W023" in said.out + said.err
    assert "自身出错" not in said.out + said.err


@on_posix
def test_a_program_that_writes_on_and_on_is_stopped() -> None:
    script = "import sys; from stdkit.cli import main; main()"
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as writer:
        done = subprocess.run(
            [sys.executable, "-c", script, "read", "-"],
            stdin=writer.stdout,
            capture_output=True,
            check=False,
            timeout=60,
        )
        writer.kill()
    assert done.returncode == 2
    assert "text-mb" in done.stderr.decode()
