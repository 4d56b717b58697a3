"""The list papers: filled from their samples and empty, what they imply from the data, what they refuse."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stdkit.errors import BadData
from stdkit.formats import read
from stdkit.formats.comparison_table import COLUMNS
from stdkit.formats.docx.forms import open_form
from stdkit.model import Table
from stdkit.templates.fields import template
from stdkit.templates.papers import fit, form_of
from stdkit.templates.produce import write
from stdkit.templates.values import load_data

LISTS = ("file-list", "comparison", "conversion-conclusions", "review-conclusions")


def sample(name: str) -> dict[str, Any]:
    return load_data(Path(str(template(name).folder)) / "sample.yaml")


def tables(path: Path) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows] for block in read(path).blocks() if isinstance(block, Table)
    ]


def texts(path: Path) -> str:
    doc = read(path)
    return "\n".join(block.text for block in [*doc.cover.blocks, *doc.blocks()])


@pytest.fixture(scope="module")
def judge(root: Path) -> Path:
    judge = root.parent / "shared" / "tools" / "ooxml_check.py"
    if not judge.is_file():
        pytest.skip("no judge of DOCX files here")
    return judge


@pytest.mark.parametrize("name", LISTS)
def test_forms_name_only_fields_that_the_template_uses(name: str) -> None:
    chosen = template(name)
    found = fit(form_of(chosen), chosen)
    assert not found.unknown and not found.lacking
    assert {one.partition(".")[0] for one in found.used} <= {field.name for field in chosen.fields}


@pytest.mark.parametrize("name", LISTS)
def test_filled_and_empty_the_same_each_time_and_without_a_fault(name: str, tmp_path: Path, judge: Path) -> None:
    for kind, data in (("filled", sample(name)), ("blank", {})):
        for copy in "ab":
            write(name, data, tmp_path / f"{kind}-{copy}.docx", blank=not data)
        assert (tmp_path / f"{kind}-a.docx").read_bytes() == (tmp_path / f"{kind}-b.docx").read_bytes()
        assert "{{" not in texts(tmp_path / f"{kind}-a.docx")
    made = [str(tmp_path / f"{kind}-a.docx") for kind in ("filled", "blank")]
    done = subprocess.run([sys.executable, judge, *made], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", LISTS)
def test_titles_are_names_too(name: str) -> None:
    chosen = template(name)
    assert template(chosen.title) is chosen
    assert all(template(other) is chosen for other in chosen.also)


def test_the_comparison_has_the_columns_of_a_conversion(tmp_path: Path) -> None:
    write("comparison", sample("comparison"), tmp_path / "a.docx")
    head, *rows = tables(tmp_path / "a.docx")[1]
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert "共 3 处，其中降低要求 1 处。" in texts(tmp_path / "a.docx")


def test_conclusions_are_counted(tmp_path: Path) -> None:
    write("标准转化结论表", sample("conversion-conclusions"), tmp_path / "a.docx")
    assert "共 4 项：转化 1 项，例外-继续有效 1 项，整合 1 项，废止 1 项。" in texts(tmp_path / "a.docx")
    write("标准复审结论表", sample("review-conclusions"), tmp_path / "a.docx")
    assert "共 3 项：继续有效 1 项，修订 1 项，废止 1 项。" in texts(tmp_path / "a.docx")


def test_a_list_for_convert_is_the_data_of_the_conclusions(root: Path, tmp_path: Path) -> None:
    write("conversion-conclusions", root / "examples" / "conversion-list.yaml", tmp_path / "a.docx")
    rows = tables(tmp_path / "a.docx")[0]
    assert len(rows) == 7
    assert rows[1][1] == "DB15/ 417—2010" and rows[1][5] == "DB15/T 417—2026"
    assert "依据：关于强制性地方标准整合精简结论的公告（2026年第3号）" in texts(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (
            "file-list",
            {"stage": "征求意见稿"},
            "字段“stage”（文稿阶段）的值“征求意见稿”不合要求；可用的值：送审稿、报批稿",
        ),
        ("file-list", {"materials": [{"name": "", "copies": "2"}]}, "缺少字段“materials[1].name”（材料名称）"),
        ("file-list", {"materials": [{"name": "申报单", "given": "有"}]}, "可用的值：是、否、不涉及"),
        ("comparison", {"comparison": []}, "缺少字段“comparison”"),
        ("comparison", {"comparison": [{"lowered": "也许"}]}, "可用的值：是、否、待判断"),
        ("comparison", {"comparison": [{"old_claus": "4.1"}]}, "不认识字段“comparison[1].old_claus”；是否指 comparison[1].old_clause"),
        ("conversion-conclusions", {"items": [{"number": "DB15/ 1—2010"}]}, "缺少字段“items[1].conclusion”（结论）"),
        (
            "conversion-conclusions",
            {"items": [{"number": "DB15/ 1—2010", "conclusion": "保留"}]},
            "可用的值：转化、废止、继续有效、例外-继续有效、整合、修订",
        ),
        ("review-conclusions", {"submitted": "2026-02-30"}, "字段“submitted”（报送日期）的值“2026-02-30”不合要求"),
    ],
)
def test_bad_data_is_said_in_one_sentence(name: str, change: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(BadData) as raised:
        write(name, {**sample(name), **change}, tmp_path / "a.docx")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "a.docx").exists()


def test_wide_tables_lie_across_and_repeat_their_head(tmp_path: Path) -> None:
    for name in LISTS:
        xml = open_form(Path(str(template(name).folder)) / "form.docx")._package.read("word/document.xml").decode()
        assert ('w:orient="landscape"' in xml) == (name != "file-list")
        assert len(re.findall(r"<w:tblHeader", xml)) == 1
