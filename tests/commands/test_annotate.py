"""``--annotate`` and ``--fix`` where words stand outside the body: in a cell, a footnote, a text box."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.formats import read
from tests.formats.docx.test_comments import covered, said
from tests.formats.docx.tracked_specimen import build, p, r, text_box

ONLY = ["--select", "MOD001", "--author", "王某", "--date", "2026-05-01"]
NOTE = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", r("锅炉必须定期检验。")) + "</w:footnote>"
CELL = (
    "<w:tbl><w:tr><w:tc>"
    + p(r("项目"))
    + "</w:tc><w:tc>"
    + p(r("外壳"), r("必"), r("须绝缘"))
    + "</w:tc></w:tr></w:tbl>"
)
REFERRING = '<w:r><w:t>检验按规定进行</w:t><w:footnoteReference w:id="2"/></w:r>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft(body: str, **parts: str) -> None:
    build(Path("草案.docx"), p(r("总要求如下。")) + body + p(r("完。")), **parts)


def test_in_a_table_the_comment_stands_at_the_words(folder: Path) -> None:
    draft(CELL)
    assert cli.run(["check", "草案.docx", *ONLY, "--annotate", "批注.docx"]) == 1
    assert list(covered(folder / "批注.docx").values()) == ["必须"], "the two characters, though they are two runs"
    assert [text.split()[0] for text in said(folder / "批注.docx")] == ["MOD001"]


def test_in_a_footnote_it_stands_at_the_mark_and_names_the_words(folder: Path) -> None:
    draft(p(REFERRING), footnotes=NOTE)
    assert cli.run(["check", "草案.docx", *ONLY, "--annotate", "批注.docx"]) == 1
    (text,) = said(folder / "批注.docx")
    assert text.startswith("〔此批注针对脚注中的“必须”〕MOD001")
    assert len(covered(folder / "批注.docx")) == 1


def test_in_a_text_box_it_stands_at_the_box_and_names_the_words(folder: Path) -> None:
    draft(p(r("标志见右框"), text_box(p(r("操作人员必须戴帽")))))
    assert cli.run(["check", "草案.docx", *ONLY, "--annotate", "批注.docx"]) == 1
    (text,) = said(folder / "批注.docx")
    assert text.startswith("〔此批注针对文本框中的“必须”〕MOD001")


@pytest.mark.parametrize(
    ("body", "parts", "part"),
    [
        (CELL, {}, "word/document.xml"),
        (p(REFERRING), {"footnotes": NOTE}, "word/footnotes.xml"),
        (p(r("标志见右框"), text_box(p(r("操作人员必须戴帽")))), {}, "word/document.xml"),
    ],
    ids=["cell", "footnote", "text box"],
)
def test_fixes_reach_there_as_tracked_changes(folder: Path, body: str, parts: dict[str, str], part: str) -> None:
    draft(body, **parts)
    cli.run(["check", "草案.docx", *ONLY, "--fix", "修订.docx", "--fix-safety", "review"])
    with zipfile.ZipFile("修订.docx") as archive:
        xml = archive.read(part).decode("utf-8")
    deleted = "".join(re.findall(r"<w:delText[^>]*>([^<]*)</w:delText>", xml))
    assert deleted in ("必须", "必须必须"), "a text box is written twice, for new and old readers"
    assert "必须" not in "".join(block.text for block in read(Path("修订.docx")).blocks())
