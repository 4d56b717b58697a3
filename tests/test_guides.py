"""The guides hold: every command they show is run in its order, every file they show is written, every line of output is printed."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from stdkit.cli import run
from tests.test_plugins import install


@pytest.fixture(scope="module")
def guides(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("guides", root / "script" / "guides.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["guides"] = module  # a dataclass looks for its module by name
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def place(guides: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    guides.prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lacking(shown: str, printed: str) -> list[str]:
    """The lines of ``shown`` that ``printed`` does not have; blanks at both ends do not count."""
    lines = {line.strip() for line in printed.splitlines()}
    return [line for line in shown.splitlines() if line.strip() not in lines]


@pytest.mark.parametrize(("page", "commands"), [("guide/secretaries.md", 20), ("guide/bureaus.md", 4), ("scale.md", 3)])
def test_commands_run_in_their_order(
    guides: ModuleType, place: Path, capsys: pytest.CaptureFixture[str], page: str, commands: int
) -> None:
    count, printed = 0, ""
    for step in guides.steps(page):
        if step.kind == "text":
            assert lacking(step.text, printed) == []
        if step.kind != "sh":
            continue
        assert len(step.commands) == len(step.text.splitlines())
        printed = ""
        for words in step.commands:
            # 1: findings, or clauses to be decided. The list of the examples lacks two files: 2, as the guide says.
            allowed = (2,) if "--list" in words else (0, 1)
            code = run(words)
            told = capsys.readouterr()
            assert code in allowed, f"{words}\n{told.err}"
            printed += told.out + told.err
            if "-o" in words:
                assert (place / words[words.index("-o") + 1]).exists(), words
            count += 1
    assert count >= commands


def test_pictures_are_of_files_that_the_guides_write(guides: ModuleType, root: Path) -> None:
    named = {name for page in guides.GUIDES for name in re.findall(r"\(pictures/(\S+\.png)\)", _text(root, page))}
    drawn = {path.name for path in (root / "docs" / "guide" / "pictures").iterdir()}
    assert (
        named == drawn and sum(path.stat().st_size for path in (root / "docs" / "guide" / "pictures").iterdir()) < 1e6
    )
    script = (root / "script" / "pictures.py").read_text(encoding="utf-8")
    shown = dict(re.findall(r'Shot\("(\w+)", "([^"]+)"', script))
    assert {f"{name}.png" for name in shown} == drawn
    written = " ".join(_text(root, page) for page in guides.GUIDES)
    for file in shown.values():
        assert file in written or str(Path(file).parent) in written, file


def _text(root: Path, page: str) -> str:
    return (root / "docs" / page).read_text(encoding="utf-8")


def test_the_rule_of_the_guide_is_one(guides: ModuleType, root: Path, place: Path) -> None:
    """The files of the walk-through, installed as pip would; its commands, its test, its output, and the fences of its rule."""
    walk = list(guides.steps("guide/rule-authors.md"))
    for step in walk:
        if step.title:
            (place / step.title).parent.mkdir(parents=True, exist_ok=True)
            (place / step.title).write_text(step.text, encoding="utf-8")
    site = place / "site"
    site.mkdir()
    install(place / "bureau-rules", site)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(root)]), "STDKIT_CACHE": "off"}

    def done(*command: str) -> str:
        told = subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    printed = "".join(done("-m", "stdkit.cli", *words) for step in walk if step.kind == "sh" for words in step.commands)
    for step in walk:
        if step.kind == "text":
            assert lacking(step.text, printed) == []
    done("-m", "pytest", "-q", "-p", "no:cacheprovider", "bureau-rules")
    done(
        "-c",
        "from stdkit.lint import registry; from tests.rules.examples import run_bad, run_good\n"
        "rule = registry.load()['BUR001']\n"
        "assert [example.kind for example in rule.examples] == ['bad', 'good']\n"
        "run_bad(rule, rule.examples[0]); run_good(rule, rule.examples[1])",
    )


def test_scripts_that_the_guide_names_are_there(guides: ModuleType, root: Path) -> None:
    shown = [
        line
        for step in guides.steps("guide/rule-authors.md")
        if step.kind == "console"
        for line in step.text.splitlines()
    ]
    named = [line.split()[0] for line in shown if line.startswith("script/")]
    assert len(named) == 3
    for name in named:
        assert os.access(root / name, os.X_OK), name
    done = subprocess.run(
        [sys.executable, "script/mutants.py", "MOD001"], cwd=root, capture_output=True, text=True, encoding="utf-8"
    )
    assert re.search(r"^MOD +改动 +\d+ +发现", done.stdout, re.M), done.stderr
