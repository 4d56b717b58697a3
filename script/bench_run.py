"""One measured run of a process, for every part of the benchmark: processor time (user + system), wall time and peak memory."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STDKIT = str(Path(sys.executable).with_name("stdkit"))
MAKER = Path(__file__).with_name("bench_documents.py")


@dataclass(frozen=True)
class Measured:
    """Seconds, and MB at the peak."""

    cpu: float
    wall: float
    peak: float
    code: int = 0


def once(name: str, command: Sequence[str], *, more: Mapping[str, str] | None = None, may_exit: Sequence[int] = (0, 1)) -> Measured:  # fmt: skip
    """Run ``command`` with ``more`` in its environment, and say on standard error what it took."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | dict(
        more or {}
    )
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in may_exit:
        sys.exit(f"bench: {name} left with exit code {code}")
    unit = 1 if sys.platform == "darwin" else 1024
    made = Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 2**20, code)
    print(f"bench: {name}: {made.cpu:.2f} s processor, {wall:.2f} s wall, {made.peak:.0f} MB", file=sys.stderr)
    return made


def together(name: str, command: Sequence[str]) -> int:
    """MB that the process and all it starts take together at their peak, pages they share counted once; Linux only. Looked at ten times
    a second: what comes and goes between two looks is not seen."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_share, _below(process.pid))))
        time.sleep(0.1)
    if process.returncode not in (0, 1):
        sys.exit(f"bench: {name} left with exit code {process.returncode}")
    print(f"bench: {name}: {most:.0f} MB together", file=sys.stderr)
    return round(most)


def _below(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _below(int(child))


def _share(process: int) -> float:
    """MB of a process; of a page that several share, its part."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def medians(name: str, command: Sequence[str], runs: int, *, warm: bool = True) -> Measured:
    """Of ``runs`` runs, after one that does not count (Python's own caches, and ours, are filled as they are for a user)."""
    if warm:
        once(f"{name}, not counted", command)
    taken = [once(name, command) for _ in range(runs)]
    cpu, wall = (statistics.median(getattr(one, what) for one in taken) for what in ("cpu", "wall"))
    return Measured(cpu, wall, max(one.peak for one in taken))


def make(path: Path, pages: int, *more: str) -> Path:
    """A draft, made in a process of its own: the memory of the one that starts another is counted as the other's peak."""
    if not path.is_file():
        subprocess.run([sys.executable, str(MAKER), str(path), str(pages), *more], check=True)
    return path


def drafts(folder: Path, count: int) -> Path:
    """A folder of so many drafts of ten pages, each another one."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        make(folder / f"{number}.docx", 10, "--seed", str(number))
    return folder
