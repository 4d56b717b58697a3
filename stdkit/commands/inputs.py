"""Which files the paths on the command line mean."""

from __future__ import annotations

import glob
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SUFFIXES = (".docx", ".dotx", ".docm", ".md", ".pdf", ".doc", ".wps", ".rtf", ".odt")


def collect(paths: Iterable[str]) -> Iterator[str]:
    """The files that ``paths`` mean, each once, in the order given: a file as it is, whatever its name; a folder's standards at
    every depth; what a glob matches. ``-`` is standard input. A path that leads nowhere is handed on: reading it says so."""
    seen: set[Path] = set()
    for path in paths:
        for file in _files(path):
            resolved = Path(file).resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield file


def _files(path: str) -> list[str]:
    if path == "-":
        return [path]
    place = Path(path)
    if place.is_dir():
        return _below(place) or [path]
    if place.exists() or not glob.has_magic(path):
        return [path]
    found: list[str] = []
    for match in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        found.extend(_below(Path(match)) if Path(match).is_dir() else [match] if _is_draft(Path(match)) else [])
    return found or [path]


def _below(folder: Path) -> list[str]:
    files = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file())
    return [str(file) for file in files if _is_draft(file.relative_to(folder))]


def _is_draft(file: Path) -> bool:
    """Not what Word keeps beside an open file (``~$…``), and nothing hidden."""
    return not file.name.startswith("~$") and not any(part.startswith(".") and part.strip(".") for part in file.parts)


def unique_stems(files: list[str]) -> list[str]:
    """The names of the outputs: the file's stem, with 「-2」 … where two share one."""
    taken: set[str] = set()
    return [free_stem("standard" if path == "-" else Path(path).stem, taken) for path in files]


def free_stem(stem: str, taken: set[str]) -> str:
    """``stem``, or the first of 「stem-2」, 「stem-3」 … that is not in ``taken``, and from now on is.

    Names that differ in capitals or in how accents are spelled are one and the same on Windows and macOS.
    """
    name, number = stem, 2
    while (key := unicodedata.normalize("NFC", name).casefold()) in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(key)
    return name


def prepare(paths: Sequence[str]) -> None:
    """What many files are better prepared together for: one start of LibreOffice converts all that need it."""
    if len(paths) > 1:
        from stdkit.formats.office import convert_ahead

        convert_ahead(path for path in paths if path != "-")
