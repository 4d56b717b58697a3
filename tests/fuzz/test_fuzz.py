"""500 cases of the fuzz suite (``script/fuzz --nightly`` runs thousands), and that it would notice what it looks for."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("needs fork and limits of Linux", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))

import fuzz
from fuzz_.cases import BY_NAME, Case, case_of, lay_out
from fuzz_.chance import MARK
from fuzz_.seeds import make
from fuzz_.trying import smallest, tried

CASES, AT_ONCE = 500, 25
Fake = Callable[[list[str]], int]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize("start", range(0, CASES, AT_ONCE))
def test_the_outcome_is_a_result_or_a_sentence(seeds: Path, start: int) -> None:
    cases = [case_of(0, number) for number in range(start, start + AT_ONCE)]
    outcomes = tried(cases, seeds, judged=lambda case: case.number % AT_ONCE == 0)
    assert not {outcome.case.replay: outcome.faults for outcome in outcomes if outcome.faults}


def test_every_kind_can_be_laid_out_and_the_same_again(seeds: Path, tmp_path: Path) -> None:
    for number, kind in enumerate(BY_NAME):
        case = Case(kind, 3, number, (0, 1))
        first, commands = lay_out(case, seeds, tmp_path / f"{kind}-1")
        second, again = lay_out(case, seeds, tmp_path / f"{kind}-2")
        assert first.read_bytes() == second.read_bytes()
        assert commands == again != ()


def test_most_cases_change_the_file(seeds: Path, tmp_path: Path) -> None:
    changed = 0
    for number in range(60):
        case = case_of(1, number)
        subject, _ = lay_out(case, seeds, tmp_path / str(number))
        changed += subject.read_bytes() not in [(seeds / name).read_bytes() for name in BY_NAME[case.kind].seeds]
    assert changed > 50


# What the suite looks for is put there, and found.


def _hangs(words: list[str]) -> int:
    while True:
        pass


def _dies(words: list[str]) -> int:
    os.kill(os.getpid(), signal.SIGSEGV)
    return 0


def _breaks_down(words: list[str]) -> int:
    print("草案.docx：stdkit 自身出错（KeyError，facts/terms.py:31），请把该文件交给维护者。", file=sys.stderr)
    return 2


def _traces(words: list[str]) -> int:
    print("Traceback (most recent call last):\n  x\nKeyError: 1", file=sys.stderr)
    return 1


def _leaves(words: list[str]) -> int:
    os._exit(3)


def _says_nothing(words: list[str]) -> int:
    return 2


def _colours(words: list[str]) -> int:
    print("\x1b[31m")
    return 0


def _overwrites(words: list[str]) -> int:
    Path("draft.md").write_text("", encoding="utf-8")
    return 0


def _leaves_a_file(words: list[str]) -> int:
    Path("out/a.docx.tmp").touch()
    return 0


def _injects(words: list[str]) -> int:
    Path("out/r.html").write_text(f"<p>{MARK}</p>", encoding="utf-8")
    return 0


def _reckons(words: list[str]) -> int:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["=1+1"])
    book.save("out/r.xlsx")
    return 0


def _writes_half(words: list[str]) -> int:
    Path("out/r.json").write_text('{"a": ', encoding="utf-8")
    return 0


@pytest.mark.parametrize(
    ("fake", "said"),
    [
        (_hangs, "s of processor time|still at work"),
        (_dies, "ended by SIGSEGV"),
        (_breaks_down, "自身出错（KeyError，facts/terms.py:31）$"),
        (_traces, "KeyError: 1"),
        (_leaves, "left with 3"),
        (_says_nothing, "no sentence"),
        (_colours, "control characters"),
        (_overwrites, "lost or changed: draft.md"),
        (_leaves_a_file, "left behind"),
        (_injects, "as markup"),
        (_reckons, "formula in Sheet!A1"),
        (_writes_half, "JSONDecodeError"),
    ],
)
def test_what_it_looks_for_is_found(seeds: Path, monkeypatch: pytest.MonkeyPatch, fake: Fake, said: str) -> None:
    monkeypatch.setattr("stdkit.cli.run", fake)
    case = Case("settings", 0, 1, (0,))
    outcomes = tried([case] if fake is _hangs else [case, case], seeds, seconds=1)
    assert all(re.search(said, " ".join(outcome.faults)) for outcome in outcomes)


def test_an_output_without_fault_is_none(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdkit.cli.run", lambda words: 0)
    assert tried([Case("settings", 0, 1, (0,))], seeds)[0].faults == ()


def test_a_finding_is_made_small(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the changes that matter are left: here one of them, since each by itself shows the fault."""
    monkeypatch.setattr("stdkit.cli.run", _breaks_down)
    case = Case("units", 0, 1, (0, 1, 2, 3, 4))
    small = smallest(case, seeds, tried([case], seeds)[0].faults[0])
    assert len(small.steps) == 1
    assert small.replay == f"--run 0 --replay 1 --kind units --steps {small.steps[0]}"


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "run-1.jsonl"
    log.write_text('{"start": 0, "count": 25}\n{"start": 25, "cou', encoding="utf-8")
    assert [row["start"] for row in fuzz.known(log)] == [0]
    assert fuzz.known(tmp_path / "none") == []
    with log.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"start": 50, "count": 25}) + "\n")
    assert [row["start"] for row in fuzz.known(log)] == [0, 50]
