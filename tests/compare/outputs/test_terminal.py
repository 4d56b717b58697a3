from __future__ import annotations

import re

import pytest

from stdkit.compare.outputs.terminal import render
from stdkit.formats.page import columns_of
from tests.compare.editions_of_wool import OLD, compared, wool

SHOWN = """\
原文件  DB15/ 9—2010 羊毛分级
新文件  DB15/T 9—2026 羊毛分级规范

条款：相同 5，修改 8，增加 1，删除 1，拆分 0，合并 0，移动 1。
数值和限值：更严 2，更宽 2。
条款用词：加强 0，减弱 1。
删除的条款中 1 条有要求（原4.4），请判断要求是否降低。
"""


def test_the_summary_comes_first() -> None:
    assert render(wool(), width=80).startswith(SHOWN)


def test_what_lowers_a_requirement_stands_before_what_raises_one() -> None:
    text = render(wool(), width=80)
    listed = text[text.index("限值和条款用词\n") : text.index("逐条\n")].splitlines()[1:]
    assert [line.split()[0] for line in listed if line.strip()] == ["减弱", "更宽", "更宽", "更严", "更严"]


def test_words_are_marked_without_colour_and_with_the_numbers_of_both_sides() -> None:
    text = render(wool(), width=80)
    assert "4.1 → 5.1  取样  修改、条号改变\n    取样应不少于[-3-]{+5+}份" in text
    assert "“细度/μm”行“一级”列：≤[-20.0-]{+19.5+}" in text
    assert "4.4  包装  删除\n    [-包装应清洁干燥，并挂有标签。-]" in text
    assert "5.2 → 6.1  长度  移动" in text
    assert "\x1b" not in text


def test_colours_say_the_same_without_brackets() -> None:
    text = render(wool(), width=80, colour=True)
    assert "[-" not in text and "{+" not in text
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert "取样应不少于35份" in plain


def test_unchanged_and_merely_renumbered_clauses_are_shown_on_request_only() -> None:
    assert "贮存" not in render(wool(), width=80)
    assert "库房应通风，地面应垫高。" in render(wool(), width=80, everything=True)


@pytest.mark.parametrize(
    ("only", "shown", "hidden"),
    [
        ("limits", "取样", "包装应"),
        ("lowered", "含水率不", "取样应"),
        ("tables", "细度", "取样应"),
        ("moved", "长度  移动", "取样应"),
        ("deleted", "包装应", "取样应"),
        ("terms", "定义修改：绵羊毛 3.1", "取样应"),
        ("references", "改为不注日期引用：GB/T 6500", "取样应"),
    ],
)
def test_only_what_is_asked_for(only: str, shown: str, hidden: str) -> None:
    text = render(wool(), only=(only,), width=80)
    assert shown in text and hidden not in text


@pytest.mark.parametrize("width", [50, 80, 110])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(columns_of, render(wool(), width=width, everything=True).splitlines())) <= width


def test_editorial_changes_are_counted_and_left_to_be_asked_for() -> None:
    other = OLD.replace("羊毛分级应符合表1", "羊毛分级应符合表 1").replace("不少于3份", "不少于 3 份")
    text = render(compared(OLD, other), width=80)
    assert "取样" not in text
    assert "内容相同" in text or "--only editorial" in text


def test_the_same_document_says_so() -> None:
    assert render(compared(OLD, OLD), width=80).endswith("两个文件的内容相同。\n")
