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
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from stdkit.errors import CannotWrite
from stdkit.formats import cache

_LEDGER = "written"
_NAME_BYTES = 200
"""What a temporary name may take of the 255 bytes most file systems allow a name; a Chinese character is three."""


def write_whole(out: Path, data: bytes) -> None:
    """Write ``data`` under the name ``out``. ``CannotWrite`` where the disk, the rights or another program do not allow it."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=temporary_prefix(out.name), suffix=".part", dir=out.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(out))
        Path(temporary).replace(out)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise failure(error, out) from error
    _sync_folder(out.parent)
    _remember(hashlib.sha256(data).hexdigest())


def settle(staged: Mapping[Path, Path]) -> None:
    """Give files that ``write_whole`` put into a folder of the same disk their names, all of them, in order. ``CannotWrite`` as
    there."""
    for temporary, out in staged.items():
        try:
            temporary.replace(out)
        except OSError as error:
            raise failure(error, out) from error
    for folder in {out.parent for out in staged.values()}:
        _sync_folder(folder)


def refuse_taken(paths: Iterable[Path], *, force: bool) -> None:
    """``CannotWrite`` where a file is there that a run may not replace, or that another program has open."""
    for path in paths:
        if not path.exists():
            continue
        if (opened := opened_by(path)) is not None:
            raise CannotWrite(
                "W021",
                f"正被另一个程序打开（有 {opened.name}）",
                path=str(path),
                advice="请先关闭它；若没有打开，删去该文件再试",
            )
        if not force and not is_ours(path):
            raise CannotWrite("W022", "已有同名文件", path=str(path), advice="请另给一个名字，或加 --force 替换它")


def is_ours(path: Path) -> bool:
    """Whether the file is as stdkit wrote it. Where nothing is kept of earlier runs, none is."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest().encode()
    except OSError:
        return False
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
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return CannotWrite("W023", "写不进去，磁盘已满", path=str(out), advice="请腾出空间再运行；原有的文件没有动")
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


def temporary_prefix(name: str) -> str:
    """What temporary names for ``name`` begin with: hidden, and short enough however long the name is."""
    return f".{name.encode()[:_NAME_BYTES].decode(errors='ignore')}."


def _mode(out: Path) -> int:
    """The permissions of the file that is replaced, else those that new files get."""
    with contextlib.suppress(OSError):
        return out.stat().st_mode & 0o777
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
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
