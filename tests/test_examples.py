"""The examples: made anew by their programs they are the same, and each shows what it is there to show."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from stdkit.cli import run
from stdkit.formats import read
from stdkit.lint.runner import check
from stdkit.model import Document, Formula, Table


@pytest.fixture(scope="module")
def examples(root: Path) -> Path:
    return root / "examples"


def codes(document: Document) -> Counter[str]:
    return Counter(finding.rule for finding in check(document))


def test_made_anew_they_are_the_same(examples: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(examples / "make" / "all.py"), str(tmp_path)], check=True, capture_output=True)
    made = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file())
    assert made == [
        "clean.docx",
        "db15-mandatory-2010.docx",
        "draft-with-faults.docx",
        "returns/乌兰察布市动物疫病预防控制中心.csv",
        "returns/内蒙古牧业大学.docx",
    ]
    for name in made:
        assert (tmp_path / name).read_bytes() == (examples / name).read_bytes(), f"{name}: examples/make/all.py"


@pytest.mark.parametrize("name", ["clean.md", "clean.docx"])
def test_nothing_is_found_in_the_clean_one(examples: Path, name: str) -> None:
    assert codes(read(examples / name)) == {}


def test_faults_are_found_and_the_same_in_both_formats(examples: Path) -> None:
    found = codes(read(examples / "draft-with-faults.md"))
    assert {code[:3] for code in found} >= {
        "ANX",
        "CON",
        "FWD",
        "HDG",
        "INT",
        "LST",
        "MOD",
        "NUM",
        "REF",
        "SCO",
        "TAB",
        "TRM",
    }
    assert codes(read(examples / "draft-with-faults.docx")) == found


def test_mandatory_standard_has_the_hard_cases(examples: Path) -> None:
    document = read(examples / "db15-mandatory-2010.docx")
    cover = document.cover
    assert (cover.number, cover.replaces, cover.published) == ("DB15/ 417—2010", ("DB15/ 417—2001",), "2010-06-20")
    assert [e.kind for e in document.elements] == [
        "foreword", "scope", "normative-references", "terms", *["core"] * 6, "annex", "annex",
    ]  # fmt: skip
    assert [e.normative for e in document.elements if e.kind == "annex"] == [False, True]
    blocks = list(document.blocks())
    numbers = [block.label for block in blocks if block.label[:1] in "456789" and "." in block.label]
    assert {"4.2.3", "5.3.2", "6.3.1", "6.3.3", "8.3.2", "9.2"} <= set(numbers), "counted and typed"
    assert [block.label for block in blocks if isinstance(block, Formula)] == ["（1）", "（B.1）"]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.label for table in tables] == ["表1", "表2", "表A.1"]
    assert tables[0].unit is not None
    assert any(cell.rowspan > 1 for table in tables for row in table.rows for cell in row)
    assert any(cell.colspan > 1 for table in tables for row in table.rows for cell in row)
    assert [block.label for block in blocks if block.kind == "footnote"] == ["1"]
    assert "DB15/ 417—2010" in [block.text for block in document.furniture]
    text = "".join(block.text for block in blocks)
    for word in ("必须", "严禁", "不得", "应", "宜", "可"):
        assert word in text


def test_conversion_list_names_the_example_and_cited_standards(examples: Path) -> None:
    items = yaml.safe_load((examples / "conversion-list.yaml").read_text("utf-8"))["items"]
    assert [item["number"] for item in items if "file" in item] == ["DB15/ 417—2010"]
    cited = "".join(block.text for block in read(examples / "db15-mandatory-2010.docx").blocks())
    assert sum(item["number"].partition("—")[0] in cited for item in items) >= 2
    assert {item["conclusion"] for item in items} >= {"转化", "废止", "例外-继续有效", "整合"}


def test_converted_and_rendered_it_has_no_error_or_warning(examples: Path, tmp_path: Path) -> None:
    assert run(["convert", str(examples / "db15-mandatory-2010.docx"), "-o", str(tmp_path / "out"), "--quiet"]) in (
        0,
        1,
    )
    data = tmp_path / "draft.yaml"
    data.write_text((examples / "draft.yaml").read_text("utf-8"), "utf-8")
    assert run(["render", "draft", "--data", str(data), "-o", str(tmp_path / "draft.docx")]) == 0
    found = check(read(tmp_path / "draft.docx"))
    assert [finding for finding in found if finding.severity != "info"] == []
