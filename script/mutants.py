"""Which small changes to a rule do its examples not notice? Called by script/mutants; no part of the tests.

A rule's module is changed in one place, run in this process over the rule's own fences, and put back. A change after which all fences still
pass is printed: a fence is missing there, or the change makes no difference (a guard that only saves time, a choice that comes to the same).
With ``--core`` the modules of ``stdkit/lint`` are changed and their tests run, each in a process of its own. With ``--facts``, ``--convert``,
``--docx``, ``--compare``, ``--comments``, ``--templates`` changes of that package are drawn by chance, and the tests that touch them run.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.util import find_spec, spec_from_loader
from itertools import repeat
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "script")]

from mutations import mutants  # noqa: E402  # after the path

SECONDS = 3.0
CORE = {
    "runner": ("runner", "library"), "overlaps": ("overlaps",), "suppressions": ("suppressions",),
    "baseline": ("baseline",), "fingerprints": ("fingerprints", "baseline"),
}  # fmt: skip
"""Modules of ``stdkit/lint`` with the tests that speak of them."""
PACKAGES = {
    "facts": "facts", "convert": "convert", "docx": "formats/docx", "compare": "compare", "comments": "comments", "templates": "templates"
}  # fmt: skip
"""Packages with tests that touch their lines (script/touched.py)."""


@dataclass(frozen=True)
class Outcome:
    name: str
    made: int
    survivors: tuple[str, ...]


class TooLong(BaseException):
    """Not an ``Exception``: the runner takes those for faults of the rule."""


def _ring(*_: object) -> None:
    raise TooLong


# Rules


def rule_outcome(code: str, fine: bool) -> Outcome:
    """What the fences of rule ``code`` notice."""
    from stdkit.lint import registry
    from stdkit.lint.rule import REGISTERED

    original = registry.load()[code]
    name = original.check.__module__
    path = Path(sys.modules[name].__file__ or "")
    examples = _Examples(original, name)
    if not examples.pass_with(original):
        return Outcome(code, 0, (f"{code}: 例子本身没有通过",))
    made, survivors = 0, []
    for change, changed in mutants(path.read_text(encoding="utf-8"), str(path), fine=fine):
        made += 1
        if examples.pass_with_code(changed):
            survivors.append(f"{path.relative_to(ROOT)}:{change.line}: {change.what}")
        REGISTERED[code] = original
    return Outcome(code, made, tuple(survivors))


class _Examples:
    """The fences of a rule, read once; what facts say of them stays, save what the rule's own module has worked out."""

    def __init__(self, rule: Any, module: str) -> None:
        from tests.rules import examples

        if not hasattr(examples.read_markdown, "cache_info"):
            examples.read_markdown = cache(examples.read_markdown)  # type: ignore[attr-defined]
            examples.marked_spans = cache(examples.marked_spans)
        self.rule, self.module, self.harness = rule, module, examples

    def pass_with_code(self, code: CodeType) -> bool:
        from stdkit.lint.rule import REGISTERED

        module = ModuleType(self.module)
        module.__file__ = code.co_filename
        try:
            exec(code, module.__dict__)
        except Exception:
            return False
        return self.pass_with(REGISTERED[self.rule.code])

    def pass_with(self, rule: Any) -> bool:
        self._forget()
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            self._run(rule)
        except (Exception, TooLong):
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return True

    def _run(self, rule: Any) -> None:
        known = self.rule.examples
        for number, example in enumerate(known):
            if example.kind == "good":
                self.harness.run_good(rule, example)
            elif example.kind == "bad":
                doc, found = self.harness.run_bad(rule, example)
                if known[number + 1 : number + 2] and known[number + 1].kind == "fixed":
                    self.harness.run_fixed(doc, found, known[number + 1])

    def _forget(self) -> None:
        for example in self.rule.examples:
            source = self.harness.source_of(example)
            doc = self.harness.marked_spans(source)[0] if example.kind == "bad" else self.harness.read_markdown(source)
            for key in [key for key in doc.memo if str(key).startswith(f"{self.module}.")]:
                del doc.memo[key]


# The core


class _Changed(MetaPathFinder):
    """Gives the changed code where module ``name`` is imported."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        return spec_from_loader(fullname, self, origin=self.code.co_filename) if fullname == self.name else None

    def create_module(self, spec: Any) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self.code.co_filename
        exec(self.code, module.__dict__)


def core_outcome(name: str, fine: bool) -> Outcome:
    """What the tests of ``stdkit.lint.<name>`` notice."""
    path = ROOT / "stdkit" / "lint" / f"{name}.py"
    made, survivors = 0, []
    for change, code in mutants(path.read_text(encoding="utf-8"), str(path), fine=fine):
        made += 1
        if _tests_pass(f"stdkit.lint.{name}", code, [ROOT / "tests" / "lint" / f"test_{of}.py" for of in CORE[name]]):
            survivors.append(f"{path.relative_to(ROOT)}:{change.line}: {change.what}")
    return Outcome(name, made, tuple(survivors))


def _tests_pass(module: str, code: CodeType, tests: Iterable[Path]) -> bool:
    import pytest

    import stdkit.formats.markdown  # noqa: F401  # read here once, and not in every child; it knows nothing of stdkit.lint

    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    signal.alarm(60)
    sys.meta_path.insert(0, _Changed(module, code))
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *map(str, tests)])))


# Packages


def package_outcomes(packages: Iterable[str], given: argparse.Namespace) -> list[Outcome]:
    """Of each package so many changes drawn by chance, and those that its tests do not notice."""
    from noticing import Source, run
    from touched import Touched, collect

    if given.map:
        collect()
    touched = Touched()
    listed = Path(given.again).read_text(encoding="utf-8").splitlines() if given.again else ()
    again = frozenset(line.partition("  （")[0] for line in listed)
    sources: dict[str, Source] = {}
    drawn = []
    for package in packages:
        folder = ROOT / "stdkit" / PACKAGES[package]
        paths = [path.relative_to(ROOT).as_posix() for path in sorted(folder.rglob("*.py"))]
        sources |= {
            path: Source(path, given.fine) for path in paths if not given.files or Path(path).stem in given.files
        }
        all_of_it = [
            (path, index)
            for path in paths
            if path in sources
            for index, change in enumerate(sources[path].changes)
            if not again or f"{path}:{change.line}: {change.what}" in again
        ]
        count = min(given.sample or len(all_of_it), len(all_of_it))
        drawn += [
            (package, sources[path].mutant(index)) for path, index in random.Random(given.seed).sample(all_of_it, count)
        ]
        print(f"{package}：{len(all_of_it)} 处可改，抽 {count} 处（种子 {given.seed}）", flush=True)
    survivors = {
        id(mutant) for mutant, _ in run([mutant for _, mutant in drawn], sources, touched, given.jobs, given.seconds)
    }
    outcomes = []
    for package in packages:
        own = [mutant for of, mutant in drawn if of == package]
        outcomes.append(Outcome(package, len(own), tuple(mutant.name for mutant in own if id(mutant) in survivors)))
    return outcomes


# All of it


def _codes(wanted: Iterable[str]) -> list[str]:
    from stdkit.lint import registry

    rules = registry.load()
    own = [code for code, rule in rules.items() if rule.check.__module__.startswith(f"{registry.PACKAGE}.")]
    registry.check_selectors(wanted, rules, where="命令行")
    return [code for code in own if not wanted or registry.matches(rules[code], wanted)]


def _lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Families with the share of changes that were noticed."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        for key in (outcome.name.rstrip("0123456789"), "合计"):
            sums[key][0] += outcome.made
            sums[key][1] += outcome.made - len(outcome.survivors)
    total = sums.pop("合计", [0, 0])
    for key, (made, noticed) in [*sorted(sums.items()), ("合计", total)]:
        yield f"{key:8} 改动 {made:6}  发现 {noticed:6}  {noticed / max(made, 1):6.1%}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/mutants", description="改动规则的代码，看它自己的例子能否发现")
    parser.add_argument("selectors", nargs="*", metavar="CODE", help="规则代号或类别；不写为全部")
    parser.add_argument("--core", action="store_true", help="改动 stdkit/lint，运行它的测试")
    parser.add_argument(
        "--fine", action="store_true", help="也做细小的改动（条件少一项、词表少一词、样式少一个断言……）"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--quiet", action="store_true", help="只列各类别的比例")
    for name, folder in PACKAGES.items():
        parser.add_argument(f"--{name}", action="store_true", help=f"改动 stdkit/{folder}，运行碰到改动处的测试")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="每个包只抽 N 处改动")
    parser.add_argument("--seed", type=int, default=1, help="抽样的种子")
    parser.add_argument("--seconds", type=float, default=8.0, help="每处改动最多运行多长时间的测试（秒）")
    parser.add_argument("--files", nargs="+", default=[], metavar="NAME", help="只改这些文件（不写 .py）")
    parser.add_argument("--again", metavar="FILE", help="只改这个文件列出的（上次没有发现的）")
    parser.add_argument("--map", action="store_true", help="先重新记录各项测试碰到哪些行")
    given = parser.parse_args()
    packages = [name for name in PACKAGES if getattr(given, name)]
    if packages:
        print(*_lines(package_outcomes(packages, given)), sep="\n")
        return 0
    work, names = (core_outcome, given.selectors or CORE) if given.core else (rule_outcome, _codes(given.selectors))
    outcomes = []
    with ProcessPoolExecutor(given.jobs) as pool:
        for outcome in pool.map(work, names, repeat(given.fine)):
            outcomes.append(outcome)
            if not given.quiet:
                print(*outcome.survivors, sep="\n", end="\n" if outcome.survivors else "", flush=True)
    print(*_lines(outcomes), sep="\n")
    return 0


if __name__ == "__main__":
    assert find_spec("pytest") is not None, "script/setup dev"
    raise SystemExit(main())
