"""Pages read from their pictures, where the extra ``[ocr]`` is installed: many at once, each kept by the digest of its file.

``recognise`` is the only thing the reader calls. How many processes it may use, and whom to tell how far it is, the command line
says through ``effort``.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2

from stdkit.formats import cache
from stdkit.formats.pdf.effort import Progress, asked_effort
from stdkit.formats.pdf.seen import SeenPage, halves

PACKAGES = ("rapidocr", "onnxruntime")
ADVICE = "安装识别组件：pip install 'stdkit[ocr]'"
_KIND = "ocr"
_REVISION = 7
"""Raised whenever a page would be seen differently."""
_MOST_WORKERS = 4
"""Without a number given: each process takes half a gigabyte of memory."""
_PAPER = 842.0 * 595.0
"""An A4 sheet, in square points."""


def is_there() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in PACKAGES)


def recognise(data: bytes, path: str, digest: str, numbers: Sequence[int]) -> dict[int, tuple[SeenPage, ...]]:
    """What is seen on the pages ``numbers`` (from 1) of a PDF file: one page, or two where a sheet holds two.

    ``data`` is the file's content, ``path`` where other processes find it. A page that fails is left out.
    """
    seen: dict[int, SeenPage] = {}
    missing: list[int] = []
    for number in numbers:
        known = _kept(digest, number)
        if known is None:
            missing.append(number)
        else:
            seen[number] = known
    if missing:
        for number, page in _see_all(data, path, digest, missing):
            if page is not None:
                seen[number] = page
    return {number: halves(page) for number, page in seen.items()}


def _see_all(data: bytes, path: str, digest: str, numbers: Sequence[int]) -> Iterator[tuple[int, SeenPage | None]]:
    asked = asked_effort()
    inside = multiprocessing.parent_process() is not None  # the other cores have files of their own to read
    workers = 1 if inside else min(asked.jobs or min(os.cpu_count() or 1, _MOST_WORKERS), len(numbers), 61)
    tell = None if inside else asked.progress
    began = time.monotonic()
    if tell is not None:
        tell(0, len(numbers), -1.0)
    left = set(numbers)
    if workers > 1:
        with contextlib.suppress(BrokenProcessPool):
            for number, page in _side_by_side(path, digest, numbers, workers):
                left.discard(number)
                _tell(tell, len(numbers) - len(left), len(numbers), began)
                yield number, page
        if len(left) < len(numbers):
            return  # what is left was lost with a process that ended: not to be tried in this one
    for number, page in _one_by_one(data, digest, sorted(left)):
        left.discard(number)
        _tell(tell, len(numbers) - len(left), len(numbers), began)
        yield number, page


def _tell(tell: Progress | None, done: int, total: int, began: float) -> None:
    if tell is not None:
        tell(done, total, (time.monotonic() - began) / done * (total - done))


def _one_by_one(data: bytes, digest: str, numbers: Sequence[int]) -> Iterator[tuple[int, SeenPage | None]]:
    document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            yield number, _see_page(document, digest, number)
    finally:
        document.close()


def _side_by_side(
    path: str, digest: str, numbers: Sequence[int], workers: int
) -> Iterator[tuple[int, SeenPage | None]]:
    """Fresh processes, not forks: the recogniser's threads do not survive a fork. ``BrokenProcessPool`` where one ends early."""
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        futures = {pool.submit(see_page, path, digest, number): number for number in numbers}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def see_page(path: str, digest: str, number: int) -> SeenPage | None:
    """One page of the PDF file at ``path``, in a process of its own."""
    return _see_page(_document(path), digest, number)


@lru_cache(maxsize=1)
def _document(path: str) -> Any:
    return pypdfium2.PdfDocument(Path(path).read_bytes())


def _see_page(document: Any, digest: str, number: int) -> SeenPage | None:
    from stdkit.formats.pdf.recogniser import see

    try:
        page = document[number - 1]
        try:
            picture = picture_of(page)
        finally:
            page.close()
        seen = see(picture)
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return None
    cache.keep(_KIND, _key(digest, number), msgspec.json.encode(seen))
    return seen


def picture_of(page: Any) -> Any:
    """The page as an array of height, width and three colours, at 200 dots an inch.

    A page far from the size of paper (scans often give pixels as points) is taken for A4, one that lies across for two of them.
    """
    from stdkit.formats.pdf.recogniser import DPI

    width, height = page.get_size()
    if width <= 0 or height <= 0 or max(width, height) > 40 * min(width, height):
        raise ValueError("a page of no size")
    area = width * height
    sheets = 2.0 if width > 1.2 * height and area > 1.5 * _PAPER else 1.0
    scale = 1.0 if 0.4 * _PAPER < area < 1.15 * sheets * _PAPER else math.sqrt(sheets * _PAPER / area)
    return page.render(scale=scale * DPI / 72).to_numpy()[:, :, :3]


def _kept(digest: str, number: int) -> SeenPage | None:
    path = cache.find(_KIND, _key(digest, number))
    if path is None:
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=SeenPage)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


@lru_cache(maxsize=1)
def _versions() -> str:
    try:
        return f"{_REVISION}-{version('rapidocr')}"
    except PackageNotFoundError:
        return str(_REVISION)


def _key(digest: str, number: int) -> str:
    return f"{digest}-{number}-{_versions()}.json"
