"""The part of the benchmark about many files: memory over a batch, several processes, lists, comments that came back, comparing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import bench_check
import bench_comments
import bench_diff
from bench_run import STDKIT, drafts, make, once, together

ITEMS = 20
"""How many standards the list for converting has."""
BATCH = (20, 100, 200)
REPORTS = ("terminal", "sarif")
"""The reports that are written over many files: the one for people, and the longest."""
CLAUSES = (500, 2000)
MEMORY = (
    "import gc, sys\n"
    "from pathlib import Path\n"
    "from stdkit.commands.startup import set_up\n"
    "from stdkit.commands.checking import check_file\n"
    "from stdkit.commands.job import Job\n"
    "from stdkit.lint.profile import load_profile\n"
    "def held():\n"
    "    return int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 2**20\n"
    "set_up()\n"
    "files = sorted(sys.argv[1:-1])\n"
    "for number in range(1, int(sys.argv[-1]) + 1):\n"
    "    check_file(Job(files[number % len(files)], load_profile()))\n"
    "    if number in (20, 100, 200):\n"
    "        print(number, round(held()))\n"
)


def report(folder: Path) -> list[str]:
    """Lines of Markdown."""
    return [
        "## Many files",
        "",
        *_memory(folder),
        bench_check.processes(folder),
        _list(folder),
        *_comments(),
        *_comparing(),
        "",
    ]


def _memory(folder: Path) -> list[str]:
    """What one process holds after so many drafts, each another one, forty in turn; and what the command takes with all it starts."""
    if not Path("/proc/self/statm").is_file():
        return ["- memory over a batch: left out, this system does not say what a process holds"]
    files = sorted(map(str, drafts(folder / "many", bench_check.DRAFTS).glob("*.docx")))
    told = subprocess.run([sys.executable, "-c", MEMORY, *files, str(BATCH[-1])], check=True, capture_output=True, text=True)  # fmt: skip
    said = ", ".join(f"after {count} files {size} MB" for count, size in map(str.split, told.stdout.splitlines()))
    return [
        f"- memory held by one process that checks drafts of 10 pages: {said} (wanted: flat)",
        *(_whole_command(folder, files, format) for format in REPORTS),
    ]


def _whole_command(folder: Path, files: Sequence[str], format: str) -> str:
    """The peak of the real command, report included."""
    peaks = []
    for count in BATCH:
        place = folder / f"batch-{count}"
        place.mkdir(exist_ok=True)
        for number in range(count):
            shutil.copyfile(files[number % len(files)], place / f"{number}.docx")
        command = [STDKIT, "check", str(place), "--jobs", "2", "--format", format, "--no-cache"]
        command += ["-o", str(folder / f"batch-{count}.{format}"), "--force", "--quiet"]
        peaks.append(f"{count} files {together(f'check {count} files, {format}', command)} MB")
    return f"- memory of `check --jobs 2 --format {format}` over drafts of 10 pages, its processes together at their peak: {', '.join(peaks)} (wanted: flat)"


def _list(folder: Path) -> str:
    place = folder / "list"
    place.mkdir(exist_ok=True)
    items = []
    for number in range(ITEMS):
        make(place / f"{number}.docx", 10, "--mandatory", "--seed", str(number))
        items.append({"number": f"DB15/ {1234 + number}—2010", "file": f"{number}.docx", "conclusion": "转化"})
    (place / "list.json").write_text(json.dumps({"items": items}, ensure_ascii=False), encoding="utf-8")
    command = [STDKIT, "convert", "--list", str(place / "list.json"), "--quiet", "--jobs"]
    one, two = (
        once(f"convert, list of {ITEMS}, --jobs {jobs}", [*command, jobs, "-o", str(folder / f"list-{jobs}")]).wall
        for jobs in ("1", "2")
    )
    done = len(list((folder / "list-2").rglob("*.docx")))
    return f"- convert, a list of {ITEMS} standards of 10 pages: `--jobs 1` {ITEMS / one:.1f} a second, `--jobs 2` {ITEMS / two:.1f} (wanted: 10), {one / two:.2f} times as quick; {done} DOCX written"


def _comments() -> list[str]:
    with tempfile.TemporaryDirectory(prefix="stdkit-bench-") as name:
        folder = Path(name)
        bench_comments.write_returns(folder, 15)
        wall, used = bench_comments.measure(folder, folder / "out.json")
        count, sent = bench_comments.arrived(folder / "out.json"), bench_comments.RETURNS * bench_comments.EACH
    return [
        f"- comments, {bench_comments.RETURNS} drafts of 15 pages that came back with {sent} comments: {wall:.1f} s wall, {used:.1f} s of processor time (wanted: ≤ 5 s); {count} of {sent} arrived"
    ]


def _comparing() -> list[str]:
    lines = []
    for clauses in CLAUSES:
        alone, whole = bench_diff.speed(clauses)
        wanted = " (wanted: ≤ 2 s)" if clauses == 2000 else ""
        lines.append(
            f"- diff, two editions of {clauses} clauses: comparing {alone:.2f} s of processor time, the whole process {whole:.2f} s wall{wanted}"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]))))
