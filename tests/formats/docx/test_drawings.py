"""What is drawn: charts of boxes, objects of other programs, texts of SmartArt."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.model import Document, Figure
from tests.formats.docx.specimens import (
    NAMESPACES,
    build,
    cell,
    p,
    picture,
    r,
    relation,
    row,
    style,
    styled,
    table,
    text_box,
)

HEAD = p("1　范围") + p("本文件规定了流程。")


def boxes(*texts: str, lines: int = 1) -> str:
    """A group of shapes, some with text, some only lines, as Word writes it."""
    shapes = "".join(
        f"<wps:wsp><wps:txbx><w:txbxContent>{p(text) if text else p()}</w:txbxContent></wps:txbx></wps:wsp>"
        for text in texts
    )
    shapes += "<wps:cxnSp/>" * lines
    drawing = f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x">{shapes}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>'


def old_boxes(*texts: str) -> str:
    """The same in VML."""
    shapes = "".join(
        f"<v:rect><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:rect>" for text in texts
    )
    return f"<w:r><w:pict><v:group>{shapes}<v:line/></v:group></w:pict></w:r>"


def read(tmp_path: Path, body: str, **more: str) -> Document:
    return read_docx(build(tmp_path / "a.docx", body, **more))  # type: ignore[arg-type]


def figures(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.label, f.text, f.texts) for f in document.blocks() if isinstance(f, Figure)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks() if not isinstance(block, Figure)]


@pytest.mark.parametrize("made", [boxes, old_boxes])
def test_boxes_of_a_chart_belong_to_the_figure(tmp_path: Path, made: object) -> None:
    drawn = made("开始", "检验应合格", "结束")  # type: ignore[operator]
    document = read(tmp_path, HEAD + p(drawn) + p("图1　流程") + p("后文。"))
    assert figures(document) == [("图1", "流程", ("开始", "检验应合格", "结束"))]
    assert texts(document) == ["范围", "本文件规定了流程。", "后文。"]
    assert [(one.what, one.where) for one in document.unread] == [("图中文字（3 处）", "1")]


def test_a_chart_anchored_in_several_paragraphs_is_one_figure(tmp_path: Path) -> None:
    body = HEAD + p(text_box(p("甲"))) + p() + p(text_box(p("乙"))) + p(text_box(p("丙"))) + p("图1　流程")
    assert figures(read(tmp_path, body)) == [("图1", "流程", ("甲", "乙", "丙"))]


def test_the_caption_may_stand_in_a_box_too(tmp_path: Path) -> None:
    document = read(tmp_path, HEAD + p(boxes("图1　流程", "甲", "乙")) + p("后文。"))
    assert figures(document) == [("图1", "流程", ("甲", "乙"))]


def test_a_caption_known_by_its_style(tmp_path: Path) -> None:
    document = read(
        tmp_path, HEAD + p(text_box(p("甲"))) + styled("流程", "Tu"), styles=style("Tu", "标准文件_正文图标题")
    )
    assert figures(document) == [("", "流程", ("甲",))]


def test_text_before_a_chart_stays_text(tmp_path: Path) -> None:
    document = read(tmp_path, HEAD + p(r("流程如下：") + boxes("甲", "乙")) + p("图1　流程"))
    assert texts(document) == ["范围", "本文件规定了流程。", "流程如下："]
    assert figures(document) == [("图1", "流程", ("甲", "乙"))]


def test_labels_drawn_over_a_picture(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        HEAD + p(picture() + boxes("甲", "乙")) + p("图1　装置"),
        relations=relation("rIdImage", "image", "media/image1.png"),
    )
    assert figures(document) == [("图1", "装置", ("甲", "乙"))]
    assert next(f for f in document.blocks() if isinstance(f, Figure)).images == ("word/media/image1.png",)


@pytest.mark.parametrize(
    "body",
    [
        p(text_box(p("操作人员应佩戴手套。"))) + p("后文。"),
        p(text_box(p("操作人员应佩戴手套。") + p("手套应完好。") + p("脱下后应清洗。"))) + p("图1　流程"),
        p(text_box(table(row("甲" * 80, cell("乙" * 80))))) + p("图1　流程"),
    ],
)
def test_a_box_of_text_stays_text(tmp_path: Path, body: str) -> None:
    document = read(tmp_path, HEAD + body)
    assert not any(texts for _, _, texts in figures(document))
    assert document.unread == ()


def test_a_cover_of_boxes_and_lines_is_no_figure(tmp_path: Path) -> None:
    cover = p(boxes("ICS 65.020", "DB15/T 1—2026", "沙棘果采收规范", "2026-01-01发布"))
    assert figures(read(tmp_path, cover + HEAD)) == []


DIAGRAM = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'r:dm="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
CHART = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><c:chart r:id="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def test_smart_art_gives_its_texts(tmp_path: Path) -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in ("收样", "检验")
    )
    data = f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {NAMESPACES}><dgm:ptLst>{points}<dgm:pt/></dgm:ptLst></dgm:dataModel>'
    path = build(
        tmp_path / "a.docx",
        HEAD + p(DIAGRAM) + p("图1　流程"),
        others={"word/diagrams/data1.xml": data},
        relations=relation("rId7", "diagramData", "diagrams/data1.xml"),
    )
    document = read_docx(path)
    assert figures(document) == [("图1", "流程", ("收样", "检验"))]
    assert [(one.what, one.where) for one in document.unread] == [("SmartArt 图形的结构", "1")]


def test_charts_give_their_titles_and_categories(tmp_path: Path) -> None:
    chart = (
        f"<c:chartSpace {NAMESPACES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>产量</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        "<c:plotArea><c:ser><c:cat><c:strRef><c:strCache><c:pt><c:v>甲</c:v></c:pt><c:pt><c:v>乙</c:v></c:pt></c:strCache></c:strRef></c:cat>"
        "</c:ser></c:plotArea></c:chart></c:chartSpace>"
    )
    path = build(
        tmp_path / "a.docx",
        HEAD + p(CHART) + p("图1　产量"),
        others={"word/charts/chart1.xml": chart},
        relations=relation("rId7", "chart", "charts/chart1.xml"),
    )
    document = read_docx(path)
    assert figures(document) == [("图1", "产量", ("产量", "甲，乙"))]
    assert [one.what for one in document.unread] == ["图表中的数据"]


def test_a_chart_whose_part_is_missing_is_told_all_the_same(tmp_path: Path) -> None:
    assert [one.what for one in read(tmp_path, HEAD + p(CHART)).unread] == ["图表中的数据"]


@pytest.mark.parametrize(
    ("program", "target", "content", "what"),
    [
        ("Equation.3", "", b"", "公式对象（Equation.3）"),
        ("Equation.DSMT4", "", b"", "公式对象（Equation.DSMT4）"),
        ("Excel.Sheet.12", "", b"", "嵌入的工作簿（Excel.Sheet.12）"),
        ("KWPS.Document.12", "", b"", "嵌入的文档（KWPS.Document.12）"),
        ("ET.Xlsx.6", "", b"", "嵌入的工作簿（ET.Xlsx.6）"),
        ("", "embeddings/sheet.xlsx", b"x", "嵌入的工作簿"),
        ("", "embeddings/ole.bin", "Equation Native".encode("utf-16-le"), "公式对象"),
        ("", "embeddings/ole.bin", "VisioDocument".encode("utf-16-le"), "嵌入的 Visio 图"),
        ("", "embeddings/ole.bin", b"unknown", "嵌入对象"),
        ("Foo.Bar.1", "embeddings/ole.bin", b"unknown", "嵌入对象（Foo.Bar.1）"),
    ],
)
def test_objects_are_named(tmp_path: Path, program: str, target: str, content: bytes, what: str) -> None:
    body = HEAD + p(f'{r("见")}<w:r><w:object><o:OLEObject ProgID="{program}" r:id="rId7"/></w:object></w:r>{r("。")}')
    path = build(
        tmp_path / "a.docx",
        body,
        others={f"word/{target}": content} if target else None,  # type: ignore[dict-item]
        relations=relation("rId7", "oleObject", target) if target else "",
    )
    document = read_docx(path)
    assert [(one.what, one.where) for one in document.unread] == [(what, "1")]
    marked = [run for block in document.blocks() for run in block.runs if "math" in run.marks]
    assert bool(marked) is what.startswith("公式")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<w:r><w:contentPart r:id="x"/></w:r>', "墨迹（手写内容）"),
        (
            '<w:r><w:drawing><wp:inline><wp:docPr><a:ext><wp15:webVideoPr xmlns:wp15="y"/></a:ext></wp:docPr></wp:inline></w:drawing></w:r>',
            "视频",
        ),
        ('<w:r><w:object><w:control r:id="x"/></w:object></w:r>', "ActiveX 控件"),
    ],
)
def test_other_things_are_told(tmp_path: Path, content: str, what: str) -> None:
    assert [(one.what, one.where) for one in read(tmp_path, HEAD + p(r("见") + content)).unread] == [(what, "1")]


def test_pieces_of_other_documents_are_told_where_they_stand(tmp_path: Path) -> None:
    path = build(
        tmp_path / "a.docx",
        HEAD + '<w:altChunk r:id="rId7"/>' + p("后文。"),
        others={"word/chunk.html": "<p>应干燥。</p>"},
        relations=relation("rId7", "aFChunk", "chunk.html"),
    )
    assert [(one.what, one.where) for one in read_docx(path).unread] == [("并入的外部文档片段（HTML）", "1")]
