"""Nothing half written, nothing of others replaced."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
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


def test_pieces_are_written_as_the_whole(tmp_path: Path) -> None:
    out = tmp_path / "甲.json"
    writing.write_whole(out, iter([b"x", b"", b"yz"]))
    assert out.read_bytes() == b"xyz" and writing.is_ours(out)


def test_where_a_piece_cannot_be_made_the_old_file_stays(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"x"
        raise ValueError("…")

    out = tmp_path / "甲.json"
    out.write_bytes(b"old")
    with pytest.raises(ValueError, match="…"):
        writing.write_whole(out, pieces())
    assert out.read_bytes() == b"old" and list(tmp_path.iterdir()) == [out]


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
        monkeypatch.setattr(Path, "rename", fail)
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


def test_a_share_that_cannot_force_a_folder_to_disk_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def open_(path: object, flags: int, *more: int, **named: object) -> int:
        if Path(str(path)).is_dir():
            raise OSError(errno.EINVAL, "no such thing for folders")
        return opened(path, flags, *more, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "open", open_)
    writing.write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.parametrize("number", [errno.EEXIST, errno.EACCES, errno.EPERM])
@pytest.mark.parametrize("second", ["works", "fails"])
def test_a_share_that_renames_to_no_name_that_is_taken(
    tmp_path: Path, number: int, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, out = Path.rename, tmp_path / "a.docx"
    out.write_bytes(b"old")

    def no(path: Path, to: Path) -> Path:
        raise OSError(number, os.strerror(number))

    def aside(path: Path, to: Path) -> Path:
        if second == "fails" and path.suffix == ".part":
            raise OSError(errno.EIO, "broken")
        return rename(path, to)

    monkeypatch.setattr(Path, "replace", no)
    monkeypatch.setattr(Path, "rename", aside)
    if second == "works":
        writing.write_whole(out, b"new")
    else:
        with pytest.raises(CannotWrite):
            writing.write_whole(out, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("a.docx", b"new" if second == "works" else b"old")
    ]


def test_of_a_link_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "a.docx", tmp_path / "b.docx"
    link.symlink_to(real)
    for data in (b"one", b"two"):
        writing.write_whole(link, data)
        assert link.is_symlink() and real.read_bytes() == data
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["a.docx"]


def test_a_link_to_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, staged = Path.replace, tmp_path / "in"
    staged.write_bytes(b"new")
    (tmp_path / "a").write_bytes(b"old")

    def far(path: Path, to: Path) -> Path:
        if path == staged:
            raise OSError(errno.EXDEV, "another disk")
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", far)
    writing.put(staged, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_is_no_file_gets_the_data_as_it_is(tmp_path: Path) -> None:
    """``-o /dev/null`` by an administrator must not put a file there."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writing.refuse_taken([pipe], force=False)
    writing.write_whole(pipe, b"x")
    assert os.read(reader, 9) == b"x" and stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_file_that_may_only_be_read_stays_whoever_asks(tmp_path: Path) -> None:
    out = tmp_path / "a"
    writing.write_whole(out, b"x")
    out.chmod(0o444)
    with pytest.raises(CannotWrite, match="只读"):
        writing.refuse_taken([out], force=True)


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    handle, used = writing.tempfile.mkstemp(prefix=".a.docx.", suffix=".part", dir=tmp_path)
    writing.mark_used(handle)
    for name in (
        ".a.docx.abcd1234.part",
        ".b.docx.abcd1234.part",
        ".a.docx.part",
        "a.docx.abcd1234.part",
        ".a.docx.X.part",
    ):
        (tmp_path / name).write_bytes(b"half")
    before = {path.name for path in tmp_path.iterdir()}
    writing.clear_left([tmp_path / "a.docx"])
    assert before - {path.name for path in tmp_path.iterdir()} == {".a.docx.abcd1234.part"}
    os.close(handle)
    writing.clear_left([tmp_path / "a.docx", tmp_path / "no" / "a.docx"])
    assert not Path(used).exists()


def test_where_there_are_no_locks_the_age_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def no(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", no)
    for name, days in ((".a.11111111.part", 0), (".a.22222222.part", 2), (".a.33333333.part", -2)):
        (tmp_path / name).write_bytes(b"half")
        then = (tmp_path / name).stat().st_mtime - days * 86_400
        os.utime(tmp_path / name, (then, then))
    writing.clear_left([tmp_path / "a"])
    assert [path.name for path in tmp_path.iterdir()] == [".a.11111111.part"], (
        "a clock that was set back makes no file young"
    )


def test_digests_that_are_vouched_for_are_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    (tmp_path / "a").write_bytes(b"x")
    digest = writing.hashlib.sha256(b"x").hexdigest()
    writing.refuse_taken([tmp_path / "a"], force=False, known={digest})
    with pytest.raises(CannotWrite, match="已有同名文件"):
        writing.refuse_taken([tmp_path / "a"], force=False, known={"0"})
