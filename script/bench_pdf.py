"""The PDF part of the benchmark: ``stdkit read`` against pdfplumber (``extract_text``, ``extract_tables``) and markitdown.

The pages are the synthetic draft laid out by LibreOffice, and PDF files with text of the corpus, the first ones by name up to
``PAGES`` pages.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import bench_peers
from bench_run import STDKIT, once

PAGES = 200
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
    import pypdfium2  # here, for the process that measures others is to be small

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        full = sum(page.get_textpage().count_chars() >= LEAST_CHARACTERS for page in document)
        return len(document) if full > 0.8 * len(document) else 0
    finally:
        document.close()


def report(folder: Path, draft: Path, corpus: Path | None) -> list[str]:
    """Lines of Markdown."""
    lines = [
        "## Reading PDF with text",
        "",
        "Whole processes (start-up, reading, writing what was read), processor time.",
        "",
    ]
    groups: list[tuple[str, list[tuple[Path, int]]]] = []
    made, why = laid_out(draft, folder)
    if made is not None:
        groups.append(("the draft laid out by LibreOffice", with_text([made], sys.executable)))
    else:
        lines.append(f"- synthetic draft: left out, {why}")
    real = _enough(with_text(sorted(corpus.rglob("*.pdf")), sys.executable)) if corpus else []
    if real:
        groups.append((f"{len(real)} real documents", real))
    else:
        lines.append("- real documents: left out, `STDKIT_CORPUS` names no folder with such files")
    found, left_out = bench_peers.peers(bench_peers.PDF)
    lines += [_group(folder, name, files, found) for name, files in groups]
    lines += [f"- left out: {', '.join(left_out)}"] if left_out else []
    return [*lines, ""]


def _enough(files: list[tuple[Path, int]]) -> list[tuple[Path, int]]:
    total = itertools.accumulate(pages for _, pages in files)
    return [one for one, so_far in zip(files, total, strict=True) if so_far <= PAGES]


def _group(folder: Path, name: str, files: Sequence[tuple[Path, int]], found: Sequence[bench_peers.Peer]) -> str:
    out = str(folder / "read.json")
    pages = sum(count for _, count in files)
    ours = [
        once(f"read {path.name}, {count} pages", [STDKIT, "read", str(path), "--to", "json", "-o", out, "--force"])
        for path, count in files
    ]
    taken, peak = sum(one.cpu for one in ours), max(one.peak for one in ours)
    said = f"- {name}, {pages} pages: {pages / taken:.0f} pages/s, {peak:.0f} MB at most"
    if len(files) > 1:
        slowest = min(count / one.cpu for (_, count), one in zip(files, ours, strict=True))
        said += f", the slowest document {slowest:.0f} pages/s"
    for peer in found:
        theirs = sum(once(f"{peer.name}, {path.name}", [*peer.command, str(path)]).cpu for path, _ in files)
        what = " (text and tables)" if peer.name == "pdfplumber" else ""
        said += f"; {peer.name} {peer.version}{what} {pages / theirs:.1f} pages/s, {theirs / taken:.1f} times as long"
    return said


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(_pages_with_text(name))
