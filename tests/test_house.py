"""The house rules that a machine can watch: layers, style, types, names, who may print."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "stdkit").rglob("*.py"))
# “chapter” is not among them: it is said of 章 where 章 and 条 have to be told apart.
NOT_USED = {"section", "appendix", "violation", "node", "util", "utils", "helper", "manager", "processor"}
# A section is what Word calls the stretch of pages that shares margins and running heads.
OWN_WORDS = {"formats/docx": {"section"}}


def _run(*command: str, root: Path) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_go_one_way(root: Path) -> None:
    _run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", root=root)


def test_ruff_finds_nothing(root: Path) -> None:
    _run(sys.executable, "-m", "ruff", "check", "stdkit", "tests", root=root)


def test_ruff_would_change_nothing(root: Path) -> None:
    _run(sys.executable, "-m", "ruff", "format", "--check", "stdkit", "tests", root=root)


def test_types_hold(root: Path) -> None:
    _run(sys.executable, "-m", "mypy", "stdkit", root=root)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_module_says_what_it_is_for(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = tree.body
    if file.is_relative_to(ROOT / "stdkit" / "rules"):  # there the rule's own docstring says it
        documented = [item for item in tree.body if isinstance(item, ast.FunctionDef) and item.decorator_list]
        assert all(ast.get_docstring(item) for item in documented), "a rule without docstring"
    elif documented:
        assert ast.get_docstring(tree), "no docstring"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_names_are_the_trades(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    used = {word for name in [file.stem, *_names(tree)] for word in name.lower().split("_")}
    place = file.relative_to(ROOT / "stdkit").as_posix()
    allowed = {word for folder, words in OWN_WORDS.items() if place.startswith(folder) for word in words}
    assert not used & (NOT_USED - allowed)


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if file.relative_to(ROOT / "stdkit").parts[0] not in ("cli.py", "commands", "reports")],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_only_the_command_line_and_reports_print(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [call.func for call in ast.walk(tree) if isinstance(call, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


def _names(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of functions, classes, arguments and variables."""
    for item in ast.walk(tree):
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield item.name
        elif isinstance(item, ast.arg):
            yield item.arg
        elif isinstance(item, ast.Name) and isinstance(item.ctx, ast.Store):
            yield item.id
