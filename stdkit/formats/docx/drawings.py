"""What is drawn: pictures, text boxes, embedded objects, charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.foreign import BLIP, IMAGE_DATA, is_linked
from stdkit.formats.docx.package import Package, Relation
from stdkit.formats.docx.tags import (
    CHART,
    DIAGRAM,
    DRAWING,
    EMBED,
    FALLBACK,
    IN_WORD,
    LINK,
    OFFICE,
    REL_ID,
    RELATION,
    TEXT_BOX,
    VML,
    P,
    T,
)

_OLE: Final = f"{{{OFFICE}}}OLEObject"
_CHART: Final = f"{{{CHART}}}chart"
_DIAGRAM: Final = f"{{{DIAGRAM}}}relIds"
_TEXT_PATH: Final = f"{{{VML}}}textpath"
_FIGURE_CAPTION: Final = pattern(r"\s*图\s*[A-Z]?[\d.．—-]*\d")
_WRITTEN: Final = "图中文字："
_DRAWN_PROPERTIES: Final = f"{{{IN_WORD}}}docPr"
_SHAPES: Final = frozenset(("wsp", "cxnSp", "shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc"))
_LONGEST: Final = 120
_FORMULA: Final = "公式对象"
_PROGRAMS: Final = (
    *((name, _FORMULA) for name in ("equation", "mathtype", "axmath", "kingsoft.equation", "ksequation")),
    *((name, "嵌入的工作簿") for name in ("excel", "et.", "ket.", "opendocumentspreadsheet", "scalc")),
    *((name, "嵌入的文档") for name in ("word", "wps.", "kwps.", "opendocumenttext", "writer")),
    *((name, "嵌入的演示文稿") for name in ("powerpoint", "wpp.", "kwpp.")),
    ("visio", "嵌入的 Visio 图"), ("autocad", "嵌入的 AutoCAD 图"), ("package", "嵌入的文件"), ("acro", "嵌入的 PDF"),
    ("msgraph", "嵌入的图表"), ("chemdraw", "嵌入的化学结构式"), ("isis", "嵌入的化学结构式"), ("paint", "嵌入的图片"),
)  # fmt: skip
_EXTENSIONS: Final = {
    "xlsx": "嵌入的工作簿", "xls": "嵌入的工作簿", "xlsm": "嵌入的工作簿", "docx": "嵌入的文档", "doc": "嵌入的文档", "pptx": "嵌入的演示文稿",
    "ppt": "嵌入的演示文稿", "vsd": "嵌入的 Visio 图", "vsdx": "嵌入的 Visio 图", "pdf": "嵌入的 PDF",
}  # fmt: skip
_STREAMS: Final = (
    ("Equation Native", _FORMULA),
    ("VisioDocument", "嵌入的 Visio 图"),
    ("Workbook", "嵌入的工作簿"),
    ("WordDocument", "嵌入的文档"),
    ("PowerPoint Document", "嵌入的演示文稿"),
)
"""Names of streams by which an object of unknown program is known."""
_OTHERS: Final = {
    "contentPart": "墨迹（手写内容）",
    "webVideoPr": "视频",
    "videoFile": "视频",
    "audioFile": "音频",
    "control": "ActiveX 控件",
    "model3d": "三维模型",
}
_CHART_TEXTS: Final = (f"{{{CHART}}}title", f"{{{CHART}}}tx", f"{{{CHART}}}cat")
_DIAGRAM_TEXTS: Final = (f"{{{DIAGRAM}}}pt",)


def is_figure(boxes: Sequence[tuple[str, etree._Element]], shapes: int, *, captioned: bool, past_cover: bool) -> bool:
    """Whether the text boxes of a paragraph are parts of a drawing (a flow chart, labels in a picture), not text of the document.

    ``boxes`` come with their texts, ``shapes`` counts all shapes drawn there, ``captioned``: the caption of a figure follows.
    A cover is made of boxes too; there only a caption tells.
    """
    texts = [text for text, _ in boxes]
    if captioned and all(_is_short(text) for text in texts):
        return True
    if not past_cover or not any(texts):
        return False
    if any(is_figure_caption(text) for text in texts):
        return True
    return len(boxes) > 1 and (captioned or shapes > len(boxes) or len(boxes) > 2) and all(map(_is_short, texts))


def is_figure_caption(text: str) -> bool:
    return _FIGURE_CAPTION.match(text) is not None


def _is_short(text: str) -> bool:
    """As short as what stands in the boxes of a chart; a table or several sentences are text."""
    return len(text) <= _LONGEST and text.count("。") <= 1


def box_text(box: etree._Element) -> str:
    """The words of a text box, its paragraphs parted by line breaks; boxes within it left out."""
    lines: list[str] = []
    for paragraph in box.iter(P):
        if _nearest_box(paragraph) is box:
            texts = (text for text in paragraph.iter(T) if _nearest_box(text) is box)
            lines.append("".join(text.text or "" for text in texts).strip())
    return "\n".join(line for line in lines if line)


def own_text(paragraph: etree._Element) -> str:
    """The words of a paragraph, those in its text boxes left out."""
    around = _nearest_box(paragraph)
    return "".join(text.text or "" for text in paragraph.iter(T) if _nearest_box(text) is around)


def shapes_in(paragraph: etree._Element) -> int:
    """How many shapes and connectors are drawn in a paragraph (a fallback shows the same once more)."""
    return sum(
        1
        for element in paragraph.iter()
        if isinstance(element.tag, str)
        and etree.QName(element).localname in _SHAPES
        and not any(around.tag == FALLBACK for around in element.iterancestors())
    )


def _nearest_box(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(TEXT_BOX), None)


def text_boxes(drawing: etree._Element) -> Iterator[tuple[etree._Element, tuple[int, ...]]]:
    """The text boxes of a drawing with their paths from ``drawing`` down; those inside another box come with that box."""
    for box in drawing.iter(TEXT_BOX):
        path = _path_below(box, drawing)
        if path is not None:
            yield box, path


def pictures(drawing: etree._Element, relations: dict[str, Relation]) -> list[str]:
    """The parts (or, where they lie outside, the relations' ids) of a drawing's pictures, in order."""
    found: list[str] = []
    for element in drawing.iter(BLIP, IMAGE_DATA):
        rel_id = element.get(EMBED) or element.get(LINK) or element.get(REL_ID)
        if rel_id and _path_below(element, drawing) is not None:
            relation = relations.get(rel_id)
            found.append(relation.target if relation is not None and relation.target else rel_id)
    return found


def embedded_formula(drawing: etree._Element, package: Package, relations: dict[str, Relation]) -> bool:
    """Whether the drawing is a formula made by an equation program (公式编辑器, MathType)."""
    return any(_object_kind(ole, package, relations) == _FORMULA for ole in drawing.iter(_OLE))


def alternative_text(texts: Sequence[str]) -> str:
    """The alternative text of a picture in which ``texts`` are written: 「图中文字：读写器¦标签」."""
    told = "¦".join(text.replace("¦", "|") for text in texts if text.strip())
    return f"{_WRITTEN}{told}" if told else ""


def alternative_texts(drawing: etree._Element) -> list[str]:
    """What is written in the pictures of a drawing, where their alternative text says so; any other is somebody's description."""
    found = (element.get("descr") or "" for element in drawing.iter(_DRAWN_PROPERTIES))
    return [
        text
        for told in found
        if told.startswith(_WRITTEN)
        for text in told.removeprefix(_WRITTEN).split("¦")
        if text.strip()
    ]


def drawn_texts(drawing: etree._Element, package: Package, relations: dict[str, Relation]) -> list[str]:
    """What is written in the charts and SmartArt of a drawing: it stands in parts of its own."""
    found: list[str] = []
    for element, attribute in ((e, REL_ID) for e in drawing.iter(_CHART)):
        found += _texts_of(package, relations.get(element.get(attribute) or ""), _CHART_TEXTS)
    for element in drawing.iter(_DIAGRAM):
        found += _texts_of(package, relations.get(element.get(f"{{{RELATION}}}dm") or ""), _DIAGRAM_TEXTS)
    return found


def _texts_of(package: Package, relation: Relation | None, holders: tuple[str, ...]) -> Iterator[str]:
    if relation is None or relation.target not in package:
        return
    for holder in package.xml(relation.target).iter(*holders):
        if any(around.tag in holders for around in holder.iterancestors()):
            continue
        pieces = [piece.text or "" for piece in holder.iter(f"{{{DRAWING}}}t", f"{{{CHART}}}v")]
        text = "".join(pieces) if holder.tag != f"{{{CHART}}}cat" else "，".join(pieces)
        if text.strip():
            yield text.strip()


def unreadable_in(drawing: etree._Element, package: Package, relations: dict[str, Relation]) -> list[str]:
    """What in a drawing holds something that this reader cannot get at, in words for the user."""
    found: list[str] = []
    for ole in drawing.iter(_OLE):
        what, program = _object_kind(ole, package, relations), ole.get("ProgID") or ""
        if ole.get("Type") == "Link":
            what = what.replace("嵌入的", "链接的").replace("嵌入对象", "链接的对象")
        found.append(f"{what}（{program}）" if program else what)
    found.extend("链接的图片（不在文件里）" for image in drawing.iter(BLIP, IMAGE_DATA) if is_linked(image, relations))
    found.extend("图表中的数据" for _ in drawing.iter(_CHART))
    found.extend("SmartArt 图形的结构" for _ in drawing.iter(_DIAGRAM))
    found.extend(f"艺术字“{path.get('string')}”" for path in drawing.iter(_TEXT_PATH) if path.get("string"))
    for element in drawing.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _OTHERS and not any(around.tag == FALLBACK for around in element.iterancestors()):
            found.append(_OTHERS[name])
    return found


def _object_kind(ole: etree._Element, package: Package, relations: dict[str, Relation]) -> str:
    """What an embedded object is: by the name of its program, else by what the object itself is made of."""
    program = (ole.get("ProgID") or "").casefold()
    for starts, what in _PROGRAMS:
        if program.startswith(starts):
            return what
    relation = relations.get(ole.get(REL_ID) or "")
    if relation is None or relation.target not in package:
        return "嵌入对象"
    extension = relation.target.rsplit(".", 1)[-1].casefold()
    if extension in _EXTENSIONS:
        return _EXTENSIONS[extension]
    data = package.read(relation.target)
    return next((what for stream, what in _STREAMS if stream.encode("utf-16-le") in data), "嵌入对象")


def _path_below(element: etree._Element, top: etree._Element) -> tuple[int, ...] | None:
    """Child indexes from ``top`` to ``element``; ``None`` where it stands in a fallback or in another text box."""
    path: list[int] = []
    while element is not top:
        parent = element.getparent()
        if parent is None or parent.tag == FALLBACK or (parent.tag == TEXT_BOX and parent is not top):
            return None
        path.append(parent.index(element))
        element = parent
    return tuple(reversed(path))
