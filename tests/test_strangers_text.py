"""What a document or the name of its file holds never steers the terminal or the page that shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.facts.visible import visible

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
