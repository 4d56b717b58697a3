"""The command line as users and other programs meet it: exit codes, one sentence for what is wrong, nothing overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from stdkit import cli

BAD = "# 5 要求\n\n5.1　设备必须可靠接地。\n"
GOOD = "# 5 要求\n\n5.1　设备应可靠接地。\n"
ONLY = ["--select", "MOD001"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STDKIT_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def drafts(folder: Path) -> Path:
    (folder / "坏.md").write_text(BAD, encoding="utf-8")
    (folder / "好.md").write_text(GOOD, encoding="utf-8")
    return folder


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


# exit codes


def test_findings_at_the_threshold_give_1(drafts: Path) -> None:
    assert cli.run(["check", "坏.md", *ONLY]) == 1
    assert cli.run(["check", "好.md", *ONLY]) == 0
    assert cli.run(["check", "坏.md", *ONLY, "--fail-on", "never"]) == 0


def test_the_threshold_counts(drafts: Path) -> None:
    (drafts / "stdkit.toml").write_text('[severity]\nMOD001 = "warning"\n', encoding="utf-8")
    assert cli.run(["check", "坏.md", *ONLY]) == 0
    assert cli.run(["check", "坏.md", *ONLY, "--fail-on", "warning"]) == 1
    assert cli.run(["check", "坏.md", *ONLY, "--fail-on", "info"]) == 1


def test_one_bad_file_stops_no_other(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "没有.docx", "坏.md", "好.md", *ONLY, "--format", "json"]) == 2
    given = _json(capsys)
    assert [(d["path"], len(d["findings"]), len(d["errors"])) for d in given["documents"]] == [
        ("没有.docx", 0, 1),
        ("坏.md", 1, 0),
        ("好.md", 0, 0),
    ]
    assert given["summary"] == {
        "files": 3,
        "error": 1,
        "warning": 0,
        "info": 0,
        "failed": 1,
        "suppressed": 0,
        "unchanged": 0,
    }


def test_interruption_gives_130(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stdkit.commands.check.run_each", interrupted)
    assert cli.run(["check", "好.md"]) == 130


# what is checked


def test_folders_globs_and_lock_files(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = drafts / "下层"
    below.mkdir()
    (below / "三.md").write_text(GOOD, encoding="utf-8")
    (below / "~$三.md").write_text(BAD, encoding="utf-8")
    (below / "说明.txt").write_text("不是标准", encoding="utf-8")
    (drafts / ".隐藏").mkdir()
    (drafts / ".隐藏" / "四.md").write_text(BAD, encoding="utf-8")
    assert cli.run(["check", ".", *ONLY, "--format", "json"]) == 1
    assert sorted(d["path"] for d in _json(capsys)["documents"]) == sorted(["下层/三.md", "坏.md", "好.md"])
    assert cli.run(["check", "*.md", "**/三.md", "好.md", *ONLY, "--format", "json"]) == 1
    assert [d["path"] for d in _json(capsys)["documents"]] == ["坏.md", "好.md", "下层/三.md"], "each file once"


@pytest.mark.parametrize("path", ["没有*.docx", "空"])
def test_paths_that_lead_nowhere_are_said(folder: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    (folder / "空").mkdir()
    assert cli.run(["check", path]) == 2
    assert path in capsys.readouterr().err


def test_markdown_on_standard_input(folder: Path) -> None:
    done = _stdkit("check", "-", *ONLY, "--format", "json", cwd=folder, stdin=BAD)
    assert done.returncode == 1
    assert json.loads(done.stdout)["documents"][0]["path"] == "-"


def test_many_processes_say_the_same_as_one(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        (drafts / f"{number}.md").write_text(BAD if number % 2 else GOOD, encoding="utf-8")
    outputs = []
    for jobs in ("1", "2"):
        assert cli.run(["check", ".", "没有.docx", "--format", "json", "--jobs", jobs]) == 2
        outputs.append(_json(capsys))
    assert outputs[0] == outputs[1]


def test_json_fits_the_schema(drafts: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", "坏.md", "好.md", "没有.docx", "--format", "json"])
    schema = json.loads((root / "stdkit/schemas/check.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema, _json(capsys))


# what is said


def test_results_go_to_stdout_messages_to_stderr(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", "坏.md", *ONLY, "-o", "报告.txt"])
    said = capsys.readouterr()
    assert said.out == "" and "报告.txt" in said.err
    assert "MOD001" in (drafts / "报告.txt").read_text(encoding="utf-8")
    cli.run(["check", "坏.md", *ONLY, "-o", "报告.txt", "--quiet"])
    assert capsys.readouterr().err == ""


def test_no_colours_and_no_progress_in_a_pipe(drafts: Path) -> None:
    done = _stdkit("check", "坏.md", "好.md", *ONLY, cwd=drafts)
    assert "\x1b" not in done.stdout and done.stderr == ""
    assert "^^^^" in done.stdout


def test_chinese_survives_a_console_that_cannot(drafts: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stdkit.cli", "rules", "MOD001"],
        cwd=drafts,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0 and "⟦必须⟧" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(drafts: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m stdkit.cli rules --format json | head -c 10", shell=True, capture_output=True, cwd=drafts
    )
    assert done.stderr == b""


@pytest.mark.parametrize("command", [[], *([name] for name in cli.COMMANDS)])
def test_every_help_shows_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*command, "--help"]) == 0
    text = capsys.readouterr().out
    assert "例：" in text and f"stdkit {' '.join(command)}".strip() in text
    assert text.startswith("用法：") and "Show this" not in text and "[required]" not in text and "Options" not in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("stdkit 0.")


# bad input: one sentence, exit code 2, no traceback


def _sentence(said: Any) -> str:
    text: str = said.err
    assert text.count("\n") == 1 and text.endswith("。\n"), text
    assert "Traceback" not in text
    return text


def _zip(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)


def _no_zip(path: Path) -> None:
    path.write_bytes("这不是压缩包".encode() * 50)


def _zip_of_another_kind(path: Path) -> None:
    _zip(path, readme="这不是 Word 文件")


def _truncated(path: Path) -> None:
    _zip(path, word__document="<w:document/>" * 500)
    path.write_bytes(path.read_bytes()[:200])


def _encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )


def _broken_xml(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("word/document.xml", "<w:document><w:body>")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


INPUTS = [_no_zip, _zip_of_another_kind, _truncated, _encrypted, _broken_xml, _nothing, _missing, _folder]


@pytest.mark.parametrize("make", INPUTS, ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md", ".doc", ".xyz"])
def test_bad_files(make: Any, suffix: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if suffix in (".pdf", ".md", ".doc") and make not in (_nothing, _missing, _folder):
        pytest.skip("a fault of zip files")
    make(folder / f"草案{suffix}")
    assert cli.run(["check", f"草案{suffix}"]) == 2
    said = capsys.readouterr()
    assert f"草案{suffix}" in _sentence(said) and said.out == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "好.md", "--profile", "gbt-1.1-2002"], "gbt-1.1-2020"),
        (["check", "好.md", "--profile", "没有.yaml"], "没有.yaml"),
        (["check", "好.md", "--select", "MOD01"], "MOD001"),
        (["check", "好.md", "--ignore", "XYZ"], "XYZ"),
        (["check", "好.md", "--stage", "final"], "approval"),
        (["check", "好.md", "--format", "jsn"], "是否指 json"),
        (["check", "好.md", "--fail-on", "errors"], "是否指 error"),
        (["check", "好.md", "--jobs", "many"], "--jobs"),
        (["check", "好.md", "--jobs", "-3"], "--jobs"),
        (["check", "好.md", "-o", "没有/报告.json"], "没有/报告.json"),
        (["check", "好.md", "-o", "好.md"], "输入"),
        (["check", "好.md", "--fix", "好.md"], "输入"),
        (["check", "好.md", "--fix", "修订.docx"], "DOCX"),
        (["check", "好.md", "坏.md", "--fix", "修订.docx"], "一个"),
        (["check", "好.md", "--annotate", "批注.docx", "--date", "昨天"], "2026-05-01"),
        (["check", "好.md", "--annotate", "一.docx", "--fix", "一.docx"], "同一个文件"),
        (["check", "好.md", "--fix", "一.docx", "--fix-safety", "unsafe"], "review"),
        (["check"], "路径"),
        (["check", "好.md", "--no-such"], "--no-such"),
        (["check", "好.md", "--profile"], "--profile"),
        (["chek", "好.md"], "chek"),
        (["rules", "MOD999"], "MOD"),
        (["rules", "--format", "yaml"], "json"),
    ],
)
def test_bad_options(arguments: list[str], says: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in drafts.iterdir()}
    assert cli.run(arguments) == 2
    said = capsys.readouterr()
    assert says in _sentence(said)
    assert {path.name: path.read_bytes() for path in drafts.iterdir()} == before, "nothing is written"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stdkit.toml", "select = ["),
        ("stdkit.toml", 'selct = ["MOD"]'),
        ("stdkit.toml", 'ignore = ["MOD01"]'),
        ("stdkit.toml", '[per-file-ignores]\n"*.md" = ["MOD01"]'),
        ("stdkit.toml", 'profile = "own.yaml"'),
        ("pyproject.toml", "[tool.stdkit]\nfail-on = 3"),
    ],
)
def test_bad_settings(name: str, content: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drafts / name).write_text(content, encoding="utf-8")
    assert cli.run(["check", "好.md"]) == 2
    said = capsys.readouterr()
    assert _sentence(said) and said.out == ""


def test_a_bad_profile_file(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drafts / "own.yaml").write_text("ignore: [MOD\nx: 1", encoding="utf-8")
    assert cli.run(["check", "好.md", "--profile", "own.yaml"]) == 2
    assert "own.yaml" in _sentence(capsys.readouterr())


# our own faults


def test_a_fault_of_ours_is_one_sentence(
    drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("意外")

    monkeypatch.setattr("stdkit.commands.check.collect", broken)
    assert cli.run(["check", "好.md"]) == 2
    said = _sentence(capsys.readouterr())
    assert "好.md" in said and "RuntimeError，commands/check.py" in said and "STDKIT_DEBUG" in said
    monkeypatch.setenv("STDKIT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.run(["check", "好.md"])


def test_a_reader_that_breaks_down_stops_no_other_file(
    drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from stdkit.commands import checking

    whole = checking.read_input

    def broken(path: str) -> Any:
        if path == "坏.md":
            raise RecursionError("太深")
        return whole(path)

    monkeypatch.setattr(checking, "read_input", broken)
    assert cli.run(["check", "坏.md", "好.md", *ONLY, "--format", "json", "--jobs", "1"]) == 2
    given = _json(capsys)
    assert "RecursionError" in given["documents"][0]["errors"][0]["message"]
    assert given["documents"][1]["errors"] == []


def _stdkit(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stdkit.cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
