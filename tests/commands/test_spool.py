"""Results of many files lie on the disk, come back as they were, and are gone afterwards."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from stdkit import cli
from stdkit.commands import spool
from stdkit.commands.checking import check_file
from stdkit.commands.job import Job
from stdkit.commands.spool import Seen, Spool
from stdkit.errors import CannotWrite
from stdkit.formats.writing import FULL
from stdkit.lint.profile import load_profile
from stdkit.lint.results import FileResult
from stdkit.reports import FORMATS
from tests.support.full_disk import little_room

DRAFT = "# 5 要求\n\n5.1　设备必须接地。\n\n5.2　{}必须绝缘。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "稿").mkdir()
    for name in "甲乙丙":
        (tmp_path / "稿" / f"{name}.md").write_text(DRAFT.format(name), encoding="utf-8")
    (tmp_path / "稿" / "坏.docx").write_bytes(b"PK")
    (tmp_path / "临时").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "临时"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", 1)


def results(folder: Path) -> list[FileResult]:
    checked = [check_file(Job(str(path), load_profile(), whole=True)) for path in sorted((folder / "稿").iterdir())]
    assert sum(len(result.findings) for result in checked) > 6
    return [*checked, FileResult("\udcff.md", errors=("\udcff.md：坏了。",))]


@pytest.mark.usefixtures("on_disk")
def test_results_come_back_in_the_order_of_their_files(folder: Path) -> None:
    given = results(folder)
    held = Spool(len(given))
    for number in (3, 0, 4, 1, 2):
        held.put(number, given[number])
    assert list(held) == given and held[-1] == given[-1] and held[1:3] == given[1:3]
    held.close()
    assert list((folder / "临时").iterdir()) == []


def test_seen_through_a_function(folder: Path) -> None:
    given = results(folder)
    seen = Seen(given, lambda result: FileResult(result.path))
    assert len(seen) == len(given) and seen[1:] == [FileResult(result.path) for result in given[1:]]
    assert [result.path for result in seen] == [result.path for result in given]


@pytest.mark.usefixtures("on_disk")
def test_a_full_disk_is_told(folder: Path) -> None:
    result = results(folder)[0]
    held = Spool(2)
    with little_room(0), pytest.raises(CannotWrite) as told:
        held.put(0, result)
    assert told.value.code == FULL
    held.close()


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_report_is_the_same_from_the_disk_and_from_memory(
    folder: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it is left in the place of temporary files."""
    options = ["--format", format, "--no-cache", "--quiet", "--jobs", "1"]
    assert cli.run(["check", "稿", *options, "-o", "一"]) == 2
    monkeypatch.setattr(spool, "_IN_MEMORY", 1)
    assert cli.run(["check", "稿", *options, "-o", "二"]) == 2
    assert _content(Path("一")) == _content(Path("二"))
    assert list((folder / "临时").iterdir()) == []


def _content(path: Path) -> Any:
    """The bytes; of a workbook its parts, without the one that says when it was made."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"}


@pytest.mark.usefixtures("on_disk")
def test_a_baseline_of_many_files_holds_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿" / "坏.docx").unlink()
    assert cli.run(["check", "稿", "--write-baseline", "基线.json", "--select", "MOD", "--quiet"]) == 0
    assert "另有 6 处基线中已有" in capsys.readouterr().out
    held = json.loads(Path("基线.json").read_text(encoding="utf-8"))
    assert [len(document["findings"]) for document in held["documents"]] == [2, 2, 2]
    assert [document["path"] for document in held["documents"]] == sorted(f"稿/{name}.md" for name in "甲乙丙")


@pytest.mark.usefixtures("on_disk")
def test_nothing_is_left_where_a_run_is_interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stdkit.reports.terminal._file", interrupted)
    assert cli.run(["check", "稿", "-o", "报告.txt", "--quiet"]) == 130
    assert sorted(path.name for path in folder.iterdir()) == ["临时", "稿"]
    assert list((folder / "临时").iterdir()) == []
