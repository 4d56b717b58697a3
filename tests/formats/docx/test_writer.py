"""Fresh drafts: what is written reads back the same, and the package is sound."""

from __future__ import annotations

import re
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from stdkit.errors import CannotWrite
from stdkit.formats.docx.fresh.pictures import measure
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tags import w
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Document, Formula, Run, Table, TermEntry
from tests.formats.docx.fresh_documents import (
    COVER,
    annex,
    block,
    clause,
    documents,
    element,
    full_document,
    paragraph,
    seen,
)
from tests.support.word_repairs import repairs


def picture(wide: int = 40, tall: int = 20) -> bytes:
    """A white PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff" * wide for _ in range(tall))
    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("fresh") / "draft.docx"
    assert write_fresh(full_document(), out, completed="2026-05-20", find_picture=lambda name: picture()) == ()
    return out


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(f"word/{name}"))


def styles_by_id(path: Path) -> dict[str, str]:
    found = {}
    for style in part(path, "styles.xml").iter(w("style")):
        name = style.find(w("name"))
        assert name is not None
        found[style.get(w("styleId"), "")] = name.get(w("val"), "")
    return found


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """Style name and text of every paragraph of the body."""
    names = styles_by_id(path)
    for one in part(path, "document.xml").iter(w("p")):
        style = one.find(f"{w('pPr')}/{w('pStyle')}")
        yield (
            names[style.get(w("val"), "")] if style is not None else "",
            "".join(t.text or "" for t in one.iter(w("t"))),
        )


def test_everything_reads_back(draft: Path) -> None:
    before, after = full_document(), read_docx(draft)
    assert [e.kind for e in after.elements if e.kind != "toc"] == [e.kind for e in before.elements]
    assert list(seen(after)) == list(seen(before))
    assert [(e.number, e.title) for e in after.elements if e.kind != "toc"] == [
        (e.number, e.title) for e in before.elements
    ]


def test_tables_read_back_with_their_spans(draft: Path) -> None:
    def shape(document: Document) -> list[object]:
        return [
            (t.header, [[(c.text, c.colspan, c.rowspan) for c in row] for row in t.rows])
            for t in document.blocks()
            if isinstance(t, Table)
        ]

    assert shape(read_docx(draft)) == shape(full_document())


def test_cover_reads_back(draft: Path) -> None:
    cover = read_docx(draft).cover
    assert cover.patent_call.startswith("在提交反馈意见时"), "a draft for comments gets the sentence of D.1"
    assert replace(cover, patent_call="", blocks=(), spans=()) == COVER


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_reads_back(document: Document) -> None:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "draft.docx"
        assert write_fresh(document, out) == ()
        assert list(seen(read_docx(out))) == list(seen(document))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_is_sound(document: Document) -> None:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "draft.docx"
        write_fresh(document, out)
        assert repairs(out) == []


def test_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        write_fresh(full_document(), tmp_path / name, created=date(2026, 5, 20), find_picture=lambda name: picture())
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_styles_bear_the_names_of_the_national_template(draft: Path) -> None:
    used = {style for style, _ in paragraphs(draft)}
    assert {
        "标准文件_章标题",
        "标准文件_一级条标题",
        "标准文件_二级无标题",
        "标准文件_段",
        "标准文件_字母编号列项（一级）",
        "标准文件_数字编号列项（二级）",
        "标准文件_破折号列项",
        "标准文件_注：",
        "标准文件_注×：",
        "标准文件_示例：",
        "标准文件_正文表标题",
        "标准文件_附录表标题",
        "标准文件_附录图标题",
        "标准文件_附录标识",
        "标准文件_附录一级条标题",
        "标准文件_前言、引言标题",
        "标准文件_目录标题",
        "标准文件_参考文献标题",
        "标准文件_文件名称",
        "标准文件_文件编号",
    } <= used


def test_numbers_come_with_the_styles_alone_where_nothing_starts_again(draft: Path) -> None:
    names = styles_by_id(draft)
    for one in part(draft, "document.xml").iter(w("p")):
        style = one.find(f"{w('pPr')}/{w('pStyle')}")
        name = names[style.get(w("val"), "")] if style is not None else ""
        if name in ("标准文件_章标题", "标准文件_一级条标题", "标准文件_附录标识", "标准文件_附录表标题"):
            assert one.find(f"{w('pPr')}/{w('numPr')}") is None, name


def test_cover_says_what_a_draft_for_comments_has_to_say(draft: Path) -> None:
    texts = [text for _, text in paragraphs(draft)]
    for line in (
        "ICS 65.020.20",
        "CCS B 31",
        "DB15",
        "内蒙古自治区地方标准",
        "DB15/T 999—2026",
        "代替 DB15/T 999—2011",
    ):
        assert line in texts
    assert "（征求意见稿）" in texts
    assert "（本草案完成时间：2026-05-20）" in texts
    assert "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。" in texts
    assert "2026-09-01 发布" in texts
    assert "2026-12-01 实施" in texts
    assert "内蒙古自治区市场监督管理局\u3000发布" in texts


def test_patents_are_called_for_in_the_draft_for_comments_only(tmp_path: Path) -> None:
    out = tmp_path / "draft.docx"
    write_fresh(replace(full_document(), cover=replace(COVER, stage="报批稿")), out)
    texts = [text for _, text in paragraphs(out)]
    assert "（报批稿）" in texts
    assert not any("专利" in text for text in texts)


def test_contents_name_the_headings_and_lead_to_them(draft: Path) -> None:
    lines = [(style, text) for style, text in paragraphs(draft) if style.startswith("toc ")]
    assert [text for _, text in lines if not text.startswith("4.")] == [
        "前言II", "引言III", "1\u3000范围1", "2\u3000规范性引用文件1", "3\u3000术语和定义1", "4\u3000采收要求1",
        "附录A（规范性）\u3000取样方法3", "A.1\u3000数量3", "A.2\u3000步骤3", "附录B（规范性）\u3000果穗图4", "参考文献5",
    ]  # fmt: skip
    body = part(draft, "document.xml")
    marks = {mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))}
    links = [link.get(w("anchor")) for link in body.iter(w("hyperlink"))]
    assert len(links) == len(set(links)) == len(lines)
    assert set(links) <= marks


def test_three_parts_with_their_page_numbers(draft: Path) -> None:
    numbers = [
        (
            s.find(w("type")).get(w("val")),
            None if (n := s.find(w("pgNumType"))) is None else (n.get(w("fmt")), n.get(w("start"))),
        )  # type: ignore[union-attr]
        for s in part(draft, "document.xml").iter(w("sectPr"))
    ]
    assert numbers == [("nextPage", None), ("nextPage", ("upperRoman", "1")), ("oddPage", (None, "1"))]


def test_running_heads_bear_the_number_on_the_outer_side(draft: Path) -> None:
    furniture = read_docx(draft).furniture
    assert [b.text for b in furniture if b.style.startswith("标准文件_页眉")] == ["DB15/T 999—2026"] * 2
    assert {b.style for b in furniture} >= {
        "标准文件_页眉奇数页",
        "标准文件_页眉偶数页",
        "标准文件_页脚奇数页",
        "标准文件_页脚偶数页",
    }
    assert part(draft, "settings.xml").find(w("evenAndOddHeaders")) is not None


def test_every_reference_inside_the_package_leads_somewhere(draft: Path) -> None:
    with zipfile.ZipFile(draft) as package:
        names = set(package.namelist())
        types = etree.fromstring(package.read("[Content_Types].xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    assert {"word/" + r.get("Target", "") for r in relations} <= names
    overridden = {o.get("PartName", "").lstrip("/") for o in types if o.get("PartName")}
    assert overridden <= names
    styles = styles_by_id(draft)
    numbers = {n.get(w("numId")) for n in part(draft, "numbering.xml").iter(w("num"))} | {"0"}
    for name in ("document.xml", "footnotes.xml", "numbering.xml", "styles.xml", "header1.xml", "footer2.xml"):
        for one in part(draft, name).iter(w("pStyle"), w("rStyle"), w("basedOn"), w("next")):
            assert one.get(w("val")) in styles
        for one in part(draft, name).iter(w("numId")):
            assert one.get(w("val")) in numbers


def test_end_rule_closes_a_whole_standard_and_no_fragment(draft: Path, tmp_path: Path) -> None:
    assert list(paragraphs(draft))[-1] == ("标准文件_终结线", "")
    out = tmp_path / "fragment.docx"
    write_fresh(Document(elements=(element("core", "要求", "5", paragraph("应干燥。")),)), out)
    assert all(style != "标准文件_终结线" for style, _ in paragraphs(out))


def test_label_no_counting_gives_is_typed_and_said(tmp_path: Path) -> None:
    core = element(
        "core",
        "要求",
        "4",
        clauses=(clause("4.1", "一般", paragraph("应干燥。")), clause("4.1a", "补充", paragraph("应清洁。"))),
    )
    out = tmp_path / "draft.docx"
    assert write_fresh(Document(elements=(core,)), out) == ("编号“4.1a”无法自动生成，按文字写出",)
    assert ("标准文件_一级条标题", "4.1a\u3000补充") in list(paragraphs(out))


def test_fragment_begins_where_it_says(tmp_path: Path) -> None:
    core = element(
        "core",
        "要求",
        "7",
        clauses=(clause("7.3", "一般", paragraph("应干燥。"), block("list-item", "其一。", "d)", 1)),),
    )
    out = tmp_path / "draft.docx"
    assert write_fresh(Document(elements=(core,)), out) == ()
    assert [b.label for b in read_docx(out).blocks()] == ["7", "7.3", "", "d)"]


def test_term_entries_of_an_annex_count_with_the_annex(tmp_path: Path) -> None:
    heading = block("heading", "", "A.1", 2)
    term = TermEntry(
        "t", "term-entry", (Run("果枝　fruit branch"),), "A.1", heading=heading, parts=(paragraph("着生果实的枝。"),)
    )
    out = tmp_path / "draft.docx"
    document = Document(
        elements=(element("scope", "范围", "1", paragraph("本文件规定了要求。")), annex("A", "术语", term))
    )
    assert write_fresh(document, out) == ()
    assert list(seen(read_docx(out))) == list(seen(document))


def test_formula_no_one_knows_is_text_and_said(tmp_path: Path) -> None:
    odd = Run("x", marks=frozenset({"math"}), latex=r"\unknown{x}")
    shown = Formula("f", "formula", (Run("y=x"),), "（1）", latex=r"y=\unknown{x}")
    out = tmp_path / "draft.docx"
    core = element("core", "要求", "4", paragraph((Run("取"), odd, Run("为值。"))), shown)
    assert write_fresh(Document(elements=(core,)), out) == (
        "公式“x”含有不支持的写法，按文字写出，请在文稿中核对",
        "公式（1）含有不支持的写法，按文字写出，请在文稿中核对",
    )
    assert ("标准文件_段", "取x为值。") in list(paragraphs(out))


def test_odd_labels_are_counted_by_word_all_the_same(tmp_path: Path) -> None:
    items = [
        block("list-item", "其一。", label, level)
        for label, level in (("A.", 1), ("B.", 1), ("（1）", 2), ("（2）", 2), ("C.", 1))
    ]
    out = tmp_path / "draft.docx"
    document = Document(elements=(element("core", "要求", "4", paragraph("步骤如下："), *items),))
    assert write_fresh(document, out) == ()
    assert list(seen(read_docx(out))) == list(seen(document))
    assert all("A." not in text for _, text in paragraphs(out))


def test_picture_not_found_is_said(tmp_path: Path) -> None:
    assert write_fresh(full_document(), tmp_path / "draft.docx") == ("图片“spike.png”找不到或格式不支持，没有写入",)


def test_picture_is_found_beside_the_source(tmp_path: Path) -> None:
    (tmp_path / "spike.png").write_bytes(picture())
    out = tmp_path / "draft.docx"
    assert write_fresh(replace(full_document(), path=str(tmp_path / "draft.md")), out) == ()
    with zipfile.ZipFile(out) as package:
        assert package.read("word/media/image1.png") == picture()


def test_metafiles_are_measured() -> None:
    placeable = b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hH", 0, 0, 0, 1440, 720, 1440) + bytes(8)
    assert measure(placeable) == ("wmf", 914400, 457200)
    enhanced = struct.pack("<2I4i4i", 1, 88, 0, 0, 10, 10, 0, 0, 2540, 1270) + b" EMF" + bytes(60)
    assert measure(enhanced) == ("emf", 914400, 457200)
    bare = measure(b"\x01\x00\x09\x00" + bytes(30))
    assert bare is not None
    assert bare[0] == "wmf"
    assert measure(b"nothing of the kind") is None
    assert measure(b"") is None


def test_wide_picture_is_fitted_to_the_page(tmp_path: Path) -> None:
    out = tmp_path / "draft.docx"
    write_fresh(full_document(), out, find_picture=lambda name: picture(4000, 100))
    extent = next(
        part(out, "document.xml").iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    )
    assert int(extent.get("cx", "0")) / 635 <= 9354
    assert int(extent.get("cx", "0")) / int(extent.get("cy", "1")) == pytest.approx(40, rel=0.01)


def test_footnote_is_a_footnote_of_word(draft: Path) -> None:
    notes = part(draft, "footnotes.xml")
    texts = ["".join(t.text or "" for t in note.iter(w("t"))) for note in notes]
    assert texts[2:] == [")包括野生沙棘。"]


def test_dashes_and_quotes_are_set_as_chinese(draft: Path) -> None:
    runs = [r for r in part(draft, "document.xml").iter(w("r")) if any("“" in (t.text or "") for t in r.iter(w("t")))]
    assert runs
    for one in runs:
        fonts = one.find(f"{w('rPr')}/{w('rFonts')}")
        assert fonts is not None
        assert fonts.get(w("hint")) == "eastAsia"


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as caught:
        write_fresh(full_document(), tmp_path / "nowhere" / "draft.docx")
    assert "请先建好文件夹" in str(caught.value)


def test_elements_of_a_paragraph_stand_in_the_order_of_the_schema(draft: Path) -> None:
    from stdkit.formats.docx.fresh.xml import PARAGRAPH_ORDER, RUN_ORDER

    for name in ("document.xml", "styles.xml", "numbering.xml", "footnotes.xml"):
        for tag, order in ((w("pPr"), PARAGRAPH_ORDER), (w("rPr"), RUN_ORDER)):
            for one in part(draft, name).iter(tag):
                ranks = [order.index(re.sub(r"\{.*\}", "", str(child.tag))) for child in one]
                assert ranks == sorted(ranks)


@pytest.mark.office
def test_libreoffice_counts_the_same_labels(draft: Path, soffice: str, tmp_path: Path) -> None:
    """A second opinion on what the numbering means: the labels in LibreOffice's text export."""
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(draft)], check=True, capture_output=True, timeout=120)
    exported = [re.sub(r"\s", "", line) for line in (tmp_path / "draft.txt").read_text("utf-8-sig").splitlines()]
    for one in full_document().blocks():
        if one.label and one.kind not in ("footnote", "formula", "term-entry"):
            wanted = re.sub(r"\s", "", one.label + one.text.partition("\n")[0])
            wanted = one.label if one.label.startswith("附录") else wanted
            assert any(line.startswith(wanted) for line in exported), wanted


def test_items_that_stand_at_another_level_than_their_label_mostly_does(tmp_path: Path) -> None:
    items = (
        block("list-item", "平地；", "•", 1),
        block("list-item", "缓坡：", "1)", 1),
        block("list-item", "南坡；", "b)", 2),
        block("list-item", "北坡。", "(1)", 1),
    )
    document = Document(elements=(element("core", "果园", "4", paragraph("果园分为："), *items),))
    out = tmp_path / "draft.docx"
    assert write_fresh(document, out) == ()
    back = [found for found in read_docx(out).blocks() if found.kind == "list-item"]
    assert [(found.label, found.level, found.text) for found in back] == [
        (item.label, item.level, item.text) for item in items
    ]


def test_letters_start_anew_after_figures_without_letters(tmp_path: Path) -> None:
    """Word counts the level above a lone 「1)」 as used: the next letter would be b)."""
    items = (
        block("list-item", "平地；", "1)", 2),
        block("list-item", "缓坡。", "2)", 2),
        block("list-item", "南坡；", "a)", 1),
    )
    document = Document(elements=(element("core", "果园", "4", paragraph("果园分为："), *items),))
    write_fresh(document, tmp_path / "draft.docx")
    back = [found.label for found in read_docx(tmp_path / "draft.docx").blocks() if found.kind == "list-item"]
    assert back == ["1)", "2)", "a)"]


def test_formula_without_latex_reads_back_as_a_formula(tmp_path: Path) -> None:
    typed = Formula("x", "formula", (Run("w = m1/m2 × 100"),), "（1）")
    explained = paragraph("式中m1为果实的质量。")
    write_fresh(Document(elements=(element("core", "损耗率", "4", typed, explained),)), tmp_path / "draft.docx")
    found = [(b.kind, b.label, b.text) for b in read_docx(tmp_path / "draft.docx").blocks() if b.kind != "heading"]
    assert found == [("formula", "（1）", "w = m1/m2 × 100"), ("paragraph", "", "式中m1为果实的质量。")]


def test_only_warnings_before_chapter_one_are_set_in_heiti(tmp_path: Path) -> None:
    opening = (block("heading", "沙棘果"), paragraph("本页有意留空。"), paragraph("重要提示：采收时应防止刺伤。"))
    write_fresh(Document(opening=opening, elements=(element("scope", "范围", "1"),)), tmp_path / "draft.docx")
    found = read_docx(tmp_path / "draft.docx").opening[1:]
    assert [one.style for one in found] == ["标准文件_段", "标准文件_提示"]
    assert [one.runs[0].marks for one in found] == [frozenset(), frozenset()]


def test_many_labels_no_counting_gives_are_said_in_one_remark(tmp_path: Path) -> None:
    clauses = tuple(clause(f"4.{at}a", "果园", paragraph("应平。")) for at in range(1, 9))
    (said,) = write_fresh(Document(elements=(element("core", "采收", "4", clauses=clauses),)), tmp_path / "draft.docx")
    assert said == "编号“4.1a”“4.2a”“4.3a”“4.4a”“4.5a”等 8 个编号无法自动生成，按文字写出"
