"""Options are read the same way by our own reading and by typer's."""

from __future__ import annotations

import subprocess
import sys
from typing import Annotated, Any

import pytest
import typer

from stdkit import cli
from stdkit.commands.plain import read_plainly


def _command(seen: list[Any], *, plainly: bool) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    def take(
        words: Annotated[list[str], typer.Argument()],
        code: Annotated[list[str], typer.Option()] = [],  # noqa: B006
        name: Annotated[str, typer.Option()] = "无名",
        jobs: Annotated[int, typer.Option()] = 0,
        quiet: Annotated[bool, typer.Option("--quiet")] = False,
    ) -> None:
        seen.append((words, code, name, jobs, quiet))

    command = typer.main.get_command(app)
    if plainly:
        read_plainly(command)
    return command


@pytest.mark.parametrize(
    "arguments",
    [["甲"], ["甲", "乙", "--code", "A", "--code", "B"], ["甲", "--name", "某", "--jobs", "3"], ["甲", "--quiet"]],
)
def test_both_readings_agree(arguments: list[str]) -> None:
    readings: list[list[Any]] = [[], []]
    for plainly, seen in zip((True, False), readings, strict=True):
        _command(seen, plainly=plainly).main(args=arguments, standalone_mode=False)
    assert readings[0] == readings[1] and len(readings[0]) == 1


def test_a_number_that_is_none_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "x.md", "--jobs", "many"]) == 2
    assert "--jobs 不能是 many；请给出 1 或更大的整数" in capsys.readouterr().err


def test_the_commands_do_without_the_validation_machinery() -> None:
    code = "import sys; from stdkit import cli; cli.run(['rules', 'MOD001']); sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
