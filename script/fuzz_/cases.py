"""A case: a kind, a seed, and how often it is changed. The same number gives the same files and commands."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from fuzz_.chance import changed_bytes
from fuzz_.kinds import KINDS, Command, Kind
from fuzz_.seeds import CORPUS

_WHEEL = tuple(kind for kind in KINDS for _ in range(kind.share))
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Case:
    """``steps``: which of the changes are made, each drawn by a chance of its own, so that one can be left out."""

    kind: str
    run: int
    number: int
    steps: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.run}-{self.number}"

    @property
    def replay(self) -> str:
        """The words for ``script/fuzz`` that run it again."""
        return f"--run {self.run} --replay {self.number} --kind {self.kind} --steps {','.join(map(str, self.steps))}"


def case_of(run: int, number: int, kind: str = "") -> Case:
    """Case ``number`` of run ``run``: its kind (unless given) and its number of changes."""
    chance = _chance(run, number, "case")
    drawn = chance.choice(_WHEEL).name
    steps = chance.choice((1, 1, 1, 2, 2, 3, 5, 9))
    return Case(kind or drawn, run, number, tuple(range(steps)))


def without(case: Case, step: int) -> Case:
    return replace(case, steps=tuple(one for one in case.steps if one != step))


def lay_out(case: Case, seeds: Path, folder: Path) -> tuple[Path, tuple[Command, ...]]:
    """Write the files of a case into ``folder``; the changed file and the commands, to be run there."""
    kind = BY_NAME[case.kind]
    chance = _chance(case.run, case.number, "files")
    source = seeds / chance.choice((*kind.seeds, *_corpus(kind, seeds)))
    data = source.read_bytes()
    for step in case.steps:
        step_chance = _chance(case.run, case.number, f"step {step}")
        try:
            data = kind.change(data, step_chance)
        except Exception:  # what earlier changes left can no longer be changed in this way
            data = changed_bytes(data, step_chance)
    folder.mkdir(parents=True)
    (folder / "out").mkdir()
    for name in kind.beside:
        shutil.copyfile(seeds / name, folder / Path(name).name)
    path = folder / (kind.named or source.name)
    path.write_bytes(data)
    return path, tuple([_told(word, path, seeds) for word in words] for words in _journey(kind, chance))


def _corpus(kind: Kind, seeds: Path) -> list[str]:
    """Real documents among the seeds, where a run was given some."""
    suffix = Path(kind.seeds[0]).suffix
    return (
        sorted(path.name for path in seeds.glob(f"{CORPUS}*{suffix}")) if kind.name.startswith(("docx", "pdf")) else []
    )


def _journey(kind: Kind, chance: Random) -> tuple[Command, ...]:
    return chance.choice(kind.journeys)


def _told(word: str, path: Path, seeds: Path) -> str:
    return path.name if word == "@" else str(seeds / word[2:]) if word.startswith("~/") else word


def _chance(run: int, number: int, what: str) -> Random:
    """Chance that is the same on every machine and in every process."""
    return Random(hashlib.sha256(f"{run}/{number}/{what}".encode()).digest())
