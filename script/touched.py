"""Which tests touch which lines of stdkit, and how long each takes. Called by script/mutants; needs coverage (not among the project's own).

``collect`` runs the suite once under coverage, with a context for every test, and keeps what it found in the folder ``mutants``. Tests written
since are taken to touch what stands beside them in stdkit.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "mutants"
DATA, TOOK = FOLDER / "coverage", FOLDER / "took.json"
LEFT = ("tests/test_readme.py", "tests/test_privacy.py", "tests/test_gallery.py", "tests/commands/test_cluster.py")
"""Tests that install, listen, or take too long."""
GUESSED = 0.1
"""Seconds of a test that is not known."""
_RC = """[run]
source = stdkit
parallel = true
patch = subprocess
sigterm = true
data_file = {data}
"""


def collect() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    settings = FOLDER / "coverage.ini"
    settings.write_text(_RC.format(data=DATA), encoding="utf-8")
    left = [f"--ignore={path}" for path in LEFT]
    measuring = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}"]
    tests = ["-m", "pytest", "-n", "2", "-p", "touching", "-p", "no:cacheprovider", *left]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "script")])
    subprocess.run(
        [*measuring, *tests], cwd=ROOT, env=os.environ | {"PYTHONPATH": paths, "STDKIT_TOUCHED": str(FOLDER)}
    )
    combine(FOLDER)


def combine(folder: Path) -> None:
    whole = CoverageData(str(DATA))
    for part in sorted(folder.glob("coverage.*")):
        if part.suffix != ".ini":
            data = CoverageData(str(part))
            data.read()
            whole.update(data)
            part.unlink()
    whole.write()
    took: dict[str, float] = {}
    for note in sorted(folder.glob("took.*.json")):
        for test, seconds in json.loads(note.read_text(encoding="utf-8")).items():
            took[test] = min(seconds, took.get(test, seconds))
    files = {path: _digest(ROOT / path) for path in map(_from_root, whole.measured_files())}
    TOOK.write_text(json.dumps({"took": took, "files": files}), encoding="utf-8")


def _from_root(path: str) -> str:
    return Path(path).relative_to(ROOT).as_posix()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _beside(path: str) -> str:
    """The folder of the tests of ``path``, or the one above it that there is."""
    folder = Path("tests") / Path(path).parent.relative_to("stdkit")
    while not (ROOT / folder).is_dir():
        folder = folder.parent
    return folder.as_posix()


class Touched:
    """What ``collect`` has found."""

    def __init__(self) -> None:
        if not TOOK.exists():
            collect()
        self._data = CoverageData(str(DATA))
        self._data.read()
        kept = json.loads(TOOK.read_text(encoding="utf-8"))
        self._took: dict[str, float] = kept["took"]
        self._files: dict[str, str] = kept["files"]
        self._lines = cache(lambda path: self._data.contexts_by_lineno(str(ROOT / path)))
        self._stale = cache(lambda path: self._files.get(path) != _digest(ROOT / path))

    def of(self, path: str, lines: Iterable[int] | None) -> set[str]:
        """Tests that touch one of ``lines``; of the whole file where the lines are not known, or are others since."""
        known = self._lines(path)
        wanted = known if lines is None or self._stale(path) else lines
        return {test for line in wanted for test in known.get(line, ()) if test}

    def at_import(self, path: str, line: int) -> bool:
        """Whether ``line`` is also run before any test is."""
        return self._stale(path) or "" in self._lines(path).get(line, ())

    def unknown(self, tests: Iterable[str], path: str) -> set[str]:
        """Those of ``tests`` that are new and stand where the tests of ``path`` do."""
        beside = f"{_beside(path)}/"
        return {
            test
            for test in tests
            if test not in self._took and test.startswith(beside) and "test_vocabulary" not in test
        }

    def told(self, tests: Iterable[str], path: str) -> set[str]:
        """What a vocabulary says of the module: patterns are made when modules are imported, so no test is seen to touch their lines."""
        beside, own = f"{_beside(path)}/test_vocabulary", f"[{Path(path).stem}]"
        return {test for test in tests if test.startswith(beside) and test.endswith(own)}

    def took(self, test: str) -> float:
        return self._took.get(test, GUESSED)

    def files(self, paths: set[str]) -> set[str]:
        """Files of tests that touch ``paths``."""
        known = {test.partition("::")[0] for path in paths for test in self.of(path, None)}
        beside = {_beside(path) for path in paths}
        new = {file.relative_to(ROOT).as_posix() for folder in beside for file in (ROOT / folder).glob("test_*.py")}
        return {file for file in known | new if (ROOT / file).exists() and file not in LEFT}
