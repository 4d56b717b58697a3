from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from stdkit.commands.jobs import Progress, run_each


def _double(number: int) -> int:
    return number * 2


def _die_at_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number * 2


def _raise_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("drei")
    return number * 2


def _lost(number: int) -> int:
    return -number


def _all(function: Callable[[int], int], jobs: int) -> dict[int, int]:
    return dict(run_each(function, list(range(7)), jobs=jobs, lost=_lost))


@pytest.mark.parametrize("jobs", [0, 1, 2, 50])
def test_every_item_once(jobs: int) -> None:
    assert _all(_double, jobs) == {n: n * 2 for n in range(7)}


def test_a_process_that_dies_costs_only_its_own_item() -> None:
    assert _all(_die_at_three, 2) == {n: -3 if n == 3 else n * 2 for n in range(7)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_comes_through(jobs: int) -> None:
    with pytest.raises(ValueError, match="drei"):
        _all(_raise_at_three, jobs)


def test_nothing_to_do() -> None:
    assert not list(run_each(_double, [], jobs=0, lost=_lost))


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress("检查", 5, shown=True)
    progress.step()
    progress.close()
    assert capsys.readouterr().err == ""


def test_progress_counts_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress("检查", 2, shown=True)
    progress.step()
    progress.step()
    progress.close()
    assert capsys.readouterr().err == (f"\r检查 [{'#' * 12}{'-' * 12}] 1/2\x1b[K\r检查 [{'#' * 24}] 2/2\x1b[K\r\x1b[K")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_one_exception_in_one_process() -> None:
    script = (
        "import time\nfrom stdkit.commands.jobs import run_each\n"
        "def work(n):\n    print(n, flush=True)\n    time.sleep(0.3)\n    return n\n"
        "try:\n    list(run_each(work, range(50), jobs=2, lost=lambda n: n))\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert out.endswith("interrupted\n") and out.count("\n") < 20
    assert "Traceback" not in err
