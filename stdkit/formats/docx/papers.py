"""A paper of tables on landscape A4: comparison tables, decision sheets to sign, lists of comments.

Written straight as XML: a table of some hundred rows takes an object model longer than everything else of a conversion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from stdkit.facts.characters import writable
from stdkit.formats.packing import packed
from stdkit.formats.writing import write_whole

_TWIPS = 1440 / 25.4
_USABLE = 297 - 2 * 15
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Pieces = tuple[tuple[str, bool], ...]
"""A text of which pieces are set in bold red: (text, whether it is marked) in order."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in millimetres (scaled to the page together with the others)."""

    title: str
    width: float
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page. ``row_height`` in millimetres is the least of its rows (for writing by hand)."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Pieces]]
    caption: str = ""
    row_height: float = 0


def write_paper(
    out: Path,
    *,
    heading: str,
    lines: Iterable[str],
    tables: Sequence[Table],
    author: str = "",
    created: date | None = None,
) -> None:
    """Write a DOCX with ``heading``, a few ``lines`` and the tables; pages are numbered. The same input gives the same bytes."""
    parts: dict[str, str | Iterable[str]] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")),
        "word/document.xml": _document(heading, lines, tables),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")
        ),
        "word/styles.xml": _STYLES,
        "word/settings.xml": f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        "word/footer1.xml": _FOOTER,
        "docProps/core.xml": _core(heading, author, created or date(2000, 1, 1)),
    }
    write_whole(Path(out), packed({name: [xml] if isinstance(xml, str) else xml for name, xml in parts.items()}))


def _document(heading: str, lines: Iterable[str], tables: Sequence[Table]) -> Iterator[str]:
    yield f'<w:document xmlns:w="{_W}" xmlns:r="{_REL}"><w:body>'
    yield _paragraph(_run(heading, 32, black=True), '<w:keepNext/><w:jc w:val="center"/>')
    yield from (_paragraph(_run(line, 21)) for line in lines)
    for table in tables:
        if table.caption:
            yield _paragraph(
                _run(table.caption, 21, black=True), '<w:keepNext/><w:spacing w:before="160" w:after="60"/>'
            )
        yield from _table(table)
        yield _paragraph("", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')
    yield f"{_PAGE}</w:body></w:document>"


def _table(table: Table) -> Iterator[str]:
    scale = _USABLE / sum(column.width for column in table.columns) * _TWIPS
    widths = [round(column.width * scale) for column in table.columns]
    centered = [column.centered for column in table.columns]
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    height = f'<w:trHeight w:val="{round(table.row_height * _TWIPS)}" w:hRule="atLeast"/>' if table.row_height else ""
    head = "".join(
        _cell(column.title, width, black=True, centered=True)
        for column, width in zip(table.columns, widths, strict=True)
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' for width in widths)}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )
    for row in table.rows:
        cells = "".join(
            _cell(text, width, centered=middle) for text, width, middle in zip(row, widths, centered, strict=True)
        )
        yield f"<w:tr><w:trPr>{'' if _is_long(row) else '<w:cantSplit/>'}{height}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def _is_long(row: Sequence[str | Pieces]) -> bool:
    """A row that may fill a page has to break somewhere: kept whole it would leave half a page white."""
    return any(len(cell if isinstance(cell, str) else "".join(text for text, _ in cell)) > 400 for cell in row)


@lru_cache(maxsize=1024)
def _cell(text: str | Pieces, width: int, *, black: bool = False, centered: bool = False) -> str:
    pieces: Pieces = ((text, False),) if isinstance(text, str) else text
    paragraphs: list[list[str]] = [[]]
    for piece, marked in pieces:
        for at, line in enumerate(piece.split("\n")):
            if at:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(_run(line, 18, black=black, red=marked))
    middle = '<w:jc w:val="center"/>' if centered else ""
    body = "".join(_paragraph("".join(runs), f'<w:spacing w:before="30" w:after="30"/>{middle}') for runs in paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{body}</w:tc>'


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def _run(text: str, half_points: int, *, black: bool = False, red: bool = False) -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>' if black else ""
    marked = '<w:b/><w:color w:val="C00000"/>' if red else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    text = escape(writable(text, "")).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{fonts}{marked}{size}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _relations(*targets: tuple[str, str]) -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{core if kind == "core" else f"{_REL}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _core(title: str, author: str, created: date) -> str:
    moment = f"{created.year:04}-{created.month:02}-{created.day:02}T00:00:00Z"
    title, author = (escape(writable(text, "")) for text in (title, author))
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _field(instruction: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr>{part}</w:r>' for part in parts)


_FOOTER = (
    f'<w:ftr xmlns:w="{_W}">'
    + _paragraph(
        _run("第 ", 18) + _field("PAGE") + _run(" 页，共 ", 18) + _field("NUMPAGES") + _run(" 页", 18),
        '<w:jc w:val="center"/>',
    )
    + "</w:ftr>"
)
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    f'<w:pgSz w:w="{round(297 * _TWIPS)}" w:h="{round(210 * _TWIPS)}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{round(18 * _TWIPS)}" w:right="{round(15 * _TWIPS)}" w:bottom="{round(15 * _TWIPS)}" '
    f'w:left="{round(15 * _TWIPS)}" w:header="567" w:footer="425" w:gutter="0"/></w:sectPr>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_KIND}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_KIND}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
