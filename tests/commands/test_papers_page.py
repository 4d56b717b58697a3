"""Every command that docs/papers.md shows is run in its order; the papers it writes are whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.templates.fields import names, template
from stdkit.templates.papers import is_paper
from tests.test_readme import commands


@pytest.fixture
def place(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(root / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__", "make"))
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_run_in_their_order(place: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = commands("docs/papers.md")
    assert len(shown) >= 15
    written = []
    for command in shown:
        program, *words = command.split()
        assert program == "stdkit"
        # 1 is an answer too: clauses that the committee has to decide, items of a list without their files
        assert run(words) in (0, 1), f"{command}\n{capsys.readouterr().err}"
        if "-o" in words:
            written.append(place / words[words.index("-o") + 1])
            assert written[-1].exists(), command
    judge = root.parent / "shared" / "tools" / "ooxml_check.py"
    if judge.is_file():
        papers = [str(path) for path in written if path.suffix == ".docx"]
        done = subprocess.run([sys.executable, judge, *papers], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_every_paper_of_the_package_is_in_the_table(root: Path) -> None:
    page = (root / "docs" / "papers.md").read_text("utf-8")
    for name in names():
        if is_paper(template(name)):
            assert f"`{name}` |" in page, name


def test_the_example_serves_every_paper_of_a_project(root: Path, tmp_path: Path) -> None:
    """The papers that need no list of standards and no second edition take nothing but the one file."""
    elsewhere = {"announcement", "amendment", "comparison", "conversion-conclusions", "review-conclusions"}
    for name in names():
        if is_paper(template(name)) and name not in elsewhere:
            words = [
                "render",
                name,
                "--data",
                str(root / "examples" / "papers.yaml"),
                "-o",
                str(tmp_path / f"{name}.docx"),
            ]
            assert run(words) == 0, name
