"""Runs that are killed at random moments, begun again, and compared with one that was left alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

STDKIT = (sys.executable, "-c", "from stdkit.cli import main; main()")


def contents(out: Path) -> dict[str, bytes]:
    """Every file by name, hidden ones too; of a log its lines in order of items, since those of one run come as they get done."""
    found = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    if "run.jsonl" in found:
        found["run.jsonl"] = b"\n".join(sorted(found["run.jsonl"].splitlines()))
    return found


def different(left: Path, right: Path) -> list[str]:
    """The names of files that are in one folder only, or not the same."""
    one, other = contents(left), contents(right)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, float]:
    """What a run that is left alone says, its exit code before that; and its seconds."""
    began = time.monotonic()
    done = subprocess.run(
        [*STDKIT, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, done.stderr
    return f"{done.returncode} {done.stderr}", time.monotonic() - began


def killed(
    arguments: Sequence[str], environment: Mapping[str, str], out: Path, *, after: float, whole_group: bool, ready: str
) -> bool:
    """Kill a run ``after`` seconds from when ``ready`` is in ``out``; false where it had ended before."""
    running = subprocess.Popen(
        [*STDKIT, *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while ready and running.poll() is None and not (out / ready).exists():
        time.sleep(0.005)  # a kill while Python starts tells nothing
    deadline = time.monotonic() + after
    while running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    ended = running.poll() is not None
    if whole_group and not ended:
        os.killpg(running.pid, signal.SIGKILL)
    running.kill()
    running.wait()
    return not ended


def kill_list(
    listed: Path, folder: Path, *, kills: int, rng: random.Random, environment: Mapping[str, str], each: int = 5
) -> tuple[int, list[str]]:
    """Convert a list with kills at random until there were ``kills``, in folders that are finished and compared after ``each`` of them.

    The kills there were, and what was found amiss.
    """
    arguments = ["convert", "--list", str(listed), "--date", "2026-05-01", "--jobs", "2", "--quiet"]
    whole = folder / "whole"
    code, seconds = run([*arguments, "-o", str(whole)], environment)
    faults: list[str] = []
    done = rounds = 0
    while done < kills:
        rounds += 1
        cut = folder / f"cut-{rounds}"
        cut.mkdir()
        logged = 0
        for _ in range(min(each, kills - done)):
            after = rng.uniform(0, seconds * 0.8)
            hit = killed(
                [*arguments, "-o", str(cut)],
                environment,
                cut,
                after=after / (1 + logged),
                whole_group=rng.random() < 0.3,
                ready=".run.jsonl.lock",
            )
            done += hit
            log = cut / "run.jsonl"
            now = log.read_bytes().count(b"\n") if log.is_file() else 0
            faults += [f"round {rounds}: the log lost lines"] if now < logged else []
            logged = now
            if not hit:
                break
        again, _ = run([*arguments, "-o", str(cut)], environment)
        if again != code:
            faults.append(f"round {rounds}: {again}, not {code}")
        faults += [f"round {rounds}: {name}" for name in different(whole, cut)]
    return done, faults


def kill_output(
    arguments: Sequence[str], name: str, folder: Path, *, kills: int, rng: random.Random, environment: Mapping[str, str]
) -> tuple[int, list[str]]:
    """Kill a command that writes one file, again and again over an older one of its own: the file is always whole."""
    whole, cut = folder / "whole", folder / "cut"
    whole.mkdir(parents=True)
    cut.mkdir()
    _, seconds = run([*arguments, "-o", str(whole / name)], environment)
    faults: list[str] = []
    done = 0
    for at in range(kills * 2):
        if done == kills:
            break
        done += killed(
            [*arguments, "-o", str(cut / name)],
            environment,
            cut,
            after=rng.uniform(seconds * 0.3, seconds),
            whole_group=True,
            ready="",
        )
        out = cut / name
        if out.exists() and out.read_bytes() != (whole / name).read_bytes():
            faults.append(f"{arguments[0]}, kill {at}: half written")
    run([*arguments, "-o", str(cut / name)], environment)
    faults += [f"{arguments[0]}: {left}" for left in different(whole, cut)]
    return done, faults
