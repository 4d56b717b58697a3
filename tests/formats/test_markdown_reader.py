from __future__ import annotations

import hashlib

import pytest

from stdkit.errors import UnreadableFile
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Block, Figure, Formula, Table, TextAnchor
from tests.formats.flats import drawn


def blocks(source: str) -> list[Block]:
    return list(read_markdown(source).blocks())


def first(source: str) -> Block:
    return blocks(source)[0]


def marks(source: str) -> list[tuple[str, list[str]]]:
    return [(run.text, sorted(run.marks)) for run in first(source).runs]


# Cover


def test_front_matter_is_the_cover() -> None:
    doc = read_markdown(
        "---\nnumber: DB15/T 123—2026\nreplaces: [DB15/ 1—2010, 'DB15/ 2—2010']\npublished: 2026-12-01\n---\n文字。\n"
    )
    assert (doc.cover.number, doc.cover.replaces) == ("DB15/T 123—2026", ("DB15/ 1—2010", "DB15/ 2—2010"))
    assert doc.cover.published == "2026-12-01"
    assert [doc.text_of(span) for span in doc.cover.places("replaces")] == ["DB15/ 1—2010", "DB15/ 2—2010"]
    assert [b.text for b in doc.blocks()] == ["文字。"]


def test_a_title_of_several_elements() -> None:
    assert read_markdown("---\ntitle: [信息技术, 总则]\n---\n").cover.title == "信息技术　总则"


def test_the_cover_leads_back_to_the_source() -> None:
    source = '---\ntitle: "风干牛肉"   # 名称\nics: 67.120\n---\n'
    for block in read_markdown(source).cover.blocks:
        (run,) = block.runs
        assert isinstance(run.anchor, TextAnchor)
        assert source[run.anchor.offset :].startswith(run.text)


def test_front_matter_that_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableFile, match="第 3 行"):
        read_markdown("---\nnumber: 甲\ntitle: [甲\n---\n", path="草案.md")
    with pytest.raises(UnreadableFile, match="字段"):
        read_markdown("---\n- 甲\n---\n")


def test_a_line_of_dashes_elsewhere_is_no_front_matter() -> None:
    assert read_markdown("文字。\n\n---\n甲: 乙\n---\n").cover.number == ""


# Elements and clauses


def test_the_count_of_signs_is_for_the_eye_where_there_is_a_number() -> None:
    assert drawn(read_markdown("# 5 要求\n# 5.1 外观\n## 5.1.1 颜色\n### 5.2 尺寸\n")) == [
        "core 5 要求",
        "5.1 外观",
        "  5.1.1 颜色",
        "5.2 尺寸",
    ]


def test_without_a_number_it_is_the_depth() -> None:
    assert drawn(read_markdown("# 要求\n## 外观\n### 颜色\n")) == ["core 要求", "? 外观", "  ? 颜色"]


def test_an_ideographic_space_makes_a_clause_without_title() -> None:
    assert drawn(read_markdown("# 5 要求\n5.1　允许\n5.2 外观\n")) == [
        "core 5 要求",
        "5.1 -",
        "  paragraph 5.1 允许",
        "5.2 外观",
    ]


def test_the_body_title_and_the_opening() -> None:
    doc = read_markdown("# 前言\n起草。\n\n! 加工规范\n\n警示：危险。\n\n# 1 范围\n文字。\n")
    assert [b.text for b in doc.opening] == ["加工规范", "警示：危险。"]


def test_every_line_of_a_table_of_contents_is_an_entry() -> None:
    doc = read_markdown("# 目次\n前言 I\n1 范围 1\n\n2 要求 2\n# 前言\n起草。\n")
    assert [b.text for b in doc.elements[0].content] == ["前言 I", "1 范围 1", "2 要求 2"]


def test_an_escaped_label_is_text() -> None:
    for text in ("5.1 外观", "a) 项", "——项", "注：文字", "表1　限值", "前言", "# 甲", "1 范围"):
        (block,) = blocks(f"\\{text}\n")
        assert (block.kind, block.label, block.text) == ("paragraph", "", text)


# Lines


def test_lines_are_joined_without_a_blank_between_chinese_characters() -> None:
    assert first("设备应可靠\n接地。").text == "设备应可靠接地。"
    assert first("power supply\nunit").text == "power supply unit"


def test_a_marker_begins_a_block_without_an_empty_line() -> None:
    source = "包括：\na) 一；\n  1) 内；\n- 三；\n注：说明。\n示例：文字。\n[来源：GB/T 1—2020]\n# 5 要求\n"
    assert [(b.kind, b.label, b.level) for b in blocks(source)] == [
        ("paragraph", "", 0),
        ("list-item", "a)", 1),
        ("list-item", "1)", 2),
        ("list-item", "——", 1),
        ("note", "注：", 0),
        ("example", "示例：", 0),
        ("paragraph", "", 0),
        ("heading", "5", 1),
    ]


def test_a_quantity_at_the_beginning_of_a_line_goes_on() -> None:
    assert [b.text for b in blocks("试样的质量为\n2.5 kg 以上。")] == ["试样的质量为2.5 kg 以上。"]


def test_comments_are_not_read() -> None:
    assert [b.text for b in blocks("甲<!-- 一 -->乙。\n\n<!-- 二\n\n三 -->\n\n丙。")] == ["甲乙。", "丙。"]


# Marks


def test_the_marks() -> None:
    assert marks("甲**乙**丙*丁*x^2^y~1~{黑体:必须}{下划线:线}") == [
        ("甲", []),
        ("乙", ["bold"]),
        ("丙", []),
        ("丁", ["italic"]),
        ("x", []),
        ("2", ["superscript"]),
        ("y", []),
        ("1", ["subscript"]),
        ("必须", ["heiti"]),
        ("线", ["underline"]),
    ]


def test_marks_nest() -> None:
    assert marks("**甲{黑体:乙}**{黑体:**丙**}") == [
        ("甲", ["bold"]),
        ("乙", ["bold", "heiti"]),
        ("丙", ["bold", "heiti"]),
    ]


@pytest.mark.parametrize(
    "text", ["5~10 mm", "5~10，20~30", "3 * 4 * 5", "2^", "甲}乙", "{黑体:甲", "50 $", "a < b", "!甲"]
)
def test_signs_without_a_partner_are_text(text: str) -> None:
    assert "".join(run.text for run in first(f"值为{text}").runs) == f"值为{text}"
    assert not any(run.marks for run in first(f"值为{text}").runs)


def test_a_backslash_takes_the_next_character_as_it_is() -> None:
    assert first(r"甲\*\*乙\*\*\\丙\{黑体:丁\}").text == r"甲**乙**\丙{黑体:丁}"


def test_formulas_have_a_linear_reading() -> None:
    (before, formula, after) = first(r"取$\frac{m_1}{V}$值").runs
    assert (formula.text, formula.latex, formula.marks) == ("m_1/V", r"\frac{m_1}{V}", {"math"})
    assert (before.text, after.text) == ("取", "值")


def test_a_display_formula_with_its_number() -> None:
    for source in ("$$ E=mc^2 $$ （1）", "$$\nE=mc^2\n$$ （1）"):
        (formula,) = blocks(source)
        assert isinstance(formula, Formula)
        assert (formula.label, formula.latex, formula.text) == ("（1）", "E=mc^2", "E=mc^2")


def test_footnotes_and_their_references() -> None:
    paragraph, note = blocks("甲[^a]乙。\n\n[^a]: 脚注。")
    assert [(r.text, r.target) for r in paragraph.runs] == [("甲", ""), ("", "a"), ("乙。", "")]
    assert (note.kind, note.label, note.text, note.normative) == ("footnote", "a", "脚注。", False)


def test_every_run_stands_in_the_source_as_it_is() -> None:
    source = "# 5 要求\n5.1　设备**应**\\*可靠*\n接地[^1]。\n\na) 项{黑体:一}；\n\n表1　限值\n\n| 甲 | **乙** |\n|---|---|\n| 注：丙 | <b |\n"
    for block in read_markdown(source).blocks():
        for run in block.runs:
            assert isinstance(run.anchor, TextAnchor)
            assert source[run.anchor.offset : run.anchor.offset + len(run.text)] == run.text


# Tables and figures


def test_a_table_with_merged_cells() -> None:
    (table,) = blocks_of_table(
        "表1　限值\n\n单位为毫米\n\n| 甲 | < | 乙 |\n|---|---|---|\n| 丙 | 丁<br>戊 | ^ |\n| ^ | 己 | 庚 |"
    )
    assert (table.label, table.text, table.header) == ("表1", "限值", 1)
    assert table.unit is not None
    assert table.unit.text == "单位为毫米"
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [("甲", 2, 1), ("乙", 1, 2)],
        [("丙", 1, 2), ("丁\n戊", 1, 1)],
        [("己", 1, 1), ("庚", 1, 1)],
    ]


def blocks_of_table(source: str) -> list[Table]:
    return [block for block in blocks(source) if isinstance(block, Table)]


def test_a_bar_in_a_formula_or_escaped_parts_no_cells() -> None:
    (table,) = blocks_of_table("| $|x|$ | 甲\\|乙 |\n|---|---|\n")
    assert [cell.text for cell in table.rows[0]] == ["|x|", "甲|乙"]


def test_the_footnote_of_a_table() -> None:
    (table,) = blocks_of_table("| 甲 | 5^a^ |\n|---|---|\n| ^a^ 干基。 | < |\n")
    (note,) = table.rows[1][0].blocks
    assert (note.kind, note.label, note.text, note.normative) == ("footnote", "a", "干基。", True)


def test_a_figure_and_its_caption() -> None:
    (figure,) = blocks("![](a.png)![](b.png)\n\n图1　流程\n")
    assert isinstance(figure, Figure)
    assert (figure.label, figure.text, figure.images) == ("图1", "流程", ("a.png", "b.png"))


def test_a_caption_without_its_table_is_a_paragraph() -> None:
    (block,) = blocks("表1　限值\n")
    assert (block.kind, block.label, block.text) == ("paragraph", "", "表1　限值")


# The document as a whole


def test_the_digest_is_that_of_the_source() -> None:
    assert read_markdown("文字。").digest == hashlib.sha256("文字。".encode()).hexdigest()
    assert read_markdown("文字。", digest="0" * 64).digest == "0" * 64


def test_nothing_gives_an_empty_document() -> None:
    assert read_markdown("").elements == ()
    assert read_markdown("\n  \n").elements == ()


def test_what_is_written_reads_like_a_draft() -> None:
    source = """\
---
number: DB15/T 123—2026
---

# 5 要求

## 5.1 外观

5.1.1　产品**应**干燥：

a) 表面无水；

  1) 无霉斑；

注：说明。

表1　限值

| 甲 | 乙 |
|---|---|
| 丙 | < |

$$x_1$$ （1）

![](a.png)

图1　流程

# 附录A（资料性）取样
"""
    assert write_markdown(read_markdown(source)) == source


def test_what_was_not_read_is_said_in_comments() -> None:
    from dataclasses import replace

    from stdkit.model import Unread

    doc = replace(read_markdown("文字。"), unread=(Unread("嵌入对象", "5.1"),))
    written = write_markdown(doc)
    assert "<!-- 未读：嵌入对象（5.1） -->" in written
    assert [b.text for b in read_markdown(written).blocks()] == ["文字。"]
