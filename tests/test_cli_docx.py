"""``check --fix`` and ``--annotate`` on a DOCX: what is written, what is left, and that the input stays as it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.formats import read
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown

DRAFT = """---
number: DB15/T 123—2026
title: 设备技术规范
---
# 前言

本文件由某厅提出并归口。

# 1 范围

本文件规定了设备的要求。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

## 4.1 接地

设备必须可靠接地，外壳必须绝缘。
"""
ONLY = ["--select", "MOD001", "--author", "王某", "--date", "2026-05-01"]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_fresh(read_markdown(DRAFT), tmp_path / "草案.docx")
    return tmp_path / "草案.docx"


def _part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def _paragraph(path: Path) -> str:
    return next(block.text for block in read(path).blocks() if "接地，外壳" in block.text)


def test_fixes_become_tracked_changes(draft: Path) -> None:
    before = draft.read_bytes()
    assert cli.run(["check", "草案.docx", *ONLY, "--fix", "修订.docx", "--fix-safety", "review"]) == 1
    xml = _part(draft.with_name("修订.docx"), "word/document.xml")
    assert xml.count("<w:del ") == 2 and xml.count("<w:ins ") == 2
    assert 'w:author="王某"' in xml and 'w:date="2026-05-01T00:00:00Z"' in xml
    assert _paragraph(draft.with_name("修订.docx")) == "设备应可靠接地，外壳应绝缘。", "read as accepted"
    assert draft.read_bytes() == before


def test_the_same_input_gives_the_same_bytes(draft: Path) -> None:
    for name in ("一.docx", "二.docx"):
        cli.run(["check", "草案.docx", *ONLY, "--fix", name, "--fix-safety", "review"])
    assert draft.with_name("一.docx").read_bytes() == draft.with_name("二.docx").read_bytes()


def test_findings_become_comments(draft: Path) -> None:
    assert cli.run(["check", "草案.docx", *ONLY, "--annotate", "批注.docx"]) == 1
    out = draft.with_name("批注.docx")
    comments = _part(out, "word/comments.xml")
    assert comments.count("MOD001") == 2 and 'w:author="王某"' in comments
    assert _part(out, "word/document.xml").count("<w:commentReference ") == 2
    assert _paragraph(out) == _paragraph(draft)


def test_both_at_once(draft: Path) -> None:
    arguments = ["--annotate", "批注.docx", "--fix", "修订.docx", "--fix-safety", "review"]
    assert cli.run(["check", "草案.docx", *ONLY, *arguments]) == 1
    assert _paragraph(draft.with_name("修订.docx")) != _paragraph(draft.with_name("批注.docx"))


def test_a_clean_draft_is_written_all_the_same(draft: Path) -> None:
    assert cli.run(["check", "草案.docx", "--select", "MOD002", "--fix", "修订.docx"]) == 0
    assert _paragraph(draft.with_name("修订.docx")) == _paragraph(draft)


def test_an_unreadable_file_writes_nothing(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_bytes(b"PK not a zip")
    assert cli.run(["check", "草案.docx", *ONLY, "--fix", "修订.docx"]) == 2
    assert not draft.with_name("修订.docx").exists()
    assert capsys.readouterr().err.count("\n") == 1
