"""Results of earlier checks, kept by everything they were made from: a second run over files that did not change reads and
checks nothing, and imports no rule.

What they were made from: the file's bytes and the ending of its name, the profile with all that settings and command line lay
over it, the answers of ``[[suppress]]``, the program itself (its sources, Python, what is installed beside it), the plug-ins
with their sources, and LibreOffice for files that only it can read. A baseline or an older draft takes no part: findings are
compared with it afterwards. Where any of this changes, nothing is found under the new key; what lies unused goes.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stdkit.commands.job import Job
from stdkit.facts.files import file_digest
from stdkit.formats import cache as folder
from stdkit.limits import limits
from stdkit.lint import plugins
from stdkit.lint.results import FileResult

if TYPE_CHECKING:
    import msgspec

KIND = "check"
LIMIT = 200_000_000
"""How many bytes of results are kept; beyond that the ones that lie unused longest go."""
_MARK = b"stdkit.kept/1\n"
_DIGEST = 32
_READ_BY_ITSELF = frozenset({".docx", ".dotx", ".docm", ".dotm", ".pdf", ".md", ".markdown", ".txt", ""})
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class _Entry:
    """What lies in a file of the cache; ``day`` is the day on which it was made, where what it says holds for that day only."""

    result: FileResult
    day: str = ""


@dataclass(slots=True)
class Kept:
    """The results at hand for one run; with ``use`` false, or where nothing is to be kept, none."""

    use: bool = True
    _keys: dict[int, tuple[Job, str]] = field(default_factory=dict)
    _stored: bool = False

    def __post_init__(self) -> None:
        self.use = self.use and folder.keeps()

    def of(self, job: Job) -> FileResult | None:
        """What is known of a file by an earlier check."""
        key = self._key(job)
        path = folder.find(KIND, key) if key else None
        entry = _read(path) if path is not None else None
        if entry is None or entry.day not in ("", job.today.isoformat()) or entry.result.sha256 != key[:64]:
            return None
        return dataclasses.replace(entry.result, path=job.path)

    def keep(self, job: Job, result: FileResult) -> None:
        """Keep what a check said of a file, unless that may be otherwise next time: errors, or a rule that broke down."""
        key = self._key(job)
        broken = any(row.finding.rule == "internal-error" for row in result.findings)
        if not key or broken or result.errors or result.sha256 != key[:64]:
            return
        day = job.today.isoformat() if result.dated else ""
        nameless = dataclasses.replace(result, path="")  # names need not be UTF-8, and ``of`` gives the one asked for
        payload = zlib.compress(_codec().encode(_Entry(nameless, day)), 1)
        with contextlib.suppress(OSError):
            folder.keep(KIND, key, _MARK + hashlib.sha256(payload).digest() + payload)
            self._stored = True

    def close(self) -> None:
        """Hold the results within ``LIMIT``."""
        if self._stored:
            folder.bound(KIND, LIMIT)

    def _key(self, job: Job) -> str:
        """The digest of the file, and after a dash that of all the rest; empty where nothing is to be kept."""
        if not self.use or job.path == "-":
            return ""
        if id(job) not in self._keys:
            digest = file_digest(job.path)
            key = f"{digest}-{_rest(job)}" if digest else ""
            self._keys[id(job)] = job, key  # the job too: as long as it is held, its id is no other's
        return self._keys[id(job)][1]


def _read(path: Path) -> _Entry | None:
    """The entry in a file; ``None`` where it is not, or not any more, what was written."""
    import msgspec

    try:
        data = path.read_bytes()
        start = len(_MARK) + _DIGEST
        payload = data[start:]
        if not data.startswith(_MARK) or hashlib.sha256(payload).digest() != data[len(_MARK) : start]:
            return None
        return msgspec.msgpack.decode(zlib.decompress(payload), type=_Entry)
    except (OSError, ValueError, zlib.error, msgspec.MsgspecError):
        return None


def _codec() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder()


def _rest(job: Job) -> str:
    suffix = Path(job.path).suffix.lower()
    said = [suffix, repr(limits()), repr(job.profile), repr(job.answers), repr(job.whole), *_tables(job), program()]
    if suffix not in _READ_BY_ITSELF:
        said.append(_office())
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _tables(job: Job) -> Iterator[str]:
    """The digests of the files that the profile names."""
    for value in (getattr(job.profile, slot.name) for slot in dataclasses.fields(job.profile)):
        if isinstance(value, Path):
            yield file_digest(value)
    if job.old:
        yield file_digest(job.old)


@cache
def program() -> str:
    """The digest of all that decides what a check says beside the draft and the settings: sources, data files, Python, the
    packages installed (by name and version), the sources of plug-ins."""
    said = [sys.version, *sorted(_installed()), _digest(_sources(_PACKAGE))]
    for plugin in plugins.installed():
        said.append(plugin.value)
        said += [_digest(_sources(place)) for place in plugins.places(plugin)]
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _installed() -> Iterator[str]:
    for place in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError), os.scandir(place or ".") as entries:
            yield from (entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))


def _sources(place: Path) -> Iterator[Path]:
    """A file, or all files below a folder in the order of their names, without what Python makes of them."""
    if not place.is_dir():
        yield place
        return
    with os.scandir(place) as entries:
        held = sorted(entries, key=lambda entry: entry.name)
    for entry in held:
        if entry.name != "__pycache__":
            yield from _sources(Path(entry.path)) if entry.is_dir() else [Path(entry.path)]


def _digest(paths: Iterable[Path]) -> str:
    made = hashlib.sha256()
    for path in paths:
        made.update(str(path.name).encode("utf-8", "surrogatepass") + b"\0")
        try:
            made.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            made.update(b"-")
    return made.hexdigest()


def _office() -> str:
    from stdkit.formats.office import find_office

    found = find_office()
    if found is None:
        return "-"
    real = found.resolve()
    return f"{real} {real.stat().st_mtime_ns}"
