from __future__ import annotations

import io
import json
import weakref
from pathlib import Path

import pytest

from stdkit.cli import run

SOURCE = "---\nnumber: DB15/T 123—2026\n---\n\n# 1 范围\n\n本文件规定了要求。\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "草案.md"
    file.write_text(SOURCE, encoding="utf-8")
    return file


def test_the_overview_is_what_read_shows(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(draft)]) == 0
    shown = capsys.readouterr().out
    assert "DB15/T 123—2026" in shown
    assert "1　范围" in shown


def test_json_goes_to_a_file(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "草案.json"
    assert run(["read", str(draft), "--to", "json", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "stdkit.document/1"
    assert capsys.readouterr().out == ""


def test_md_gives_the_notation_back(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(draft), "--to", "md"]) == 0
    assert capsys.readouterr().out == SOURCE


def test_docx_can_be_read_again(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "草案.docx"
    assert run(["read", str(draft), "--to", "docx", "-o", str(out)]) == 0
    capsys.readouterr()
    assert run(["read", str(out), "--to", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["cover"]["number"] == "DB15/T 123—2026"
    assert [element["kind"] for element in again["elements"] if element["kind"] != "toc"] == ["scope"]


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("## 5.1 外观\n\n产品应干燥。\n".encode())))
    assert run(["read", "-"]) == 0
    assert "5.1　外观" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--to", "html"], "--to 不能是 html"), (["--to", "docx"], "-o"), (["-o", "草案.md"], "输入文件")],
)
def test_options_that_do_not_fit(
    draft: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    assert run(["read", str(draft), *options]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert draft.read_text(encoding="utf-8") == SOURCE


def test_a_missing_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "无.docx"]) == 2
    assert capsys.readouterr().err == "无.docx：文件不存在；请检查路径和文件名（F047）。\n"


def test_the_open_file_is_let_go_of_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its tree takes twice the memory of what was read from it."""
    from stdkit.commands.reading import ReadJob, read_to
    from stdkit.formats.docx.package import Package
    from stdkit.reports import document as reports

    alive: list[int] = []
    opened: list[weakref.ref[Package]] = []

    def begun(package: Package, *given: object) -> None:
        opened.append(weakref.ref(package))
        started(package, *given)

    started = Package.__init__
    monkeypatch.setattr(Package, "__init__", begun)
    monkeypatch.setattr(reports, "render", lambda _: str(alive.append(sum(one() is not None for one in opened))))
    example = Path(__file__).parents[2] / "examples" / "clean.docx"
    read_to(ReadJob(str(example), "json"))
    assert len(opened) == 1 and alive == [0]
