"""Cases from beginning to end, and the smallest number of changes that still shows what one found."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz_.cases import Case, lay_out, without
from fuzz_.judging import faults, kept_files
from fuzz_.running import SECONDS, beside, ran


@dataclass(frozen=True)
class Tried:
    """What came of a case; ``faults`` empty where nothing is wrong."""

    case: Case
    codes: tuple[int, ...]
    faults: tuple[str, ...]
    told: tuple[str, ...] = ()
    """The codes of the errors that were told (D012 …)."""


_TOLD = re.compile(r"（([FODWL]\d{3})）")


def closely(case: Case) -> bool:
    """Whether what a case writes is held against the judge of Word files, which takes longer than the case: one in ten is."""
    return case.number % 10 == 0


def tried(
    cases: Sequence[Case], seeds: Path, *, seconds: int = SECONDS, judged: Callable[[Case], bool] = closely
) -> list[Tried]:
    """Run cases, each in a folder of its own; the folders go afterwards."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        laid = [
            (case, Path(name) / str(number), *lay_out(case, seeds, Path(name) / str(number)))
            for number, case in enumerate(cases)
        ]
        before = [kept_files(folder) for _, folder, _, _ in laid]
        results = ran([(folder, commands) for _, folder, _, commands in laid], seconds=seconds)
        return [
            Tried(
                case,
                result.codes,
                tuple(faults(result, commands, folder, kept, subject, closely=judged(case))),
                tuple(_TOLD.findall(result.warned)),
            )
            for (case, folder, subject, commands), kept, result in zip(laid, before, results, strict=True)
        ]


def kept(case: Case, seeds: Path, place: Path) -> Tried:
    """Run one case; its files, its commands and what came of it stay in ``place``."""
    shutil.rmtree(place, ignore_errors=True)
    subject, commands = lay_out(case, seeds, place)
    before = kept_files(place)
    result = ran([(place, commands)])[0]
    for what in ("out", "err", "codes"):
        beside(place, what).unlink()
    found = tuple(faults(result, commands, place, before, subject, closely=True))
    told = [
        f"script/fuzz {case.replay}",
        "",
        *(f"stdkit {' '.join(words)}" for words in commands),
        "",
        *found,
        "",
        result.warned,
    ]
    (place / "CASE.txt").write_text("\n".join(told), encoding="utf-8", errors="backslashreplace")
    return Tried(case, result.codes, found, tuple(_TOLD.findall(result.warned)))


def smallest(case: Case, seeds: Path, shown: str) -> Case:
    """The case with as few of its changes as still show the fault ``shown``."""
    for step in case.steps:
        less = without(case, step)
        if less.steps and any(kin(fault) == kin(shown) for fault in tried([less], seeds)[0].faults):
            case = less
    return case


def kin(fault: str) -> str:
    """What two findings of the same cause have in common: the first words, without numbers."""
    return "".join(sign for sign in fault.split("\n")[0] if not sign.isdigit())[:70]
