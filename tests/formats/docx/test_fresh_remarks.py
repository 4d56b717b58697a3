"""Comments in a fresh draft: words read with doubt, what could not be read."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from stdkit.formats.docx.fresh.remarks import DOUBTFUL
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tags import w
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Block, Cell, Cover, Document, Figure, PdfAnchor, Run, Span, Table, Unread
from tests.formats.docx.fresh_documents import block, clause, element, full_document, paragraph, seen


def seen_at(confidence: float) -> PdfAnchor:
    return PdfAnchor(1, 0, 0, 1, 1, confidence)


def read_with(text: str, confidence: float) -> Run:
    return Run(text, seen_at(confidence))


def comments(path: Path) -> list[tuple[str, str]]:
    """Each comment with the words it is about."""
    with zipfile.ZipFile(path) as package:
        if "word/comments.xml" not in package.namelist():
            return []
        texts = {
            one.get(w("id")): "".join(t.text or "" for t in one.iter(w("t")))
            for one in etree.fromstring(package.read("word/comments.xml"))
        }
        body = etree.fromstring(package.read("word/document.xml"))
    about: dict[str | None, str] = {}
    open_now: list[str | None] = []
    for one in body.iter():
        if one.tag == w("commentRangeStart"):
            open_now.append(one.get(w("id")))
            about[one.get(w("id"))] = ""
        elif one.tag == w("commentRangeEnd"):
            open_now.remove(one.get(w("id")))
        elif one.tag == w("t"):
            for number in open_now:
                about[number] += one.text or ""
    references = {one.get(w("id")) for one in body.iter(w("commentReference"))}
    assert set(texts) == set(about) == references
    assert not open_now
    return [(texts[number], about[number]) for number in texts]


def document(*content: Block, unread: tuple[Unread, ...] = ()) -> Document:
    core = element(
        "core", "要求", "4", clauses=(clause("4.1", "一般", *content), clause("4.2", "其他", paragraph("应清洁。")))
    )
    return Document(elements=(core,), unread=unread)


def written(tmp_path: Path, made: Document, **options: float) -> Path:
    out = tmp_path / "draft.docx"
    write_fresh(made, out, **options)  # type: ignore[arg-type]
    return out


def test_words_read_with_doubt_are_commented(tmp_path: Path) -> None:
    runs = (
        read_with("温度不高于", 0.99),
        read_with("25", 0.623),
        read_with(" ", 1.0),
        read_with("℃", 0.7),
        read_with("。", 0.99),
    )
    out = written(tmp_path, document(paragraph(runs)))
    assert comments(out) == [("识别置信度低（0.62），请对照原件", "25 ℃")]
    assert list(seen(read_docx(out))) == list(seen(document(paragraph("温度不高于25 ℃。"))))


def test_nothing_is_said_where_all_is_sure(tmp_path: Path) -> None:
    assert comments(written(tmp_path, document(paragraph((read_with("应干燥。", DOUBTFUL),))))) == []
    assert comments(written(tmp_path, full_document())) == []


def test_the_bound_can_be_set(tmp_path: Path) -> None:
    made = document(paragraph((read_with("应干燥。", 0.5),)))
    assert comments(written(tmp_path, made, doubtful=0.0)) == []
    assert len(comments(written(tmp_path, made, doubtful=0.6))) == 1


def test_doubt_in_headings_cells_captions_and_footnotes(tmp_path: Path) -> None:
    cells = ((Cell((paragraph((read_with("果径", 0.5),)),)), Cell((paragraph("8"),))),)
    table = Table("t", "table", (read_with("分级", 0.6),), "表1", rows=cells)
    text = paragraph((Run("果实"), Run("", marks=frozenset({"footnote"}), target="1"), Run("应干燥。")))
    note = block("footnote", (read_with("包括野生果实。", 0.4),), "1")
    made = document(text, note, table)
    heading = block("heading", (read_with("要求", 0.3),), "4", 1)
    made = replace(made, elements=(replace(made.elements[0], heading=heading),))
    assert comments(written(tmp_path, made)) == [
        ("识别置信度低（0.30），请对照原件", "要求"),
        ("脚注识别置信度低（0.40），请对照原件", ")"),
        ("识别置信度低（0.60），请对照原件", "分级"),
        ("识别置信度低（0.50），请对照原件", "果径"),
    ]


def test_doubt_on_the_cover_is_said_once(tmp_path: Path) -> None:
    blocks = (
        Block("c1", "paragraph", (read_with("DB15/T 1—2026", 0.5),)),
        Block("c2", "paragraph", (read_with("规范", 0.9),)),
    )
    cover = Cover(
        number="DB15/T 1—2026",
        title="规范",
        blocks=blocks,
        spans=(("number", Span("c1", 0, 13)), ("title", Span("c2", 0, 2))),
    )
    found = comments(written(tmp_path, replace(document(paragraph("应干燥。")), cover=cover)))
    assert [text for text, _ in found] == ["封面识别置信度低（标准编号 0.50），请对照原件"]


def test_what_could_not_be_read_is_said_where_it_stood(tmp_path: Path) -> None:
    unread = (Unread("公式对象", "4.2"), Unread("图片中的文字", "", 7), Unread("嵌入的工作簿"))
    inside = replace(paragraph("应干燥。"), page=7)
    found = comments(written(tmp_path, document(inside, unread=unread)))
    assert sorted(found) == sorted(
        [
            ("原稿有未能读出的内容：公式对象，请对照原件补入", "其他"),
            ("原稿有未能读出的内容：图片中的文字（第 7 页），请对照原件补入", "应干燥。"),
            ("原稿有未能读出的内容：嵌入的工作簿（位置不明），请对照原件补入", "要求"),
        ]
    )


def test_a_drawing_that_cannot_come_along_is_said(tmp_path: Path) -> None:
    figure = Figure("f", "figure", (Run("流程"),), "图1", texts=("开始", "结束"))
    found = comments(written(tmp_path, document(paragraph("见图1。"), figure)))
    assert found == [("原稿此处是绘制的图形，没有转入，图中文字：开始；结束", "流程")]
