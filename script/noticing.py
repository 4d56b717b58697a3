"""Do the tests notice a change of the code? Called by script/mutants.

All tests are collected once, in one process. For each change a child is forked that puts the changed code in place and runs the tests that
touch the changed line (script/touched.py), quickest first, until one fails. What does not take effect that way (a value that another module
has made something of when it was imported) and is not noticed is tried once more in a fresh process.
"""

from __future__ import annotations

import ast
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from mutations import Change, changes, made
from touched import Touched

ROOT = Path(__file__).resolve().parent.parent
NOTICED, UNNOTICED = 1, 0
SHORT, LEAST = 1.0, 0.02
"""Seconds: up to which a test of the module itself comes first; what a test takes at least."""


@dataclass(frozen=True)
class Mutant:
    """Change number ``index`` of the file at ``path`` (from the root)."""

    path: str
    index: int
    change: Change
    code: CodeType
    inside: bool
    """Whether it stands in the body of a function."""

    @property
    def name(self) -> str:
        return f"{self.path}:{self.change.line}: {self.change.what}"

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Source:
    """A module's file with everything that may be changed in it."""

    def __init__(self, path: str, fine: bool) -> None:
        self.path = path
        self.tree = ast.parse((ROOT / path).read_text(encoding="utf-8"), str(ROOT / path))
        self.changes = [change for change in changes(self.tree) if fine or not change.fine]
        self.functions = [
            (value.lineno, value.end_lineno or value.lineno)
            for value in ast.walk(self.tree)
            if isinstance(value, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    def mutant(self, index: int) -> Mutant:
        change = self.changes[index]
        inside = any(start < change.line <= end for start, end in self.functions)
        return Mutant(self.path, index, change, made(self.tree, change, str(ROOT / self.path)), inside)

    def lines_about(self, line: int) -> range:
        """The function that ``line`` stands in; outside of functions nothing."""
        around = [range(start + 1, end + 1) for start, end in self.functions if start < line <= end]
        return min(around, key=len, default=range(0))

    def depending(self, line: int) -> set[str]:
        """Names of the module that are made by the statement at ``line``, or of what it makes."""
        names: set[str] = set()
        for statement in self.tree.body:
            targets = {
                one.id for one in ast.walk(statement) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
            }
            used = {one.id for one in ast.walk(statement) if isinstance(one, ast.Name)}
            if statement.lineno <= line <= (statement.end_lineno or statement.lineno) or used & names:
                names |= targets
        return names


class Noticing:
    """The plugin: in place of the loop over the tests, one over the mutants."""

    def __init__(
        self, mutants: list[Mutant], sources: dict[str, Source], touched: Touched, jobs: int, seconds: float
    ) -> None:
        self.mutants, self.sources, self.touched, self.jobs, self.seconds = mutants, sources, touched, jobs, seconds
        self.folder = Path(tempfile.mkdtemp(prefix="mutants."))
        self.unsound: set[str] = set()
        self.sound: set[str] = set()
        self.survivors: list[tuple[Mutant, int]] = []
        self.out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        """What is said while pytest keeps what is printed."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = {item.nodeid: item for item in session.items}
        for module in {mutant.module for mutant in self.mutants}:
            import_module(module)  # else the change of one that is imported where it is used would be put nowhere
        self.functions = _functions()
        gc.collect()
        gc.freeze()
        waiting = list(reversed(self.mutants))
        running: dict[int, Mutant] = {}
        while waiting or running:
            while waiting and len(running) < self.jobs:
                mutant = waiting.pop()
                running[self._fork(mutant, self._tests(mutant), mutant_code=True)] = mutant
            child, status = os.wait()
            _end(child)
            mutant = running.pop(child)
            if not self._settle(mutant, child, status):
                waiting.append(mutant)
        shutil.rmtree(self.folder, ignore_errors=True)
        return True

    def _settle(self, mutant: Mutant, child: int, status: int) -> bool:
        """Note what came out; false where a test failed that fails anyway."""
        tests = self._tests(mutant)
        last = self._last(child)
        if os.waitstatus_to_exitcode(status) == UNNOTICED:
            if self._took_effect(mutant) or not tests or self._unnoticed_afresh(mutant, tests):
                self.survivors.append((mutant, len(tests)))
                print(f"{mutant.name}  （{len(tests)} 项测试）", file=self.out, flush=True)
            return True
        if last in self.sound or last is None:
            return True
        upto = tests[: tests.index(last) + 1]
        alone = self._fork(mutant, upto, mutant_code=False)
        _, status = os.waitpid(alone, 0)
        _end(alone)
        if os.waitstatus_to_exitcode(status) == UNNOTICED:
            self.sound.add(last)
            return True
        print(f"不改也不通过：{last}", file=self.out, flush=True)
        self.unsound.add(self._last(alone) or last)
        return False

    def _last(self, child: int) -> str | None:
        note = self.folder / f"{child}.last"
        return note.read_text(encoding="utf-8") if note.exists() else None

    def _tests(self, mutant: Mutant) -> list[str]:
        """What a vocabulary says, what touches the changed line, then the function, then the module; those of the module itself and quick ones first:
        for so many seconds."""
        source = self.sources[mutant.path]
        line = mutant.change.line
        circles = [
            set() if mutant.inside else self.touched.told(self.items, mutant.path),
            self.touched.of(mutant.path, [line]) if mutant.inside else set(),
            self.touched.of(mutant.path, source.lines_about(line)),
            self.touched.of(mutant.path, None) | self.touched.unknown(self.items, mutant.path),
        ]
        stem = Path(mutant.path).stem
        tests: dict[str, None] = {}
        left = self.seconds
        for circle in circles:
            for test in sorted(circle - self.unsound, key=lambda test: self._rank(test, stem)):
                if test in self.items and test not in tests and self.touched.took(test) <= left:
                    tests[test] = None
                    left -= max(self.touched.took(test), LEAST)
        return list(tests)

    def _rank(self, test: str, stem: str) -> tuple[bool, float, str]:
        file = Path(test.partition("::")[0]).stem
        took = self.touched.took(test)
        return file.removeprefix("test_") not in (stem, "vocabulary") or took > SHORT, took, test

    def _took_effect(self, mutant: Mutant) -> bool:
        """Whether the change can be put in place in a child: not where something was made of it when modules were imported."""
        if mutant.inside:
            return not self.touched.at_import(mutant.path, mutant.change.line)
        names = self.sources[mutant.path].depending(mutant.change.line)
        old = vars(sys.modules[mutant.module])
        return bool(names) and all(name in old and self._is_put(mutant, old[name]) for name in names)

    @staticmethod
    def _is_put(mutant: Mutant, value: Any) -> bool:
        return type(value).__module__ != mutant.module and not isinstance(value, type | FunctionType)

    # Children

    def _fork(self, mutant: Mutant, tests: list[str], *, mutant_code: bool) -> int:
        child = os.fork()
        if child:
            return child
        code = NOTICED
        try:
            os.setsid()
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(int(20 + 4 * sum(map(self.touched.took, tests))))
            if mutant_code:
                self._put(mutant)
            code = self._run(tests)
        except BaseException:
            code = NOTICED
        finally:
            os._exit(code)

    def _run(self, tests: list[str]) -> int:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        items = [self.items[test] for test in tests]
        config = items[0].config if items else None
        note = self.folder / f"{os.getpid()}.last"
        if config is not None:
            config.pluginmanager.get_plugin("terminalreporter")._tw._file = os.fdopen(os.dup(null), "w")  # type: ignore[union-attr]
            config._tmp_path_factory._basetemp = Path(tempfile.mkdtemp(dir=self.folder))  # type: ignore[attr-defined]
        for item, following in zip(items, [*items[1:], None], strict=True):
            note.write_text(item.nodeid, encoding="utf-8")
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                return NOTICED
        return UNNOTICED

    def _put(self, mutant: Mutant) -> None:
        if mutant.inside:
            for code in _codes(mutant.code):
                for function in self.functions.get(_key(code), ()):
                    if function.__code__ != code and function.__code__.co_freevars == code.co_freevars:
                        function.__code__ = code
            return
        old = sys.modules[mutant.module]
        new = ModuleType(mutant.module)
        new.__dict__.update({name: value for name, value in vars(old).items() if name.startswith("__")})
        exec(mutant.code, new.__dict__)
        for name in self.sources[mutant.path].depending(mutant.change.line):
            value = vars(new).get(name)
            if name in vars(old) and self._is_put(mutant, value):
                _replace(vars(old)[name], value)

    def _unnoticed_afresh(self, mutant: Mutant, tests: list[str]) -> bool:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=self.folder, encoding="utf-8") as listed:
            listed.write("\n".join(tests))
            listed.flush()
            command = [sys.executable, __file__, mutant.path, str(mutant.index), str(mutant.change.fine), listed.name]
            null = subprocess.DEVNULL
            limit = 90 + 4 * sum(map(self.touched.took, tests))
            try:
                return subprocess.run(command, stdout=null, stderr=null, timeout=limit, cwd=ROOT).returncode == 0
            except subprocess.TimeoutExpired:
                return False


def _end(child: int) -> None:
    """End what the tests of a child have started and left."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _replace(old: Any, new: Any) -> None:
    """``new`` in place of ``old`` in every module that has it."""
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if value is old and getattr(module, "__name__", "").startswith(("stdkit", "tests")):
                setattr(module, name, new)


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield value
            yield from _codes(value)


def _functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Every function of stdkit that is alive, those inside of decorators too."""
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(ROOT / "stdkit")):
            found[_key(one.__code__)].append(one)
    return found


def run(
    mutants: Iterable[Mutant], sources: dict[str, Source], touched: Touched, jobs: int, seconds: float
) -> list[tuple[Mutant, int]]:
    """The mutants that no test notices, each with how many tests touched it."""
    from hypothesis import settings

    settings.register_profile("mutants", database=None, derandomize=True)
    settings.load_profile("mutants")
    wanted = list(mutants)
    plugin = Noticing(wanted, sources, touched, jobs, seconds)
    files = sorted(touched.files({mutant.path for mutant in wanted}))
    options = ["-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist", "--import-mode=importlib"]
    pytest.main([*options, *files], plugins=[plugin])
    return plugin.survivors


def _afresh(path: str, index: str, fine: str, listed: str) -> int:
    from mutants import _Changed

    mutant = Source(path, fine == "True").mutant(int(index))
    sys.path.insert(0, str(ROOT))
    sys.meta_path.insert(0, _Changed(mutant.module, mutant.code))
    tests = Path(listed).read_text(encoding="utf-8").splitlines()
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))


if __name__ == "__main__":
    sys.exit(_afresh(*sys.argv[1:]))
