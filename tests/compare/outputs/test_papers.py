from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from stdkit.compare.outputs.papers import write_book, write_paper
from stdkit.compare.outputs.selection import select
from stdkit.formats.comparison_table import COLUMNS
from tests.compare.editions_of_wool import NEW, OLD, compared, wool

WHEN = date(2026, 5, 1)


def faults(root: Path, file: Path) -> str:
    """What the judge of DOCX says; skipped where it is not there."""
    judge = root.parent / "shared" / "tools" / "ooxml_check.py"
    if not judge.is_file():
        pytest.skip("no judge of DOCX here")
    return subprocess.run([sys.executable, judge, file], capture_output=True, text=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("paper") / "对照表.docx"
    write_paper(wool(), None, out, author="王某", when=WHEN)
    return out


def test_the_table_has_the_columns_of_the_trade_on_landscape_pages(paper: Path) -> None:
    read = docx.Document(str(paper))
    table, effects = read.tables
    assert [cell.text for cell in table.rows[0].cells] == list(COLUMNS)
    assert read.sections[0].page_width > read.sections[0].page_height
    row = next(row for row in table.rows if row.cells[3].text == "5.2")
    assert [cell.text for cell in row.cells][1:] == [
        "4.2",
        "含水率\n羊毛的含水率不得超过14.0%。",
        "5.2",
        "含水率\n羊毛的含水率不宜超过16.0%。",
        "技术",
        "",
        "是",
    ]
    assert [cell.text for cell in effects.rows[1].cells] == [
        "4.1",
        "5.1",
        "取样",
        "不少于3份",
        "不少于5份",
        "更严",
        "下限收紧",
    ]


def test_changed_words_are_red(paper: Path) -> None:
    row = next(row for row in docx.Document(str(paper)).tables[0].rows if row.cells[3].text == "5.1")
    red = [run.text for paragraph in row.cells[4].paragraphs for run in paragraph.runs if run.bold]
    assert red == ["5"]


def test_the_paper_is_without_fault(paper: Path, root: Path) -> None:
    assert faults(root, paper).strip().endswith("ok")


def test_the_same_bytes_every_time(paper: Path, tmp_path: Path) -> None:
    write_paper(wool(), None, tmp_path / "again.docx", author="王某", when=WHEN)
    assert (tmp_path / "again.docx").read_bytes() == paper.read_bytes()


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    write_paper(wool(), select(wool(), ("deleted",)), tmp_path / "a.docx", when=WHEN)
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    assert [row.cells[1].text for row in table.rows[1:]] == ["4.4"]


def test_the_workbook_filters_and_counts(tmp_path: Path) -> None:
    write_book(wool(), None, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["修订前后对照表", "限值和条款用词的变化", "统计"]
    sheet = book.worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref == f"A1:H{sheet.max_row}"
    counts = {row[0].value: row[1].value for row in book["统计"].iter_rows(min_row=2)}
    assert counts["删除"] == 1 and counts["更宽"] == 2 and counts["减弱"] == 1


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://a","b")'
    found = compared(OLD.replace("包装应清洁干燥，并挂有标签。", evil).replace("# 4.4 包装", f"# 4.4 {evil}"), NEW)
    write_book(found, None, tmp_path / "a.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx") for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if evil in str(cell.value)]


def test_the_same_document_gives_an_empty_table(tmp_path: Path) -> None:
    write_paper(compared(OLD, OLD), None, tmp_path / "a.docx", when=WHEN)
    assert len(docx.Document(str(tmp_path / "a.docx")).tables) == 1
