"""Every command the two READMEs show is run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.cli import COMMANDS, run

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")


def commands(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [
        line for fence in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S) for line in fence.splitlines() if line
    ]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, as a user sees the repository."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__", "make"))
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_readmes_show_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])
    shown = {line.split()[1] for line in commands(READMES[0]) if line.startswith("stdkit ")}
    assert shown == set(COMMANDS)  # every command, and no other


def test_commands_run_in_their_order(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other, as a reader would: later commands take what earlier ones made."""
    for command in commands(READMES[0]):
        program, *words = shlex.split(command)
        if program != "stdkit":
            continue
        # Exit code 1 is an answer too: findings, or decisions the committee still has to make.
        assert run(words) in (0, 1), f"{command}\n{capsys.readouterr().err}"
        if "-o" in words:
            written = place / words[words.index("-o") + 1]
            assert written.exists() and (written.is_dir() or written.stat().st_size > 0), command


def test_demo_ends_well(tmp_path: Path) -> None:
    """script/demo does the main job; set-up is skipped by pointing it at the environment the tests run in."""
    bin_folder = Path(sys.executable).parent
    if not (bin_folder / "stdkit").exists() or shutil.which("sh") is None:
        pytest.skip("stdkit is not installed in this environment")
    done = subprocess.run(
        ["sh", str(ROOT / "script" / "demo"), str(tmp_path / "demo")],
        cwd=ROOT,
        env=os.environ | {"STDKIT_VENV": str(bin_folder.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    for name in (
        "draft.docx",
        "批注稿.docx",
        "新旧对照.html",
        "征求意见汇总处理表.docx",
        "审查会议纪要.docx",
        "convert/db15-mandatory-2010.tracked.docx",
        "convert/db15-mandatory-2010.decisions.xlsx",
    ):
        assert (tmp_path / "demo" / name).stat().st_size > 0
        assert Path(name).name in done.stdout
