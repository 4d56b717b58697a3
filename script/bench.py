"""Speed and memory of stdkit as whole processes, beside other programs, in one run.

    script/bench                 print the tables
    script/bench --write         put them into docs/benchmarks.md too
    script/bench --quick         one run of each, drafts of 10 and 94 pages, no batches: a minute
    script/bench --runs 5        more runs of each (default 2; the longest once)

Processor time is what to compare: it hardly depends on what else the machine does. The drafts are synthetic and the same in every
run (``bench_documents``); with ``STDKIT_CORPUS`` the documents of that folder are read too. The other programs are installed
once, each in a virtual environment of its own (``bench_peers``). No test asks for a time.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_check
import bench_pdf
import bench_reading
from bench_run import STDKIT, make, medians

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
PAGES = (10, 94, 900)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="one run of each, short drafts, no batches")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    asked = parser.parse_args()
    if not hasattr(os, "wait4"):
        sys.exit("bench: needs a system that tells what a process took (Linux, macOS)")
    runs = 1 if asked.quick else max(asked.runs, 1)
    named = os.environ.get("STDKIT_CORPUS", "")
    corpus = Path(named) if named and not asked.quick else None
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="stdkit-bench-") as name:
        folder = Path(name)
        files = {pages: make(folder / f"{pages}.docx", pages) for pages in (PAGES[:2] if asked.quick else PAGES)}
        parts = [
            *_start(folder, runs),
            *bench_check.report(folder, files, runs),
            *bench_reading.report(folder, files, runs, corpus),
            *([] if asked.quick else _told("script/bench_batch.py", str(folder))),
            *bench_pdf.report(folder, files[94], corpus),
        ]
    table = "\n".join([*_head(runs), *parts]).rstrip() + "\n"
    print(table)
    print(f"bench: took {time.monotonic() - began:.0f} s", file=sys.stderr)
    if asked.write:
        DOCUMENT.write_text(table, encoding="utf-8")
        print(f"bench: written to {DOCUMENT.relative_to(ROOT)}", file=sys.stderr)


def _start(folder: Path, runs: int) -> list[str]:
    """What every command takes before its own work: its help, and the shortest draft."""
    line = folder / "line.md"
    line.write_text("# 5 要求\n\n5.1　设备应可靠接地。\n", encoding="utf-8")
    commands = {
        "--help": ["--help"],
        **{
            f"{name} --help": [name, "--help"]
            for name in _told("-c", "from stdkit.cli import COMMANDS as c; print(*c, sep='\\n')")
        },
        "read, one line of Markdown": ["read", str(line), "--to", "json"],
        "check, one line of Markdown (all rules loaded)": ["check", str(line), "--no-cache", "--fragment"],
    }
    rows = ["## Start-up", "", "| what | processor s | wall s | peak MB | wanted |", "|---|---:|---:|---:|---|"]
    for name, command in commands.items():
        one = medians(name, [STDKIT, *command], runs)
        wanted = "≤ 0.15 s" if name == "--help" else "≤ 0.2 s" if name.endswith("--help") else ""
        rows.append(f"| {name} | {one.cpu:.2f} | {one.wall:.2f} | {one.peak:.0f} | {wanted} |")
    return [*rows, ""]


def _told(*command: str) -> list[str]:
    """The lines a Python of its own prints: this process stays small, for its memory counts in the peak of those it starts."""
    told = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return told.stdout.splitlines()


def _head(runs: int) -> list[str]:
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("stdkit", "lxml", "typer", "rich", "msgspec")
    )
    return [
        "# Benchmarks",
        "",
        f"Written by `script/bench --write` on {datetime.date.today()}: medians of {runs} runs of whole processes, each after one",
        "unmeasured run; 900 pages, batches and PDF run once. Drafts: `script/bench_documents.py`. Limits are for the wall time of an",
        "idle machine.",
        "",
        f"Machine: {_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when measured; {platform.system()};",
        f"Python {platform.python_version()}; {versions}.",
        "",
    ]


def _processor() -> str:
    """What the system says of its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
