"""Several files that appear together or not at all: written into a folder beside, then given their names.

A run that is killed leaves that folder; the next one that writes the same things finds it and clears it away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from stdkit.errors import CannotWrite
from stdkit.formats.file_names import temporary_prefix
from stdkit.formats.locks import Hold, hold
from stdkit.formats.writing import failure, passing, put, sync_folder, target

_LOCK = ".lock"
_BEFORE = ".before"
"""What is put behind the temporary name of a file for the one it replaces, until all have their names."""


@contextlib.contextmanager
def staging(folder: Path, stem: str) -> Iterator[Path]:
    """A folder in ``folder`` to write the files of ``stem`` into before they get their names; it goes at the end.

    ``CannotWrite`` where another run is writing the same ``stem``, or the folder cannot be made.
    """
    try:
        place, held = _held(folder, stem)
    except OSError as error:
        raise failure(error, folder / stem) from error
    try:
        with passing(place):
            yield place
    finally:
        if sys.platform == "win32" and held is not None:
            held.release()
        shutil.rmtree(place, ignore_errors=True)
        if sys.platform != "win32" and held is not None:
            os.close(held.handle)


def staging_place(folder: Path, stem: str) -> Path:
    """Where ``staging`` writes; a folder there while nobody is at work was left by a run that was killed."""
    return folder / f"{temporary_prefix(stem)}part"


def settle(staged: Mapping[Path, Path]) -> None:
    """Give files of a ``staging`` folder their names, all of them, in order. Where one cannot have it, those before it get back what
    they had. ``CannotWrite`` as in ``write_whole``."""
    for folder in {temporary.parent for temporary in staged}:
        sync_folder(folder)  # should the power fail between two names, the next run finds what was written
    done: list[tuple[Path, Path | None]] = []
    for temporary, name in staged.items():
        out = target(name)
        try:
            before = _kept(out, temporary.with_name(f"{temporary.name}{_BEFORE}"))
            put(temporary, out)
        except (OSError, CannotWrite) as error:
            _take_back(done)
            raise (failure(error, name) if isinstance(error, OSError) else error) from error
        done.append((out, before))
    for folder in {out.parent for out, _ in done}:
        sync_folder(folder)


def _held(folder: Path, stem: str) -> tuple[Path, Hold | None]:
    place = staging_place(folder, stem)
    while True:
        place.mkdir(exist_ok=True)
        try:
            held = hold(place / _LOCK, folder / stem)
        except FileNotFoundError:
            continue  # the run that had it has just taken its folder away
        if not held.sure:
            os.close(held.handle)
            return Path(tempfile.mkdtemp(prefix=temporary_prefix(stem), suffix=".part", dir=folder)), None
        for left in place.iterdir():
            if left.name != _LOCK:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        return place, held


def _kept(out: Path, kept: Path) -> Path | None:
    """Another name for the file that is about to be replaced; ``None`` where there is none."""
    if not out.exists():
        return None
    try:
        os.link(out, kept)
    except OSError:  # a file system without such links
        shutil.copy2(out, kept)
    return kept


def _take_back(done: list[tuple[Path, Path | None]]) -> None:
    for out, before in reversed(done):
        with contextlib.suppress(OSError):
            if before is None:
                out.unlink()
            else:
                put(before, out)
