"""The part of the benchmark about checking alone: the rules after reading, results kept from earlier checks, several processes."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

DRAFTS = 40
"""How many drafts of ten pages are checked at once."""
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

Measure = Callable[[str, Sequence[str], Mapping[str, str]], Any]
"""Runs a command once, with these changes to the environment; what it gives has ``cpu`` and ``wall`` in seconds."""


def report(folder: Path, drafts: Mapping[int, Path], stdkit: str, runs: int, measure: Measure) -> list[str]:
    """Lines of Markdown."""
    return [
        "Checking:",
        "",
        _rules(drafts[94], runs),
        *(_kept(folder, pages, drafts[pages], stdkit, max(runs // 2, 1), measure) for pages in (94, 900)),
        _processes(folder, stdkit, measure),
        "",
    ]


def _rules(draft: Path, runs: int) -> str:
    """The rules alone: their modules are imported and the draft is read before the clock starts."""
    taken, count = [], ""
    for _ in range(runs):
        told = subprocess.run([sys.executable, "-c", RULES, str(draft)], check=True, capture_output=True, text=True)
        seconds, count = told.stdout.split()
        taken.append(float(seconds))
    return f"- all rules of the default profile on 94 pages, after reading: {statistics.median(taken):.2f} s of processor time, {count} findings (wanted: ≤ 0.5 s)"


def _kept(folder: Path, pages: int, draft: Path, stdkit: str, runs: int, measure: Measure) -> str:
    """A check that keeps its result, each time in an empty folder, against one that finds it there."""
    command = [stdkit, "check", str(draft), "--quiet"]
    place = folder / "results"
    missed = []
    for _ in range(runs):
        shutil.rmtree(place, ignore_errors=True)
        missed.append(measure(f"check, {pages} pages, result not kept yet", command, {"STDKIT_CACHE": str(place)}).wall)
    found = [
        measure(f"check, {pages} pages, result kept", command, {"STDKIT_CACHE": str(place)}).wall for _ in range(runs)
    ]
    miss, hit = statistics.median(missed), statistics.median(found)
    return f"- {pages} pages, the result kept from an earlier check: {hit:.2f} s wall, without it {miss:.2f} s: {miss / hit:.0f} times as long (wanted: 50 times)"


def _processes(folder: Path, stdkit: str, measure: Measure) -> str:
    """Many drafts, each another one, by one process and by two."""
    if (os.cpu_count() or 1) < 2:
        return "- several drafts in two processes: left out, the machine has one core"
    held = folder / "many"
    held.mkdir()
    for number in range(DRAFTS):
        maker = Path(__file__).with_name("bench_documents.py")
        subprocess.run(
            [sys.executable, str(maker), str(held / f"{number}.docx"), "10", "--seed", str(number)], check=True
        )
    one, two = (
        measure(
            f"check, {DRAFTS} drafts, --jobs {jobs}",
            [stdkit, "check", str(held), "--no-cache", "--quiet", "--jobs", jobs],
            {},
        ).wall
        for jobs in ("1", "2")
    )
    return f"- {DRAFTS} drafts of 10 pages: `--jobs 1` {one:.1f} s wall, `--jobs 2` {two:.1f} s: {one / two:.2f} times as quick (wanted: 1.7 times)"
