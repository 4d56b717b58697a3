"""What a document or the name of its file holds never steers the terminal or the page that shows it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest

from stdkit.cli import run
from stdkit.facts.visible import visible
from stdkit.formats import read
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.formats.workbook import is_formula
from tests.formats.docx.specimens import build, p, r

BAD = "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202eexe.cod\u2066\x08"
TEXT = f"# 1 范围\n\n本标准必须{BAD}符合要求。<script>alert(1)</script>{{{{ 7*7 }}}}\n\n## 1.1 <img src=x onerror=alert(1)>\n"


def steering(text: str) -> set[str]:
    return {char for char in text if visible(char) != char}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "a\x1b[31m\u202e.md" if sys.platform != "win32" else tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "more",
    [["check"], ["read"], ["check", "--format", "html"], ["check", "--format", "github"], ["check", "--statistics"]],
)
def test_nothing_steers_the_terminal(draft: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([more[0], str(draft), *more[1:]]) in (0, 1)
    said = capsys.readouterr()
    assert not steering(said.out + said.err)
    assert said.out
    if "html" in more:
        assert "<script>alert(1)" not in said.out and "<img src=x" not in said.out


def test_neither_does_a_comparison_nor_an_error(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "b.md"
    other.write_text(TEXT.replace("必须", "应"), encoding="utf-8")
    assert run(["diff", str(draft), str(other)]) in (0, 1)
    assert run(["diff", str(draft), str(other), "--to", "html", "-o", str(tmp_path / "a.html")]) in (0, 1)
    for args in (["check", "none\x1b[2J.docx"], ["rules", "\x1b[2J"], ["check", str(other), "--format", "\u202e"]):
        assert run(args) == 2
    said = capsys.readouterr()
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert not steering(said.out + said.err + page)
    assert "<script>alert(1)" not in page and "<img src=x" not in page


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_a_name_that_is_no_text_is_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from stdkit.cli import main; main()", "read", b"\xff\xfe.docx"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "不存在" in done.stderr.decode("utf-8") and b"Traceback" not in done.stderr


WRITTEN = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<details>", "[点](javascript:alert(1))", "![图](//srv/a.png)",
    "[点]: javascript:alert(1)", "[^1]: 注", "见[@tab:甲]。", "```", "~~~", ":::", "<!-- 未读：甲 -->", "{列项1:1}甲", "&lt;script&gt;", "<http://a.cn>",
    "{{ 7*7 }}{% raw %}", "# 题", "> 引", "| 甲 | 乙 |", "甲<br>乙",
)  # fmt: skip


def test_words_of_a_word_file_are_no_marks_in_markdown(tmp_path: Path) -> None:
    """Neither to stdkit, which reads them back as they were, nor as HTML or links of any other program."""
    body = p("1 范围") + "".join(p(r(escape(text))) + p("甲。") for text in WRITTEN)
    document = read(build(tmp_path / "a.docx", body))
    text = write_markdown(document)
    assert [block.text for block in read_markdown(text).blocks()] == [block.text for block in document.blocks()]
    assert not re.search(r"(?<!\\)<[a-z!]|(?<![\\])\]\(|^(?:```|~~~|:::|\[[^\]]*\]:)", text, re.M)


SHEET = '序号,章条编号,意见内容,提出单位\n1,=1+1," @甲",＋乙\n'


def test_no_sheet_holds_a_formula_of_a_stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    front = "---\nnumber: GB 123—2010\ntitle: '=cmd|calc!A0'\n---\n\n# 前言\n\n本标准的全部技术内容为强制性。\n\n"
    text = (
        front + "# 1 =1+1 <b>\n\n=HYPERLINK(1)，设备{0}接地。\n\n＝1+1 设备{0}接地。\n\n@甲{0}做。\n\n-2 ℃时{0}停。\n"
    )
    Path("=1+1.md").write_text(text.format("必须"), encoding="utf-8")
    Path("b.md").write_text(text.format("宜"), encoding="utf-8")
    Path("c.csv").write_text(SHEET, encoding="utf-8")
    Path("l.yaml").write_text(
        "- file: b.md\n  number: GB 123—2010\n  title: '=1+1'\n  owner: '＠甲'\n", encoding="utf-8"
    )
    for line in (
        "check =1+1.md b.md --format xlsx -o check.xlsx",
        "diff =1+1.md b.md --to xlsx -o diff.xlsx",
        "convert =1+1.md -o one",
        "convert --list l.yaml -o list",
        "comments c.csv -o comments.xlsx",
    ):
        assert run(line.split()) in (0, 1, 2), line
    books = sorted(tmp_path.rglob("*.xlsx"))
    assert len(books) >= 6
    for book in books:
        with zipfile.ZipFile(book) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
        for sheet in openpyxl.load_workbook(book):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert not (isinstance(cell.value, str) and is_formula(cell.value)) or cell.quotePrefix, (book, cell)
