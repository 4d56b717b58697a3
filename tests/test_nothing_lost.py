"""What is there stays: outputs of others, files that are open, inputs, and all of it when the disk is full."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.formats import cache, read
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.writing import FULL
from tests.convert.made_list import make_list
from tests.support.full_disk import little_room

DAY = ("--date", "2026-05-01")
TEXT = """---
number: DB15/ 100—2010
title: 圈舍
---

# 前言

本标准的全部技术内容为强制性。

# 1 范围

本标准规定了圈舍。

# 2 要求

圈舍应定期消毒。
"""
OURS = b"what the secretary wrote"


@dataclass(frozen=True)
class Case:
    """A command and the files it writes into the folder OUT."""

    argv: tuple[str, ...]
    names: tuple[str, ...]


CASES = {
    "check": Case(("check", "IN/a.md", "--format", "json", "-o", "OUT/结果.json"), ("结果.json",)),
    "check xlsx": Case(("check", "IN/a.md", "--format", "xlsx", "-o", "OUT/结果.xlsx"), ("结果.xlsx",)),
    "check annotate": Case(("check", "IN/a.docx", "--annotate", "OUT/批注.docx", *DAY), ("批注.docx",)),
    "check fix": Case(("check", "IN/a.docx", "--fix", "OUT/修订.docx", *DAY), ("修订.docx",)),
    "check baseline": Case(("check", "IN/a.md", "--write-baseline", "OUT/基线.json"), ("基线.json",)),
    "convert": Case(("convert", "IN/b.md", "-o", "OUT", *DAY), ("b.tracked.docx", "b.clean.docx", "b.decisions.xlsx")),
    "convert nothing": Case(("convert", "IN/c.md", "-o", "OUT", *DAY), ("c.conversion.json",)),
    "diff": Case(("diff", "IN/a.md", "IN/b.md", "-o", "OUT/对照.docx", *DAY), ("对照.docx",)),
    "diff html": Case(("diff", "IN/a.md", "IN/b.md", "-o", "OUT/对照.html"), ("对照.html",)),
    "diff xlsx": Case(("diff", "IN/a.md", "IN/b.md", "-o", "OUT/对照.xlsx"), ("对照.xlsx",)),
    "read": Case(("read", "IN/a.md", "--to", "json", "-o", "OUT/a.json"), ("a.json",)),
    "read docx": Case(("read", "IN/a.md", "--to", "docx", "-o", "OUT/a.docx"), ("a.docx",)),
    "read several": Case(("read", "IN/a.md", "IN/b.md", "--to", "md", "-o", "OUT", "--jobs", "1"), ("a.md", "b.md")),
    "render": Case(("render", "IN/a.md", "-o", "OUT/稿.docx"), ("稿.docx",)),
    "render paper": Case(("render", "编制说明", "--blank", "-o", "OUT/编制说明.docx"), ("编制说明.docx",)),
    "comments": Case(("comments", "IN/回函.csv", "-o", "OUT/汇总.xlsx"), ("汇总.xlsx",)),
    "comments json": Case(("comments", "IN/回函.csv", "-o", "OUT/汇总.json"), ("汇总.json",)),
    "templates": Case(("templates", "申报单", "-o", "OUT/表.docx"), ("表.docx",)),
    "new": Case(("new", "product", "--data", "IN/draft.yaml", "-o", "OUT"), ("draft.yaml", "draft.md")),
}


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Path]:
    """Drafts, a return and data to work on. They may only be read, and are what they were when all is done."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "a.md").write_text(TEXT.replace("100—2010", "T 100—2026").replace("应定期", "必须按时"), encoding="utf-8")
    write_fresh(read(folder / "a.md"), folder / "a.docx")
    (folder / "b.md").write_text(TEXT, encoding="utf-8")
    shutil.copyfile(root / "examples" / "clean.md", folder / "c.md")
    shutil.copyfile(root / "examples" / "draft.yaml", folder / "draft.yaml")
    (folder / "回函.csv").write_text("章条编号,意见内容,提出单位\n4.1,删,乙局\n", "utf-8")
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    before = _told(folder)
    yield folder
    assert _told(folder) == before
    folder.chmod(0o755)


def _told(folder: Path) -> dict[str, tuple[str, int]]:
    """Digest and time of every file."""
    found = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}
    return {path.name: (digest, path.stat().st_mtime_ns) for path, digest in found.items()}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def called(case: Case, given: Path, out: Path, *more: str) -> int:
    return run([word.replace("IN/", f"{given}/").replace("OUT", str(out)) for word in case.argv] + list(more))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_there_is_replaced_only_where_it_is_ours_or_force_says_so(
    case: Case, given: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = out / case.names[-1]
    last.write_bytes(OURS)
    assert called(case, given, out) == 2
    assert contents(out) == {last.name: OURS}, "refused, and nothing else written"
    assert "已有" in (told := capsys.readouterr().err) and "--force" in told
    opened = out / f".~lock.{last.name}#"
    opened.write_bytes(b"")
    assert called(case, given, out, "--force") == 2
    assert last.read_bytes() == OURS and "正被另一个程序打开" in capsys.readouterr().err
    opened.unlink()
    last.chmod(0o444)
    assert called(case, given, out, "--force") == 2
    assert last.read_bytes() == OURS and "只读" in capsys.readouterr().err
    last.chmod(0o644)
    assert called(case, given, out, "--force") in (0, 1)
    made = contents(out)
    assert set(case.names) <= set(made) and made[last.name] != OURS
    with little_room(0):
        assert called(case, given, out, "--force") == 2
    assert "磁盘已满" in capsys.readouterr().err
    assert contents(out) == made, "what was there stays, and nothing half written beside it"
    if case.argv[0] != "new":  # a draft that was begun is the user's own
        assert called(case, given, out) in (0, 1)
        assert contents(out).keys() == made.keys()


def test_without_a_cache_the_audit_vouches_for_the_files_of_a_conversion(
    given: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    assert called(CASES["convert"], given, out) in (0, 1)
    assert called(CASES["convert"], given, out, "--edition", "keep") in (0, 1)
    (out / "b.decisions.xlsx").write_bytes(OURS)
    assert called(CASES["convert"], given, out) == 2
    assert "b.decisions.xlsx：已有同名文件" in capsys.readouterr().err


def test_no_output_stands_on_an_input(given: Path, tmp_path: Path) -> None:
    """Also where it is named otherwise: by a link, by its second name."""
    source = tmp_path / "a.md"
    shutil.copyfile(given / "a.md", source)
    before = source.read_bytes()
    (tmp_path / "soft.md").symlink_to(source)
    os.link(source, tmp_path / "hard.md")
    for other in ("soft.md", "hard.md", "a.md"):
        assert run(["read", str(source), "--to", "md", "-o", str(tmp_path / other), "--force"]) == 2
        assert run(["render", str(source), "-o", str(tmp_path / other), "--force"]) == 2
    assert source.read_bytes() == before


def test_an_output_that_is_another_input_of_the_same_run(
    given: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.md", "c.md"):
        shutil.copyfile(given / name, out / name)
    assert run(["convert", str(out / "b.md"), "-o", str(out), *DAY]) in (0, 1)
    clean = (out / "b.clean.docx").read_bytes()
    assert run(["convert", str(out / "b.md"), str(out / "b.clean.docx"), "-o", str(out), *DAY, "--force"]) == 2
    assert "也是这次要转化的文件" in capsys.readouterr().err
    assert (out / "b.clean.docx").read_bytes() == clean


@pytest.mark.parametrize("name", ["check xlsx", "check fix", "convert", "diff", "diff xlsx", "render", "comments"])
def test_a_clock_that_has_lost_the_time(name: str, given: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer whose battery is empty says 1970; zip files know no year before 1980."""
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(0))
    case = CASES[name]
    argv = tuple("1970-01-01" if word == DAY[1] else word for word in case.argv)
    assert called(Case(argv, case.names), given, out) in (0, 1)
    assert set(case.names) <= set(contents(out))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize("name", ["check", "convert", "diff", "read", "render", "comments json"])
def test_a_folder_that_may_only_be_read(name: str, given: Path, out: Path) -> None:
    """As another user, for nothing is forbidden to root."""
    if not out.is_relative_to("/tmp"):
        pytest.skip("whether another user gets there is not known")
    out.chmod(0o555)
    for folder in (given, *given.parents, *out.parents):
        if folder.is_relative_to("/tmp/") and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        with os.fdopen(write_end, "w", encoding="utf-8") as told, contextlib.redirect_stderr(told):
            code = called(CASES[name], given, out)
        os._exit(code)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as file:
        said = file.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    assert "没有权限" in said and "自身出错" not in said
    assert not list(out.iterdir())


def test_a_name_that_windows_does_not_take(
    given: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from stdkit.commands import options

    monkeypatch.setattr(options, "sys", type("Windows", (), {"platform": "win32"}))
    assert run(["read", str(given / "a.md"), "--to", "json", "-o", str(out / "NUL.json")]) == 2
    assert "NUL 是 Windows 的设备名；请另给一个文件名（W032）" in capsys.readouterr().err
    assert not list(out.iterdir())


# A full disk in the middle of many files


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_list(tmp_path_factory.mktemp("list"), 2, pages=4, faults=False)


@pytest.fixture(scope="module")
def whole(listed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    assert run(["convert", "--list", str(listed), "-o", str(folder), *DAY, "--jobs", "1", "--quiet"]) == 1
    return contents(folder)


@pytest.mark.parametrize("room", [0, 11_000])
def test_a_list_stops_on_a_full_disk_and_goes_on_when_there_is_room(
    listed: Path, whole: dict[str, bytes], out: Path, room: int, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["convert", "--list", str(listed), "-o", str(out), *DAY, "--jobs", "1", "--quiet"]
    with little_room(room):
        assert run(argv) == 2
    told = capsys.readouterr().err
    assert told.count("磁盘已满") == 1 and len(told.splitlines()) == 1, told
    assert not [name for name in contents(out) if name not in whole], "nothing half written"
    for name, data in contents(out).items():
        assert data == whole[name] or (name == "run.jsonl" and whole[name].startswith(data))
    assert run(argv) == 1
    assert contents(out) == whole


def test_a_log_that_cannot_be_added_to_stops_the_list(
    listed: Path,
    whole: dict[str, bytes],
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from stdkit.convert.runlog import RunLog

    add = RunLog._add

    def full(log: RunLog, data: bytes) -> None:
        if len(log.rows) == 1:
            raise OSError(28, "No space left on device")
        add(log, data)

    argv = ["convert", "--list", str(listed), "-o", str(out), *DAY, "--jobs", "1", "--quiet"]
    monkeypatch.setattr(RunLog, "_add", full)
    assert run(argv) == 2
    assert "run.jsonl：写不进去，磁盘已满" in capsys.readouterr().err
    assert len((out / "run.jsonl").read_bytes().splitlines()) == 1
    monkeypatch.setattr(RunLog, "_add", add)
    assert run(argv) == 1
    assert contents(out) == whole


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["convert", *DAY], "2 个文件还没有转化"),
        (["read", "--to", "md"], "2 个文件还没有读"),
    ],
)
def test_several_files_stop_on_a_full_disk(
    argv: list[str], said: str, given: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(given / name) for name in ("b.md", "a.md", "c.md")]
    with little_room(0):
        assert run([*argv, *files, "-o", str(out), "--jobs", "1"]) == 2
    assert said in capsys.readouterr().err
    assert not list(out.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB; only the administrator of a Linux machine may have one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(place)], capture_output=True, check=False
        )
        if shutil.which("mount")
        else None
    )
    if made is None or made.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_real_disk_that_is_full(
    listed: Path,
    whole: dict[str, bytes],
    small_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    out = small_disk / "out"
    argv = ["convert", "--list", str(listed), "-o", str(out), *DAY, "--jobs", "1", "--quiet"]
    ballast = small_disk / "ballast"
    disk = os.statvfs(small_disk)
    room = sum(map(len, whole.values())) * 2 // 3
    ballast.write_bytes(bytes(disk.f_bavail * disk.f_bsize - room))
    assert run(argv) == 2
    assert FULL in (told := capsys.readouterr().err) or "磁盘已满" in told
    for name, data in contents(out).items():
        assert data == whole[name] or (name == "run.jsonl" and whole[name].startswith(data)), name
    rows = (
        [json.loads(line) for line in (out / "run.jsonl").read_text("utf-8").splitlines()]
        if (out / "run.jsonl").exists()
        else []
    )
    assert all((out / name).exists() for row in rows for name in row["files"])
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert run(argv) == 1
    assert contents(out) == whole
