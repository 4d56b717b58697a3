"""Workbooks (XLSX) that hold tables for people: frozen head, filter, drop-downs, words in colour, ready for the printer.

Written straight as XML: a list of standards brings a thousand rows for each of them, and the same table has to be the same bytes.
Texts stand in their cells, as texts, so that nothing is taken for a formula when the file is opened.
"""

from __future__ import annotations

import io
import math
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from stdkit.errors import CannotWrite
from stdkit.facts.characters import writable
from stdkit.facts.patterns import pattern
from stdkit.formats.packing import packed
from stdkit.formats.writing import write_whole

_ESCAPE_LIKE = pattern("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = pattern(r"\s*[=+\-@]|\s*[＝＋－＠]\s*\S|[\t\r]")
"""What a spreadsheet may take for a formula when the cell is typed anew or goes through CSV; a Chinese one takes wide signs too."""
_WIDE = pattern("[\u2e80-\U0010ffff]+")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PLAIN, _HEAD, _TEXT, _CENTRED, _NUMBER = range(5)
TONES: Mapping[str, str] = {"bad": "FFF9E3DE", "open": "FFFBF2D5", "good": "FFE6F2E8", "off": "FFEDEEEC"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which pieces are set in bold red: (text, whether it is marked) in order."""

    pieces: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        return "".join(text for text, _ in self.pieces)


Cell = str | int | float | Marked | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in characters of the default font, ``choices`` the drop-down of its cells."""

    title: str
    width: float
    choices: tuple[str, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Tint:
    """Rows for which ``formula`` holds (as of row 2) are shown in ``tone``, one of ``TONES``."""

    formula: str
    tone: str


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. ``frozen`` is the first cell that scrolls (「E2」); ``heading`` is printed on top of every page."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    frozen: str = "A2"
    heading: str = ""
    hidden: bool = False
    tints: Sequence[Tint] = field(default=())


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return _FORMULA.match(text) is not None


def safe(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula, and without characters a workbook cannot hold."""
    text = writable(text, "")
    return f"'{text}" if is_formula(text) else text


def unsafe(text: str) -> str:
    """The text of a cell as it was before ``safe``."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def letter(column: int) -> str:
    """The name of a column, counted from 1: 「A」, 「AA」."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def write_workbook(out: Path, tables: Sequence[Table]) -> None:
    """Write the sheets to ``out``. Texts are guarded by ``safe``; the same tables give the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(tables),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(tables) + 1)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(),
    }
    pieces: dict[str, Iterable[str]] = {name: [xml] for name, xml in parts.items()}
    pieces |= {f"xl/worksheets/sheet{n}.xml": _sheet(table, first=n == 1) for n, table in enumerate(tables, 1)}
    write_whole(out, packed(pieces))


def saved(book: Any) -> bytes:
    """A workbook of openpyxl as a file. ``CannotWrite`` where its temporary files find no room."""
    from lxml.etree import LxmlError
    from openpyxl.writer.excel import ExcelWriter

    data = io.BytesIO()
    try:
        with _Undated(data, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            ExcelWriter(book, archive).save()
    except (OSError, LxmlError) as error:
        # lxml does not tell what the system said; there is little else that keeps a temporary file from being written.
        raise CannotWrite(
            "W036", "临时文件写不进去，可能磁盘已满", path=tempfile.gettempdir(), advice="请腾出空间再运行"
        ) from error
    return data.getvalue()


class _Undated(zipfile.ZipFile):
    """Entries bear no time of day: a zip knows none before 1980, which is what a computer says whose battery is empty."""

    def writestr(self, name: Any, *data: Any, **more: Any) -> None:  # type: ignore[override]
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)) if isinstance(name, str) else name
        info.compress_type = self.compression
        super().writestr(info, *data, **more)


def _sheet(table: Table, *, first: bool) -> Iterator[str]:
    last, bottom = letter(max(len(table.columns), 1)), len(table.rows) + 1
    widths = [column.width for column in table.columns]
    styles = [_CENTRED if column.centred else _TEXT for column in table.columns]
    letters = [letter(n) for n in range(1, len(widths) + 1)]
    yield from (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}{bottom}"/>',
        f'<sheetViews><sheetView workbookViewId="0"{" tabSelected=" + chr(34) + "1" + chr(34) if first else ""}>',
        _pane(table.frozen),
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>',
        *(f'<col min="{n}" max="{n}" width="{width:g}" customWidth="1"/>' for n, width in enumerate(widths, 1)),
        '</cols><sheetData><row r="1" ht="30" customHeight="1">',
        *(_cell(f"{name}1", column.title, _HEAD) for name, column in zip(letters, table.columns, strict=True)),
        "</row>",
    )
    for at, row in enumerate(table.rows, 2):
        cells = [_cell(f"{name}{at}", value, style) for name, value, style in zip(letters, row, styles, strict=True)]
        yield f'<row r="{at}" ht="{_height(row, widths):g}" customHeight="1">{"".join(cells)}</row>'
    yield from (
        f'</sheetData><autoFilter ref="A1:{last}{bottom}"/>',
        *_tints(table, f"A2:{last}{max(bottom, 2)}"),
        _validations(table, max(bottom, 2)),
        '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
        f"<headerFooter>{_header(table.heading)}<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>",
    )


def _cell(at: str, value: Cell, style: int) -> str:
    if value is None or value == "":
        return f'<c r="{at}" s="{style}"/>'
    if isinstance(value, int | float):
        return f'<c r="{at}" s="{_NUMBER}"><v>{value}</v></c>'
    if isinstance(value, Marked) and not is_formula(str(value)):
        runs = "".join(f"<r>{_RED if marked else ''}{_text(text)}</r>" for text, marked in value.pieces if text)
        return f'<c r="{at}" s="{style}" t="inlineStr"><is>{runs}</is></c>'
    return f'<c r="{at}" s="{style}" t="inlineStr"><is>{_text(safe(str(value)))}</is></c>'


_RED = '<rPr><b/><sz val="10"/><color rgb="FFC00000"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>'


@lru_cache(maxsize=2048)
def _text(text: str) -> str:
    """Excel reads 「_x0041_」 as a character: the underscore in front of such a thing is written that way itself."""
    text = writable(text)
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    return f'<t xml:space="preserve">{escape(text)}</t>'


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        text = value if isinstance(value, str) else str(value) if isinstance(value, Marked) else ""
        if len(text) * 2 > width - 2:
            lines = max(lines, sum(_lines(part, width) for part in text.split("\n")))
    return min(14.0 * lines + 4, 400.0)


def _lines(text: str, width: float) -> int:
    wide = len(text) - len(_WIDE.sub("", text))
    return max(math.ceil((2 * wide + 1.1 * (len(text) - wide)) / (width - 2)), 1)


def _pane(frozen: str) -> str:
    name = frozen.rstrip("0123456789")
    column = 0
    for char in name:
        column = column * 26 + ord(char) - 64
    left, top = column - 1, int(frozen[len(name) :]) - 1
    if not left:
        return f'<pane ySplit="{top}" topLeftCell="{frozen}" activePane="bottomLeft" state="frozen"/>' if top else ""
    return f'<pane xSplit="{left}" ySplit="{top}" topLeftCell="{frozen}" activePane="bottomRight" state="frozen"/>'


def _tints(table: Table, where: str) -> list[str]:
    order = list(TONES)
    return [
        f'<conditionalFormatting sqref="{where}"><cfRule type="expression" dxfId="{order.index(tint.tone)}" priority="{n}">'
        f"<formula>{escape(tint.formula)}</formula></cfRule></conditionalFormatting>"
        for n, tint in enumerate(table.tints, 1)
    ]


def _validations(table: Table, bottom: int) -> str:
    found = [
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="{escape(column.title)}" '
        f'error="请从下拉列表中选择" sqref="{letter(n)}2:{letter(n)}{bottom}">'
        f'<formula1>"{escape(",".join(column.choices))}"</formula1></dataValidation>'
        for n, column in enumerate(table.columns, 1)
        if column.choices
    ]
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>' if found else ""


def _header(heading: str) -> str:
    text = escape(writable(heading, "").replace("&", "&&")[:200])
    return f"<oddHeader>&amp;C{text}</oddHeader>" if heading else ""


def _book(tables: Sequence[Table]) -> str:
    sheets, names = [], []
    for number, table in enumerate(tables, 1):
        state = ' state="hidden"' if table.hidden else ""
        sheets.append(f'<sheet name="{escape(table.name)}" sheetId="{number}"{state} r:id="rId{number}"/>')
        area = f"$A$1:${letter(max(len(table.columns), 1))}${len(table.rows) + 1}"
        names.append(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number - 1}" hidden="1">'
            f"'{escape(table.name)}'!{area}</definedName>"
        )
    for number, table in enumerate(tables, 1):
        names.append(
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{number - 1}">\'{escape(table.name)}\'!$1:$1</definedName>'
        )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{''.join(sheets)}</sheets><definedNames>{''.join(names)}</definedNames></workbook>"
    )


def _styles() -> str:
    line = "".join(
        f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    fonts = "".join(
        f'<font>{bold}<sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font>'
        for bold in ("", "<b/>")
    )
    dressed = (
        (0, 0, 0, 0, ""),
        (0, 1, 2, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
        (49, 0, 0, 1, '<alignment vertical="top" wrapText="1"/>'),
        (49, 0, 0, 1, '<alignment horizontal="center" vertical="top" wrapText="1"/>'),
        (0, 0, 0, 1, '<alignment horizontal="center" vertical="top"/>'),
    )
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        for number, font, fill, border, alignment in dressed
    )
    tones = "".join(
        f'<dxf><fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/><bgColor rgb="{rgb}"/></patternFill></fill></dxf>'
        for rgb in TONES.values()
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2">{fonts}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6F0"/><bgColor indexed="64"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{line}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(dressed)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        f'<dxfs count="{len(TONES)}">{tones}</dxfs></styleSheet>'
    )


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}.{what}+xml"/>' for name, what in parts)
        + "</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{_REL}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )
