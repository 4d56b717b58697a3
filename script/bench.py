"""Speed and memory of stdkit as whole processes: medians of processor time (user + system), wall time and peak memory.

    script/bench                 print the table
    script/bench --write         put it into docs/benchmarks.md too
    script/bench --runs 9        more runs of each (default 5; a third of that for the longest)

Processor time is what to compare: it hardly depends on what else the machine does. The drafts are synthetic and the same in every
run (``bench_documents``); the parts about checking alone and about PDF files stand in ``bench_check`` and ``bench_pdf``. Every
command runs once unmeasured, so that Python's own caches are filled, as they are for a user.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import importlib.util
import itertools
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bench_check
import bench_pdf

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
PAGES = (10, 94, 900)
COMMANDS = ("check", "convert", "read", "rules", "render", "templates", "doctor")
LIMITS = {
    "--help": "≤ 0.15 s",
    **{f"{name} --help": "≤ 0.2 s" for name in COMMANDS},
    "check, 94 pages": "≤ 1.0 s",
    "check, 900 pages": "≤ 6 s, ≤ 400 MB",
}
"""What is wanted of wall time on an idle machine."""
PEERS = {
    "python-docx": (
        "docx",
        "import sys, docx\n"
        "d = docx.Document(sys.argv[1])\n"
        "t = [p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]\n"
        "print(len(''.join(t)))",
    ),
    "docx2python": (
        "docx2python",
        "import sys, docx2python\nprint(len(docx2python.docx2python(sys.argv[1]).text))",
    ),
    "mammoth": (
        "mammoth",
        "import sys, mammoth\nprint(len(mammoth.extract_raw_text(open(sys.argv[1], 'rb')).value))",
    ),
    "markitdown": (
        "markitdown",
        "import sys, markitdown\nprint(len(markitdown.MarkItDown().convert(sys.argv[1]).text_content))",
    ),
}
"""Programs that read the text of a DOCX: the module that has to be there, and what is run. None of them checks anything."""


@dataclass(frozen=True)
class Task:
    name: str
    command: list[str]
    pages: int = 0
    may_exit: tuple[int, ...] = (0, 1)
    environment: Mapping[str, str] = field(default_factory=dict)
    """What it finds in its environment beside ours."""


@dataclass(frozen=True)
class Measured:
    """Medians of seconds, and the highest peak of MB."""

    cpu: float
    wall: float
    peak: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    asked = parser.parse_args()
    if not hasattr(os, "wait4"):
        sys.exit("bench: needs a system that tells what a process took (Linux, macOS)")
    with tempfile.TemporaryDirectory(prefix="stdkit-bench-") as folder:
        tasks = _tasks(Path(folder))
        measured: dict[str, Measured] = {}
        for task in tasks:
            runs = max(asked.runs // 3, 1) if task.pages >= 900 else max(asked.runs, 1)
            measured[task.name] = _measure(task, runs)
            print(f"bench: {task.name}: {_row(measured[task.name])}", file=sys.stderr)
        checking = bench_check.report(
            Path(folder),
            {pages: Path(folder) / f"{pages}.docx" for pages in PAGES},
            str(Path(sys.executable).with_name("stdkit")),
            max(asked.runs, 1),
            _run_aloud,
        )
        pdf = bench_pdf.report(
            Path(folder),
            Path(folder) / "94.docx",
            str(Path(sys.executable).with_name("stdkit")),
            sys.executable,
            lambda name, command, pages: _measure_aloud(Task(name, list(command), pages), asked.runs),
        )
    table = _report(tasks, measured, asked.runs, [*checking, *pdf])
    print(table)
    if asked.write:
        DOCUMENT.write_text(table, encoding="utf-8")
        print(f"bench: written to {DOCUMENT.relative_to(ROOT)}", file=sys.stderr)


def _measure_aloud(task: Task, runs: int) -> Measured:
    """As ``_measure``; the longest runs are made once."""
    one = _measure(task, 1 if task.name.startswith("pdfplumber") else max(runs // 2, 1))
    print(f"bench: {task.name}: {_row(one)}", file=sys.stderr)
    return one


def _run_aloud(name: str, command: Sequence[str], environment: Mapping[str, str]) -> Measured:
    """One run, without one before it."""
    one = _run(Task(name, list(command), environment=environment))
    print(f"bench: {name}: {_row(one)}", file=sys.stderr)
    return one


def _tasks(folder: Path) -> list[Task]:
    stdkit = str(Path(sys.executable).with_name("stdkit"))
    drafts = {pages: folder / f"{pages}.docx" for pages in PAGES}
    mandatory, middle = folder / "mandatory.docx", str(drafts[94])
    for arguments in (
        *((str(path), str(pages)) for pages, path in drafts.items()),
        (str(mandatory), "94", "--mandatory"),
    ):
        # In a process of its own: the system counts the memory of the process that starts another one as the other's peak.
        subprocess.run([sys.executable, str(ROOT / "script" / "bench_documents.py"), *arguments], check=True)
    out = str(folder / "out")
    tasks = [Task("--help", [stdkit, "--help"])]
    tasks += [Task(f"{name} --help", [stdkit, name, "--help"]) for name in COMMANDS]
    # Results are not to be kept: the second run would find them.
    tasks += [
        Task(f"check, {pages} pages", [stdkit, "check", str(path), "--no-cache"], pages)
        for pages, path in drafts.items()
    ]
    tasks += [
        Task("read --to json, 94 pages", [stdkit, "read", middle, "--to", "json", "-o", f"{out}.json"], 94),
        Task("check --fix (tracked changes), 94 pages", [stdkit, "check", middle, "--fix", f"{out}.docx", "--fix-safety", "review", "--quiet"], 94),
        Task("convert (five files), 94 pages", [stdkit, "convert", str(mandatory), "-o", out, "--quiet"], 94),
    ]  # fmt: skip
    for peer, (module, code) in PEERS.items():
        if importlib.util.find_spec(module) is not None:
            tasks.append(Task(f"{peer}: text only, 94 pages", [sys.executable, "-c", code, middle], 94))
    if shutil.which("pandoc"):
        tasks.append(Task("pandoc: text only, 94 pages", ["pandoc", "-t", "plain", middle], 94))
    return tasks


def _measure(task: Task, runs: int) -> Measured:
    _run(task)
    taken = [_run(task) for _ in range(runs)]
    return Measured(
        statistics.median(one.cpu for one in taken),
        statistics.median(one.wall for one in taken),
        max(one.peak for one in taken),
    )


def _run(task: Task) -> Measured:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    environment |= task.environment
    process = subprocess.Popen(
        task.command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in task.may_exit:
        sys.exit(f"bench: {task.name} left with exit code {code}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 2**20)


def _row(one: Measured) -> str:
    return f"{one.cpu:.2f} s processor, {one.wall:.2f} s wall, {one.peak:.0f} MB"


def _report(tasks: list[Task], measured: dict[str, Measured], runs: int, more: list[str]) -> str:
    rows = ["| what | processor s | wall s | peak MB | wanted |", "|---|---:|---:|---:|---|"]
    for task in tasks:
        one = measured[task.name]
        rows.append(f"| {task.name} | {one.cpu:.2f} | {one.wall:.2f} | {one.peak:.0f} | {LIMITS.get(task.name, '')} |")
    load = os.getloadavg()[0]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"Written by `script/bench --write` on {datetime.date.today()}: medians of {runs} runs of whole processes, each after one",
            "unmeasured run. Drafts: `script/bench_documents.py`. Limits are for the wall time of an idle machine.",
            "",
            f"Machine: {_processor()}, {os.cpu_count()} cores, load {load:.1f} when measured; {platform.system()};",
            f"Python {platform.python_version()}; {', '.join(_versions())}.",
            "",
            *rows,
            "",
            *_growth(measured),
            *_ratios(tasks, measured),
            *_left_out(),
            *more,
        ]
    )


def _growth(measured: dict[str, Measured]) -> list[str]:
    """How processor time and memory grow with the pages: the exponent of the power law between two lengths."""
    lines = [
        "Growth of `check` with the length of the draft, as the exponent x of pagesˣ (1: twice the pages, twice the time):",
        "",
    ]
    start = measured["--help"]
    for fewer, more in itertools.pairwise(PAGES):
        small, large = (measured[f"check, {pages} pages"] for pages in (fewer, more))
        time_, memory = (
            math.log(after / before) / math.log(more / fewer)
            for before, after in ((small.cpu, large.cpu), (small.peak - start.peak, large.peak - start.peak))
        )
        lines.append(f"- {fewer} → {more} pages: time {time_:.2f}, memory above that of `--help` {memory:.2f}")
    return [*lines, ""]


def _ratios(tasks: list[Task], measured: dict[str, Measured]) -> list[str]:
    lines = ["Processor time against programs that only read the text of the same 94 pages:", ""]
    read, check = measured["read --to json, 94 pages"], measured["check, 94 pages"]
    for task in tasks:
        peer, _, rest = task.name.partition(": ")
        if rest.startswith("text only"):
            theirs = measured[task.name].cpu
            lines.append(
                f"- {peer}: `read --to json` takes {read.cpu / theirs:.1f} times as long, `check` {check.cpu / theirs:.1f} times"
            )
    return [*lines, ""] if len(lines) > 2 else []


def _left_out() -> list[str]:
    """The programs that could not be run, by name."""
    missing = [peer for peer, (module, _) in PEERS.items() if importlib.util.find_spec(module) is None]
    missing += [] if shutil.which("pandoc") else ["pandoc"]
    return [f"Not installed, so not run: {', '.join(missing)}.", ""] if missing else []


def _versions() -> list[str]:
    return [f"{name} {importlib.metadata.version(name)}" for name in ("stdkit", "lxml", "typer", "rich", "msgspec")]


def _processor() -> str:
    """What the system says of its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
