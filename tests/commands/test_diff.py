from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stdkit.cli import run
from tests.compare.editions_of_wool import NEW, OLD


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("旧版.md", OLD), ("新版.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "旧版.md"), str(tmp_path / "新版.md")


def test_differences_are_no_fault(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "--no-progress"]) == 0
    told = capsys.readouterr()
    assert "4.2 → 5.2" in told.out and told.err == ""
    assert run(["diff", files[0], files[0]]) == 0
    assert "两个文件的内容相同" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["html", "json", "docx", "xlsx", "txt"])
def test_the_name_of_the_output_tells_its_form(
    files: tuple[str, str], suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"对照.{suffix}"
    assert run(["diff", *files, "-o", str(out), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    start = out.read_bytes()[:40]
    told = {"html": b"<!DOCTYPE html>", "json": b'{\n  "schema": "stdkit.diff/1"', "docx": b"PK", "xlsx": b"PK"}
    assert start.startswith(told.get(suffix, "原文件".encode()))


def test_json_on_the_screen(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["changed"] == 8


def test_the_main_changes_as_text_and_as_data(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "--changes"]) == 0
    assert "——删除了包装的要求（见2010年版的4.4）；\n" in capsys.readouterr().out
    assert run(["diff", *files, "--changes", "--to", "yaml"]) == 0
    data = yaml.safe_load(capsys.readouterr().out)
    assert {"kind": "删除", "what": "包装的要求", "old": "4.4"} in data["changes"]


def test_only_takes_several_and_chinese_names(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "--only", "删除，moved"]) == 0
    told = capsys.readouterr().out
    assert "4.4  包装  删除" in told and "5.2 → 6.1" in told and "取样应" not in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "docx"], "docx 要写入文件"),
        (["--to", "htm"], "--to 不能是 htm，是否指 html"),
        (["--only", "limit"], "--only 不能是 limit，是否指 limits"),
        (["--only", "limits", "--to", "json"], "--only 不能用于 json"),
        (["--changes", "--to", "html"], "--to 不能是 html"),
        (["--changes", "--all"], "--changes 不能与"),
        (["--pdf"], "--pdf 不能用于 terminal"),
        (["-o", "没有/对照.html"], "所在的文件夹不存在"),
    ],
)
def test_options_that_do_not_fit(
    files: tuple[str, str], options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *files, *options]) == 2
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.out == ""


def test_a_file_that_cannot_be_read_is_named(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK nonsense")
    assert run(["diff", files[0], str(broken)]) == 2
    assert "坏.docx" in capsys.readouterr().err
    assert run(["diff", files[0], str(tmp_path / "没有.docx")]) == 2
    assert "没有.docx" in capsys.readouterr().err


def test_neither_input_is_written_on(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "-o", files[0]]) == 2
    assert "不能写在输入文件上" in capsys.readouterr().err
    assert Path(files[0]).read_text(encoding="utf-8") == OLD


def test_help_imports_nothing_that_compares() -> None:
    code = "import sys; from stdkit.cli import run; run(['diff', '--help']); print([m for m in sys.modules if m.startswith(('stdkit.compare', 'stdkit.formats.docx', 'lxml', 'rapidfuzz', 'jinja2'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("[]\n"), done.stdout[-400:]


def test_check_takes_the_edition_that_is_replaced(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = "本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，除结构调整和编辑性改动外，主要技术变化如下："
    text = NEW.replace("的规定起草。\n", f"的规定起草。\n\n{lead}\n\na) 更改了取样（见5.1，2010年版的4.8）。\n", 1)
    draft = tmp_path / "稿.md"
    draft.write_text(text, encoding="utf-8")
    assert run(["check", str(draft), "--select", "FWD007", "--quiet"]) == 0
    assert "FWD007" not in capsys.readouterr().out
    assert run(["check", str(draft), "--select", "FWD007", "--old", files[0], "--fail-on", "warning"]) == 1
    told = capsys.readouterr().out
    assert "旧版（DB15/ 9—2010）中没有“4.8”" in told and "没有提到5.2的变化" in told


def test_check_names_an_old_edition_that_cannot_be_read(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", files[1], "--old", "没有.docx"]) == 2
    assert "--old 给出的旧版 没有.docx 读不了" in capsys.readouterr().err
    assert run(["check", *files, "--old", files[0]]) == 2
    assert "--old 一次只用于一个文件" in capsys.readouterr().err
