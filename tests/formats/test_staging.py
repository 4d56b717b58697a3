"""All files of one conversion or none, and one run at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.errors import CannotWrite
from stdkit.formats import staging as module
from stdkit.formats import writing
from stdkit.formats.staging import settle, staging, staging_place
from stdkit.formats.writing import write_whole

NAMES = ("a", "b", "c")


def staged(folder: Path, *, stem: str = "s") -> None:
    with staging(folder, stem) as place:
        for name in NAMES:
            (place / f"of-{name}").write_bytes(f"new {name}".encode())
        settle({place / f"of-{name}": folder / name for name in NAMES})


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_get_their_names_together(tmp_path: Path) -> None:
    staged(tmp_path)
    assert contents(tmp_path) == {name: f"new {name}".encode() for name in NAMES}


def test_each_folder_is_forced_to_the_disk_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(writing, "sync_folder", synced.append)
    monkeypatch.setattr(module, "sync_folder", synced.append)
    with staging(tmp_path, "s") as place:
        for name in NAMES:
            write_whole(place / name, b"new")
        settle({place / name: tmp_path / name for name in NAMES})
    assert synced == [place, tmp_path]
    write_whole(place.parent / "d", b"new")
    assert synced == [place, tmp_path, tmp_path]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("fails", NAMES)
def test_where_one_cannot_have_its_name_all_have_what_they_had(
    tmp_path: Path, fails: str, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "c").write_bytes(b"old c")
    replace, rename = Path.replace, Path.rename

    def refuse(path: Path, to: Path) -> None:
        if path.name == f"of-{fails}" or to.name.endswith("before"):
            raise PermissionError(errno.EACCES, "open in Word")

    def replaced(path: Path, to: Path) -> Path:
        refuse(path, to)
        return replace(path, to)

    def renamed(path: Path, to: Path) -> Path:
        refuse(path, to)
        return rename(path, to)

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(CannotWrite, match="正被另一个程序打开"):
        staged(tmp_path)
    assert contents(tmp_path) == {"a": b"old a", "c": b"old c"}


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    place = staging_place(tmp_path, "s")
    (place / "in").mkdir(parents=True)
    (place / "of-a").write_bytes(b"half")
    staged(tmp_path)
    assert set(contents(tmp_path)) == set(NAMES)


def test_the_same_is_written_by_one_run_at_a_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stdkit.formats.staging import staging\n"
        "with staging(Path(sys.argv[1]), sys.argv[2]): pass\n"
    )

    def other(stem: str) -> str:
        command = [sys.executable, "-c", code, str(tmp_path), stem]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr

    with staging(tmp_path, "s") as place:
        (place / "a").write_bytes(b"mine")
        assert "另一次运行正在写这里" in other("s")
        assert other("t") == ""
        assert (place / "a").read_bytes() == b"mine"
    assert other("s") == ""
    assert not list(tmp_path.iterdir())


def test_a_lock_that_another_has_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> None:
        raise OSError(errno.EAGAIN, "taken")

    monkeypatch.setattr("fcntl.lockf", taken)
    with pytest.raises(CannotWrite, match="另一次运行正在写这里"), staging(tmp_path, "s"):
        raise AssertionError


def test_where_there_are_no_locks_every_run_has_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr("fcntl.lockf", no)
    with staging(tmp_path, "s") as one, staging(tmp_path, "s") as two:
        assert one != two
    staged(tmp_path)
    assert set(NAMES) <= set(contents(tmp_path) if not staging_place(tmp_path, "s").exists() else NAMES)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_made(tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", no)
    with pytest.raises(CannotWrite), staging(tmp_path, "s"):
        raise AssertionError


def test_a_folder_that_went(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="文件夹不存在"), staging(tmp_path / "no", "s"):
        raise AssertionError


def test_a_name_that_cannot_be_given_is_said(tmp_path: Path) -> None:
    with staging(tmp_path, "s") as place, pytest.raises(CannotWrite):
        (place / "a").write_bytes(b"a")
        settle({place / "a": tmp_path / "no" / "a"})


def test_long_names_that_begin_alike_are_two(tmp_path: Path) -> None:
    first, second = "甲" * 80 + "一", "甲" * 80 + "二"
    assert staging_place(tmp_path, first) != staging_place(tmp_path, second)
    with staging(tmp_path, first), staging(tmp_path, second):
        pass
    assert module.staging_place(tmp_path, "s").name == ".s.part"
