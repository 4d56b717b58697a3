"""Markdown as people and converters write it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.formats.markdown.dialects import to_notation
from stdkit.model import Document, Figure, Formula, Table, TextAnchor, Unread


def texts(doc: Document) -> list[str]:
    return [block.label + block.text for block in doc.blocks()]


def only(doc: Document, kind: type) -> list:
    return [block for block in doc.blocks() if isinstance(block, kind)]


def cells(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.rows]


HTML_TABLE = """\
<table border="1"><caption>表1 限值</caption>
<thead><tr><th rowspan="2">项目</th><th colspan=2>指标|限</th></tr>
<tr><th>一级</th><th>二级</th></tr></thead>
<tr><td>水分<br>%</td><td>&lt;5</td><td><p>≤ 10</p><p>注：折干</p></td></tr>
<tr><td>铅（mg/kg）</td><td colspan="2">10<sup>-3</sup></td></tr>
</table>
"""


def test_an_html_table_keeps_its_spans_caption_and_paragraphs() -> None:
    (table,) = only(read_markdown(f"前文。\n\n{HTML_TABLE}\n后文。"), Table)
    assert (table.label, table.text, table.header) == ("表1", "限值", 2)
    assert cells(table) == [
        [("项目", 1, 2), ("指标|限", 2, 1)],
        [("一级", 1, 1), ("二级", 1, 1)],
        [("水分\n%", 1, 1), ("<5", 1, 1), ("≤ 10\n折干", 1, 1)],
        [("铅（mg/kg）", 1, 1), ("10-3", 2, 1)],
    ]
    script = table.rows[3][1].blocks[0].runs[-1]
    assert (script.text, script.marks) == ("-3", {"superscript"})


def test_an_html_table_on_one_line_between_text() -> None:
    doc = read_markdown("见下表。<table><tr><td>甲</td><td>乙</td></tr></table>完。")
    assert texts(doc) == ["见下表。", "", "甲", "乙", "完。"]


def test_a_caption_said_before_the_table_is_not_said_twice() -> None:
    doc = read_markdown("表1　限值\n\n<table><caption>表1 限值</caption><tr><td>甲</td></tr></table>")
    assert [t.label for t in only(doc, Table)] == ["表1"]
    assert texts(doc) == ["表1限值", "甲"]


def test_a_table_inside_a_cell_gives_its_text() -> None:
    doc = read_markdown("<table><tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table></td><td>丁</td></tr></table>")
    (table,) = only(doc, Table)
    assert cells(table) == [[("甲\n乙\n丙", 1, 1), ("丁", 1, 1)]]


def test_a_span_that_cannot_be_is_no_attack() -> None:
    doc = read_markdown('<table><tr><td colspan="999999" rowspan="99999">甲</td></tr></table>')
    assert only(doc, Table)[0].rows[0][0].colspan <= 200


def test_a_table_never_closed_is_text() -> None:
    assert only(read_markdown("<table><tr><td>甲"), Table) == []


def test_a_pipe_table_without_outer_bars_and_with_its_caption_below() -> None:
    (table,) = only(read_markdown("项目 | 值\n:--:|-\n水分 | 5\n灰分 |\n\nTable: 表2 其他\n"), Table)
    assert (table.label, table.text) == ("表2", "其他")
    assert cells(table) == [[("项目", 1, 1), ("值", 1, 1)], [("水分", 1, 1), ("5", 1, 1)], [("灰分", 1, 1), ("", 1, 1)]]


def test_a_listing_is_one_paragraph_to_the_letter() -> None:
    source = '示例见下。\n\n```xml\n<a b="1">\n  # 5.1 *text*_x_ | `q`\n\n</a>\n```\n后文。'
    assert texts(read_markdown(source)) == ["示例见下。", '<a b="1">\n  # 5.1 *text*_x_ | `q`\n\n</a>', "后文。"]


def test_a_listing_that_is_never_closed_runs_to_the_end() -> None:
    assert texts(read_markdown("~~~\na_b\n# c")) == ["a_b\n# c"]


def test_a_formula_in_a_fence() -> None:
    (formula,) = only(read_markdown("```math\nE = mc^2 \\tag{3}\n```"), Formula)
    assert (formula.label, formula.latex) == ("（3）", "E = mc^2")


def test_quotations_are_read_as_what_they_quote() -> None:
    doc = read_markdown("> **注：** 甲。\n> 乙。\n>\n> > 丙。\n\n> [!NOTE]\n> 丁。")
    assert texts(doc) == ["注：甲。乙。", "丙。", "丁。"]


def test_underlined_titles_rules_and_closing_signs() -> None:
    doc = read_markdown("1 范围\n======\n\n甲。\n\n***\n\n4 要求\n---\n\n### 4.1 外观 ### {#look .x}\n\n乙。\n")
    assert [e.title for e in doc.elements] == ["范围", "要求"]
    assert doc.elements[1].clauses[0].title == "外观"


def test_a_rule_that_ends_the_text_is_its_end_line() -> None:
    assert read_markdown("# 1 范围\n\n甲。\n\n________\n").end_line is True
    assert read_markdown("# 1 范围\n\n甲。\n\n---\n\n乙。").end_line is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("质量&nbsp;&ge;&#32;5&#x3000;g，A&amp;B&lt;C", "质量 ≥ 5　g，A&B<C"),
        ("见[GB/T 1.1—2020](https://example.org/a)和[第5章](#c5)。", "见GB/T 1.1—2020和第5章。"),
        ("[来源：GB/T 1.1—2020，3.1]（见前）", "[来源：GB/T 1.1—2020，3.1]（见前）"),
        ("用`a_b|*c*`命令", "用a_b|*c*命令"),
        ("SM2_ID与__强调__、 _斜_ 和a_b_c", "SM2_ID与__强调__、 斜 和a_b_c"),
        ("填写____年____月", "填写____年____月"),
        ("<span style='color:red'>红</span><a id=x></a>字<!-- 隐 -->", "红字"),
        ("x<y>z 与 a<b", "x<y>z 与 a<b"),
        ("第一行  \n第二行\\\n第三行\n第四行", "第一行\n第二行\n第三行第四行"),
    ],
)
def test_inside_a_line(source: str, text: str) -> None:
    assert "".join(block.text for block in read_markdown(source).blocks()) == text


def test_scripts_bold_and_formulas_of_other_notations() -> None:
    doc = read_markdown(r"<b>甲</b>x<sub>12</sub>，<u>乙</u>，\(a_1\)。")
    (block,) = doc.blocks()
    assert [(run.text, set(run.marks)) for run in block.runs] == [
        ("甲", {"bold"}),
        ("x", set()),
        ("12", {"subscript"}),
        ("，", set()),
        ("乙", {"underline"}),
        ("，", set()),
        ("a_1", {"math"}),
        ("。", set()),
    ]


def test_a_displayed_formula_between_brackets() -> None:
    (formula,) = only(read_markdown("\\[\nx = \\frac{a}{b}\n\\] （2）\n"), Formula)
    assert (formula.label, formula.latex) == ("（2）", "x = \\frac{a}{b}")


def test_pictures_of_other_notations() -> None:
    doc = read_markdown(
        "![图1 流程](a.png){width=5cm}\n\n![读写器](b.png)\n\n图2　系统\n\n<!-- image -->\n\n<img src='c.png' alt=''>\n"
    )
    figures = only(doc, Figure)
    assert [(f.label, f.text, f.images) for f in figures] == [
        ("图1", "流程", ("a.png",)),
        ("图2", "系统", ("b.png",)),
        ("", "", ()),
        ("", "", ("c.png",)),
    ]


def test_items_of_numbered_and_nested_lists() -> None:
    doc = read_markdown("# 4 要求\n\n1. 甲。\n2. 乙：\n    - 丙；\n        - 丁。\n    - 戊。\n3. 己。\n")
    items = [b for b in doc.blocks() if b.kind == "list-item"]
    assert [(b.label, b.level, b.text) for b in items] == [
        ("1.", 1, "甲。"),
        ("2.", 1, "乙："),
        ("——", 2, "丙；"),
        ("——", 3, "丁。"),
        ("——", 2, "戊。"),
        ("3.", 1, "己。"),
    ]


def test_numbers_are_reckoned_where_no_heading_bears_one() -> None:
    doc = read_markdown(
        "# 风干牛肉加工技术规范\n\n## 前言\n\n甲。\n\n## 范围\n\n乙。\n\n## 技术要求\n\n### 外观\n\n#### 色泽\n\n### 气味\n\n"
        "## 附录A（资料性）取样\n\n### 一般要求\n\n#### 工具\n\n## 参考文献\n"
    )
    assert [(e.kind, e.number, e.title) for e in doc.elements] == [
        ("foreword", "", "前言"),
        ("scope", "1", "范围"),
        ("core", "2", "技术要求"),
        ("annex", "附录A", "取样"),
        ("bibliography", "", "参考文献"),
    ]
    assert [c.number for c in doc.elements[2].clauses] == ["2.1", "2.2"]
    assert doc.elements[2].clauses[0].clauses[0].number == "2.1.1"
    assert doc.elements[3].clauses[0].number == "A.1"
    assert doc.elements[3].clauses[0].clauses[0].number == "A.1.1"


def test_numbers_typed_anywhere_are_all_the_numbers_there_are() -> None:
    doc = read_markdown("# 1 范围\n\n甲。\n\n# 规范性引用文件\n\n乙。")
    assert [e.number for e in doc.elements] == ["1", ""]


def test_the_name_before_chapter_1_is_the_texts_title() -> None:
    doc = read_markdown("# 风干牛肉加工技术规范\n\n# 1 范围\n\n甲。")
    assert [b.text for b in doc.opening] == ["风干牛肉加工技术规范"]
    assert [e.number for e in doc.elements] == ["1"]


def test_a_cover_typed_as_text() -> None:
    doc = read_markdown(
        "ICS 67.120.10\n\nX 22\n\n# 内蒙古自治区地方标准\n\nDB15/T 123—2026\n\n# 风干牛肉加工技术规范\n\n"
        "2026-12-01 发布　　2027-03-01 实施\n\n内蒙古自治区市场监督管理局 发布\n\n# 前言\n\n甲。\n"
    )
    cover = doc.cover
    assert (cover.number, cover.title, cover.ics, cover.ccs) == (
        "DB15/T 123—2026",
        "风干牛肉加工技术规范",
        "67.120.10",
        "X 22",
    )
    assert (cover.masthead, cover.published, cover.implemented) == ("内蒙古自治区地方标准", "2026-12-01", "2027-03-01")
    assert [e.kind for e in doc.elements] == ["foreword"]


def test_a_title_with_a_colon_too_many_is_a_title() -> None:
    doc = read_markdown("# 4 要求\n\n## 4.1 外观：\n\n甲。\n\n## 4.2 样品应符合下列要求：\n\n- 乙。")
    assert [(c.number, c.title) for c in doc.elements[0].clauses] == [("4.1", "外观："), ("4.2", "")]


def test_what_was_not_read_and_what_need_not_be_found_come_back() -> None:
    doc = read_markdown(
        "# 4 要求\n\n<!-- stdkit: ignore MOD001 至 2027-01-31 引用原文 -->\n\n必须干燥。\n\n"
        "| 甲 | 必须 <!-- stdkit: ignore MOD001 照录 --> |\n|---|---|\n\n<!-- formula-not-decoded -->\n"
    )
    doc = replace(doc, unread=(*doc.unread, Unread("嵌入对象", "5.1", 7)))
    again = read_markdown(write_markdown(doc))
    assert [u.what for u in again.unread] == ["转换工具没有识别的公式", "嵌入对象"]
    assert again.unread == doc.unread
    assert len(again.suppressions) == 2
    assert again.suppressions == doc.suppressions


def test_anchors_lead_to_the_source_as_it_was() -> None:
    source = f"# 范围\n\n> 甲&amp;<b>乙</b>丙。\n\n{HTML_TABLE}\n丁戊。\n"
    for block in read_markdown(source).blocks():
        for run in block.runs:
            assert isinstance(run.anchor, TextAnchor)
            if run.text not in ("&", "<5", "<"):
                assert source.startswith(run.text, run.anchor.offset), run


@given(st.text(alphabet="<>`_&[]()!|#*-=\\$:{} \n表图1.甲乙abtdr/;\"'~^", max_size=80))
def test_whatever_is_written_reads(source: str) -> None:
    doc = read_markdown(source)
    for block in doc.blocks():
        for run in block.runs:
            if isinstance(run.anchor, TextAnchor):
                assert 0 <= run.anchor.offset <= len(source)


@given(st.text(alphabet='<table>/r dc\n|甲="1ospanw', max_size=60))
def test_whatever_a_table_holds_reads(inside: str) -> None:
    read_markdown(f"<table><tr><td>{inside}</td></tr></table>")


def test_the_notation_is_left_as_it_is() -> None:
    source = "# 1 范围\n\n甲**乙**^2^，`——`\n\n| a | < |\n|---|---|\n\n$$x$$ （1）\n".replace("`——`", "——")
    assert to_notation(source, 0) is None
