"""Which blocks are running text, and how they are set."""

from __future__ import annotations

import re

import pytest

from stdkit.facts.prose import prose, prose_for, prose_with, set_in_half_width
from stdkit.formats.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("应干燥。", True),
        ("int main(void) 应干燥;", False),
        ("见 http://a.cn/甲", False),
        ("见 www.a.cn 甲", False),
        ("邮件发至 a@b.cn 甲", False),
        ("甲 = 1;", False),
        ("若甲 {", False),
        ("</br>甲</br>", False),
        ("struct 甲", False),
        ("#include 甲", False),
        ("dry", False),
        ("甲;乙", True),
    ],
)
def test_running_text(text: str, there: bool) -> None:
    doc = read_markdown(f"# 4 要求\n\n\\{text}\n" if text[0] == "#" else f"# 4 要求\n\n{text}\n")
    assert bool(prose(doc)) is there


def test_headings_formulas_terms_and_lists_of_documents_are_left_out() -> None:
    doc = read_markdown(
        "# 2 规范性引用文件\n\nGB/T 1　标志\n\n# 3 术语和定义\n\n### 3.1\n\n肉干\n\n某物。\n\n# 4 要求\n\n{公式:（1）}质量=甲\n\n表1　限值\n\n| 项目 |\n|---|\n| 水分 |\n\n注：说明。\n"
    )
    assert [block.text for block in prose(doc)] == ["某物。", "限值", "项目", "水分", "说明。"]
    assert [block.text for block in prose_with(doc, ["水", "标志"])] == ["水分"]
    found = [block.text for block in prose_for(doc, re.compile("水分|肉干"))]
    assert "水分" in found and "肉干" not in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲,乙。", True),
        ("甲，乙。", False),
        ("甲,乙，丙。", False),
        ("甲,乙,丙，丁。", True),
        ("a,b。甲", False),
        ("甲", False),
    ],
)
def test_commas_of_half_width(text: str, told: bool) -> None:
    assert set_in_half_width(read_markdown(f"# 4 要求\n\n{text}\n")) is told
