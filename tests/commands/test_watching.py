"""``check --watch``: checks again after a save, not before the file holds still, and ends with 130."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.commands.watching import INTERRUPTED, look, watch
from stdkit.errors import BadData

TEXT = "# 5 要求\n\n5.1　设备必须接地。\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "草案.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def sleeping(*steps: Callable[[], object]) -> Callable[[float], None]:
    """What happens during each sleep, then Ctrl-C."""
    left: Iterator[Callable[[], object]] = iter(steps)

    def sleep(seconds: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return sleep


def counted(paths: list[str], *steps: Callable[[], object], beside: tuple[str, ...] = ()) -> int:
    runs: list[int] = []
    assert watch(lambda: runs.append(1) or 1, paths, beside, sleep=sleeping(*steps)) == INTERRUPTED == 130
    return len(runs)


def nothing() -> None: ...


def write(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


def test_it_checks_once_and_then_waits(draft: Path) -> None:
    assert counted(["草案.md"], nothing, nothing, nothing) == 1


def test_it_checks_again_when_the_change_holds_still(draft: Path) -> None:
    assert counted(["草案.md"], write(draft, TEXT + "一"), nothing) == 2
    assert counted(["草案.md"], write(draft, TEXT + "一二"), write(draft, TEXT + "一二三"), write(draft, "四")) == 1
    assert counted(["草案.md"], write(draft, "五五五"), nothing, nothing, write(draft, "六"), nothing) == 3


def test_a_file_that_goes_and_comes_back_as_it_was_is_no_change(draft: Path) -> None:
    away = draft.with_suffix(".bak")
    assert counted(["草案.md"], lambda: draft.rename(away), lambda: away.rename(draft), nothing) == 1


@pytest.mark.parametrize("name", ["新.md", "stdkit.toml", "基线.json"])
def test_new_drafts_settings_and_what_stands_beside_are_watched(draft: Path, name: str) -> None:
    assert counted(["."], write(draft.parent / name, "甲"), nothing, beside=("基线.json",)) == 2


def test_what_word_keeps_beside_an_open_file_is_no_change(draft: Path) -> None:
    before = look(["."], [])
    (draft.parent / "~$草案.docx").write_text("x")
    assert look(["."], []) == before


def test_bad_settings_are_said_and_watched_on(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def once() -> int:
        raise BadData("D999", "不认识的键 ignor", path="stdkit.toml")

    assert watch(once, ["草案.md"], [], sleep=sleeping(write(draft, "改"), nothing)) == INTERRUPTED
    assert capsys.readouterr().err.count("不认识的键 ignor") == 2


def test_settings_are_read_anew(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = draft.parent / "stdkit.toml"
    settings.write_text('select = ["MOD001"]\n', encoding="utf-8")
    monkeypatch.setattr("time.sleep", sleeping(write(settings, 'select = ["MOD002"]\n'), nothing))
    monkeypatch.setattr("stdkit.commands.watching.watch.__kwdefaults__", {"sleep": time.sleep})
    assert cli.run(["check", "草案.md", "--watch"]) == 130
    out = capsys.readouterr().out
    assert out.count("MOD001  ") == 1 and out.count("检查 1 个文件") == 2
    assert "\x1b" not in out, "the screen is cleared only where there is one"


@pytest.mark.parametrize("option", [["--annotate", "x.docx"], ["--fix", "x.docx"], ["--write-baseline", "b.json"]])
def test_what_writes_files_is_not_watched(draft: Path, capsys: pytest.CaptureFixture[str], option: list[str]) -> None:
    assert cli.run(["check", "草案.md", "--watch", *option]) == 2
    assert "--watch 不能与" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_the_process_with_130(draft: Path) -> None:
    command = [sys.executable, "-m", "stdkit.cli", "check", "草案.md", "--watch", "--select", "MOD001"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr is not None
    assert "Ctrl-C" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "已停止监视。" in err and "Traceback" not in err and "MOD001" in out
