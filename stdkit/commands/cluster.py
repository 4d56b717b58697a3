"""The work on many files handed to other machines: a dask scheduler that the user runs, and its workers.

An item travels with the content of the files it is made from, and what is written for it comes back as content: workers need no
shared disk. Whom to give what, and what to do again when a worker is lost, is the scheduler's business; here every item is asked
for once and its first answer counts.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Generic, TypeVar

from stdkit.commands.pool import DIED
from stdkit.errors import BadOption, CannotWrite
from stdkit.formats.staging import settle, staging
from stdkit.formats.writing import write_whole
from stdkit.limits import Limits, limits, use
from stdkit.version import __version__

Item = TypeVar("Item")
Result = TypeVar("Result")

Places = Callable[[str], str]
"""Where a file lies now, by where it lay."""

PATIENCE = 10.0
"""Seconds until a scheduler that does not answer is given up."""
AHEAD = 3
"""Items on their way for each worker: enough that none waits, few enough that a million of them need no memory here."""
_ONE = threading.Lock()
"""A worker with several threads does one item after the other: readers and settings are made for a process of their own."""


@dataclass(frozen=True)
class Journey(Generic[Item, Result]):
    """How an item goes to another machine, and its result home.

    ``names`` are the files it is made from; ``moved`` is the item with its files, and the folder it writes into, elsewhere;
    ``home`` the result as it would be had it been made here.
    """

    names: Callable[[Item], Sequence[str]]
    moved: Callable[[Item, Places, str], Item]
    home: Callable[[Item, Result, Places], Result]
    folder: Callable[[Item], str | None] = lambda item: None


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: the result, the files by name, and the folder all that was done in."""

    result: Any
    written: dict[str, bytes]
    at: str


def run_on(
    address: str,
    function: Callable[[Item], Result],
    items: Sequence[Item],
    journey: Journey[Item, Result],
    *,
    lost: Callable[[Item, str], Result],
) -> Iterator[tuple[int, Result]]:
    """As ``run_each``, on the workers of the scheduler at ``address``. ``BadOption`` where there is none, or of another version.

    A file that cannot be read here is given to ``function`` here, which says so.
    """
    client = _client(address)
    try:
        ahead = AHEAD * _workers(client, address)
        left = iter(range(len(items)))
        under_way: dict[Any, int] = {}
        arriving: Any = _distributed().as_completed(loop=client.loop)

        def fill() -> Iterator[tuple[int, Result]]:
            """Send items until enough are on their way; what is done here meanwhile are those that cannot be sent."""
            while len(under_way) < ahead and (number := next(left, None)) is not None:
                contents = _contents(journey.names(items[number]))
                if contents is None:
                    yield number, function(items[number])
                    continue
                future = client.submit(_away, function, journey.moved, items[number], contents, limits(), pure=False)
                under_way[future] = number
                arriving.add(future)

        yield from fill()
        for future in arriving:
            number = under_way.pop(future)
            yield number, _arrived(future, items[number], journey, lost)
            future.release()
            yield from fill()
    finally:
        client.close()


def _distributed() -> Any:
    """The optional package; its interface bears no types."""
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise BadOption(
            "O008", "--cluster 要用的组件没有安装", advice='请运行 pip install "stdkit[cluster]"，各台机器都要装'
        ) from None


def _client(address: str) -> Any:
    client = _distributed().Client
    try:
        return client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise BadOption(
            "O009",
            f"--cluster {address} 连不上（{type(error).__name__}）",
            advice="请核对地址，如 tcp://10.0.0.5:8786，并看 dask scheduler 是否在运行",
        ) from None


def _workers(client: Any, address: str) -> int:
    """How many items can be done at once. ``BadOption`` without workers, or where one bears another version."""
    try:
        versions: Mapping[str, str] = client.run(_version)
    except ImportError:
        versions = {"": "没有安装"}
    if not versions:
        raise BadOption(
            "O010",
            f"--cluster {address} 上没有工作进程",
            advice=f"请在各台机器上运行 dask worker {address} --nthreads 1",
        )
    other = sorted({version for version in versions.values() if version != __version__})
    if other:
        raise BadOption(
            "O011",
            f"--cluster {address} 上有工作进程的 stdkit 版本不同（{'、'.join(other)}，这里是 {__version__}）",
            advice="请在各台机器上安装同一版本",
        )
    return len(versions)


def _version() -> str:
    return __version__


def _contents(names: Sequence[str]) -> dict[str, bytes] | None:
    try:
        return {name: Path(name).read_bytes() for name in names}
    except (OSError, ValueError):
        return None


def _away(
    function: Callable[[Item], Result],
    moved: Callable[[Item, Places, str], Item],
    item: Item,
    contents: Mapping[str, bytes],
    held: Limits,
) -> Answer:
    """On the worker: the files into a folder of its own, the work, and all that was written."""
    with _ONE, _timed(held), tempfile.TemporaryDirectory(prefix="stdkit-") as at:
        out = Path(at) / "out"
        out.mkdir()
        for number, (name, content) in enumerate(contents.items()):
            place = Path(_place(at, number, name))
            place.parent.mkdir()
            place.write_bytes(content)
        numbers = {name: number for number, name in enumerate(contents)}
        result = function(moved(item, lambda name: _place(at, numbers[name], name), str(out)))
        written = {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}
    return Answer(result, written, at)


@contextlib.contextmanager
def _timed(held: Limits) -> Iterator[None]:
    """The limits of whoever sent the item. Nothing else ends a search without end: when the time is up the process goes, its nanny puts
    another one in its place, and after some attempts the scheduler gives the item up."""
    use(held)
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(held.seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _place(folder: str, number: int, name: str) -> str:
    # The name of a file is part of what is done with it (its ending, the name of a paper); a path of Windows has its own bars.
    return str(Path(folder) / str(number) / PurePath(name.replace("\\", "/")).name)


def _arrived(future: Any, item: Item, journey: Journey[Item, Result], lost: Callable[[Item, str], Result]) -> Result:
    error = future.exception()
    if isinstance(error, _distributed().KilledWorker):
        return lost(item, DIED)
    if error is not None:
        raise error
    answer: Answer = future.result()
    folder = journey.folder(item)
    if folder is not None:
        _put(Path(folder), answer.written)
    back = {_place(answer.at, number, name): name for number, name in enumerate(journey.names(item))}
    out = str(Path(answer.at) / "out")

    def here(text: str) -> str:
        """``text`` (a path, or a sentence that names one) as it reads on this machine."""
        for there, name in back.items():
            text = text.replace(there, name)
        return text.replace(out, folder or "")

    return journey.home(item, answer.result, here)


def _put(folder: Path, written: Mapping[str, bytes]) -> None:
    """All files that came back for an item, or none of them."""
    if not written:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            "W001", f"文件夹建不了（{error.strerror}）", path=str(folder), advice="请看磁盘是否已满、有无权限"
        ) from None
    with staging(folder, next(iter(written))) as staged:
        for name, content in written.items():
            write_whole(staged / name, content)
        settle({staged / name: folder / name for name in written})
