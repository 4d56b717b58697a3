from __future__ import annotations

import pytest

from stdkit.model import Block, TermEntry
from tests.formats.flats import document, drawn, figure, flat, table

SENTENCE = "设备应可靠接地，外壳应绝缘。"


# Elements


def test_titles_of_elements_with_blanks_between_their_characters() -> None:
    doc = document(
        "目　次", "1 范围\t1", "前　　言", "本文件按照规定起草。", "引 言", "背景。", "1 范围", "本文件规定了要求。",
        "参　考　文　献", "[1] GB/T 1.1", "索　　引",
    )  # fmt: skip
    assert [(e.kind, e.title, e.number) for e in doc.elements] == [
        ("toc", "目次", ""),
        ("foreword", "前言", ""),
        ("introduction", "引言", ""),
        ("scope", "范围", "1"),
        ("bibliography", "参考文献", ""),
        ("index", "索引", ""),
    ]
    assert [e.normative for e in doc.elements] == [False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("范围", "scope"),
        ("规范性引用文件", "normative-references"),
        ("引用标准", "normative-references"),
        ("术语和定义", "terms"),
        ("术语、定义和缩略语", "terms"),
        ("术语、定义和符号", "terms"),
        ("符号和缩略语", "symbols"),
        ("缩略语", "symbols"),
        ("符号、代号和缩略语", "symbols"),
        ("总则", "core"),
        ("技术要求", "core"),
        ("符号的使用要求", "core"),
    ],
)
def test_a_chapter_is_the_element_its_title_says(title: str, kind: str) -> None:
    assert document(flat(title, "chapter", 1, "4")).elements[0].kind == kind


def test_chapters_and_clauses_by_style() -> None:
    doc = document(
        flat("范围", "chapter", 1, "1"),
        "本文件规定了要求。",
        flat("要求", "chapter", 1, "2"),
        flat("外观", "clause", 2, "2.1"),
        flat("产品应干燥。", "untitled", 3, "2.1.1"),
        flat("产品应洁净。", "untitled", 3, "2.1.2"),
        flat("尺寸", "clause", 2, "2.2"),
        SENTENCE,
    )
    assert drawn(doc) == [
        "scope 1 范围",
        "  paragraph 本文件规定了要求。",
        "core 2 要求",
        "2.1 外观",
        "  2.1.1 -",
        "    paragraph 2.1.1 产品应干燥。",
        "  2.1.2 -",
        "    paragraph 2.1.2 产品应洁净。",
        "2.2 尺寸",
        f"  paragraph {SENTENCE}",
    ]


def test_typed_numbers_alone_give_the_same_tree() -> None:
    doc = document(
        "1 范围",
        "本文件规定了要求。",
        "2 要求",
        "2.1 外观",
        "2.1.1 产品应干燥。",
        "2.1.2 产品应洁净。",
        "2.2 尺寸",
        SENTENCE,
    )
    assert drawn(doc)[2:] == [
        "core 2 要求",
        "2.1 外观",
        "  2.1.1 -",
        "    paragraph 2.1.1 产品应干燥。",
        "  2.1.2 -",
        "    paragraph 2.1.2 产品应洁净。",
        "2.2 尺寸",
        f"  paragraph {SENTENCE}",
    ]


def test_numbers_with_blanks_and_full_width_digits_are_normalised() -> None:
    doc = document("１　范围", "文字。", "２ 要求", "2. 1 外观", "2. 1. 1 产品应干燥。", "２．２ 尺寸", "文字。")
    assert [c.number for e in doc.elements for c in e.walk()] == ["2.1", "2.1.1", "2.2"]
    assert doc.elements[0].number == "1"


def test_the_number_decides_the_depth_not_the_style() -> None:
    doc = document(
        flat("要求", "heading", 1, "4"), flat("外观", "heading", 1, "4.1"), flat("颜色", "heading", 2, "4.1.1")
    )
    assert drawn(doc) == ["core 4 要求", "4.1 外观", "  4.1.1 颜色"]
    assert doc.elements[0].clauses[0].heading.level == 2  # type: ignore[union-attr]


def test_headings_without_numbers_nest_by_their_style() -> None:
    doc = document(flat("要求", "heading", 1), flat("外观", "heading", 2), SENTENCE, flat("尺寸", "heading", 2))
    assert drawn(doc) == ["core 要求", "? 外观", f"  paragraph {SENTENCE}", "? 尺寸"]


def test_an_empty_chapter_that_prints_nothing_is_dropped() -> None:
    doc = document(flat("范围", "chapter", 1, "1"), flat("", "chapter", 1), flat("要求", "chapter", 1, "2"))
    assert drawn(doc) == ["scope 1 范围", "core 2 要求"]


def test_an_empty_chapter_whose_number_is_printed_stays() -> None:
    doc = document(flat("范围", "chapter", 1, "1"), flat("", "chapter", 1, "2"), flat("要求", "chapter", 1, "3"))
    assert drawn(doc) == ["scope 1 范围", "core 2", "core 3 要求"]


def test_automatic_and_typed_numbers_mixed() -> None:
    doc = document(flat("要求", "chapter", 1, "4"), "4.1 外观", SENTENCE, flat("尺寸", "clause", 2, "4.2"), SENTENCE)
    assert [c.number for c in doc.elements[0].walk()] == ["4.1", "4.2"]


def test_a_level_left_out_hangs_below_the_nearest() -> None:
    doc = document(
        flat("要求", "chapter", 1, "4"), flat("外观", "clause", 3, "4.1.1"), flat("尺寸", "clause", 2, "4.2")
    )
    assert drawn(doc) == ["core 4 要求", "4.1.1 外观", "4.2 尺寸"]


# What looks like a number


@pytest.mark.parametrize(
    "line",
    [
        "1 000 kg 的试样称准至 1 g。",
        "2010年起施行。",
        "3 个试样",
        "2 种方法",
        "2 mm 厚的钢板",
        "2 ℃以下",
        "2.5 kg 的试样",
        "2.1 倍",
        "2 试样应在 23 ℃下放置，时间不少于 24 h。",
    ],
)
def test_a_quantity_at_the_beginning_of_a_line_is_no_clause(line: str) -> None:
    doc = document("1 范围", "本文件规定了要求。", line, "2 要求", SENTENCE)
    assert [(e.number, e.title) for e in doc.elements] == [("1", "范围"), ("2", "要求")]
    assert not list(doc.elements[0].walk())
    assert line in [block.text for block in doc.elements[0].content]


def test_a_typed_list_is_not_taken_for_chapters() -> None:
    doc = document(
        "1 范围", "适用于下列场合：", "2 居住建筑", "3 公共建筑", "2 规范性引用文件", "下列文件。", "3 要求", SENTENCE
    )
    assert [(e.number, e.title) for e in doc.elements] == [("1", "范围"), ("2", "规范性引用文件"), ("3", "要求")]


def test_a_number_far_from_the_chain_is_text() -> None:
    doc = document("1 范围", "本文件规定了要求。", "2 要求", "2.1 外观", SENTENCE, "7.9 其他", SENTENCE)
    assert [c.number for e in doc.elements for c in e.walk()] == ["2.1"]


def test_a_slip_in_counting_is_still_a_clause() -> None:
    doc = document("1 范围", "文字。", "2 要求", "2.1 外观", SENTENCE, "2.3 尺寸", SENTENCE, "2.3 质量", SENTENCE)
    assert [c.number for e in doc.elements for c in e.walk()] == ["2.1", "2.3", "2.3"]


# 条标题 or 无标题条


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("外观", True),
        ("应用环境", True),
        ("适应性试验", True),
        ("供应商要求", True),
        ("外观。", True),
        ("产品应干燥。", False),
        ("产品应干燥，无霉斑", False),
        ("检验按下列步骤进行：", False),
        ("净含量应符合规定；", False),
        ("严禁烟火", False),
    ],
)
def test_a_typed_number_before_a_title_or_a_sentence(text: str, titled: bool) -> None:
    doc = document("1 范围", "文字。", "2 要求", f"2.1 {text}", "2.2 其他", SENTENCE)
    clause = doc.elements[1].clauses[0]
    assert (clause.number, clause.heading is not None) == ("2.1", titled)
    assert clause.title == (text if titled else "")


def test_a_sentence_in_a_heading_style_is_a_clause_without_title() -> None:
    doc = document(flat("要求", "heading", 1, "4"), flat("产品应干燥，不得有霉斑。", "heading", 2, "4.1"))
    clause = doc.elements[0].clauses[0]
    assert (clause.heading, clause.content[0].label, clause.content[0].kind) == (None, "4.1", "paragraph")


def test_a_title_with_a_full_stop_stays_a_title() -> None:
    doc = document(flat("要求", "heading", 1, "4"), flat("外观。", "clause", 2, "4.1"), SENTENCE)
    assert doc.elements[0].clauses[0].title == "外观。"


# Annexes


def test_an_annex_in_one_paragraph_with_line_breaks() -> None:
    doc = document(
        flat("要求", "chapter", 1, "1"),
        flat("\n（规范性）\n取样方法", "annex", label="附录A"),
        flat("一般要求", "annex-clause", 1, "A.1"),
    )
    annex = doc.elements[1]
    assert (annex.kind, annex.number, annex.title, annex.normative) == ("annex", "附录A", "取样方法", True)
    assert annex.mark is not None
    assert doc.text_of(annex.mark) == "（规范性）"
    assert annex.clauses[0].number == "A.1"


def test_an_annex_in_three_paragraphs() -> None:
    doc = document("1 范围", "文字。", "附　录　A", "（资料性附录）", "取样方法", "A.1 一般要求", SENTENCE)
    annex = doc.elements[1]
    assert (annex.number, annex.title, annex.normative) == ("附录A", "取样方法", False)
    assert annex.mark is not None
    assert doc.text_of(annex.mark) == "（资料性附录）"
    assert [c.number for c in annex.walk()] == ["A.1"]
    assert not any(block.normative for block in doc.blocks() if doc.place(block.id).element == annex)


def test_an_annex_without_mark_counts_as_normative() -> None:
    doc = document("1 范围", "文字。", "附录A 取样方法", SENTENCE)
    assert (doc.elements[1].title, doc.elements[1].normative, doc.elements[1].mark) == ("取样方法", True, None)


def test_the_old_marks_of_annexes() -> None:
    doc = document("1 范围", "文字。", "附录A（标准的附录） 方法", SENTENCE, "附录B（提示的附录） 资料", SENTENCE)
    assert [(e.number, e.normative) for e in doc.elements[1:]] == [("附录A", True), ("附录B", False)]


def test_a_sentence_about_an_annex_opens_none() -> None:
    doc = document("1 范围", "附录A给出了取样方法。", "附录A的内容", "2 要求", SENTENCE)
    assert [e.kind for e in doc.elements] == ["scope", "core"]


def test_the_title_of_an_annex_is_not_looked_for_in_its_text() -> None:
    doc = document("1 范围", "文字。", "附录A", "（规范性）", "取样应随机进行，每批不少于五件。")
    assert (doc.elements[1].title, len(doc.elements[1].content)) == ("", 1)


def test_after_an_annex_the_bibliography() -> None:
    doc = document("1 范围", "文字。", "附录A（资料性）例子", "文字。", "参考文献", "[1] GB/T 1.1")
    assert [e.kind for e in doc.elements] == ["scope", "annex", "bibliography"]


# Lists, notes, examples


def test_list_levels_from_their_labels() -> None:
    doc = document("1 范围", "包括：", "a) 一；", "1) 内；", "2) 内；", "b) 二；", "——三；", "文字。", "1) 另一个。")
    assert drawn(doc)[2:] == [
        "  list-item1 a) 一；",
        "  list-item2 1) 内；",
        "  list-item2 2) 内；",
        "  list-item1 b) 二；",
        "  list-item2 —— 三；",
        "  paragraph 文字。",
        "  list-item1 1) 另一个。",
    ]


def test_automatic_list_labels() -> None:
    doc = document(
        "包括：", flat("一；", "list-item", 1, "a)"), flat("内；", "list-item", 2, "1)"), flat("杂项；", label="——")
    )
    assert drawn(doc)[2:] == ["  list-item1 a) 一；", "  list-item2 1) 内；", "  list-item1 —— 杂项；"]


def test_a_list_style_without_any_label_is_a_paragraph() -> None:
    assert drawn(document(flat("文字。", "list-item", 1))) == ["core", "  paragraph 文字。"]


def test_notes_and_examples_are_not_normative() -> None:
    doc = document(
        "1 要求",
        SENTENCE,
        "注：说明。",
        "注2：说明。",
        "示例：文字。",
        flat("后续。", "example"),
        flat("说明。", "note", label="注3："),
    )
    kinds = [(b.kind, b.label, b.normative) for b in doc.elements[0].content]
    assert kinds == [
        ("paragraph", "", True),
        ("note", "注：", False),
        ("note", "注2：", False),
        ("example", "示例：", False),
        ("example", "", False),
        ("note", "注3：", False),
    ]


def test_a_footnote_follows_its_paragraph() -> None:
    doc = document("1 要求", SENTENCE, flat("脚注文字。", "footnote", label="1)"))
    note = doc.elements[0].content[1]
    assert (note.kind, note.label, note.normative) == ("footnote", "1)", False)


def test_blanks_typed_as_indent_are_no_text() -> None:
    assert document("1 范围", "　　本文件规定了要求。").elements[0].content[0].text == "本文件规定了要求。"


# Tables, figures, formulas


def test_a_caption_and_a_unit_before_a_table() -> None:
    for order in (("表1　限值", "单位为毫米"), ("单位为毫米", "表1　限值")):
        doc = document("1 要求", *order, table("甲|乙", "丙|丁"))
        (made,) = doc.elements[0].content
        assert (made.kind, made.label, made.text) == ("table", "表1", "限值")
        assert made.unit.text == "单位为毫米"  # type: ignore[attr-defined]


def test_a_caption_by_style() -> None:
    doc = document("1 要求", flat("限值", "table-caption", label="表1"), table("甲|乙"))
    assert drawn(doc)[1:] == ["  table 表1 限值"]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    doc = document("1 要求", "表1 给出了限值。", table("甲|乙"))
    assert drawn(doc)[1:] == ["  paragraph 表1 给出了限值。", "  table"]


def test_a_continued_table() -> None:
    doc = document("1 要求", "表1 限值", table("甲"), "表1（续）", table("乙"), "续表1", table("丙"))
    assert [b.label for b in doc.elements[0].content] == ["表1", "表1（续）", "续表1"]


def test_notes_and_footnotes_in_a_table_stay_in_their_cells() -> None:
    doc = document("1 要求", table("甲|5", "注：说明。/a) 项"))
    kinds = [(b.kind, b.label, b.text, b.normative) for b in doc.elements[0].content[0].children()]
    assert kinds[2:] == [("note", "注：", "说明。", False), ("list-item", "a)", "项", True)]


def test_a_dash_in_a_cell_is_text() -> None:
    doc = document("1 要求", table("—|——|－5"))
    assert [b.text for b in doc.elements[0].content[0].children()] == ["—", "——", "－5"]


def test_a_caption_after_a_figure() -> None:
    doc = document("1 要求", figure("a.png"), "图1　流程", SENTENCE)
    assert drawn(doc)[1:] == ["  figure 图1 流程", f"  paragraph {SENTENCE}"]


def test_a_figure_that_cannot_be_seen_is_there_by_its_caption() -> None:
    doc = document("1 要求", SENTENCE, flat("流程", "figure-caption", label="图1"))
    assert drawn(doc)[1:] == [f"  paragraph {SENTENCE}", "  figure 图1 流程"]


def test_a_sentence_about_a_figure_is_no_figure() -> None:
    assert drawn(document("1 要求", "图1 给出了流程。"))[1:] == ["  paragraph 图1 给出了流程。"]


# Term entries


TERM = ["term 3.1 风干牛肉 | air-dried beef", "  paragraph 以牛肉为原料制成的产品。"]


@pytest.mark.parametrize(
    "lines",
    [
        (flat("", "clause", 2, "3.1"), "风干牛肉　air-dried beef", "以牛肉为原料制成的产品。"),
        (flat("", "term-number", 2, "3.1"), flat("风干牛肉　air-dried beef", "term"), "以牛肉为原料制成的产品。"),
        (flat("风干牛肉　air-dried beef", "term-number", 2, "3.1"), "以牛肉为原料制成的产品。"),
        ("3.1", "风干牛肉　air-dried beef", "以牛肉为原料制成的产品。"),
        ("3.1", "风干牛肉", "air-dried beef", "以牛肉为原料制成的产品。"),
        ("3.1 风干牛肉 air-dried beef", "以牛肉为原料制成的产品。"),
        ("3.1 风干牛肉", "air-dried beef", "以牛肉为原料制成的产品。"),
        (flat("风干牛肉 air-dried beef", "clause", 2, "3.1"), "以牛肉为原料制成的产品。"),
    ],
)
def test_a_term_entry_in_every_layout(lines: tuple[object, ...]) -> None:
    doc = document(flat("术语和定义", "chapter", 1, "3"), "下列术语和定义适用于本文件。", *lines)  # type: ignore[arg-type]
    assert drawn(doc) == [
        "terms 3 术语和定义",
        "  paragraph 下列术语和定义适用于本文件。",
        *(f"  {line}" for line in TERM),
    ]


def test_term_entries_follow_each_other_with_notes_and_sources() -> None:
    doc = document(
        "1 范围", "文字。", "2 术语和定义", "2.1", "甲 alpha", "第一个。", "注：说明。", "[来源：GB/T 1—2020，2.1]", "2.2 乙", "第二个。",
        "3 要求", SENTENCE,
    )  # fmt: skip
    assert drawn(doc)[2:] == [
        "terms 2 术语和定义",
        "  term 2.1 甲 | alpha",
        "    paragraph 第一个。",
        "    note 注： 说明。",
        "    paragraph [来源：GB/T 1—2020，2.1]",
        "  term 2.2 乙 | ",
        "    paragraph 第二个。",
        "core 3 要求",
        f"  paragraph {SENTENCE}",
    ]
    entry = doc.elements[1].content[0]
    assert isinstance(entry, TermEntry)
    assert (entry.definition, entry.source) == ("第一个。", "[来源：GB/T 1—2020，2.1]")


def test_groups_of_term_entries_have_titles() -> None:
    doc = document(
        "1 范围",
        "文字。",
        "2 术语和定义",
        "2.1 一般术语",
        "2.1.1",
        "甲 alpha",
        "第一个。",
        "2.2 专用术语",
        "2.2.1 乙 beta",
        "第二个。",
    )
    assert drawn(doc)[3:] == [
        "2.1 一般术语",
        "  term 2.1.1 甲 | alpha",
        "    paragraph 第一个。",
        "2.2 专用术语",
        "  term 2.2.1 乙 | beta",
        "    paragraph 第二个。",
    ]


def test_abbreviations_inside_the_terms_element_are_a_clause() -> None:
    doc = document("1 范围", "文字。", "2 术语、定义和缩略语", "2.1 缩略语", "下列缩略语适用于本文件。")
    assert drawn(doc)[3:] == ["2.1 缩略语", "  paragraph 下列缩略语适用于本文件。"]


def test_the_place_of_a_term_entry_is_its_number() -> None:
    doc = document("1 范围", "文字。", "2 术语和定义", "2.1", "甲 alpha", "第一个。", "2.2", "乙 beta", "第二个。")
    entries = [block for block in doc.blocks() if isinstance(block, TermEntry)]
    assert [doc.place(entry.parts[0].id).number for entry in entries] == ["2.1", "2.2"]
    assert doc.place(entries[1].heading.id).number == "2.2"  # type: ignore[union-attr]


# Opening, table of contents, fragments, ids


def test_the_title_on_the_first_page_is_the_opening() -> None:
    doc = document(
        "前言", "本文件按照规定起草。", flat("加工技术规范", "body-title"), "警示：高压危险。", "1 范围", "文字。"
    )
    assert drawn(doc) == [
        "opening heading 加工技术规范",
        "opening paragraph 警示：高压危险。",
        "foreword 前言",
        "  paragraph 本文件按照规定起草。",
        "scope 1 范围",
        "  paragraph 文字。",
    ]


def test_the_title_on_the_first_page_is_known_from_the_cover() -> None:
    doc = document(
        "ICS 67.120.10", "X 22", "内蒙古自治区地方标准", "DB15/ 123—2010", "风干牛肉加工技术规范", "2010-03-01发布", "2010-05-01实施",
        "前言", "本标准按照规定起草。", "风干牛肉加工技术规范", "1 范围", "文字。",
    )  # fmt: skip
    assert doc.cover.title == "风干牛肉加工技术规范"
    assert [b.text for b in doc.opening] == ["风干牛肉加工技术规范"]
    assert [b.text for b in doc.elements[0].content] == ["本标准按照规定起草。"]


def test_the_cached_table_of_contents_is_never_text() -> None:
    doc = document(
        flat("目次", "toc-title"),
        flat("前言\tII", "toc"),
        flat("1 范围\t1", "toc"),
        "前言",
        "起草。",
        "1 范围",
        "文字。",
    )
    assert [e.kind for e in doc.elements] == ["toc", "foreword", "scope"]
    assert "1 范围\t1" not in [b.text for b in doc.blocks()]
    assert "1 范围\t1" in [b.text for b in doc.blocks(toc=True)]


def test_a_typed_table_of_contents() -> None:
    doc = document(
        "目  录",
        "前言……………………I",
        "1 范围…………………1",
        "2 要求\t2",
        "前言",
        "起草。",
        "1 范围",
        "文字。",
        "2 要求",
        SENTENCE,
    )
    assert [(e.kind, e.number) for e in doc.elements] == [("toc", ""), ("foreword", ""), ("scope", "1"), ("core", "2")]
    assert len(doc.elements[0].content) == 3


def test_text_without_any_heading_is_a_fragment() -> None:
    assert drawn(document(SENTENCE, "a) 项。")) == ["core", f"  paragraph {SENTENCE}", "  list-item1 a) 项。"]


def test_a_fragment_may_begin_anywhere() -> None:
    doc = document(SENTENCE, "5.2 尺寸", SENTENCE, "5.2.1 长度应一致。")
    assert drawn(doc) == [
        "core",
        f"  paragraph {SENTENCE}",
        "5.2 尺寸",
        f"  paragraph {SENTENCE}",
        "  5.2.1 -",
        "    paragraph 5.2.1 长度应一致。",
    ]


def test_empty_paragraphs_are_no_blocks() -> None:
    assert len(list(document("1 范围", "", "  ", "文字。").blocks())) == 2


def test_ids_are_given_in_reading_order_and_lead_back() -> None:
    doc = document(
        "1 范围",
        "文字。",
        table("甲|乙"),
        "2 术语和定义",
        "2.1",
        "甲 alpha",
        "第一个。",
        "附录A（资料性）例子",
        "文字。",
    )
    ids = [block.id for block in doc.blocks()]
    assert ids == [f"b{at}" for at in range(1, len(ids) + 1)]
    assert all(isinstance(doc.block(name), Block) and doc.block(name).id == name for name in ids)


def test_running_heads_come_last() -> None:
    from stdkit.formats.outline import outline

    doc = outline([flat("1 范围"), flat("文字。")], format="docx", furniture=[flat("GB/T 1—2020").block])
    assert [(b.id, b.normative) for b in doc.furniture] == [("b3", False)]


def test_titles_that_begin_like_a_measure_word() -> None:
    doc = document(
        "1 范围", "规定了要求。", "2 要求", "2.1 总体", SENTENCE, "2.2 条款", SENTENCE, "2.3 日志管理", SENTENCE, "2.4 根证书", SENTENCE,
        "3 分级保护", "3.1 总体", SENTENCE,
    )  # fmt: skip
    assert [c.number for e in doc.elements for c in e.walk()] == ["2.1", "2.2", "2.3", "2.4", "3.1"]
    assert doc.elements[-1].title == "分级保护"


def test_a_decimal_with_its_measure_is_no_clause() -> None:
    doc = document("1 范围", "规定了要求。", "2 要求", "2.1 总体", SENTENCE, "2.2 倍以上的余量", "2.2 mm 的间隙")
    assert [c.number for c in doc.elements[1].walk()] == ["2.1"]


def test_a_number_that_the_contents_list_with_its_title_is_a_heading_even_out_of_the_chain() -> None:
    lines = [
        "1 范围",
        "规定要求。",
        "2 体系",
        "2.1 概述",
        SENTENCE,
        "3 密钥",
        "2.2.1 种类",
        SENTENCE,
        "3 机制",
        "3.1 总体",
        SENTENCE,
    ]
    toc = [flat("目次", "toc-title"), *(flat(f"{line}……3", "toc") for line in lines if line[0].isdigit())]
    assert [e.title for e in document(*toc, *lines).elements if e.number] == ["范围", "体系", "密钥", "机制"]
    assert [e.title for e in document(*lines).elements if e.number] == ["范围", "体系", "机制"]


# Term entries


@pytest.mark.parametrize(
    ("line", "term", "english"),
    [
        ("单次认证  single check；SC", "单次认证", "single check；SC"),
        ("数字影厅　； LED digital hall", "数字影厅", "LED digital hall"),
        ("数字凭证digital token", "数字凭证", "digital token"),
        ("电子标签RFID tag", "电子标签", "RFID tag"),
        ("SM2算法SM2 algorithm", "SM2算法", "SM2 algorithm"),
        ("射频识别RFID　radio frequency identification", "射频识别RFID", "radio frequency identification"),
        ("安全策略/策略safety policy/policy", "安全策略/策略", "safety policy/policy"),
        ("维生素C　vitamin C", "维生素C", "vitamin C"),
        ("SM2算法　SM2 algorithm", "SM2算法", "SM2 algorithm"),
        ("pH值　pH value", "pH值", "pH value"),
    ],
)
def test_term_lines(line: str, term: str, english: str) -> None:
    doc = document(flat("术语和定义", "chapter", 1, "3"), flat("", "heading", 2, "3.1"), line, "对身份所做的检查。")
    entry = doc.elements[0].content[0]
    assert isinstance(entry, TermEntry)
    assert (entry.label, entry.term, entry.english.strip("； "), len(entry.parts)) == ("3.1", term, english, 1)


def test_an_entry_behind_a_clause_of_its_depth_keeps_its_place() -> None:
    doc = document(
        flat("术语和定义", "chapter", 1, "3"), flat("通用", "clause", 2, "3.1"), "下列术语适用。", flat("分类", "clause", 3, "3.1.1"),
        "按用途分。", flat("", "term-number", 2, "3.2"), flat("试样　sample", "term"), "所取的样。", flat("其他", "clause", 2, "3.3"), "无。",
    )  # fmt: skip
    labels = [block.label for block in doc.blocks() if block.kind in ("heading", "term-entry")]
    assert list(dict.fromkeys(filter(None, labels))) == ["3", "3.1", "3.1.1", "3.2", "3.3"]


@pytest.mark.parametrize("below", [["1.1 构成"], ["文字到此为止。", "1.1 构成"]])
@pytest.mark.parametrize("bold", [True, False])
def test_chapters_counted_anew(below: list[str], bold: bool) -> None:
    lines = [flat("1 概述", bold=bold), *below, SENTENCE, flat("2 方案", bold=bold), "2.1 总体", SENTENCE]
    doc = document("1 范围", "规定要求。", "2 要求", "2.1 总体", SENTENCE, *lines)
    again = bold or len(below) == 1
    assert [e.title for e in doc.elements] == ["范围", "要求", *(["概述", "方案"] if again else [])]


def test_a_list_in_a_clause_is_no_chapter_counted_anew() -> None:
    doc = document(
        "1 范围", "规定要求。", "2 要求", "2.1 总体", SENTENCE, "1 试样", "1.1 干燥试样", "1.2 湿润试样", "2 水"
    )
    assert [e.title for e in doc.elements] == ["范围", "要求"]


def test_an_annex_whose_clauses_bear_another_letter() -> None:
    doc = document("1 范围", "规定要求。", "附录A", "（资料性）", "试验", "A.1 总则", SENTENCE, "附录B", "（资料性）", "方案",
                   "C.1 构成", SENTENCE, "C.2 原理", SENTENCE, "C.2.1 流程", SENTENCE)  # fmt: skip
    assert [(e.number, [c.number for c in e.walk()]) for e in doc.elements[1:]] == [
        ("附录A", ["A.1"]),
        ("附录B", ["C.1", "C.2", "C.2.1"]),
    ]


def test_a_number_of_another_annex_is_mentioned_not_opened() -> None:
    doc = document(
        "1 范围", "规定要求。", "附录A", "（资料性）", "试验", "A.1 总则", SENTENCE, "C.1 给出了示例", "C.1 构成"
    )
    assert [c.number for c in doc.elements[1].walk()] == ["A.1"]


# Captions


def test_a_caption_with_a_long_name_in_latin_letters() -> None:
    name = "Attach a bytecode application to an application secure frame work的指令格式"
    doc = document("1 范围", "规定要求。", f"表1　{name}", table("甲|乙"))
    found = doc.elements[0].content[1]
    assert (found.label, found.text) == ("表1", name)


def test_texts_over_the_columns_between_caption_and_table() -> None:
    doc = document("1 范围", "规定要求。", flat("表1　请求", centered=True), "1字节\t32字节", table("甲|乙"))
    assert [(block.kind, block.label, block.text) for block in doc.elements[0].content[1:]] == [
        ("paragraph", "", "1字节\t32字节"),
        ("table", "表1", "请求"),
    ]


def test_a_sentence_between_caption_and_table_parts_them() -> None:
    doc = document("1 范围", "规定要求。", flat("表1　请求", centered=True), "如下\t所示。", table("甲|乙"))
    assert [block.label for block in doc.elements[0].content if block.kind == "table"] == [""]
