"""``stdkit check --library``: given on the command line or in stdkit.toml; every report says the date of the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdkit.cli import run

DRAFT = "# 2 规范性引用文件\n\nGB/T 1234—2008　羊毛　术语\n"
TABLE = "number,title,status,replaced_by,as_of\nGB/T 1234—2008,羊毛　术语,废止,,2026-10-01\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "草案.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "库.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert run(["check", "草案.md", "--select", "REF020", "--fail-on", "never", "--format", "json", *options]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_command_line_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = checked(capsys, "--library", "库.csv")
    assert "“GB/T 1234—2008”已废止（库日期2026-10-01）" in json.dumps(given, ensure_ascii=False)
    assert given["notes"] == ["引用的文件按标准库 库.csv，数据截至2026-10-01核对"]


def test_the_settings_name_it_relative_to_themselves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "表").mkdir()
    (folder / "库.csv").rename(folder / "表" / "库.csv")
    (folder / "stdkit.toml").write_text('library = "表/库.csv"\n', encoding="utf-8")
    assert "已废止" in json.dumps(checked(capsys), ensure_ascii=False)


def test_without_it_the_report_says_what_did_not_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys)["notes"] == ["没有给出标准库（--library），REF020 未运行"]
    assert run(["check", "草案.md", "--select", "REF020", "--fail-on", "never"]) == 0
    assert "没有给出标准库（--library），REF020 未运行。" in capsys.readouterr().out


def test_a_kept_result_follows_the_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "已废止" in json.dumps(checked(capsys, "--library", "库.csv"), ensure_ascii=False)
    (folder / "库.csv").write_text(TABLE.replace("废止", "现行"), encoding="utf-8")
    assert "已废止" not in json.dumps(checked(capsys, "--library", "库.csv"), ensure_ascii=False)


def test_a_bad_table_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "库.csv").write_text(TABLE.replace("废止", "不明"), encoding="utf-8")
    assert run(["check", "草案.md", "草案.md", "--library", "库.csv"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("第 2 行“状态”列：“不明”不认识") == 1


@pytest.mark.parametrize("name", ["html", "sarif", "terminal"])
def test_other_reports_say_the_date_too(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    asks = ["--select", "REF020", "--fail-on", "never", "--library", "库.csv", "-o", "报告", "--format", name]
    assert run(["check", "草案.md", *asks]) == 0
    assert "数据截至2026-10-01" in (folder / "报告").read_text(encoding="utf-8")
