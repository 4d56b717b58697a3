from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from stdkit.commands.guard import guarded
from stdkit.commands.jobs import Progress, run_each
from stdkit.commands.pool import megabytes
from stdkit.errors import UnreadableFile
from stdkit.limits import limits, within


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


def _lost(number: int, why: str) -> int:
    REASONS[number] = why
    return -number


REASONS: dict[int, str] = {}


def _search_without_end_at_three(number: int) -> int:
    if number == 3:
        re.match(r"(a|a)*b", "a" * 200)
    return number * 2


def _take_at_three(number: int) -> int:
    if number == 3:
        held = bytearray(200 * 2**20)
        time.sleep(20)
        return len(held)
    return number * 2


def _raise_something_private(number: int) -> int:
    raise _Private(number)


class _Private(Exception):
    def __reduce__(self) -> str:
        raise TypeError("stays here")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_search_without_end_is_ended_and_the_others_go_on(jobs: int) -> None:
    with within(seconds=1):
        assert _all(_search_without_end_at_three, jobs) == {n: -3 if n == 3 else n * 2 for n in range(7)}
    assert "1 秒" in REASONS[3] and "seconds" in REASONS[3]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process takes")
def test_a_process_that_takes_too_much_is_ended_and_the_others_go_on() -> None:
    with within(memory_mb=megabytes(os.getpid()) + 100):
        assert _all(_take_at_three, 2) == {n: -3 if n == 3 else n * 2 for n in range(7)}
    assert "memory-mb" in REASONS[3]


def test_an_error_that_cannot_travel_is_told_all_the_same() -> None:
    with pytest.raises(RuntimeError, match="_Private"):
        _all(_raise_something_private, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_one_item_is_ended_in_this_very_process() -> None:
    with within(seconds=0.3), pytest.raises(UnreadableFile, match="seconds"):
        list(run_each(_search_without_end_at_three, [3], jobs=1, lost=_lost))
    with within(seconds=0.3), guarded("甲.docx"):
        pass
    time.sleep(0.4)  # what is over is not ended afterwards


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process takes")
def test_memory_is_watched_in_this_very_process() -> None:
    with within(memory_mb=1), pytest.raises(UnreadableFile, match=r"甲\.docx：.*memory-mb"), guarded("甲.docx"):
        time.sleep(5)


def test_a_library_that_does_not_hear_is_ended_with_the_process() -> None:
    script = (
        "import signal, time\nfrom stdkit.commands import guard\nfrom stdkit.limits import within\n"
        "guard._GRACE = 0.2\nif hasattr(signal, 'pthread_sigmask'):\n"
        "    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})\n"
        "with within(seconds=0.2), guard.guarded('a.docx'):\n    time.sleep(30)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=20)
    assert done.returncode == 2
    said = done.stderr.decode("utf-8")
    assert "a.docx" in said and "seconds" in said and said.count("\n") == 1


def test_limits_reach_the_processes() -> None:
    with within(entries=77):
        assert set(_all(_entries, 2).values()) == {77}


def _entries(_number: int) -> int:
    return limits().entries


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
        "try:\n    list(run_each(work, range(50), jobs=2, lost=lambda n, why: n))\n"
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
