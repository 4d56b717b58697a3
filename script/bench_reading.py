"""The part of the benchmark about reading: DOCX against programs that only read the text, and against the bare walk of its XML."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import bench_peers
from bench_run import STDKIT, Measured, medians, once

WITHIN = (
    "import statistics, sys, time, zipfile\n"
    "from lxml import etree\n"
    "from stdkit.commands.startup import set_up\n"
    "from stdkit.formats import read\n"
    "set_up()\n"
    "def walk():\n"
    "    root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))\n"
    "    return len(''.join(one.text or '' for one in root.iter()))\n"
    "def timed(work):\n"
    "    work(); taken = []\n"
    "    for _ in range(int(sys.argv[2])):\n"
    "        began = time.process_time(); work(); taken.append(time.process_time() - began)\n"
    "    return statistics.median(taken)\n"
    "print(timed(lambda: read(sys.argv[1])), timed(walk))\n"
)


def report(folder: Path, drafts: Mapping[int, Path], runs: int, corpus: Path | None) -> list[str]:
    """Lines of Markdown."""
    found, left_out = bench_peers.peers(bench_peers.DOCX)
    other = bench_peers.pandoc()
    found += [other] if other else []
    left_out += [] if other else ["pandoc is not installed"]
    programs = {
        "bare walk of the XML (lxml)": (sys.executable, "-c", bench_peers.WALK),
        **{f"{peer.name} {peer.version}": peer.command for peer in found},
    }
    taken = {"stdkit read --to json": _ours(folder, drafts, runs)}
    for name, command in programs.items():
        taken[name] = {
            pages: medians(f"{name}, {pages} pages", [*command, str(path)], _few(pages, runs), warm=pages < 900)
            for pages, path in drafts.items()
        }
    lines = ["## Reading DOCX", "", *_table(taken), ""]
    lines += [f"Left out: {', '.join(left_out)}.", ""] if left_out else []
    lines += [_within(path, pages, runs) for pages, path in drafts.items()]
    lines += _memory(taken, drafts)
    if corpus is not None:
        lines += _real(folder, sorted(corpus.rglob("*.docx")), programs)
    return [*lines, ""]


def _ours(folder: Path, drafts: Mapping[int, Path], runs: int) -> dict[int, Measured]:
    out = str(folder / "read.json")
    return {
        pages: medians(f"stdkit read, {pages} pages", [STDKIT, "read", str(path), "--to", "json", "-o", out, "--force"], _few(pages, runs))
        for pages, path in drafts.items()
    }  # fmt: skip


def _few(pages: int, runs: int) -> int:
    return 1 if pages >= 900 else runs


def _table(taken: Mapping[str, Mapping[int, Measured]]) -> list[str]:
    ours = next(iter(taken.values()))
    heads = "".join(f" {pages} pages: s | MB | stdkit takes |" for pages in ours)
    rows = [
        "Whole processes (start-up, reading, writing what was read), processor time; “stdkit takes 0.5×” means half as long.",
        "",
        f"| program |{heads}",
        f"|---|{'---:|' * (3 * len(ours))}",
    ]
    for name, by_pages in taken.items():
        cells = "".join(
            f" {one.cpu:.2f} | {one.peak:.0f} | {ours[pages].cpu / one.cpu:.1f}× |" for pages, one in by_pages.items()
        )
        rows.append(f"| {name} |{cells}")
    return rows


def _within(draft: Path, pages: int, runs: int) -> str:
    """Reading and walking in one process, without its start."""
    command = [sys.executable, "-c", WITHIN, str(draft), str(_few(pages, runs))]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    ours, floor = map(float, told)
    size = unpacked(draft)
    return f"- {pages} pages ({size:.1f} MB of XML), in one process: reading {ours:.3f} s, the bare walk {floor:.3f} s, {ours / floor:.1f} times as long (wanted: 2 times)"


def _memory(taken: Mapping[str, Mapping[int, Measured]], drafts: Mapping[int, Path]) -> list[str]:
    """What a further MB of XML costs each program, start-up left out: no reader that keeps the tree of lxml can be below the bare walk."""
    least, most = min(drafts), max(drafts)
    more = unpacked(drafts[most]) - unpacked(drafts[least])
    said = (f"{name} {(of[most].peak - of[least].peak) / more:.0f} MB" for name, of in taken.items())
    return [f"- memory for each further MB of XML, {least} → {most} pages: {', '.join(said)}"]


def unpacked(path: Path) -> float:
    """MB of all parts of the package."""
    with zipfile.ZipFile(path) as package:
        return sum(part.file_size for part in package.infolist()) / 2**20


def _real(folder: Path, files: list[Path], programs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The same on real documents; a program that cannot read one of them says so by its exit code."""
    if not files:
        return []
    out = str(folder / "read.json")
    ours = [
        once(f"stdkit read, {path.name}", [STDKIT, "read", str(path), "--to", "json", "-o", out, "--force"])
        for path in files
    ]
    said = []
    for name, command in programs.items():
        theirs = failed = mine = 0.0
        for path, own in zip(files, ours, strict=True):
            one = once(f"{name}, {path.name}", [*command, str(path)], may_exit=range(-64, 256))
            if one.code:
                failed += 1
            else:
                theirs += one.cpu
                mine += own.cpu
        more = f" ({failed:.0f} not readable for it)" if failed else ""
        said.append(f"{name} {mine / theirs:.1f}×{more}")
    total = sum(one.cpu for one in ours)
    return [
        f"- {len(files)} real documents: `stdkit read` {total:.1f} s in all; against the programs on the same files it takes: {', '.join(said)}"
    ]
