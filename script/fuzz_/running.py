"""The commands of cases in a process of their own, within limits of time and memory."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import resource
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz_.kinds import Command

SECONDS = 20
"""Of processor time for all commands of a case; by the clock ten times as much, for machines are shared."""
MEMORY = 3 << 30
Work = tuple[Path, tuple[Command, ...]]
"""A folder and the commands to run there, one after another."""


@dataclass(frozen=True)
class Ran:
    """What came of the commands: the exit codes of those that ended, what they said, and what ended the process."""

    codes: tuple[int, ...]
    said: str
    warned: str
    ended: str = ""


def ran(works: Sequence[Work], *, seconds: int = SECONDS) -> list[Ran]:
    """Run every case in a fork of this process. One fork does them all, as long as none of them ends it."""
    results: list[Ran] = []
    gc.freeze()
    while len(results) < len(works):
        left = works[len(results) :]
        for folder, _ in left:
            for what in ("out", "err", "codes"):
                beside(folder, what).write_bytes(b"")
        sys.stdout.flush()
        child = os.fork()
        if not child:
            try:
                _work(left, seconds)
            finally:
                os._exit(70)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for folder, commands in left:
            result = _heard(folder, commands, code, seconds)
            results.append(result)
            if result.ended:
                break
    return results


def beside(folder: Path, what: str) -> Path:
    """Where a case writes what it says (``out``, ``err``) and its exit codes (``codes``)."""
    return folder.parent / f"{folder.name}.{what}"


def _heard(folder: Path, commands: tuple[Command, ...], code: int, seconds: int) -> Ran:
    codes = tuple(int(word) for word in beside(folder, "codes").read_text().split())
    said, warned = (
        beside(folder, what).read_bytes().decode("utf-8", errors="backslashreplace") for what in ("out", "err")
    )
    return Ran(codes, said, warned, _why(code, seconds) if len(codes) < len(commands) else "")


def _why(code: int, seconds: int) -> str:
    """Why a process ended before its work was done."""
    if code == -signal.SIGXCPU:
        return f"more than {seconds} s of processor time"
    if code == -signal.SIGALRM:
        return f"still at work after {10 * seconds} s"
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"the process left with {code}"


def _work(works: Sequence[Work], seconds: int) -> None:
    """In the child: never comes back."""
    os.environ |= {"STDKIT_CACHE": "off", "PATH": "/nonexistent", "COLUMNS": "100"}
    os.environ.pop("STDKIT_DEBUG", None)
    sys.stdout = open(1, "w", encoding="utf-8", errors="strict", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    faulthandler.enable(2)
    for number in (signal.SIGXCPU, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
        faulthandler.register(number, 2, chain=True)
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from stdkit.commands.startup import set_up

    set_up()
    for folder, commands in works:
        _one(folder, commands, seconds)
    os._exit(0)


def _one(folder: Path, commands: tuple[Command, ...], seconds: int) -> None:
    from stdkit.cli import run

    os.chdir(folder)
    for number, what in ((1, "out"), (2, "err")):
        handle = os.open(beside(folder, what), os.O_WRONLY | os.O_APPEND)
        os.dup2(handle, number)
        os.close(handle)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, most))
    signal.setitimer(signal.ITIMER_REAL, 10 * seconds)
    for words in commands:
        code = run(words)
        sys.stdout.flush()
        sys.stderr.flush()
        with beside(folder, "codes").open("a") as file:
            file.write(f"{code} ")
