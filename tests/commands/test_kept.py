"""The cache of results: a second check of the same gives the same without checking, and never says what is not so any more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from stdkit import cli
from stdkit.commands import kept
from stdkit.commands.checking import check_file
from stdkit.commands.job import Job
from stdkit.commands.kept import Kept
from stdkit.formats import cache
from stdkit.lint import settings
from stdkit.lint.profile import load_profile
from stdkit.lint.suppressions import Answer

DRAFT = "# 5 要求\n\n5.1　设备必须接地。\n"


@pytest.fixture(autouse=True)
def checks_are_done() -> None:
    """Here they are answered from the cache."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("STDKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("STDKIT_RUN_CACHE", "")  # where another test could not write is no place to look
    monkeypatch.chdir(tmp_path)
    (tmp_path / "草案.md").write_text(DRAFT, encoding="utf-8")
    yield tmp_path
    kept.program.cache_clear()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked."""
    done: list[str] = []

    def check(job: Job) -> Any:
        done.append(job.path)
        return check_file(job)

    monkeypatch.setattr("stdkit.commands.checking.check_file", check)
    return done


def entries(folder: Path) -> list[Path]:
    return [path for path in (folder / "cache" / "check").glob("*") if not path.name.startswith(".")]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    settings._settings_in.cache_clear()
    load_profile.cache_clear()
    capsys.readouterr()
    cli.run(["check", "草案.md", "--format", "json", *arguments])
    return json.loads(capsys.readouterr().out)


def test_the_second_run_says_the_same_and_checks_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str]
) -> None:
    first = run(capsys)
    assert first["summary"]["error"] and run(capsys) == first
    assert checks == ["草案.md"]


@pytest.mark.parametrize("format", ["json", "html", "sarif"])
def test_every_report_is_the_same_from_the_cache(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str], format: str, root: Path
) -> None:
    draft = str(root / "examples" / "draft-with-faults.docx")
    said = []
    for _ in range(2):
        cli.run(["check", draft, "--format", format])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and checks == [draft]


def test_no_cache_neither_reads_nor_writes(folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str]) -> None:
    run(capsys, "--no-cache")
    assert not entries(folder)
    run(capsys)
    run(capsys, "--no-cache")
    assert len(checks) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "草案.md").write_text(DRAFT + "\n5.2　外壳应绝缘。\n", encoding="utf-8"),
        lambda folder: (folder / "stdkit.toml").write_text('ignore = ["MOD001"]\n'),
        lambda folder: (folder / "stdkit.toml").write_text('severity = {MOD001 = "info"}\n'),
        lambda folder: (folder / "stdkit.toml").write_text('[per-file-ignores]\n"*.md" = ["MOD001"]\n'),
        lambda folder: (folder / "stdkit.toml").write_text('[[suppress]]\ncodes = ["MOD001"]\nreason = "x"\n'),
    ],
    ids=["draft", "ignore", "severity", "per-file-ignores", "suppress"],
)
def test_what_changed_is_checked_again(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str], change: Any
) -> None:
    first = run(capsys)
    change(folder)
    second = run(capsys)
    assert len(checks) == 2 and second != first
    assert run(capsys) == second and len(checks) == 2


def test_options_that_decide_what_is_found_are_part_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str]
) -> None:
    told = (["--stage", "approval"], ["--kind", "指南"], ["--level", "group"])
    for arguments in ([], ["--select", "MOD"], ["--profile", "gbt-1.1-2009"], *told, ["--fragment"]):
        run(capsys, *arguments)
    assert len(checks) == 7
    run(capsys, "--fail-on", "never")
    assert len(checks) == 7, "from which severity a check fails is asked afterwards"


def test_a_baseline_is_applied_to_what_was_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str]
) -> None:
    assert run(capsys)["summary"]["error"]
    assert run(capsys, "--write-baseline", "基线.json")["summary"]["error"] == 0
    assert run(capsys)["summary"]["error"], "the baseline stayed out of the cache"
    assert len(checks) == 1


def test_an_unknown_rule_is_refused_although_the_draft_is_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys)
    assert cli.run(["check", "草案.md", "--select", "MOD999"]) == 2
    assert "MOD999" in capsys.readouterr().err


def job(**values: Any) -> Job:
    return replace(Job("草案.md", load_profile()), **values)


def known(**values: Any) -> bool:
    return Kept().of(job(**values)) is not None


def remember(**values: Any) -> None:
    one = job(**values)
    Kept().keep(one, check_file(one))


def test_other_rules_or_packages_are_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember()
    assert known()
    package = folder / "package"
    package.mkdir()
    (package / "rule.py").write_text("one")
    for text in ("one", "two"):
        (package / "rule.py").write_text(text)
        monkeypatch.setattr(kept, "_PACKAGE", package)
        kept.program.cache_clear()
        assert not known(), "its sources are others"
        remember()
    kept.program.cache_clear()
    assert known()
    site = folder / "site"
    (site / "ocr-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(site)
    kept.program.cache_clear()
    assert not known(), "something was installed"


def test_a_suppression_with_a_last_day_is_asked_again_the_next_day(folder: Path) -> None:
    today = date(2026, 5, 1)
    dated = (Answer(("MOD001",), "临时", until=today),)
    remember(answers=dated, today=today)
    assert known(answers=dated, today=today)
    assert not known(answers=dated, today=today + timedelta(1))
    remember(today=today)
    assert known(today=today + timedelta(1)), "without one, a day makes no difference"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
        lambda data: b"stdkit.kept/0\n" + data[14:],
        lambda data: os.urandom(400),
    ],
    ids=["empty", "cut", "one bit", "another form", "noise"],
)
def test_a_damaged_entry_is_ignored_and_written_again(
    folder: Path, capsys: pytest.CaptureFixture[str], checks: list[str], damage: Any
) -> None:
    first = run(capsys)
    (entry,) = entries(folder)
    entry.write_bytes(damage(entry.read_bytes()))
    assert run(capsys) == first and len(checks) == 2
    assert run(capsys) == first and len(checks) == 2


def test_errors_are_not_kept(folder: Path, checks: list[str]) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no")
    for _ in range(2):
        cli.run(["check", "坏.docx"])
    assert checks == ["坏.docx", "坏.docx"] and not entries(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_the_name_of_the_file_is_no_part_of_what_is_kept(folder: Path, checks: list[str]) -> None:
    """It need not be UTF-8, and is another one next time."""
    for name in ("\udcff.md", "\udcfe.md"):
        (folder / name).write_text(DRAFT, encoding="utf-8")
        assert cli.run(["check", name]) == 1
    assert checks == ["\udcff.md"]


def test_what_changed_while_it_was_checked_is_not_kept(folder: Path) -> None:
    one, store = job(), Kept()
    assert store.of(one) is None
    (folder / "草案.md").write_text(DRAFT + "\n又一段。\n", encoding="utf-8")
    store.keep(one, check_file(one))
    assert not entries(folder)


def test_a_folder_that_cannot_be_written_is_no_harm(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "file").write_text("")
    monkeypatch.setenv("STDKIT_CACHE", str(folder / "file"))
    assert run(capsys)["summary"]["error"] and run(capsys)["summary"]["error"]


def test_off_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], checks: list[str]
) -> None:
    monkeypatch.setenv("STDKIT_CACHE", "off")
    run(capsys)
    run(capsys)
    assert len(checks) == 2


def test_the_cache_stays_within_its_bound(folder: Path) -> None:
    now = time.time()
    for number in range(10):
        os.utime(cache.keep("check", f"{number}", b"x" * 100), (now - number, now - number))
    cache.bound("check", 450)
    assert sorted(path.name for path in entries(folder)) == ["0", "1", "2", "3"], "the ones used last stay"


def test_a_hit_imports_no_rule_and_no_reader(folder: Path) -> None:
    asks = (
        "import sys; from stdkit import cli; cli.run(['check', '草案.md']); "
        "print([n for n in sys.modules if n.startswith('stdkit.rules') or n in ('stdkit.formats.markdown', 'lxml')])"
    )
    said = [
        subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout.splitlines()
        for _ in range(2)
    ]
    assert said[0][:-1] == said[1][:-1], said
    assert "stdkit.rules" in said[0][-1] and said[1][-1] == "[]"


def test_a_changed_table_of_standards_is_asked_again(folder: Path) -> None:
    table = folder / "标准库.csv"
    table.write_text("标准编号,标准名称,状态,截至日期\nGB/T 1—2000,甲,现行,2026-10-01\n", encoding="utf-8")
    profile = replace(load_profile(), library=table)
    remember(profile=profile)
    assert known(profile=profile)
    table.write_text("标准编号,标准名称,状态,截至日期\nGB/T 1—2000,甲,废止,2026-10-01\n", encoding="utf-8")
    assert not known(profile=profile)
