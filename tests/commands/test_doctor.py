"""``stdkit doctor``: what is there and how to get what is not; always calm."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit import cli
from stdkit.commands import doctor, recognising
from stdkit.formats import cache
from stdkit.formats.pdf import ocr


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))


def test_all_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "find_office", lambda: Path("/opt/soffice"))
    monkeypatch.setattr(doctor, "office_version", lambda program: "LibreOffice 24.8.2")
    monkeypatch.setattr(doctor, "_has_math", lambda program: True)
    monkeypatch.setattr(ocr, "is_there", lambda: True)
    monkeypatch.setattr(doctor, "_chinese_fonts", lambda: iter(["宋体", "黑体"]))
    assert cli.run(["doctor"]) == 0
    said = capsys.readouterr()
    assert said.err == "" and "LibreOffice 24.8.2" in said.out and "宋体" in said.out
    assert "可选组件齐全" in said.out and "安装" not in said.out


def test_nothing_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "find_office", lambda: None)
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    monkeypatch.setattr(doctor, "_chinese_fonts", lambda: iter(()))
    assert cli.run(["doctor"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n无　") == 4 and "缺 4 项" in said
    for way in ("libreoffice.org", "pip install 'stdkit[ocr]'", "pip download"):
        assert way in said


@pytest.mark.parametrize(
    ("there", "lacking"),
    [
        (["SimSun", "SimHei"], ""),
        (["宋体", "Noto Sans CJK SC"], "没有黑体，"),
        (["Noto Serif CJK SC"], "没有宋体、黑体，"),
        ([], ""),
    ],
)
def test_faces_the_standard_asks_for_are_missed(
    there: list[str], lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_chinese_fonts", lambda: iter(there))
    found = doctor.fonts()
    assert found.there == bool(there) and (lacking in found.detail if lacking else "没有" not in found.detail)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_system_is_told_its_own_way(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.sys, "platform", platform)
    monkeypatch.setattr(doctor, "find_office", lambda: None)
    monkeypatch.setattr(doctor, "_chinese_fonts", lambda: iter(()))
    told = doctor.libreoffice().advice + doctor.fonts().advice
    assert ("apt-get" in told) == (platform == "linux") and ("brew" in told) == (platform == "darwin")


def test_the_cache_is_named_and_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache.keep("docx", "a.docx", b"x" * 2_000_000)
    cli.run(["doctor"])
    assert f"{tmp_path}（2 MB）" in capsys.readouterr().out
    monkeypatch.setenv(cache.VARIABLE, "off")
    cli.run(["doctor"])
    assert "缓存：不保留" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("done", "left", "said"),
    [(0, -1.0, "识别 0/20 页"), (3, 41.6, "识别 3/20 页，约剩 42 秒"), (5, 200.0, "识别 5/20 页，约剩 3 分钟")],
)
def test_how_far_recognition_is(done: int, left: float, said: str) -> None:
    assert recognising.line(done, 20, left) == said


@pytest.mark.parametrize(
    ("program", "library"),
    [
        ("program/soffice", "program/libsmlo.so"),
        ("program/soffice.com", "program/smlo.dll"),
        ("Contents/MacOS/soffice", "Contents/Frameworks/libsmlo.dylib"),
    ],
)
def test_the_part_that_sets_formulas(
    program: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (program, library):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(doctor, "find_office", lambda: tmp_path / program)
    assert doctor.formulas().there
    (tmp_path / library).unlink()
    assert not doctor.formulas().there
    assert "公式" in doctor.formulas().purpose and doctor.formulas().advice
