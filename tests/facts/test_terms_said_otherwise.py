"""Short forms, abbreviations, other forms of terms, and clashes of force: facts that several places of a text make together."""

from __future__ import annotations

import pytest

from stdkit.facts.abbreviations import unexplained
from stdkit.facts.clashes import clashes
from stdkit.facts.constraints import external_constraints
from stdkit.facts.entries import entry_groups, term_by_number
from stdkit.facts.indexes import goes_by_pages, indexes
from stdkit.facts.listitems import items_of
from stdkit.facts.methods import required
from stdkit.facts.shortforms import bracketed_abbreviations, short_forms, uses
from stdkit.facts.synonyms import other_forms
from stdkit.facts.tradenames import trade_names
from stdkit.formats.markdown import read_markdown

TERMS = """# 3 术语和定义
## 3.1 纤维
### 3.1.1
羊毛　wool

从绵羊身上取得的毛，又称套毛。
### 3.1.2
羊绒　cashmere

从山羊身上取得的绒。
# 5 要求
套毛应干燥。
"""


def test_entries_stand_under_what_numbers_them() -> None:
    doc = read_markdown(TERMS)
    (group,) = entry_groups(doc)
    assert (group.number, [entry.label for entry in group.entries]) == ("3.1", ["3.1.1", "3.1.2"])
    assert term_by_number(doc)["3.1.2"].name == "羊绒"


def test_another_name_of_a_term_counts_outside_its_entry() -> None:
    (form,) = other_forms(read_markdown(TERMS))
    assert (form.said, form.term.name, form.span.start) == ("套毛", "羊毛", 0)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("气路应采用质量流量控制器（MFC）。", "质量流量控制器"),
        ("使用应用静态数据空间（ASDS）。", "应用静态数据空间"),
        ("每台设备配备不间断电源（UPS）。", "不间断电源"),
    ],
)
def test_the_name_before_an_abbreviation(text: str, full: str) -> None:
    doc = read_markdown(f"# 5 要求\n{text}\n\n{full}应接地。")
    (form,) = bracketed_abbreviations(doc)
    assert form.full.endswith(full)
    assert len(uses(doc, full, form.span)) == 1


def test_short_forms_say_how_they_are_given() -> None:
    doc = read_markdown("# 5 要求\n公共信息图形符号（以下简称“图形符号”）应清晰，建设项目（以下简称项目）应审查。")
    assert [(form.short, form.quoted, form.bracketed) for form in short_forms(doc)] == [
        ("图形符号", True, True),
        ("项目", False, True),
    ]


def test_an_abbreviation_used_once_or_explained_anywhere_is_left_alone() -> None:
    doc = read_markdown("# 5 要求\n采用MFC控制，MFC应校准，ATS应接地，GUI应清晰。\n\nGUI指图形界面。")
    assert [(found.short, found.count) for found in unexplained(doc)] == [("MFC", 2)]


def test_clashes_need_the_same_content() -> None:
    doc = read_markdown(
        "# 5 包装\n每个包装件应在正面贴有标签。\n# 8 贮存\n每个包装件宜在正面贴有标签，每个包装件可不贴标签。"
    )
    assert not clashes(doc)
    doc = read_markdown("# 5 包装\n每个包装件应在正面贴有标签。\n# 8 贮存\n每个包装件宜在正面贴有标签。")
    (clash,) = clashes(doc)
    assert (clash.before.reading, clash.after.reading) == ("应", "宜")


def test_a_constraint_names_its_law() -> None:
    doc = read_markdown("依据《中华人民共和国草原法》的规定，草原必须登记。围栏必须牢固。")
    assert [constraint.span.start for constraint in external_constraints(doc)] == [20]


def test_items_of_a_clause() -> None:
    doc = read_markdown(
        "## 6.3 包装\n有下列几种：\n\na) 布袋；\n\nb) 纸箱。\n## 6.4 标志\n有下列几种：\n\n——甲；\n\n——乙。\n## 6.5 贮存\n阴凉。"
    )
    assert items_of(doc, "6.3") == {"a", "b"}
    assert items_of(doc, "6.4") == frozenset()
    assert items_of(doc, "6.5") is None


def test_a_method_by_title_or_by_text() -> None:
    doc = read_markdown(
        "# 5 技术要求\n## 5.1 含水率\n≤12%。\n## 5.2 抗压强度\n≥20 MPa。\n## 5.3 噪声\n≤85 dB。\n# 6 试验方法\n## 6.1 含水率的测定\n烘干，同时记录噪声。"
    )
    found = [(item.clause.title, item.method.number if item.method else None, item.proved) for item in required(doc)]
    assert found == [("含水率", "6.1", True), ("抗压强度", None, False), ("噪声", None, True)]


def test_trade_names_with_what_may_be_said_instead() -> None:
    doc = read_markdown("垫圈用特氟龙，数据用Excel处理，“特氟龙”是商品名，铭牌清晰。")
    assert [(name.name, name.generic) for name in trade_names(doc)] == [
        ("特氟龙", "聚四氟乙烯（PTFE）"),
        ("Excel", "电子表格软件"),
    ]


def test_an_index_of_pages_is_told_by_the_whole() -> None:
    doc = read_markdown("# 1 范围\n甲。\n# 5 要求\n乙。\n# 索引\nA\n\n安全……12\n\nB\n\n包装……5、7\n\n标准……附录A")
    (index,) = indexes(doc)
    assert [(entry.word, entry.letter, [t for t, _ in entry.targets]) for entry in index.entries] == [
        ("安全", "A", ["12"]),
        ("包装", "B", ["5", "7"]),
        ("标准", "B", ["附录A"]),
    ]
    assert not goes_by_pages(doc, index)
