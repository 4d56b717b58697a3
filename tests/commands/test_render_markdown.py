"""``render DRAFT.md`` and ``--pdf``."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.formats import office, read
from stdkit.formats.docx.frozen import frozen
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown

DRAFT = """---
number: DB15/T 123—2026
title: 风干牛肉加工技术规范
---
# 范围

# 要求

指标应符合[@tab:limits]的规定，[@limits]以外按4.2。

## 表 {#look}

表　限值 {#tab:limits}

| 项目 | 指标 |
|---|---|
| 水分 | 30 |
"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_draft_becomes_word_without_data(draft: Path) -> None:
    assert cli.run(["render", "draft.md", "-o", "out.docx"]) == 0
    document = read("out.docx")
    assert document.cover.title == "风干牛肉加工技术规范"
    assert "指标应符合表1的规定，表1以外按4.2。" in [block.text for block in document.blocks()]


def test_broken_references_stop_it_and_are_all_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text(DRAFT + "\n见[@tab:limit]和[@eq:x]。\n", encoding="utf-8")
    assert cli.run(["render", "draft.md", "-o", "out.docx"]) == 2
    assert not Path("out.docx").exists()
    assert capsys.readouterr().err.splitlines() == [
        "draft.md：第 19 行引用 [@tab:limit] 没有对应的标签，最接近的是 tab:limits。",
        "draft.md：第 19 行引用 [@eq:x] 没有对应的标签，请在所引的公式加上 {#eq:x}（F051）。",
    ]


def test_findings_point_into_the_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text(DRAFT.replace("以外按4.2。", "以外按 4.7 。"), encoding="utf-8")
    cli.run(["check", "draft.md", "--format", "github"])
    assert "line=9" in capsys.readouterr().out


def test_options_that_do_not_fit_are_named(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["render", "draft.md", "--blank", "--rows", "x.xlsx", "-o", "out.docx"]) == 2
    assert "--blank" in capsys.readouterr().err


def test_without_libreoffice_one_sentence_and_the_docx(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(office.PROGRAM, str(draft.parent / "none"))
    assert cli.run(["render", "draft.md", "-o", "out.docx", "--pdf"]) == 2
    assert Path("out.docx").exists() and not Path("out.pdf").exists()
    said = capsys.readouterr().err.strip()
    assert "没有找到 LibreOffice" in said and "\n" not in said


def test_a_pdf_of_somebody_else_is_not_written_over(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out.pdf").write_bytes(b"%PDF-1.7")
    assert cli.run(["render", "draft.md", "-o", "out.docx", "--pdf"]) == 2
    assert Path("out.pdf").read_bytes() == b"%PDF-1.7" and not Path("out.docx").exists()
    assert "out.pdf" in capsys.readouterr().err


@pytest.mark.office
def test_the_pdf_stands_beside(draft: Path, soffice: str) -> None:
    assert cli.run(["render", "draft.md", "-o", "out.docx", "--pdf"]) == 0
    document = read("out.pdf")
    assert any("应符合表1的规定" in block.text.replace(" ", "") for block in document.blocks())


def test_for_printing_the_numbers_stand_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "draft.docx"
    write_fresh(read_markdown(DRAFT), out)
    data = frozen(out.read_bytes(), str(out))
    (tmp_path / "frozen.docx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "frozen.docx") as package:
        assert b"REF tab_limits" not in package.read("word/document.xml")
    before, after = read(out), read(tmp_path / "frozen.docx")
    assert [block.text for block in after.blocks()] == [block.text for block in before.blocks()]
    assert frozen(data, "x") == data
