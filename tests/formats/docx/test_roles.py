"""What styles, form fields and content controls say of their paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx, read_flats
from stdkit.formats.docx.roles import form_field as field_of
from stdkit.formats.docx.roles import role_of_style
from tests.formats.docx.specimens import abstract, build, form_field, level, num, p, r, row, style, styled, table


@pytest.mark.parametrize(
    ("name", "role", "depth"),
    [
        ("标准文件_章标题", "chapter", 1),
        ("章标题", "chapter", 1),
        ("标准文件_一级条标题", "clause", 2),
        ("五级条标题", "clause", 6),
        ("标准文件_一级无标题", "untitled", 2),
        ("二级无标题条", "untitled", 3),
        ("一级无", "untitled", 2),
        ("标准文件_术语条一", "term-number", 2),
        ("标准文件_附录标识", "annex", 0),
        ("标准文件_附录一级条标题", "annex-clause", 1),
        ("附录章标题", "annex-clause", 1),
        ("附录一级条标题", "annex-clause", 2),
        ("标准文件_附录二级无标题", "annex-untitled", 2),
        ("标准文件_前言、引言标题", "element-title", 0),
        ("参考文献、索引标题", "element-title", 0),
        ("标准文件_正文标准名称", "body-title", 0),
        ("目次、标准名称标题", "body-title", 0),
        ("标准文件_目录标题", "toc-title", 0),
        ("TOC Heading", "toc-title", 0),
        ("toc 1", "toc", 0),
        ("TOC 9", "toc", 0),
        ("目录 21", "toc", 0),
        ("列项——（一级）", "list-item", 1),
        ("列项●（二级）", "list-item", 2),
        ("标准文件_二级项2", "list-item", 2),
        ("字母编号列项（一级）", "list-item", 1),
        ("数字编号列项（二级）", "list-item", 2),
        ("编号列项（三级）", "list-item", 3),
        ("List Bullet", "list-item", 1),
        ("List Number 3", "list-item", 3),
        ("注：", "note", 0),
        ("标准文件_注×：", "note", 0),
        ("标准文件_示例：", "example", 0),
        ("示例×：", "example", 0),
        ("footnote text", "footnote", 0),
        ("标准文件_正文表标题", "table-caption", 0),
        ("附录图标题", "figure-caption", 0),
        ("heading 3", "heading", 3),
        ("Heading 1", "heading", 1),
        ("标题 2", "heading", 2),
        ("标准文件_段", "", 0),
        ("List Paragraph", "", 0),
        ("标准文件_附录标题", "", 0),
        ("一级条标题 Char Char1", "clause", 2),
        ("样式 三级条标题 + 右侧:  1 字符", "clause", 4),
        ("样式 标题 3 + 黑体 四号", "heading", 3),
        ("样式 宋体 右", "", 0),
    ],
)
def test_names_of_styles(name: str, role: str, depth: int) -> None:
    found = role_of_style(name)
    assert (found.role, found.depth) == (role, depth)


@pytest.mark.parametrize(
    ("name", "cover_field"),
    [
        ("标准文件_文件编号", "number"), ("封面标准号2", "number"), ("标准文件_文件名称", "title"), ("封面标准名称", "title"),
        ("封面标准英文名称", "title_en"), ("封面标准代替信息", "replaces"), ("标准文件_替换文件编号", "replaces"),
        ("其他发布日期", "published"), ("实施日期", "implemented"), ("其他发布部门", "issued_by"), ("标准称谓", "masthead"),
        ("封面一致性程度标识", "conformity"), ("封面正文", ""), ("文献分类号", ""),
    ],
)  # fmt: skip
def test_cover_styles(name: str, cover_field: str) -> None:
    found = role_of_style(name)
    assert (found.role, found.field) == ("cover", cover_field)


@pytest.mark.parametrize(
    ("names", "cover_field"),
    [
        (["ICS"], "ics"),
        (["CSDN"], "ccs"),
        (["文字1", "NSTD_CODE_F"], "number"),
        (["CSTD_NAME"], "title"),
        (["PLSH_DATE_Y"], "published"),
        (["别的"], ""),
        ([], ""),
    ],
)
def test_form_fields(names: list[str], cover_field: str) -> None:
    assert field_of(names) == cover_field


def test_depth_comes_from_the_number_where_there_is_one(tmp_path: Path) -> None:
    styles = style("A", "附录一级条标题", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    numbering = abstract(1, level(0, "附录%1", "upperLetter"), level(1, "%1.%2")) + num(1, 1)
    flat = read_flats(build(tmp_path / "a.docx", styled("取样", "A"), styles=styles, numbering=numbering))[0][0]
    assert (flat.role, flat.depth, flat.block.label) == ("annex-clause", 1, "A.1")


def test_a_dot_behind_the_number_is_no_level(tmp_path: Path) -> None:
    styles = style("A", "一级条标题", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    numbering = abstract(1, level(0, "%1."), level(1, "%1.%2.")) + num(1, 1)
    flat = read_flats(build(tmp_path / "a.docx", styled("取样", "A"), styles=styles, numbering=numbering))[0][0]
    assert (flat.block.label, flat.depth) == ("1.1.", 2)


def test_text_in_a_carrier_s_style_is_text(tmp_path: Path) -> None:
    flats = read_flats(
        build(tmp_path / "a.docx", styled("图示", "A") + styled("", "A"), styles=style("A", "附录图标号"))
    )[0]
    assert [flat.block.text for flat in flats] == ["图示"]


def test_styles_inherit_roles_with_the_number_only(tmp_path: Path) -> None:
    styles = (
        style("M", "标准文件_附录标识", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("T", "我的附录名", based_on="M", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + style("K", "我的附录", based_on="M")
        + style("D", "我的段", based_on="H")
        + style("H", "heading 2")
    )
    numbering = abstract(1, level(0, "附录%1", "upperLetter")) + num(1, 1)
    body = styled("甲", "M") + styled("乙", "T") + styled("丙", "K")
    flats = read_flats(build(tmp_path / "a.docx", body, styles=styles, numbering=numbering))[0]
    assert [flat.role for flat in flats] == ["annex", "", "annex"]


def test_outline_levels_are_headings(tmp_path: Path) -> None:
    body = p("总则", '<w:outlineLvl w:val="1"/>') + p("段", '<w:outlineLvl w:val="9"/>')
    flats = read_flats(build(tmp_path / "a.docx", body))[0]
    assert [(flat.role, flat.depth) for flat in flats] == [("heading", 2), ("", 0)]


def test_a_term_line_in_a_clause_style_without_its_number(tmp_path: Path) -> None:
    styles = style("T", "一级条标题", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = styled("", "T") + styled("pH值", "T", off) + styled("ABC法", "T", off) + styled("5.1 试样", "T", off)
    flats = read_flats(
        build(tmp_path / "a.docx", body, styles=styles, numbering=abstract(1, level(0, "3.%1")) + num(1, 1))
    )[0]
    assert [(flat.role, flat.block.label) for flat in flats] == [("clause", "3.1"), ("", ""), ("", ""), ("clause", "")]


def test_word_s_captions_serve_tables_and_figures(tmp_path: Path) -> None:
    flats = read_flats(
        build(
            tmp_path / "a.docx",
            styled("表 1 限值", "C") + styled("图 2 流程", "C") + styled("式", "C"),
            styles=style("C", "caption"),
        )
    )[0]
    assert [flat.role for flat in flats] == ["table-caption", "figure-caption", ""]


# --- the cover ---

COVER = (
    table(row(p("ICS"), p(form_field("ICS", "67.120.10"))))
    + p(form_field("文字1", "DB15/T") + form_field("NSTD_CODE_F", "123") + form_field("NSTD_CODE_B", "2026"))
    + p(form_field("OSTD_CODE", "代替 DB15/ 123—2010"))
    + p(form_field("CSTD_NAME", "风干牛肉加工技术规范"))
    + p(form_field("ESTD_NAME", "点击此处添加标准名称的英文译名"))
    + p(form_field("PLSH_DATE_Y", "2026"))
)


def test_fields_of_a_form_cover(tmp_path: Path) -> None:
    flats = read_flats(build(tmp_path / "a.docx", COVER + p("前　言") + p("本文件代替……。")))[0]
    assert [(flat.role, flat.field) for flat in flats] == [
        ("cover", ""), ("cover", "ics"), ("cover", "number"), ("cover", "replaces"), ("cover", "title"), ("cover", ""), ("cover", "published"),
        ("", ""), ("", ""),
    ]  # fmt: skip


def test_fields_of_content_controls(tmp_path: Path) -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="CSTD_NAME"/></w:sdtPr><w:sdtContent>{p("风干牛肉")}</w:sdtContent></w:sdt>'
    )
    flats = read_flats(
        build(tmp_path / "a.docx", control + p("2026-01-01发布") + p("1　范围") + p("本文件规定了……。"))
    )[0]
    assert [(flat.role, flat.field) for flat in flats][:2] == [("cover", "title"), ("cover", "")]


def test_a_prompt_fills_no_field(tmp_path: Path) -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="CSTD_NAME"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p("[标准名称]")}</w:sdtContent></w:sdt>'
    flats = read_flats(build(tmp_path / "a.docx", control + p("2026-01-01发布") + p("1　范围")))[0]
    assert [flat.field for flat in flats] == ["", "", ""]


def test_where_nothing_speaks_for_a_cover_there_is_none(tmp_path: Path) -> None:
    flats = read_flats(build(tmp_path / "a.docx", p("一段话。") + p("前　言") + p("另一段话。")))[0]
    assert [flat.role for flat in flats] == ["", "", ""]


def test_a_table_on_page_one_stays_a_table_without_a_cover(tmp_path: Path) -> None:
    flats = read_flats(build(tmp_path / "a.docx", table(row("甲", "乙")) + p("1　范围")))[0]
    assert [flat.role for flat in flats] == ["table", ""]


def test_real_templates_and_drafts_read(corpus: Path) -> None:
    """Every one reads; none loses all its text, and each draft has its first three elements."""
    files = [*(corpus / "docx-from-doc").glob("*.docx"), *(corpus / "templates").glob("*.dotx")]
    assert files
    for path in files:
        document = read_docx(path)
        kinds = [element.kind for element in document.elements]
        assert {"scope", "normative-references", "terms"} <= set(kinds)
        assert sum(len(block.text) for block in document.blocks()) > 50


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("点击此处添加标准名称", False),
        ("请选择适当的引导语", False),
        ("[单击此处输入文字]", False),
        ("设备应接地。", True),
    ],
)
def test_prompts_are_no_text_unless_somebody_wrote_over_them(tmp_path: Path, text: str, kept: bool) -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>"
    flats = read_flats(build(tmp_path / "a.docx", p(r("甲") + control) + block))[0]
    assert [flat.block.text for flat in flats] == ([f"甲{text}", text] if kept else ["甲"])
