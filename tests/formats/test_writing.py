"""Nothing half written, nothing of others replaced."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from stdkit.errors import CannotWrite
from stdkit.formats import cache, writing


@pytest.fixture(autouse=True)
def ledger(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    return folder / "written"


def test_a_file_is_there_with_the_rights_of_new_files(tmp_path: Path) -> None:
    out, plain = tmp_path / "甲.docx", tmp_path / "plain"
    writing.write_whole(out, b"x")
    plain.write_bytes(b"")
    assert out.read_bytes() == b"x"
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain", "甲.docx"]


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    out = tmp_path / "a"
    out.write_bytes(b"old")
    out.chmod(0o600)
    writing.write_whole(out, b"new")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只能读"),
        (errno.EACCES, "没有权限或正被另一个程序打开"),
        (errno.ENAMETOOLONG, "太长"),
        (errno.EIO, "写不进去"),
    ],
)
@pytest.mark.parametrize("at", ["write", "fsync", "replace"])
def test_where_it_fails_the_old_file_stays(
    tmp_path: Path, at: str, number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    if at == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif at == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(writing.tempfile, "mkstemp", fail)
    with pytest.raises(CannotWrite, match=said):
        writing.write_whole(out, b"new")
    monkeypatch.undo()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.docx", b"old")]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="文件夹不存在"):
        writing.write_whole(tmp_path / "no" / "a", b"x")


def test_what_stdkit_wrote_may_be_replaced_until_somebody_changes_it(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    writing.refuse_taken([out], force=False)
    writing.write_whole(out, b"one")
    writing.refuse_taken([out], force=False)
    out.write_bytes(b"one, and what the secretary wrote")
    with pytest.raises(CannotWrite, match="已有同名文件"):
        writing.refuse_taken([out], force=False)
    writing.refuse_taken([out], force=True)


def test_where_nothing_is_kept_nothing_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    out = tmp_path / "a"
    writing.write_whole(out, b"x")
    assert not writing.is_ours(out)


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("风干牛肉加工技术规范.docx", "~$牛肉加工技术规范.docx"),
        ("甲.docx", "~$甲.docx"),
        ("abcdef.docx", "~$abcdef.docx"),
        ("abcdefg.docx", "~$bcdefg.docx"),
        ("abcdefgh.docx", "~$cdefgh.docx"),
        ("甲.docx", ".~lock.甲.docx#"),
        ("甲.docx", ".~甲.docx"),
    ],
)
def test_a_file_open_elsewhere_is_not_replaced(tmp_path: Path, name: str, lock: str) -> None:
    writing.write_whole(tmp_path / name, b"x")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(CannotWrite, match="正被另一个程序打开"):
        writing.refuse_taken([tmp_path / name], force=True)


def test_several_files_get_their_names_together(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    staged = {tmp_path / "in" / name: tmp_path / name for name in ("a", "b")}
    for path in staged:
        writing.write_whole(path, path.name.encode())
    writing.settle(staged)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {"a": b"a", "b": b"b"}


def test_a_name_that_cannot_be_given_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    writing.write_whole(tmp_path / "in" / "a", b"a")
    with pytest.raises(CannotWrite):
        writing.settle({tmp_path / "in" / "a": tmp_path / "no" / "a"})


@pytest.mark.parametrize("name", ["甲" * 80 + ".docx", "a" * 250 + ".md", "x"])
def test_long_names_leave_room_for_the_temporary_one(tmp_path: Path, name: str) -> None:
    writing.write_whole(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="没有权限"):
        writing.write_whole(tmp_path / "a", b"x")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("quirk", [lambda *_: (_ for _ in ()).throw(OSError(errno.EINVAL, "no fsync of folders"))])
def test_a_share_that_cannot_force_a_folder_to_disk_is_written_all_the_same(
    tmp_path: Path, quirk: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", quirk)
    out = tmp_path / "a"
    staged = tmp_path / "b"
    staged.write_bytes(b"x")
    writing.settle({staged: out})
    assert out.read_bytes() == b"x"
