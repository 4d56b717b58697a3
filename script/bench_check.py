"""The part of the benchmark about checking and converting: growth with the pages, the rules after reading, results kept from
earlier checks, several processes."""

from __future__ import annotations

import itertools
import math
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench_reading import unpacked
from bench_run import STDKIT, Measured, drafts, make, medians, once

DRAFTS = 40
"""How many drafts of ten pages are checked at once."""
LIMITS = {94: "≤ 1.0 s", 900: "≤ 6 s, ≤ 400 MB"}
"""What is wanted of the wall time of ``check`` on an idle machine."""
RULES = (
    "import sys, time\n"
    "from stdkit.commands.startup import set_up\n"
    "from stdkit.formats import read\n"
    "from stdkit.lint import registry\n"
    "from stdkit.lint.runner import check\n"
    "set_up()\n"
    "registry.load()\n"
    "document = read(sys.argv[1])\n"
    "began = time.process_time()\n"
    "found = check(document)\n"
    "print(time.process_time() - began, len(found))\n"
)


def report(folder: Path, files: Mapping[int, Path], runs: int) -> list[str]:
    """Lines of Markdown."""
    start = once("read, one line", [STDKIT, "read", str(_line(folder)), "--to", "json"])
    out = str(folder / "fixed.docx")
    works: dict[str, dict[int, Measured]] = {
        "check": {},
        "check --fix (tracked changes)": {},
        "convert (five files)": {},
    }
    for pages, path in files.items():
        few = 1 if pages >= 900 else runs
        mandatory = make(folder / f"mandatory-{pages}.docx", pages, "--mandatory")
        commands = (
            [STDKIT, "check", str(path), "--no-cache"],
            [STDKIT, "check", str(path), "--no-cache", "--fix", out, "--fix-safety", "review", "--quiet", "--force"],
            [STDKIT, "convert", str(mandatory), "-o", str(folder / f"converted-{pages}"), "--quiet", "--force"],
        )
        for (name, taken), command in zip(works.items(), commands, strict=True):
            taken[pages] = medians(f"{name}, {pages} pages", command, few, warm=pages < 900)
    return [
        "## Checking, tracked changes, converting",
        "",
        "| what | pages | processor s | wall s | peak MB | times the unpacked XML | wanted |",
        "|---|---:|---:|---:|---:|---:|---|",
        *(_row(name, pages, one, start, files[pages]) for name, taken in works.items() for pages, one in taken.items()),
        "",
        "“Times the unpacked XML”: the memory above that of reading one line, against all parts of the DOCX (wanted: ≤ 3).",
        "",
        "Growth, as the exponent x of pagesˣ (1: twice the pages, twice the time), start-up included:",
        "",
        *(_growth(name, taken, start) for name, taken in works.items()),
        "",
        _rules(files[94], runs),
        *(_kept(folder, pages, path, 1 if pages >= 900 else runs) for pages, path in files.items() if pages > 10),
        "",
    ]


def _line(folder: Path) -> Path:
    path = folder / "line.md"
    path.write_text("# 5 要求\n\n5.1　设备应可靠接地。\n", encoding="utf-8")
    return path


def _row(name: str, pages: int, one: Measured, start: Measured, path: Path) -> str:
    times = (one.peak - start.peak) / unpacked(path)
    wanted = LIMITS.get(pages, "") if name == "check" else ""
    return f"| {name} | {pages} | {one.cpu:.2f} | {one.wall:.2f} | {one.peak:.0f} | {times:.1f} | {wanted} |"


def _growth(name: str, taken: Mapping[int, Measured], start: Measured) -> str:
    steps = []
    for (fewer, small), (more, large) in itertools.pairwise(taken.items()):
        step = math.log(more / fewer)
        time_ = math.log(large.cpu / small.cpu) / step
        memory = math.log(max(large.peak - start.peak, 1) / max(small.peak - start.peak, 1)) / step
        steps.append(f"{fewer} → {more} pages: time {time_:.2f}, memory {memory:.2f}")
    return f"- {name}: {'; '.join(steps)}"


def _rules(draft: Path, runs: int) -> str:
    """The rules alone: their modules are imported and the draft is read before the clock starts."""
    taken, count = [], ""
    for _ in range(max(runs, 2)):  # the first run may have to compile what is kept for the others
        told = subprocess.run([sys.executable, "-c", RULES, str(draft)], check=True, capture_output=True, text=True)
        seconds, count = told.stdout.split()
        taken.append(float(seconds))
    return f"- all rules of the default profile on 94 pages, after reading: {statistics.median(taken):.2f} s of processor time, {count} findings (wanted: ≤ 0.5 s)"


def _kept(folder: Path, pages: int, draft: Path, runs: int) -> str:
    """A check that keeps its result, the folder of results empty each time, against one that finds it there."""
    command = [STDKIT, "check", str(draft), "--quiet"]
    place = folder / "results"
    more = {"STDKIT_CACHE": str(place)}
    once("check, one line, not counted", [STDKIT, "check", str(_line(folder)), "--fragment"], more=more)
    missed = []
    for _ in range(runs):
        shutil.rmtree(place / "check", ignore_errors=True)
        missed.append(once(f"check, {pages} pages, result not kept yet", command, more=more).wall)
    found = [once(f"check, {pages} pages, result kept", command, more=more).wall for _ in range(max(runs, 2))]
    miss, hit = statistics.median(missed), statistics.median(found)
    return f"- {pages} pages, the result kept from an earlier check: {hit:.2f} s wall, without it {miss:.2f} s: {miss / hit:.0f} times as long (wanted: 50 times)"


def processes(folder: Path) -> str:
    """Many drafts, each another one, by one process and by two."""
    if (os.cpu_count() or 1) < 2:
        return "- several drafts in two processes: left out, the machine has one core"
    held = drafts(folder / "many", DRAFTS)
    one, two = (
        once(f"check, {DRAFTS} drafts, --jobs {jobs}", [STDKIT, "check", str(held), "--no-cache", "--quiet", "--jobs", jobs]).wall
        for jobs in ("1", "2")
    )  # fmt: skip
    return f"- check, {DRAFTS} drafts of 10 pages: `--jobs 1` {one:.1f} s wall, `--jobs 2` {two:.1f} s: {one / two:.2f} times as quick (wanted: 1.7 times)"
