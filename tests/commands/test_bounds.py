"""The limits of a run are those of the settings nearest to what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.commands.bounds import limits_for
from stdkit.limits import Limits, limits, use
from stdkit.lint.settings import _settings_in


@pytest.fixture(autouse=True)
def _usual_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    _settings_in.cache_clear()
    before = limits()
    monkeypatch.chdir(tmp_path)
    yield
    use(before)
    _settings_in.cache_clear()


def draft(folder: Path, settings: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_text("# 1 范围\n\n本文件规定了要求。\n" * 50, encoding="utf-8")
    if settings:
        (folder / "stdkit.toml").write_text(settings, encoding="utf-8")
    return folder / "a.md"


def test_the_first_file_there_is_says_where_to_look(tmp_path: Path) -> None:
    one, other = draft(tmp_path / "one", "[limits]\npages = 7\n"), draft(tmp_path / "other")
    assert limits_for(["", [str(tmp_path / "none.md"), str(one), str(other)], None, 3]).pages == 7
    assert limits_for([str(other), str(one)]) == Limits()
    assert limits_for([str(tmp_path / "one")]).pages == 7


def test_without_a_file_the_working_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft(tmp_path / "one", "[limits]\npages = 7\n").parent)
    assert limits_for(["-", "x" * 5000, "a\0b"]).pages == 7


def test_a_command_keeps_to_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = draft(tmp_path / "one", "[limits]\ntext-mb = 1\n")
    assert run(["read", str(file)]) == 0
    file.write_text("文" * 400_000, encoding="utf-8")
    assert run(["read", str(file)]) == 2
    said = capsys.readouterr().err
    assert "text-mb" in said and said.count("\n") == 1
    assert run(["read", str(draft(tmp_path / "other"))]) == 0


def test_settings_that_are_no_good_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(draft(tmp_path / "one", "[limits]\npages = 0\n"))]) == 2
    said = capsys.readouterr().err
    assert "pages" in said and said.count("\n") == 1
