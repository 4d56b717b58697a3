"""The PDF part of the benchmark: ``stdkit read`` against pdfplumber's ``extract_text`` and ``extract_tables`` on the same pages.

The pages are the synthetic draft laid out by LibreOffice, and the PDF files with text below ``$STDKIT_CORPUS`` where that is set.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

PLUMBER = (
    "import sys, pdfplumber\n"
    "length = 0\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    for page in pdf.pages:\n"
    "        length += len(page.extract_text() or '') + len(page.extract_tables())\n"
    "        page.close()\n"
    "print(length)"
)
LEAST_CHARACTERS = 30
"""A page with fewer is blank or a picture."""


def laid_out(draft: Path, folder: Path) -> tuple[Path | None, str]:
    """The draft as PDF by LibreOffice; where that fails, ``None`` and why."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None, "LibreOffice is not installed: no PDF could be made"
    profile = (folder / "profile").resolve().as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(draft)]  # fmt: skip
    try:
        subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError) as error:
        return None, f"LibreOffice made no PDF ({type(error).__name__})"
    made = folder / f"{draft.stem}.pdf"
    return (made, "") if made.is_file() else (None, "LibreOffice made no PDF")


def with_text(paths: Sequence[Path], python: str) -> list[tuple[Path, int]]:
    """The files most of whose pages have text, each with its pages: found out by a process of its own, for the memory of the one
    that starts another is counted as the other's peak."""
    here = str(Path(__file__).resolve())
    told = subprocess.run([python, here, *map(str, paths)], check=True, capture_output=True).stdout.decode()
    pages = [int(line) for line in told.split()]
    return [(path, count) for path, count in zip(paths, pages, strict=True) if count]


def _pages_with_text(path: str) -> int:
    """How many pages a file has; 0 where it cannot be read, or most of them have no text."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        full = sum(page.get_textpage().count_chars() >= LEAST_CHARACTERS for page in document)
        return len(document) if full > 0.8 * len(document) else 0
    finally:
        document.close()


def report(
    folder: Path, draft: Path, stdkit: str, python: str, measure: Callable[[str, Sequence[str], int], Any]
) -> list[str]:
    """Lines of Markdown. ``measure`` takes a name, a command and its pages, and gives seconds of processor time (``cpu``), of
    wall time (``wall``) and megabytes (``peak``)."""
    lines = ["PDF with text, read as whole processes (start-up, reading, writing JSON):", ""]
    groups: list[tuple[str, list[tuple[Path, int]]]] = []
    made, why = laid_out(draft, folder)
    if made is not None:
        groups.append(("the draft laid out by LibreOffice", with_text([made], python)))
    else:
        lines.append(f"- synthetic draft: left out, {why}")
    root = os.environ.get("STDKIT_CORPUS", "")
    real = with_text(sorted(Path(root).rglob("*.pdf")), python) if root else []
    if real:
        groups.append((f"{len(real)} real documents", real))
    else:
        lines.append("- real documents: left out, `STDKIT_CORPUS` names no folder with such files")
    peer = importlib.util.find_spec("pdfplumber") is not None
    for name, files in groups:
        lines.append(_group(folder, name, files, stdkit, python if peer else "", measure))
    return [*lines, ""]


def _group(
    folder: Path,
    name: str,
    files: Sequence[tuple[Path, int]],
    stdkit: str,
    python: str,
    measure: Callable[[str, Sequence[str], int], Any],
) -> str:
    out = str(folder / "read.json")
    pages = sum(count for _, count in files)
    ours = [
        measure(f"read PDF, {count} pages", [stdkit, "read", str(path), "--to", "json", "-o", out], count)
        for path, count in files
    ]
    taken, peak = sum(one.cpu for one in ours), max(one.peak for one in ours)
    said = f"- {name}, {pages} pages: {pages / taken:.0f} pages/s of processor time, {peak:.0f} MB at most"
    if len(files) > 1:
        slowest = min(count / one.cpu for (_, count), one in zip(files, ours, strict=True))
        said += f", the slowest document {slowest:.0f} pages/s"
    if not python:
        return said + "; pdfplumber is not installed"
    theirs = sum(
        measure(f"pdfplumber, {count} pages", [python, "-c", PLUMBER, str(path)], count).cpu for path, count in files
    )
    return said + f"; pdfplumber (text and tables) {pages / theirs:.1f} pages/s, {theirs / taken:.1f} times as long"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(_pages_with_text(name))
