"""The results of many files, packed into a temporary file one by one and read back one by one: memory stays flat over a batch."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

import msgspec

from stdkit.formats.writing import failure
from stdkit.lint.results import FileResult

_IN_MEMORY = 4 << 20
"""Up to so many bytes nothing is written to the disk."""
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(FileResult).decode


class Spool(Sequence[FileResult]):
    """``count`` results, each with the place of its file; they come in any order. The file has no name where the system allows
    that, so that it goes with the process, whatever ends it."""

    def __init__(self, count: int) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="stdkit-")  # noqa: SIM115 (``close`` does it)
        self._told: list[tuple[str, tuple[str, ...], int, int] | None] = [None] * count
        self._end = 0

    def put(self, number: int, result: FileResult) -> None:
        """Keep a result. ``CannotWrite`` where the disk of temporary files is full."""
        # Path and sentences stay here: names of files need not be UTF-8.
        packed = zlib.compress(_ENCODE(replace(result, path="", errors=())), 1)
        try:
            self._file.seek(self._end)
            self._file.write(packed)
            self._file.flush()
        except OSError as error:
            raise failure(error, Path(tempfile.gettempdir())) from error
        self._told[number] = result.path, result.errors, self._end, len(packed)
        self._end += len(packed)

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, number: int) -> FileResult: ...
    @overload
    def __getitem__(self, number: slice) -> list[FileResult]: ...
    def __getitem__(self, number: int | slice) -> FileResult | list[FileResult]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        told = self._told[number]
        assert told is not None, number
        path, errors, start, length = told
        self._file.seek(start)
        return replace(_DECODE(zlib.decompress(self._file.read(length))), path=path, errors=errors)

    def close(self) -> None:
        self._file.close()


class Seen(Sequence[FileResult]):
    """Results seen through a function, each made when it is looked at and let go of."""

    def __init__(self, results: Sequence[FileResult], through: Callable[[FileResult], FileResult]) -> None:
        self._results, self._through = results, through

    def __len__(self) -> int:
        return len(self._results)

    @overload
    def __getitem__(self, number: int) -> FileResult: ...
    @overload
    def __getitem__(self, number: slice) -> list[FileResult]: ...
    def __getitem__(self, number: int | slice) -> FileResult | list[FileResult]:
        if isinstance(number, slice):
            return [self._through(result) for result in self._results[number]]
        return self._through(self._results[number])
