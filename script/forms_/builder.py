"""The words a form is written in: a ``Paper`` takes headings, paragraphs, tables, ticks and lines to sign, and gives the bytes of a DOCX.

    def minutes() -> bytes:
        paper = Paper("标准审查会议纪要")                      # title of the file; landscape=True for wide tables
        paper.title("{{ title }}（{{ stage }}）", "审查会议纪要")   # centred, 小标宋 二号, a line each
        paper.heading("一、会议情况")                          # 黑体 三号; level 2: 楷体
        paper.text("{{ meeting.date|date }}在{{ meeting.place|ask('会议地点') }}召开。")   # 仿宋 三号, two characters in
        paper.lines("replaces", "old", "{{ loop.index }}. {{ old.number }}")    # a paragraph for each of a list
        paper.enclosures("attached", "one", "附件{{ loop.index }}．{{ one }}")    # the same, kept together with the signature below
        paper.when("replaces or blank")                       # what follows stands only if …; paper.otherwise(); paper.end()
        paper.each("replaces", "old")                         # what follows stands for each …; paper.end()
        paper.table([Column("序号", 10, "{{ loop.index }}", centred=True), Column("单位", 60, "{{ one.unit }}")], rows="units as one")
        paper.table([...], caption="表1　……", height=12)      # height: least of a row in mm, for writing by hand
        paper.grid([40, 60, 40, 60], [["标准名称", "{{ title }}"], ["电话", "", "日期", ""]])   # a form of boxes; short rows: last box spans
        paper.boxes([30, 50, 30, 50], [[Box("意见", label=True), Box("{{ opinion }}", span=3)], "{%tr endfor %}"])    # boxes of any span; a string: a tag for rows
        paper.ticks("表决意见", "vote", ["赞成", "反对", "弃权"])    # 表决意见：☑赞成　□反对　□弃权
        paper.sign("主任委员（签字）：", "日期：　　年　月　日")   # lines at the right, room above
        paper.page_break()
        return paper.bytes()

Fields stand as tags: ``{{ name }}``, ``{{ name|ask("中文名") }}`` for what a paper has to say (「【请填写：中文名】」 while it is not known, nothing
in an empty form), ``|gap("中文名")`` for the same inside a sentence (a line to write on in an empty form), ``|date``, ``|join("、")``, ``|chinese``, ``|letter``, ``|tick("甲")``, ``|default("…")``, ``|length``. ``blank`` is true while the form is given out empty. In a cell
a tag may stand beside text; a value of several lines makes several paragraphs. ``rows="units as one"`` repeats the row for each of ``units``
(an empty form shows six). Tables repeat their head on each page. Pages are numbered at the foot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from stdkit.formats.docx.fresh.package import write_package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TWIPS = 1440 / 25.4
_STYLES = {
    # style: (name, eastern font, half points, paragraph properties)
    "PaperTitle": ("公文标题", "方正小标宋简体", 44, '<w:keepNext/><w:spacing w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>'),
    "PaperHeading1": (
        "公文一级标题", "黑体", 32,
        '<w:keepNext/><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>',
    ),
    "PaperHeading2": (
        "公文二级标题", "楷体_GB2312", 32,
        '<w:keepNext/><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>',
    ),
    "PaperText": (
        "公文正文", "仿宋_GB2312", 32,
        '<w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
    ),
    "PaperEnclosure": (
        "公文附件", "仿宋_GB2312", 32,
        '<w:keepNext/><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
    ),
    "PaperLine": ("公文顶格行", "仿宋_GB2312", 32, '<w:spacing w:line="580" w:lineRule="exact"/>'),
    "PaperNumber": ("公文文号", "仿宋_GB2312", 32, '<w:spacing w:line="580" w:lineRule="exact"/><w:jc w:val="center"/>'),
    "PaperSign": ("公文落款", "仿宋_GB2312", 32, '<w:keepNext/><w:keepLines/><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>'),
    "PaperCaption": ("公文表题", "黑体", 24, '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>'),
    "PaperNote": ("公文表注", "宋体", 18, '<w:spacing w:before="40" w:after="40"/>'),
    "PaperCell": ("公文表格", "宋体", 21, '<w:spacing w:before="30" w:after="30"/>'),
    "PaperCellHead": ("公文表头", "黑体", 21, '<w:spacing w:before="30" w:after="30"/><w:jc w:val="center"/>'),
}  # fmt: skip
_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its width in millimetres (scaled to the page with the others), the text of its cells."""

    head: str
    width: float
    cell: str = ""
    centred: bool = False


@dataclass(frozen=True)
class Box:
    """A box over ``span`` columns: a ``label`` (centred), or what is written in. ``height``: the least of its row in millimetres."""

    text: str
    span: int = 1
    label: bool = False
    height: float = 0


class Paper:
    """A form while it is written. ``title`` goes to the properties of the file; pages are A4, ``counted`` (lists, forms of boxes): 「第 1 页 共 3 页」."""

    def __init__(self, title: str, *, landscape: bool = False, counted: bool = False) -> None:
        self._title = title
        self._counted = counted
        self._wide = landscape
        self._body: list[str] = []
        self._open: list[str] = []

    def title(self, *lines: str) -> None:
        for line in lines:
            self._add("PaperTitle", line)
        self._add("PaperLine", "")

    def heading(self, text: str, level: int = 1) -> None:
        self._add(f"PaperHeading{level}", text)

    def number(self, text: str) -> None:
        """A centred line under the title: the number of a letter or an announcement."""
        self._add("PaperNumber", text)

    def text(self, *paragraphs: str) -> None:
        for one in paragraphs:
            self._add("PaperText", one)

    def line(self, *lines: str) -> None:
        """Lines without the blank of two characters: whom a letter is to, the head of an enclosure."""
        for one in lines:
            self._add("PaperLine", one)

    def note(self, *lines: str) -> None:
        """Small print under a table."""
        for one in lines:
            self._add("PaperNote", one)

    def lines(self, field: str, name: str, text: str) -> None:
        self.each(field, name)
        self.text(text)
        self.end()

    def enclosures(self, field: str, name: str, text: str) -> None:
        """As ``lines``, kept on one page with what follows: what is enclosed with a letter, above its signature."""
        self.each(field, name)
        self._add("PaperEnclosure", text)
        self.end()

    def when(self, condition: str) -> None:
        self._mark(f"{{%p if {condition} %}}")
        self._open.append("endif")

    def otherwise(self) -> None:
        self._mark("{%p else %}")

    def each(self, field: str, name: str) -> None:
        self._mark(f"{{%p for {name} in {field} %}}")
        self._open.append("endfor")

    def end(self) -> None:
        self._mark(f"{{%p {self._open.pop()} %}}")

    def ticks(self, what: str, field: str, choices: Sequence[str]) -> None:
        self.text(f"{what}：" + "　".join(f'{{{{ {field}|tick("{choice}") }}}}' for choice in choices))

    def sign(self, *lines: str) -> None:
        self._add("PaperSign", "")
        for one in lines:
            self._add("PaperSign", one)

    def page_break(self) -> None:
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def table(
        self, columns: Sequence[Column], *, rows: str = "", caption: str = "", height: float = 0, empty: int = 0
    ) -> None:
        """A table under ``caption``. ``rows`` is 「field as name」; without it the cells stand once, or ``empty`` times without text."""
        if caption:
            self._add("PaperCaption", caption)
        widths = self._widths([column.width for column in columns])
        head = _row(
            [_cell(one.head, wide, "PaperCellHead") for one, wide in zip(columns, widths, strict=True)], head=True
        )
        body = _row(
            [_cell(one.cell, wide, centred=one.centred) for one, wide in zip(columns, widths, strict=True)],
            height=height,
        )
        if rows:
            field, _, name = rows.partition(" as ")
            ends = (f"{{%tr for {name} in {field} %}}", "{%tr endfor %}")
            begin, end = (_row([_cell(mark, sum(widths), span=len(widths))]) for mark in ends)
            body = begin + body + end
        elif empty:
            body = _row([_cell("", wide) for wide in widths], height=height) * empty
        self._table(widths, head + body)

    def grid(self, widths: Sequence[float], rows: Sequence[Sequence[str]], *, height: float = 0) -> None:
        """Boxes row by row; odd boxes are their labels (centred). In a row of fewer texts than ``widths`` the last box takes the rest."""
        scaled = self._widths(widths)
        made = []
        for row in rows:
            *boxes, last = row
            cells = [_cell(text, scaled[at], centred=at % 2 == 0) for at, text in enumerate(boxes)]
            span = len(scaled) - len(boxes)
            cells.append(_cell(last, sum(scaled[len(boxes) :]), span=span, centred=not boxes))
            made.append(_row(cells, height=height))
        self._table(scaled, "".join(made))

    def boxes(self, widths: Sequence[float], rows: Sequence[Sequence[Box] | str]) -> None:
        """Boxes row by row over the columns ``widths``; a string is a tag that stands for a row: 「{%tr for one in … %}」."""
        scaled = self._widths(widths)
        made = []
        for row in rows:
            if isinstance(row, str):
                made.append(_row([_cell(row, sum(scaled), span=len(scaled))]))
                continue
            cells, at = [], 0
            for box in row:
                wide = sum(scaled[at : at + box.span])
                cells.append(_cell(box.text, wide, span=box.span, centred=box.label))
                at += box.span
            if at != len(scaled):
                raise ValueError(f"{at} columns of {len(scaled)}: {row}")
            made.append(_row(cells, height=max(box.height for box in row)))
        self._table(scaled, "".join(made))

    def bytes(self) -> bytes:
        if self._open:
            raise ValueError(f"not ended: {self._open}")
        parts = {
            "document.xml": _part("document", f"<w:body>{''.join(self._body)}{self._page()}</w:body>"),
            "styles.xml": _part("styles", _style_sheet()),
            "settings.xml": _part(
                "settings",
                '<w:zoom w:percent="100"/><w:compat><w:compatSetting w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
            ),
            "footer1.xml": _part("ftr", _FOOT_COUNTED if self._counted else _FOOT),
        }
        relations = {"rId1": "styles.xml", "rId2": "settings.xml", "rId3": "footer1.xml"}
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "form.docx"
            write_package(out, parts, relations, {}, title=self._title, created=None, author="")
            return out.read_bytes()

    def _add(self, style: str, text: str) -> None:
        self._body.append(_paragraph(style, text))

    def _mark(self, tag: str) -> None:
        self._add("PaperText", tag)

    def _table(self, widths: Sequence[int], rows: str) -> None:
        columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDER}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )
        self._body.append(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _widths(self, widths: Sequence[float]) -> list[int]:
        _, right, _, left = self._margins()
        usable = (297 if self._wide else 210) - left - right
        return [round(wide * usable / sum(widths) * _TWIPS) for wide in widths]

    def _margins(self) -> tuple[int, int, int, int]:
        """Top, right, bottom, left in millimetres: those of official letters for text, narrower for lists and tables."""
        if self._wide:
            return 22, 20, 20, 20
        return (25, 22, 22, 25) if self._counted else (37, 26, 35, 28)

    def _page(self) -> str:
        wide, tall = (297, 210) if self._wide else (210, 297)
        top, right, bottom, left = self._margins()
        turned = ' w:orient="landscape"' if self._wide else ""
        margins = {"top": top, "right": right, "bottom": bottom, "left": left}
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{round(wide * _TWIPS)}" w:h="{round(tall * _TWIPS)}"{turned}/>'
            f"<w:pgMar {' '.join(f'w:{side}={chr(34)}{round(size * _TWIPS)}{chr(34)}' for side, size in margins.items())} "
            'w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
        )


def _part(name: str, content: str) -> bytes:
    return f'{_HEAD}<w:{name} xmlns:w="{_W}" xmlns:r="{_REL}">{content}</w:{name}>'.encode()


def _paragraph(style: str, text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def _cell(text: str, width: int, style: str = "PaperCell", *, span: int = 1, centred: bool = False) -> str:
    middle = '<w:jc w:val="center"/>' if centred else ""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    body = "".join(_paragraph(style, line, middle) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}<w:vAlign w:val="center"/></w:tcPr>{body}</w:tc>'


def _row(cells: Sequence[str], *, head: bool = False, height: float = 0) -> str:
    tall = f'<w:trHeight w:val="{round(height * _TWIPS)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:cantSplit/>" if head else ""
    mark = "<w:tblHeader/>" if head else ""
    properties = f"<w:trPr>{repeated}{tall}{mark}</w:trPr>" if repeated or tall or mark else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _style_sheet() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{}" w:cs="Times New Roman"/>'
    found = [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts.format('宋体')}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    ]
    for style, (name, font, size, properties) in _STYLES.items():
        found.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f'<w:pPr>{properties}</w:pPr><w:rPr>{fonts.format(font)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
    return "".join(found)


def _counted(instruction: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


_FOOT = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    f'{_counted("PAGE")}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
_FOOT_COUNTED = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">第 </w:t></w:r>'
    f'{_counted("PAGE")}<w:r><w:t xml:space="preserve"> 页　共 </w:t></w:r>{_counted("NUMPAGES")}<w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p>'
)
