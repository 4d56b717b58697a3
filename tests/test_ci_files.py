"""What is shown for pipelines is what the command line takes; completion works as a shell asks for it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stdkit import cli

FORMATS = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _commands(root: Path) -> list[str]:
    """Every ``stdkit check …`` of the page and of the hook."""
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    shown = [line for _, text in FORMATS.findall(page) for line in text.splitlines()]
    found = [line[line.index("stdkit check") :] for line in shown if "stdkit check" in line]
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return [*found, f"{hook['entry']} drafts"]


def test_every_command_shown_is_taken(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("# 5 要求\n\n5.1　设备必须接地。\n", encoding="utf-8")
    commands = _commands(root)
    assert len(commands) >= 6
    for command in commands:
        assert cli.run(shlex.split(command)[1:]) in (0, 1), command


def test_yaml_on_the_page_is_yaml(root: Path) -> None:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    shown = [yaml.safe_load(text) for kind, text in FORMATS.findall(page) if kind == "yaml"]
    assert len(shown) == 3
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert shown[2]["repos"][0]["hooks"][0]["id"] == hook["id"]
    assert re.search(hook["files"], "草案.docx") and re.search(hook["exclude"], "a/~$草案.docx")


@pytest.mark.parametrize(("words", "gives"), [("stdkit che", "check"), ("stdkit check --write", "--write-baseline")])
def test_a_shell_gets_its_completions(words: str, gives: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from stdkit.cli import main; main()"],
        env=os.environ | {cli.COMPLETE: "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == [gives], done.stderr


def test_the_completion_script_names_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in cli.SHELLS:
        assert cli.run(["--show-completion", shell]) == 0
        assert cli.COMPLETE in capsys.readouterr().out
    assert cli.run(["--show-completion", "csh"]) == 2
    assert "可用的有" in capsys.readouterr().err
