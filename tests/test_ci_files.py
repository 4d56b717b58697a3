"""What is shown for pipelines is what the command line takes; completion works as a shell asks for it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
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
    assert len(commands) >= 4
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


def _action(root: Path) -> Any:
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


def test_the_action_is_one(root: Path) -> None:
    schema = json.loads((root / "tests/schemas/github-action.json").read_text(encoding="utf-8"))
    jsonschema_rs.validator_for(schema).validate(_action(root))
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    shown = next(yaml.safe_load(text) for kind, text in FORMATS.findall(page) if kind == "yaml")
    (used,) = [step["with"] for step in shown["jobs"]["check"]["steps"] if "stdkit@" in step.get("uses", "")]
    assert set(used) <= set(_action(root)["inputs"])


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, 1),
        ({"FAIL_ON": "never", "SARIF": "out.sarif"}, 0),
        ({"BASELINE": "base.json"}, 0),
        ({"PATHS": "*.md", "PROFILE": "gbt-1.1-2009"}, 1),
        ({"PATHS": "$(touch pwned)"}, 2),
    ],
)
def test_the_script_of_the_action_does_what_the_inputs_say(
    root: Path, tmp_path: Path, given: dict[str, str], code: int
) -> None:
    (tmp_path / "草案.md").write_text("# 5 要求\n\n5.1　设备必须接地。\n", encoding="utf-8")
    stdkit = tmp_path / "bin" / "stdkit"
    stdkit.parent.mkdir()
    stdkit.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stdkit.cli "$@"\n', encoding="utf-8")
    stdkit.chmod(0o755)
    environment = os.environ | {"PATH": f"{stdkit.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root)}
    environment |= {"PATHS": ".", "PROFILE": "", "BASELINE": "", "FAIL_ON": "", "SARIF": "", "STDKIT_CACHE": "off"}
    if "BASELINE" in given:
        command = [str(stdkit), "check", ".", "--write-baseline", given["BASELINE"], "--fail-on", "never"]
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    script = _action(root)["runs"]["steps"][-1]["run"]
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=tmp_path, env=environment | given, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert (tmp_path / "out.sarif").exists() == ("SARIF" in given)
    assert not (tmp_path / "pwned").exists(), "an input is not a command"
    if code == 1:
        assert "::error file=" in done.stdout


def test_commands_of_the_gitlab_example_are_taken(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("# 5 要求\n\n5.1　设备必须接地。\n", encoding="utf-8")
    job = yaml.safe_load((root / "examples/ci/gitlab-ci.yml").read_text(encoding="utf-8"))["stdkit"]
    commands = [line for line in job["script"] if line.startswith("stdkit ")]
    assert [cli.run(shlex.split(command)[1:]) for command in commands] == [0, 1]
    assert all((tmp_path / name).is_file() for name in job["artifacts"]["reports"].values())
