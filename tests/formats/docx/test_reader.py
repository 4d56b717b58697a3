"""What stands in the file, trait by trait."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from lxml import etree

from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.reader import read_docx, read_flats
from stdkit.formats.flat import Flat
from stdkit.model import Block, DocxAnchor, Figure, Formula, Run, Table
from tests.formats.docx.specimens import (
    abstract,
    build,
    cell,
    field,
    form_field,
    level,
    num,
    p,
    part,
    picture,
    r,
    relation,
    row,
    style,
    styled,
    table,
    text_box,
)

MATH = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"


def flats_of(tmp_path: Path, body: str, **parts: str) -> list[Flat]:
    return read_flats(build(tmp_path / "a.docx", body, **parts))[0]  # type: ignore[arg-type]


def blocks_of(tmp_path: Path, body: str, **parts: str) -> list[Block]:
    return [flat.block for flat in flats_of(tmp_path, body, **parts)]


def runs_of(tmp_path: Path, body: str, **parts: str) -> tuple[Run, ...]:
    return blocks_of(tmp_path, body, **parts)[0].runs


def text_of(tmp_path: Path, content: str) -> str:
    found = blocks_of(tmp_path, p(content))
    return found[0].text if found else ""


# --- text ---


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:ptab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "甲\n乙\n丙"),
        ("<w:r><w:t>GB</w:t><w:noBreakHyphen/><w:t>T</w:t><w:softHyphen/><w:t>1</w:t></w:r>", "GB-T1"),
        ("<w:r><w:t>  甲 </w:t></w:r>" + r(" 乙"), "甲 乙"),
        ("<w:r><w:t xml:space='preserve'>甲\n乙</w:t></w:r>", "甲 乙"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>2</w:t></w:r>', "±2"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf061</w:t></w:r>', "α"),
        ("<w:hyperlink>" + r("链接") + "</w:hyperlink>", "链接"),
        ("<w:smartTag>" + r("北") + "<w:smartTag>" + r("京") + "</w:smartTag></w:smartTag>", "北京"),
        ("<w:customXml>" + r("字") + "</w:customXml>", "字"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("控") + "</w:sdtContent></w:sdt>", "控"),
        ("<w:bdo>" + r("字") + "</w:bdo>", "字"),
        ("<w:r><w:ruby><w:rt>" + r("hàn") + "</w:rt><w:rubyBase>" + r("汉") + "</w:rubyBase></w:ruby></w:r>", "汉"),
        (r("甲", "<w:vanish/>") + r("乙"), "乙"),
        (r("甲", '<w:vanish w:val="0"/>'), "甲"),
        (r("Abc", "<w:caps/>"), "Abc"),
        ("<w:r><w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>", "甲乙"),
        ("<!-- 旁注 --><w:r><!-- 旁注 --><w:t>甲</w:t></w:r><?x y?>" + r("乙"), "甲乙"),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>甲</w:t></mc:Choice>'
            "<mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "甲",
        ),
    ],
)
def test_text(tmp_path: Path, content: str, text: str) -> None:
    assert text_of(tmp_path, content) == text


def test_every_run_leads_back_to_its_element(tmp_path: Path) -> None:
    body = (
        "<!-- 旁注 -->" + p("<!-- 旁注 -->" + r("甲") + "<w:ins w:author='某'>" + r("乙") + "</w:ins><w:hyperlink>" + r("丙") + "</w:hyperlink>")
        + table(row("丁", cell(table(row("戊"))))) + p("<w:r><w:t>  己 </w:t><w:tab/></w:r>") + p(text_box(p("庚")))
    )  # fmt: skip
    path = build(tmp_path / "a.docx", body)
    package = open_package(path)
    found: list[Run] = []
    for flat in read_flats(path)[0]:
        found += [run for block in (flat.block, *flat.block.children()) for run in block.runs]
    assert "".join(run.text for run in found) == "甲乙丙丁戊己\t庚"
    for run in found:
        anchor = run.anchor
        assert isinstance(anchor, DocxAnchor)
        element = package.xml(anchor.part)
        for at in anchor.path:
            element = element[at]
        stored = "\t" if etree.QName(element).localname == "tab" else (element.text or "")
        assert stored[anchor.start :].startswith(run.text)


def test_blocks_lead_back_to_their_paragraph(tmp_path: Path) -> None:
    found = blocks_of(tmp_path, "<!-- 旁注 -->" + p("甲") + table(row("乙")))
    assert [block.anchor for block in found] == [
        DocxAnchor("word/document.xml", (0, 1)),
        DocxAnchor("word/document.xml", (0, 2)),
    ]


def test_style_is_the_name_readers_know(tmp_path: Path) -> None:
    assert blocks_of(tmp_path, styled("甲", "af1"), styles=style("af1", "标准文件_段"))[0].style == "标准文件_段"


# --- marks ---


@pytest.mark.parametrize(
    ("properties", "marks"),
    [
        ("<w:b/>", {"bold"}),
        ('<w:b w:val="0"/>', set()),
        ("<w:i/>", {"italic"}),
        ('<w:u w:val="single"/>', {"underline"}),
        ('<w:u w:val="none"/>', set()),
        ('<w:vertAlign w:val="superscript"/>', {"superscript"}),
        ('<w:vertAlign w:val="subscript"/>', {"subscript"}),
        ('<w:rFonts w:eastAsia="黑体"/>', {"heiti"}),
        ('<w:rFonts w:eastAsia="SimHei"/>', {"heiti"}),
        ('<w:rFonts w:ascii="黑体"/>', set()),
        ('<w:rFonts w:eastAsia="宋体"/>', set()),
    ],
)
def test_direct_marks(tmp_path: Path, properties: str, marks: set[str]) -> None:
    assert runs_of(tmp_path, p(r("甲", properties)))[0].marks == marks


def test_marks_come_down_the_styles(tmp_path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Base", run="<w:i/>") + style("Kid", based_on="Base", run='<w:rFonts w:eastAsia="宋体"/>')
        + style("Sign", kind="character", run='<w:vertAlign w:val="superscript"/>')
    )  # fmt: skip
    body = (
        styled("甲", "Kid") + styled("乙", "Base") + p(r("丙", '<w:rStyle w:val="Sign"/>'), '<w:pStyle w:val="Kid"/>')
    )
    found = blocks_of(tmp_path, body, styles=styles)
    assert [set(block.runs[0].marks) for block in found] == [{"italic"}, {"italic", "heiti"}, {"italic", "superscript"}]


@pytest.mark.parametrize(("paragraph", "character", "direct", "bold"), [
    (True, False, None, True), (False, True, None, True), (True, True, None, False), (True, True, True, True), (True, False, False, False),
])  # fmt: skip
def test_toggles_of_styles_cancel_out(
    tmp_path: Path, paragraph: bool, character: bool, direct: bool | None, bold: bool
) -> None:
    styles = style("P", run="<w:b/>" if paragraph else "") + style(
        "C", kind="character", run="<w:b/>" if character else ""
    )
    said = "" if direct is None else f'<w:b w:val="{int(direct)}"/>'
    body = p(r("甲", f'<w:rStyle w:val="C"/>{said}'), '<w:pStyle w:val="P"/>')
    assert ("bold" in runs_of(tmp_path, body, styles=styles)[0].marks) is bold


def test_theme_fonts(tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>'
        '<a:minorFont><a:ea typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    body = p(
        r("甲", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>') + r("乙", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    )
    path = build(
        tmp_path / "a.docx",
        body,
        others={"word/theme/theme1.xml": theme},
        relations=relation("rId9", "theme", "theme/theme1.xml"),
    )
    assert [set(run.marks) for run in read_flats(path)[0][0].block.runs] == [{"heiti"}, set()]


# --- fields ---


def test_field_results_are_read_and_locked(tmp_path: Path) -> None:
    runs = runs_of(tmp_path, p(r("见") + field("REF _Ref1 \\h", r("5.2")) + r("。")))
    assert [(run.text, run.locked) for run in runs] == [("见", ""), ("5.2", "域结果"), ("。", "")]


def test_fields_within_fields(tmp_path: Path) -> None:
    inner = field("PAGE", r("7"))
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' + inner
             + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("是") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("了"))  # fmt: skip
    assert [(run.text, run.locked) for run in runs_of(tmp_path, body)] == [("是", "域结果"), ("了", "")]


def test_simple_fields(tmp_path: Path) -> None:
    runs = runs_of(tmp_path, p('<w:fldSimple w:instr=" SEQ 表 \\* ARABIC ">' + r("3") + "</w:fldSimple>"))
    assert [(run.text, run.locked) for run in runs] == [("3", "域结果")]


def test_form_fields_hold_text_that_may_be_edited(tmp_path: Path) -> None:
    runs = runs_of(tmp_path, p(form_field("CSTD_NAME", "风干牛肉")))
    assert [(run.text, run.locked) for run in runs] == [("风干牛肉", "")]


def test_drop_downs_show_the_chosen_entry(tmp_path: Path) -> None:
    data = '<w:ffData><w:name w:val="d"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲稿"/><w:listEntry w:val="乙稿"/></w:ddList></w:ffData>'
    runs = runs_of(tmp_path, p(field("FORMDROPDOWN", "", data)))
    assert [run.text for run in runs] == ["乙稿"]
    assert runs[0].locked


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("EQ \\o\\ac(○,3)", "③"),
        ("EQ \\f(a,b", "\\f(a,b"),
        ("eq \\f(a+b,2)", "(a+b)/2"),
        ("EQ \\r(,x)", "√x"),
        ("MACROBUTTON NoMacro [点这里]", "[点这里]"),
        ("TC x", ""),
    ],
)
def test_fields_that_show_their_instruction(tmp_path: Path, instruction: str, shown: str) -> None:
    content = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text_of(tmp_path, content) == shown


def test_a_table_of_contents_is_no_text(tmp_path: Path) -> None:
    body = (
        p("目　次")
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("1 范围\t1"))
        + p(r("2 规范性引用文件\t1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("1　范围")
    )  # fmt: skip
    assert [flat.role for flat in flats_of(tmp_path, body)] == ["toc-title", "toc", "toc", ""]


def test_a_table_of_contents_in_its_gallery(tmp_path: Path) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('目次')}{p('1 范围 1')}</w:sdtContent></w:sdt>" + p(
        "范围"
    )
    assert [flat.role for flat in flats_of(tmp_path, body)] == ["toc-title", "toc", ""]


# --- other people's revisions ---


def test_revisions_are_read_as_accepted(tmp_path: Path) -> None:
    content = (
        r("设备") + '<w:ins w:author="李">' + r("应") + "</w:ins>"
        + '<w:del w:author="李"><w:r><w:delText>必须</w:delText></w:r></w:del>'
        + '<w:moveFrom w:author="王">' + r("旧处") + '</w:moveFrom><w:moveTo w:author="王">' + r("新处") + "</w:moveTo>"
    )  # fmt: skip
    runs = runs_of(tmp_path, p(content))
    assert [(run.text, run.locked) for run in runs] == [
        ("设备", ""),
        ("应", "他人修订（李）"),
        ("新处", "他人修订（王）"),
    ]


def test_a_deleted_paragraph_mark_joins_with_the_next(tmp_path: Path) -> None:
    body = p(r("前半，"), '<w:rPr><w:del w:id="1" w:author="李"/></w:rPr>') + styled("后半。", "S")
    found = blocks_of(tmp_path, body, styles=style("S", "段"))
    assert [(block.text, block.style) for block in found] == [("前半，后半。", "段")]


def test_a_deleted_mark_before_a_table_keeps_its_text(tmp_path: Path) -> None:
    body = p(r("前文"), '<w:rPr><w:del w:id="1" w:author="李"/></w:rPr>') + table(row("格"))
    assert [block.kind for block in blocks_of(tmp_path, body)] == ["paragraph", "table"]


def test_an_earlier_format_is_not_the_format(tmp_path: Path) -> None:
    assert not runs_of(tmp_path, p(r("甲", '<w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange>')))[0].marks


# --- tables ---


def table_of(tmp_path: Path, body: str) -> Table:
    found = blocks_of(tmp_path, body)[0]
    assert isinstance(found, Table)
    return found


def grid(found: Table) -> list[list[tuple[str, int, int]]]:
    return [[(one.text, one.colspan, one.rowspan) for one in line] for line in found.rows]


def test_merged_cells(tmp_path: Path) -> None:
    body = table(
        row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", '<w:vMerge w:val="restart"/>')),
        row("丙", "丁", cell("", "<w:vMerge/>")),
        row("戊", "己", "庚"),
    )
    assert grid(table_of(tmp_path, body)) == [
        [("甲", 2, 1), ("乙", 1, 2)],
        [("丙", 1, 1), ("丁", 1, 1)],
        [("戊", 1, 1), ("己", 1, 1), ("庚", 1, 1)],
    ]


def test_two_merges_in_one_column(tmp_path: Path) -> None:
    restart = '<w:vMerge w:val="restart"/>'
    body = table(
        row(cell("甲", restart), "1"),
        row(cell("", "<w:vMerge/>"), "2"),
        row(cell("乙", restart), "3"),
        row(cell("", "<w:vMerge/>"), "4"),
    )
    assert grid(table_of(tmp_path, body)) == [
        [("甲", 1, 2), ("1", 1, 1)],
        [("2", 1, 1)],
        [("乙", 1, 2), ("3", 1, 1)],
        [("4", 1, 1)],
    ]


def test_columns_left_out_and_side_merges(tmp_path: Path) -> None:
    body = table(
        row("甲", "乙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'),
        row(cell("丙", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")),
    )
    assert grid(table_of(tmp_path, body)) == [[("", 1, 1), ("甲", 1, 1), ("乙", 1, 1), ("", 2, 1)], [("丙", 2, 1)]]


def test_tables_within_tables(tmp_path: Path) -> None:
    found = table_of(tmp_path, table(row(cell(p("外") + table(row("内", "里")) + p("后")))))
    assert [type(block).__name__ for block in found.rows[0][0].blocks] == ["Block", "Table", "Block"]
    assert found.rows[0][0].text.split() == ["外", "内", "里", "后"]
    assert [block.text for block in found.children()] == ["外", "", "内", "里", "后"]


def test_rows_and_cells_in_content_controls_and_revisions(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(
        control.format(row("甲")),
        f"<w:tr>{control.format(cell('乙'))}</w:tr>",
        row("丙", properties='<w:del w:id="1" w:author="李"/>'),
        row("丁", properties='<w:ins w:id="2" w:author="李"/>'),
    )
    found = table_of(tmp_path, body)
    assert [line[0].text for line in found.rows] == ["甲", "乙", "丁"]
    assert [line[0].blocks[0].runs[0].locked for line in found.rows] == ["", "", "他人修订（李）"]


def test_header_rows(tmp_path: Path) -> None:
    head = "<w:tblHeader/>"
    assert (
        table_of(
            tmp_path,
            table(row("甲", properties=head), row("乙", properties=head), row("丙"), row("丁", properties=head)),
        ).header
        == 2
    )


# --- what hangs on a paragraph ---


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    found = blocks_of(tmp_path, p(r("正文") + text_box(p("框一") + p("框二"))) + p("后文"))
    assert [block.text for block in found] == ["正文", "框一", "框二", "后文"]


def test_old_text_boxes(tmp_path: Path) -> None:
    old = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert [block.text for block in blocks_of(tmp_path, p(old))] == ["框"]


def test_a_text_box_within_a_text_box(tmp_path: Path) -> None:
    assert [block.text for block in blocks_of(tmp_path, p(text_box(p(r("外") + text_box(p("内"))))))] == ["外", "内"]


NOTES = (
    '<w:footnote w:id="0" w:type="separator">'
    + p("——")
    + '</w:footnote><w:footnote w:id="2">'
    + p(r("脚注的话"))
    + p("第二段")
    + "</w:footnote>"
)


def test_footnotes_follow_their_paragraph(tmp_path: Path) -> None:
    body = p(r("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("。")) + p("后文")
    found = blocks_of(tmp_path, body, footnotes=NOTES)
    assert [(block.kind, block.label, block.text) for block in found] == [
        ("paragraph", "", "正文。"), ("footnote", "1", "脚注的话"), ("footnote", "", "第二段"), ("paragraph", "", "后文"),
    ]  # fmt: skip
    mark = found[0].runs[1]
    assert (mark.text, mark.target, "footnote" in mark.marks) == ("", "1", True)
    assert isinstance(found[1].anchor, DocxAnchor)
    assert found[1].anchor.part == "word/footnotes.xml"


def test_footnotes_in_another_format(tmp_path: Path) -> None:
    settings = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numStart w:val="2"/></w:footnotePr>'
    found = blocks_of(
        tmp_path, p('<w:r><w:footnoteReference w:id="2"/></w:r>' + r("文")), footnotes=NOTES, settings=settings
    )
    assert found[1].label == "②"


def test_footnotes_start_anew_in_each_section(tmp_path: Path) -> None:
    properties = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = blocks_of(
        tmp_path, p(r("甲") + reference + reference, properties) + p(r("乙") + reference) + properties, footnotes=NOTES
    )
    assert [block.label for block in found if block.kind == "footnote" and block.label] == ["1", "2", "1"]


def test_footnotes_with_a_mark_of_their_own(tmp_path: Path) -> None:
    body = p('<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>')
    assert blocks_of(tmp_path, body, footnotes=NOTES)[1].label == "*"


def test_endnotes(tmp_path: Path) -> None:
    body = p(r("文") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
    found = blocks_of(tmp_path, body, endnotes=NOTES.replace("footnote", "endnote"))
    assert [(block.label, block.text) for block in found[1:]] == [("i", "脚注的话"), ("", "第二段")]


def test_a_missing_footnote_is_no_trouble(tmp_path: Path) -> None:
    assert len(blocks_of(tmp_path, p(r("文") + '<w:r><w:footnoteReference w:id="9"/></w:r>'))) == 1


def test_running_heads(tmp_path: Path) -> None:
    sections = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="even" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/></w:sectPr>'
    path = build(
        tmp_path / "a.docx", p("文") + sections, styles=style("Mei", "标准文件_页眉奇数页"),
        others={"word/header1.xml": part("hdr", styled("DB15/ 123—2010", "Mei") + p(text_box(p("框")))), "word/footer1.xml": part("ftr", p(field("PAGE", r("4"))))},
        relations=relation("rId7", "header", "header1.xml") + relation("rId8", "footer", "footer1.xml"),
    )  # fmt: skip
    document = read_docx(path)
    assert [(block.text, block.style, block.kind) for block in document.furniture] == [
        ("DB15/ 123—2010", "标准文件_页眉奇数页", "paragraph"), ("框", "", "paragraph"), ("4", "", "paragraph"),
    ]  # fmt: skip
    assert document.furniture[0].anchor == DocxAnchor("word/header1.xml", (0,))
    assert document.furniture[2].runs[0].locked == "域结果"
    assert len({block.id for block in document.furniture}) == 3


# --- formulas, pictures, what cannot be read ---


def test_formulas_within_a_line(tmp_path: Path) -> None:
    runs = runs_of(tmp_path, p(r("面积为") + MATH + r("。")))
    assert [(run.text, run.latex, run.locked) for run in runs] == [
        ("面积为", "", ""),
        ("x^2", "x^{2}", "公式"),
        ("。", "", ""),
    ]
    assert "math" in runs[1].marks


@pytest.mark.parametrize("shown", [f"<m:oMathPara>{MATH}</m:oMathPara>", MATH])
def test_displayed_formulas_with_their_number(tmp_path: Path, shown: str) -> None:
    found = read_docx(build(tmp_path / "a.docx", p(r("\t") + shown + r("\t……（1）"))))
    formula = next(block for block in found.blocks() if isinstance(block, Formula))
    assert (formula.text.strip("\t…"), formula.latex, formula.label) == ("x^2", "x^{2}", "（1）")


def test_formulas_of_old_programs_are_told(tmp_path: Path) -> None:
    ole = '<w:r><w:object><o:OLEObject ProgID="Equation.DSMT4"/></w:object></w:r>'
    flats, _, unread, _ = read_flats(build(tmp_path / "a.docx", p(ole + r("\t（2）"))))
    assert isinstance(flats[0].block, Formula)
    assert [one.what for one in unread] == ["公式对象（Equation.DSMT4）"]


IMAGE = relation("rIdImage", "image", "media/image1.png")


def test_pictures_with_a_caption(tmp_path: Path) -> None:
    document = read_docx(build(tmp_path / "a.docx", p(picture()) + p("图1　流程"), relations=IMAGE))
    figures = [block for block in document.blocks() if isinstance(block, Figure)]
    assert [(figure.images, figure.label, figure.text) for figure in figures] == [
        (("word/media/image1.png",), "图1", "流程")
    ]
    assert document.unread == ()


def test_a_caption_in_the_picture_s_paragraph(tmp_path: Path) -> None:
    document = read_docx(
        build(tmp_path / "a.docx", p(picture() + "<w:r><w:br/></w:r>" + r("图1　流程")), relations=IMAGE)
    )
    figures = [block for block in document.blocks() if isinstance(block, Figure)]
    assert [(figure.label, figure.text) for figure in figures] == [("图1", "流程")]


def test_pictures_without_a_caption_are_told(tmp_path: Path) -> None:
    flats, _, unread, _ = read_flats(
        build(tmp_path / "a.docx", p(picture()) + p("后文") + p(r("按钮") + picture() + r("用于启动")), relations=IMAGE)
    )
    assert [one.what for one in unread] == ["图片中的文字", "图片中的文字"]
    marks = [run for run in flats[2].block.runs if "picture" in run.marks]
    assert [(run.text, run.target) for run in marks] == [("", "word/media/image1.png")]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<w:object><o:OLEObject ProgID="Visio.Drawing.15"/></w:object>', "嵌入的 Visio 图（Visio.Drawing.15）"),
        (
            '<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><c:chart r:id="rId5"/></a:graphicData></a:graphic></wp:inline></w:drawing>',
            "图表中的数据",
        ),
        ('<w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict>', "艺术字“草稿”"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, content: str, what: str) -> None:
    numbering = abstract(1, level(0, "%1")) + num(1, 1)
    styles = style("Zhang", "章标题", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = styled("范围", "Zhang") + styled("要求", "Zhang") + p(f"{r('见下：')}<w:r>{content}</w:r>")
    document = read_docx(build(tmp_path / "a.docx", body, styles=styles, numbering=numbering))
    assert [(one.what, one.where) for one in document.unread] == [(what, "2")]


def test_external_pieces_are_told(tmp_path: Path) -> None:
    assert [one.what for one in read_flats(build(tmp_path / "a.docx", p("文") + '<w:altChunk r:id="rId3"/>'))[2]] == [
        "并入的外部文档片段"
    ]


# --- order, breaks, controls ---


def test_block_level_wrappers_keep_the_order(tmp_path: Path) -> None:
    body = (
        p("一")
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('二')}{table(row('三'))}</w:sdtContent></w:sdt><w:customXml>{p('四')}</w:customXml>"
        + p("五")
    )
    assert [
        block.text or "".join(child.text for child in block.children()) for block in blocks_of(tmp_path, body)
    ] == list("一二三四五")


def test_locked_content_controls(tmp_path: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
        + r("字")
        + "</w:sdtContent></w:sdt>"
    )
    bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + r("值") + "</w:sdtContent></w:sdt>"
    assert [run.locked for run in runs_of(tmp_path, p(control + bound))] == ["内容控件已锁定", "内容控件取自文档属性"]


@pytest.mark.parametrize(
    "between",
    ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>', p("", "<w:sectPr/>")],
    ids=["page break", "section break"],
)
def test_breaks_are_marked_on_what_follows(tmp_path: Path, between: str) -> None:
    assert [flat.page_break for flat in flats_of(tmp_path, p("甲") + between + p("乙") + p("丙"))] == [
        False,
        True,
        False,
    ]


def test_paragraphs_that_ask_for_a_new_page(tmp_path: Path) -> None:
    styles = style("New", properties="<w:pageBreakBefore/>")
    body = (
        p("甲")
        + p("乙", "<w:pageBreakBefore/>")
        + styled("丙", "New")
        + styled("丁", "New", '<w:pageBreakBefore w:val="0"/>')
    )
    assert [flat.page_break for flat in flats_of(tmp_path, body, styles=styles)] == [False, True, True, False]


def test_layout_that_outline_may_ask_for(tmp_path: Path) -> None:
    styles = style("S", properties='<w:jc w:val="center"/>', run='<w:sz w:val="32"/><w:b/>')
    flat = flats_of(tmp_path, styled("甲", "S"), styles=styles)[0]
    assert (flat.centered, flat.size, flat.bold) == (True, 16.0, True)


def test_empty_paragraphs_are_left_out(tmp_path: Path) -> None:
    assert [block.text for block in blocks_of(tmp_path, p() + p("文") + p("<w:r/>"))] == ["文"]


def test_a_document_can_be_handed_to_another_process(tmp_path: Path) -> None:
    document = read_docx(build(tmp_path / "a.docx", p("甲")))
    assert document.layout is not None
    again = pickle.loads(pickle.dumps(document))
    assert again.layout is None
    assert list(again.blocks()) == list(document.blocks())
