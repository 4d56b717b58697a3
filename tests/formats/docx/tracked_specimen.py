"""Small DOCX files made by hand, a walker that reads them, and a form in which two of them can be compared."""

from __future__ import annotations

import copy
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.tags import CHOICE, FALLBACK, TEXT_BOX, WORD, P, R, T, m, w
from stdkit.model import Block, Document, DocxAnchor, Run

NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Duan"><w:name w:val="段"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="强制条"/><w:basedOn w:val="a"/>
  <w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0000FF"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
"""
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def build(path: Path, body: str, **parts: str) -> Path:
    """A DOCX with ``body`` and further parts by name: ``footnotes``, ``header1``, ``comments`` … (the content of their roots)."""
    contents = {"document": (f"<w:body>{body}{SECTION}</w:body>", "document", "document.main")}
    contents["styles"] = (STYLES, "styles", "styles")
    roots = {
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "header1": "hdr",
        "footer1": "ftr",
        "comments": "comments",
    }
    for name, content in parts.items():
        contents[name] = (content, roots[name], name.rstrip("1"))
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        for name, (_, _, kind) in contents.items()
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for n, name in enumerate(contents)
        if name != "document"
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}/relationships">{links}</Relationships>',
        "customXml/item1.xml": "<data>不动</data>",
    }
    for name, (content, root, _) in contents.items():
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2019, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if name.startswith("custom") else zipfile.ZIP_DEFLATED
            archive.writestr(info, (PROLOG + text).encode())
    return path


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    inner = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">').replace(
        "\n", '</w:t><w:br/><w:t xml:space="preserve">'
    )
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    columns = "".join("<w:gridCol w:w='2000'/>" for _ in rows[0])
    cells = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{cells}</w:tbl>'


def field(instruction: str, *result: str) -> str:
    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return character("begin") + code + character("separate") + "".join(result) + character("end")


def inserted(*runs: str, author: str = "李四", number: int = 7) -> str:
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2020-01-01T00:00:00Z">{"".join(runs)}</w:ins>'


def deleted(text: str, author: str = "李四", number: int = 8) -> str:
    return (
        f'<w:del w:id="{number}" w:author="{author}" w:date="2020-01-01T00:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


_SINGLE = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}


def walk(path: Path) -> Document:
    """Every paragraph as a block b1, b2 … with anchors; revisions of others and field results locked."""
    package = open_package(path)
    blocks: list[Block] = []
    parts = [
        "word/document.xml",
        *sorted(n for n in package.names if n.startswith(("word/foot", "word/end", "word/head"))),
    ]
    for part in parts:
        root = package.xml(part)
        for paragraph in root.iter(P):
            if next(paragraph.iterancestors(FALLBACK), None) is None:
                anchor = DocxAnchor(part, _path(paragraph))
                number = len(blocks) + 1
                blocks.append(Block(f"b{number}", "paragraph", tuple(_runs(paragraph, part)), anchor=anchor))
    return Document(
        path=str(path), digest=hashlib.sha256(path.read_bytes()).hexdigest(), format="docx", opening=tuple(blocks)
    )


def _runs(paragraph: etree._Element, part: str) -> Iterator[Run]:
    stages: list[str] = []
    for element in paragraph.iter():
        if next((a for a in element.iterancestors(P, TEXT_BOX)), None) is not paragraph:
            continue
        if element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"), "")
            if kind == "end":
                stages.pop()
            elif kind == "begin":
                stages.append(kind)
            else:
                stages[-1] = kind
        parent = element.getparent()
        if element.tag == m("t"):
            yield Run(element.text or "", DocxAnchor(part, _path(element)), frozenset({"math"}), "公式")
        if parent is None or parent.tag != R or next(element.iterancestors(w("del")), None) is not None:
            continue
        anchor = DocxAnchor(part, _path(element))
        lock = "域结果" if stages or next(element.iterancestors(w("fldSimple")), None) is not None else ""
        if next(element.iterancestors(w("ins")), None) is not None:
            lock = "他人修订"
        if element.tag == T:
            yield Run(element.text or "", anchor, locked=lock)
        elif element.tag in _SINGLE:
            yield Run(_SINGLE[element.tag], anchor, locked=lock)
        elif element.tag == w("footnoteReference"):
            yield Run("", anchor, frozenset({"footnote"}))


def _path(element: etree._Element) -> tuple[int, ...]:
    path: list[int] = []
    parent = element.getparent()
    while parent is not None:
        path.append(parent.index(element))
        element, parent = parent, parent.getparent()
    return tuple(reversed(path))


def canonical(path: Path, part: str = "word/document.xml") -> list[object]:
    """The part as what a reader sees of it: structure, paragraphs with properties, characters with format and holders.

    How the characters are spread over runs does not count, nor do empty property lists and the numbers of revisions.
    """
    root = copy.deepcopy(open_package(path).xml(part))
    for element in root.iter(etree.Element):
        for name in ("ins", "del", "rPrChange", "pPrChange"):
            if element.tag == w(name):
                element.attrib.pop(w("id"), None)
    return list(_canonical(root, ()))


def _canonical(element: etree._Element, holders: tuple[str, ...]) -> Iterator[object]:
    for child in element:
        if child.tag in (w("pPr"), w("rPr"), w("proofErr")):
            continue
        if child.tag == P:
            yield ("paragraph", _properties(child.find(w("pPr"))))
            yield from _canonical(child, ())
            yield "end"
        elif child.tag == R:
            yield from _characters(child, holders)
        elif child.tag in (
            w("hyperlink"),
            w("smartTag"),
            w("sdt"),
            w("sdtContent"),
            w("fldSimple"),
            w("ins"),
            w("del"),
        ):
            inner = list(_canonical(child, (*holders, _opening(child))))
            yield from inner
        elif child.tag in (w("tbl"), w("tr"), w("tc"), w("body"), w("footnote"), w("endnote"), w("comment")):
            yield _opening(child)
            yield from _canonical(child, ())
        else:
            yield etree.tostring(child, method="c14n", exclusive=True)


def _characters(run: etree._Element, holders: tuple[str, ...]) -> Iterator[object]:
    properties = _properties(run.find(w("rPr")))
    for child in run:
        if child.tag in (T, w("delText")):
            preserve = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            text = child.text or ""
            for character in text if preserve else text.strip(" \t\r\n"):
                yield (character, properties, holders)
        elif child.tag != w("rPr"):
            if next(child.iter(TEXT_BOX), None) is not None:
                yield from (("box", item) for box in child.iter(TEXT_BOX) for item in _canonical(box, ()))
            else:
                yield (etree.tostring(child, method="c14n", exclusive=True), properties, holders)


def _properties(properties: etree._Element | None) -> tuple[object, ...]:
    """What a property list says, without empty lists in it."""
    if properties is None:
        return ()
    return tuple(_form(child) for child in properties if child.tag != w("rPr") or len(child))


def _form(element: etree._Element) -> tuple[object, ...]:
    return (element.tag, tuple(sorted(element.attrib.items())), tuple(_form(child) for child in element))


def _opening(element: etree._Element) -> str:
    return f"{element.tag} {sorted(element.attrib.items())}"


def texts(path: Path, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph outside the fallbacks, deletions left out."""
    root = open_package(path).xml(part)
    found = []
    for paragraph in root.iter(P):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            own = [e for e in paragraph.iter(T) if next(e.iterancestors(P)) is paragraph]
            found.append("".join(e.text or "" for e in own))
    return found


def entries(path: Path) -> dict[str, tuple[bytes, bytes]]:
    """The local record and the central record (without its offset) of every entry, byte for byte."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos, directory = archive.infolist(), archive.start_dir
    offsets = [*sorted(info.header_offset for info in infos), directory]
    found: dict[str, tuple[bytes, bytes]] = {}
    at = directory
    for info in infos:
        length = 46 + sum(int.from_bytes(data[at + n : at + n + 2], "little") for n in (28, 30, 32))
        central = data[at : at + 42] + data[at + 46 : at + length]
        end = offsets[offsets.index(info.header_offset) + 1]
        found[info.filename] = (data[info.header_offset : end], central)
        at += length
    return found


def text_box(inner: str, fallback: str | None = None) -> str:
    """A run with a text box as Word writes it: in the newer format and, for others, in VML."""
    choice = (
        '<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner if fallback is None else fallback}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"


__all__ = [
    "CHOICE",
    "build",
    "canonical",
    "deleted",
    "entries",
    "field",
    "inserted",
    "p",
    "r",
    "table",
    "text_box",
    "texts",
    "walk",
]
