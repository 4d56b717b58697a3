from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from stdkit.formats.markdown import read_markdown
from stdkit.lint.results import FileResult, Report, locate
from stdkit.model import Edit, Span
from stdkit.reports import terminal
from tests.lint.drafts import draft
from tests.reports.sample_report import found, sample_report, whole

render = whole(terminal.render)

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_every_finding_shows_clause_code_place_fix_and_basis() -> None:
    text = render(sample_report(), width=100)
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip().startswith("5.1"))
    assert re.fullmatch(r"  5\.1 +错误  MOD001  以“应”代替“必须”", lines[at])
    assert lines[at + 1].strip() == "设备必须可靠接地，外壳必须绝缘。"
    assert lines[at + 2] == " " * (lines[at + 1].index("设")) + "    ^^^^"
    assert "可改：「必须」→「应」" in lines[at + 3] and "GB/T 1.1—2020，表C.1" in lines[at + 3]


def test_what_has_no_number_is_named() -> None:
    text = render(sample_report(), width=100)
    assert re.search(r"^  全文 +警告", text, re.MULTILINE) and re.search(r"^  前言 +提示", text, re.MULTILINE)


def test_insertions_and_deletions_are_said_in_words() -> None:
    text = render(sample_report(), width=100)
    assert "可改（请复核）：增加「本文件按照规定起草。」" in text and "可改（请复核）：删去「试样」" in text


def test_unread_failed_and_clean_files_are_spoken_of() -> None:
    text = render(sample_report(), width=100)
    assert "5.3，第 5 页：没有文字的图" in text and "嵌入的对象" in text
    assert "坏.docx" in text and "未能检查  不是 DOCX 文件。" in text
    assert "检查 3 个文件：2 处错误，2 处警告，1 处提示，1 个文件未能检查，1 个文件未发现问题。" in text
    assert "好.md" not in text


def test_one_clean_file_is_named() -> None:
    text = render(Report((FileResult("好.md", "b" * 64, "markdown"),), "p"), width=80)
    assert "好.md" in text and "未发现问题" in text and "0 处错误" in text


@pytest.mark.parametrize("width", [20, 50, 80, 100, 400])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    text = ANSI.sub("", render(sample_report(), width=width, colour=colour))
    # The path and the summary are sentences of their own; they may break where the terminal breaks them.
    body = [line for line in text.split("\n") if line.startswith("    ")]
    assert body and all(cell_len(line) <= max(min(width, 110), 50) for line in body)


def test_colours_only_where_asked_for() -> None:
    assert not ANSI.search(render(sample_report(), width=100))
    coloured = render(sample_report(), width=100, colour=True)
    assert re.search(r"\x1b\[[0-9;]*4[0-9;]*m必须", coloured), "the place is underlined"
    assert "^^^^" not in coloured


def test_one_paragraph_that_errs_often_in_the_same_way_is_shown_once() -> None:
    doc = draft("甲必须乙必须丙。")
    spans = [Span("t1", 1, 3), Span("t1", 4, 6)]
    rows = locate(doc, [found(span, "以“应”代替“必须”", "error", Edit(span, "应", safety="safe")) for span in spans])
    text = render(Report((FileResult("草案.md", findings=rows),), "p"), width=100)
    assert text.count("MOD001  以“应”代替“必须”（2 处）") == 1
    assert "甲必须乙必须丙。\n" in text and "  ^^^^  ^^^^\n" in text
    assert text.count("「必须」→「应」") == 1 and "2 处错误" in text, "they count as what they are"


def test_what_comes_again_and_again_is_shown_ten_times_and_then_told_by_clause() -> None:
    doc = read_markdown("".join(f"# {n} 要求\n设备必须接地，外壳必须绝缘。\n" for n in range(4, 17)))
    blocks = [block for block in doc.blocks() if block.kind == "paragraph"]
    rows = locate(doc, [found(block.span(2, 4), "以“应”代替“必须”", "error") for block in blocks])
    text = render(Report((FileResult("草案.md", findings=rows),), "p"), width=100)
    assert text.count("设备必须接地") == 10
    assert "MOD001  以“应”代替“必须”：另有 3 处，在 14、15、16" in text
    assert "13 处错误" in text, "all of them count"
    assert "另有" not in render(Report((FileResult("草案.md", findings=rows[:10]),), "p"), width=100)
