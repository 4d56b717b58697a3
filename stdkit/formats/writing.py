"""Files that appear whole under their names or not at all, and never over something that somebody else wrote.

What is written goes to a temporary name in the same folder, is forced to the disk and then renamed; where the power fails, the old
file is there or the new one. A file that is there already is replaced where it is what stdkit itself wrote and nobody has changed
since (it knows by a ledger of digests in the cache folder); any other only where ``force`` says so.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import hashlib
import os
import stat
import sys
import tempfile
import time
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from stdkit.errors import CannotWrite
from stdkit.facts.files import file_digest
from stdkit.formats import cache
from stdkit.formats.file_names import is_temporary, reachable, temporary_prefix
from stdkit.formats.locks import is_abandoned, mark_used

_LEDGER = "written"
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
FULL = "W023"
"""The code of a full disk: a run over many files stops there, for the rest of them would fare no better."""
_PATIENCE = (0.1, 0.4)
"""Seconds between attempts on Windows, where a scanner of viruses has every new file open for a moment."""


def write_whole(out: Path, data: bytes | Iterable[bytes]) -> None:
    """Write ``data``, which may come in pieces, under the name ``out``. ``CannotWrite`` where the disk, the rights or another
    program do not allow it.

    Of a link the file it leads to is written; what is no file (a pipe, ``/dev/null``) gets the data as it is.
    """
    temporary, digest = "", hashlib.sha256()
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if out.exists() and not out.is_file() and not out.is_dir():
            with out.open("wb") as stream:
                stream.writelines(pieces)
            return
        place = target(out)
        handle, temporary = tempfile.mkstemp(prefix=temporary_prefix(place.name), suffix=".part", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            mark_used(handle)
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
            file.flush()
            os.fsync(file.fileno())
            Path(temporary).chmod(_mode(place))
            if sys.platform != "win32":  # while it is marked as used; Windows renames no open file
                put(Path(temporary), place)
        if sys.platform == "win32":
            put(Path(temporary), place)
    except BaseException as error:  # also what goes wrong while the pieces are made
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise failure(error, out) from error
        raise
    if place.parent not in _passing:
        sync_folder(place.parent)
    _remember(digest.hexdigest())


_passing: set[Path] = set()


@contextlib.contextmanager
def passing(folder: Path) -> Iterator[None]:
    """While files are written into ``folder`` that get their names elsewhere: who gives them forces the folder to the disk, once and
    not for every file, which takes longer than writing most of them."""
    _passing.add(folder)
    try:
        yield
    finally:
        _passing.discard(folder)


def target(out: Path) -> Path:
    """The file that is written for ``out``: where a link leads, and spelled so that a long path can be reached."""
    return reachable(Path(os.path.realpath(out)) if out.is_symlink() else out)


def put(temporary: Path, out: Path) -> None:
    """Rename ``temporary`` to ``out``, replacing what is there. ``OSError`` where that cannot be done; then ``out`` is as it was."""
    waits = iter(_PATIENCE if sys.platform == "win32" else ())
    while True:
        try:
            temporary.replace(out)
        except (PermissionError, FileExistsError) as error:
            if (wait := next(waits, None)) is not None:
                time.sleep(wait)
                continue
            if not out.is_file():
                raise
            _put_in_two_steps(temporary, out, error)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            write_whole(out, temporary.read_bytes())  # where a link leads to another disk
        return


def _put_in_two_steps(temporary: Path, out: Path, refused: OSError) -> None:
    """For shares that rename to no name that is taken: what is there steps aside first, and comes back should the rest fail."""
    aside = out.with_name(f"{temporary_prefix(out.name)}before")
    try:
        out.rename(aside)
    except OSError:
        raise refused from None
    try:
        temporary.rename(out)
    except OSError:
        aside.rename(out)
        raise
    aside.unlink()


def clear_left(outs: Iterable[Path]) -> None:
    """Take away what killed runs left half written beside the names ``outs``; each folder is looked through once."""
    folders: dict[Path, set[str]] = {}
    for out in outs:
        folders.setdefault(out.parent, set()).add(temporary_prefix(out.name))
    for folder, prefixes in folders.items():
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                prefix = path.name[: -len("12345678.part")]
                if prefix in prefixes and is_temporary(path.name, prefix) and is_abandoned(path):
                    with contextlib.suppress(OSError):
                        path.unlink()


def refuse_taken(paths: Iterable[Path], *, force: bool, known: Container[str] = ()) -> None:
    """``CannotWrite`` where a file is there that a run may not replace, or that another program has open.

    ``known`` are digests (SHA-256) of files that may be replaced, beside those that the ledger knows.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):
            continue
        if not mode & 0o222:
            raise CannotWrite("W030", "是只读文件", path=str(path), advice="请另给一个名字，或先去掉它的只读属性")
        if (opened := opened_by(path)) is not None:
            raise CannotWrite(
                "W021",
                f"正被另一个程序打开（有 {opened.name}）",
                path=str(path),
                advice="请先关闭它；若没有打开，删去该文件再试",
            )
        if not force and not is_ours(path, known):
            raise CannotWrite("W022", "已有同名文件", path=str(path), advice="请另给一个名字，或加 --force 替换它")


def is_ours(path: Path, known: Container[str] = ()) -> bool:
    """Whether the file is as stdkit wrote it. Where nothing is kept of earlier runs, only those in ``known`` are."""
    told = file_digest(path)
    if not told:
        return False
    if told in known:
        return True
    digest = told.encode()
    with contextlib.suppress(OSError):
        for ledger in (cache.cache_folder() / _LEDGER).iterdir():
            if digest in ledger.read_bytes():
                return True
    return False


def opened_by(path: Path) -> Path | None:
    """The file by which Word, WPS or LibreOffice says that it has ``path`` open; ``None`` where there is none."""
    name, stem = path.name, path.stem
    # Word leaves out as many characters at the front as it puts there, where the name is long enough for that.
    word = f"~${name[min(max(len(stem) - 6, 0), 2) :]}"
    found = (path.with_name(each) for each in (word, f".~{name}", f".~lock.{name}#"))
    return next((each for each in found if each.exists()), None)


def failure(error: OSError, out: Path) -> CannotWrite:
    """What the operating system says of ``out``, as a sentence."""
    if error.errno in _FULL:
        return CannotWrite(
            "W023", "写不进去，磁盘已满或超过了限额", path=str(out), advice="请腾出空间再运行；原有的文件没有动"
        )
    if error.errno == errno.EROFS:
        return CannotWrite("W024", "写不进去，所在的磁盘只能读", path=str(out), advice="请换一个文件夹")
    if error.errno == errno.ENAMETOOLONG:
        return CannotWrite("W025", "写不进去，名字或路径太长", path=str(out), advice="请用短一些的名字或路径")
    if isinstance(error, FileNotFoundError):
        return CannotWrite("W026", "所在的文件夹不存在", path=str(out), advice="请先建好文件夹")
    if isinstance(error, PermissionError):
        return CannotWrite(
            "W027", "写不进去，没有权限或正被另一个程序打开", path=str(out), advice="请关闭它，或换一个文件夹"
        )
    return CannotWrite("W028", f"写不进去（{error.strerror}）", path=str(out), advice="请看文件是否正被打开、有无权限")


def _mode(out: Path) -> int:
    """The permissions of the file that is replaced, else those that new files get."""
    with contextlib.suppress(OSError):
        return out.stat().st_mode & 0o777
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Force a renaming to the disk. Windows and some network shares know no such thing, and do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remember(digest: str) -> None:
    """Put a digest into the ledger of today; lines this short are appended whole, whoever else writes."""
    if not cache.keeps():
        return
    with contextlib.suppress(OSError):
        folder = cache.cache_folder() / _LEDGER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        new = not (folder / today).exists()
        with (folder / today).open("ab") as file:
            file.write(f"{digest}\n".encode())
        if new:
            cache.forget_old(folder)
