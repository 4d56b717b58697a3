"""A pipe or a device where a file is expected: one sentence, no waiting for an end that never comes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")

LIST = "- file: d.md\n  number: GB 1—2020\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Drafts, and a pipe for every kind of file; a test that waits for one of them fails instead."""

    def fail(*_: Any) -> None:
        raise AssertionError("waited for a pipe")

    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.md").write_text("# 1 范围\n\n本文件规定了要求。\n", encoding="utf-8")
    (tmp_path / "e.md").write_text("# 1 范围\n\n本文件规定了要求，必须做。\n", encoding="utf-8")
    (tmp_path / "l.yaml").write_text(LIST, encoding="utf-8")
    (tmp_path / "out").mkdir()
    for name in ("p.yaml", "p.json", "p.xlsx", "p.csv", "p.docx", "p.md", "p.db", "p.jsonl", "p.pdf", "out/run.jsonl"):
        os.mkfifo(tmp_path / name)
    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "line",
    [
        "check p.md",
        "check p.docx",
        "check d.md --library p.csv",
        "check d.md --library p.db",
        "check d.md --library p.xlsx",
        "check d.md --old p.docx",
        "check d.md --diff p.md",
        "check d.md --baseline p.json",
        "read p.pdf",
        "diff d.md p.md",
        "verify p.json",
        "convert p.docx -o c",
        "convert d.md -o c --decisions p.xlsx",
        "convert --list p.yaml -o c",
        "convert --list p.csv -o c",
        "convert --list p.xlsx -o c",
        "convert --list l.yaml -o out",
        "comments p.json -o a.xlsx",
        "comments p.xlsx -o a.xlsx",
        "comments d.md --units p.yaml -o a.xlsx",
        "comments d.md --units p.csv -o a.xlsx",
        "render draft --data p.yaml -o x.docx",
        "render p.md -o x.docx",
        "render 转化结论表 --rows p.xlsx -o x.docx",
        "render 转化结论表 --rows p.jsonl -o x.docx",
        "render 转化结论表 --rows p.yaml -o x.docx",
        "new product --data p.yaml -o n",
    ],
)
def test_a_pipe_is_one_sentence(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == 2
    said = capsys.readouterr()
    assert "自身出错" not in said.out + said.err
    assert any(word in said.out + said.err for word in ("不是普通文件", "读不到", "找不到")), said


@pytest.mark.parametrize("kind", ["pipe", "folder", "endless", "circle"])
def test_settings_that_are_no_file_are_none(kind: str, tmp_path: Path) -> None:
    settings = tmp_path / "stdkit.toml"
    if kind == "pipe":
        os.mkfifo(settings)
    elif kind == "folder":
        settings.mkdir()
    else:
        settings.symlink_to("/dev/zero" if kind == "endless" else settings)
    assert run(["check", "d.md", "--fail-on", "never"]) == 0
