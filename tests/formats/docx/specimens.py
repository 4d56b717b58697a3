"""Tiny DOCX files made of XML fragments: one trait each, so that a test shows the markup it is about."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from stdkit.formats.docx.package import xml_parser

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = ("styles", "numbering", "settings", "footnotes", "endnotes")


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes one run, markup stays as it is."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    formatted = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatted}<w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(text: str, style: str, properties: str = "") -> str:
    """A paragraph in the style of that id."""
    return p(text, f'<w:pStyle w:val="{style}"/>{properties}')


def listed(text: str, num_id: int, level: int = 0) -> str:
    """A paragraph that is numbered by itself."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def style(
    style_id: str,
    name: str = "",
    *,
    based_on: str = "",
    properties: str = "",
    run: str = "",
    kind: str = "paragraph",
    default: bool = False,
) -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"{first}><w:name w:val="{name or style_id}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def level(at: int, text: str, number_format: str = "decimal", *, start: int | None = 1, more: str = "") -> str:
    """A level of a list; ``more`` is further markup (``w:isLgl``, ``w:pStyle``, ``w:lvlRestart``, ``w:suff``)."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(abstract_id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{abstract_id}">{"".join(levels)}</w:abstractNum>'


def num(num_id: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def field(instruction: str, result: str, form: str = "") -> str:
    """A complex field; ``form`` is the markup of a form field's data."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form_field(name: str, text: str) -> str:
    """A legacy text form field as the templates' covers have them."""
    data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/><w:textInput/></w:ffData>'
    return field("FORMTEXT", r(text), data)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def text_box(content: str) -> str:
    """A text box as Word writes it: the shape, and the same again for programs that do not know shapes."""
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    drawing = f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(rel_id: str = "rIdImage") -> str:
    return (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{rel_id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def build(
    path: Path,
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    footnotes: str = "",
    endnotes: str = "",
    others: Mapping[str, str] | None = None,
    relations: str = "",
    main_type: str = MAIN_TYPE,
) -> Path:
    """Write a DOCX at ``path``. ``others`` are further parts (name → content of the root), ``relations`` their relationships."""
    given = {
        "styles": styles,
        "numbering": numbering,
        "settings": settings,
        "footnotes": footnotes,
        "endnotes": endnotes,
    }
    links = "".join(
        f'<Relationship Id="rId{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in _KINDS
        if given[kind]
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(main_type))
        package.writestr(
            "_rels/.rels",
            _relationships(f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'),
        )
        package.writestr("word/_rels/document.xml.rels", _relationships(links + relations))
        package.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>"))
        for kind in _KINDS:
            if given[kind]:
                package.writestr(f"word/{kind}.xml", _root(kind, given[kind]))
        for name, content in (others or {}).items():
            package.writestr(name, content)
    return path


def part(root: str, content: str) -> str:
    """A part of its own (``hdr``, ``ftr``) for ``others``."""
    return _root(root, content)


def relation(rel_id: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{rel_id}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'


def _root(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def _relationships(content: str) -> str:
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def _content_types(main_type: str) -> str:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )


def parsed(root: str, content: str) -> etree._Element:
    """The root element of a part with that content, for what looks at the tree alone."""
    return etree.fromstring(_root(root, content).encode(), xml_parser())
