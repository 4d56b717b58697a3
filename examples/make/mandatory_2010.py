"""Makes ``db15-mandatory-2010.docx``: a mandatory local standard as offices wrote them in 2010.

Numbers are counted by Word in chapters 1 to 5 and typed in the others; the number on the cover stands in a text box; the 前言
follows GB/T 1.1—2009 and declares which clauses are mandatory. Usage: ``python examples/make/mandatory_2010.py OUT.docx``.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))
import mandatory_text as text

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEI = '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/>'
INLINE = re.compile(r"(\{脚注\}|【[^】]*】|\^[^^]*\^|~[^~]*~)")

# name: (id, paragraph properties, run properties)
STYLES = {
    "前言、引言标题": ("a0", '<w:pageBreakBefore/><w:spacing w:before="540" w:after="600"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', f'{HEI}<w:sz w:val="32"/>'),
    "目次、标准名称标题": ("a1", '<w:spacing w:before="540" w:after="600"/><w:jc w:val="center"/>', f'{HEI}<w:sz w:val="32"/>'),
    "章标题": ("a2", '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="312" w:after="312"/><w:outlineLvl w:val="0"/>', HEI),
    "一级条标题": ("a3", '<w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="156" w:after="156"/><w:outlineLvl w:val="1"/>', HEI),
    "二级无": ("a4", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', ""),
    "段": ("a5", '<w:ind w:firstLineChars="200" w:firstLine="420"/>', ""),
    "列项——（一级）": ("a6", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:ind w:left="840" w:hanging="420"/>', ""),
    "字母编号列项（一级）": ("a7", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:ind w:left="840" w:hanging="420"/>', ""),
    "正文表标题": ("a8", '<w:keepNext/><w:spacing w:before="156" w:after="156"/><w:jc w:val="center"/>', HEI),
    "附录标识": ("a9", '<w:pageBreakBefore/><w:spacing w:before="560" w:after="156"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', HEI),
    "正文公式": ("b1", '<w:tabs><w:tab w:val="center" w:pos="4677"/><w:tab w:val="right" w:leader="middleDot" w:pos="9354"/></w:tabs>', ""),
    "封面标准名称": ("b2", '<w:spacing w:before="2400" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>', f'{HEI}<w:sz w:val="52"/>'),
    "封面标准英文名称": ("b3", '<w:spacing w:before="240" w:after="3200"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>'),
    "其他标准称谓": ("b4", '<w:spacing w:before="900"/><w:jc w:val="distribute"/>', f'{HEI}<w:sz w:val="48"/>'),
    "发布日期": ("b5", '<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:before="1800"/>', f'{HEI}<w:sz w:val="28"/>'),
    "其他发布部门": ("b6", '<w:pBdr><w:top w:val="single" w:sz="8" w:space="6" w:color="auto"/></w:pBdr><w:jc w:val="center"/>', f'{HEI}<w:sz w:val="32"/>'),
    "文献分类号": ("b7", "", HEI),
    "页眉": ("b8", '<w:jc w:val="right"/>', HEI),
    "页脚": ("b9", '<w:jc w:val="right"/>', '<w:sz w:val="18"/>'),
    "footnote text": ("c1", '<w:ind w:left="420" w:hanging="420"/>', '<w:sz w:val="18"/>'),
    "表格": ("c2", '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
}  # fmt: skip
FRACTION = (
    "<m:oMath><m:r><m:t>{left}=</m:t></m:r><m:f><m:num><m:r><m:t>{above}</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>{below}</m:t></m:r></m:den></m:f>{after}</m:oMath>"
)
SUB = "<m:sSub><m:e><m:r><m:t>W</m:t></m:r></m:e><m:sub><m:r><m:t>{}</m:t></m:r></m:sub></m:sSub>"
FORMULAS = {
    "1": FRACTION.format(left="S", above="nq", below="3 600v", after=""),
    "B.1": "<m:oMath><m:r><m:t>G=</m:t></m:r><m:f><m:num>"
    + SUB.format(1)
    + "<m:r><m:t>−</m:t></m:r>"
    + SUB.format(0)
    + "</m:num><m:den><m:r><m:t>t</m:t></m:r></m:den></m:f><m:r><m:t>×1 000</m:t></m:r></m:oMath>",
}


def run(words: str, properties: str = "") -> str:
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in words.split("\t")]
    return f"<w:r>{form}{'<w:tab/>'.join(pieces)}</w:r>"


def runs(words: str, properties: str = "") -> str:
    found = []
    for piece in filter(None, INLINE.split(words)):
        if piece == "{脚注}":
            found.append('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>')
        elif piece[0] == "【":
            found.append(run(piece[1:-1], HEI))
        elif piece[0] in "^~" and len(piece) > 2:
            found.append(
                run(piece[1:-1], f'<w:vertAlign w:val="{"superscript" if piece[0] == "^" else "subscript"}"/>')
            )
        else:
            found.append(run(piece, properties))
    return "".join(found)


def paragraph(style: str, content: str, more: str = "") -> str:
    """``more`` are properties behind the style's name."""
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[style][0]}"/>{more}</w:pPr>{content}</w:p>'


def table(label: str) -> str:
    caption, unit, rows = text.TABLES[label]
    parts = [paragraph("正文表标题", run(f"{label}　{caption}"))]
    if unit:
        parts.append(paragraph("表格", run(unit), '<w:jc w:val="right"/>'))
    columns = sum(cell[1] for cell in rows[0])
    width = 9354 // columns
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{8 if side[0] != "i" else 4}" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    body, reaching = [], {}
    for at, row in enumerate(rows):
        cells, column, waiting = [], 0, list(row)
        while waiting or column in reaching:
            if column in reaching:
                left, span = reaching[column]
                cells.append(tc("", width, span, "continue"))
                if left == 1:
                    del reaching[column]
                else:
                    reaching[column] = (left - 1, span)
                column += span
                continue
            words, span, down = waiting.pop(0)
            cells.append(tc(words, width, span, "restart" if down > 1 else ""))
            if down > 1:
                reaching[column] = (down - 1, span)
            column += span
        head = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 or (label == "表1" and at == 1) else ""
        body.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    parts.append(
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(body)}</w:tbl>'
    )
    return "".join(parts)


def tc(words: str, width: int, span: int, merge: str) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    left = '<w:jc w:val="left"/>' if words.startswith("注") else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{spanned}{merged}<w:vAlign w:val="center"/></w:tcPr>{paragraph("表格", run(words) if words else "", left)}</w:tc>'


def blocks(content: list[tuple[str, str]]) -> str:
    made = []
    again = 3  # the numbering instance of lettered lists
    for kind, words in content:
        if kind == "表":
            made.append(table(words))
        elif kind == "公式":
            made.append(
                paragraph("正文公式", f"<w:r><w:tab/></w:r>{FORMULAS[words]}<w:r><w:tab/></w:r>{run(f'（{words}）')}")
            )
        elif kind in ("章", "条", "无"):
            made.append(paragraph({"章": "章标题", "条": "一级条标题", "无": "二级无"}[kind], runs(words)))
        elif kind == "术语":
            made.append(paragraph("一级条标题", ""))
            made.append(paragraph("段", run(words, HEI)))
        elif kind in ("章=", "条=", "条A"):
            gap = 312 if kind == "章=" else 156
            level = 0 if kind == "章=" else 1
            made.append(
                paragraph(
                    "段",
                    run(words, HEI),
                    f'<w:keepNext/><w:spacing w:before="{gap}" w:after="{gap}"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:outlineLvl w:val="{level}"/>',
                )
            )
        elif kind == "无=":
            number, _, rest = words.partition("　")
            made.append(
                paragraph("段", run(f"{number}　", HEI) + runs(rest), '<w:ind w:firstLineChars="0" w:firstLine="0"/>')
            )
        elif kind in ("字", "字again"):
            again = 4 if kind == "字again" else again
            made.append(
                paragraph(
                    "字母编号列项（一级）",
                    runs(words),
                    f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{again}"/></w:numPr>',
                )
            )
        elif kind == "破":
            made.append(paragraph("列项——（一级）", runs(words)))
        else:
            made.append(paragraph("段", runs(words)))
    return "".join(made)


def cover() -> str:
    box = (
        '<w:p><w:r><w:pict><v:shape id="编号" type="#_x0000_t202" style="position:absolute;margin-left:268pt;margin-top:20pt;width:200pt;height:54pt" stroked="f"><v:textbox><w:txbxContent>'
        + f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run(text.NUMBER, HEI + chr(60) + "w:sz w:val=" + chr(34) + "28" + chr(34) + "/>")}</w:p>'
        + f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run("代替DB15/ 417—2001", HEI)}</w:p>'
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return "".join(
        [
            paragraph("文献分类号", run("ICS 65.020.30")),
            paragraph("文献分类号", run("B 43")),
            paragraph("文献分类号", run("备案号：28417—2010")),
            paragraph("其他标准称谓", run("内蒙古自治区地方标准")),
            box,
            paragraph("封面标准名称", run(text.TITLE)),
            paragraph("封面标准英文名称", run(text.ENGLISH)),
            paragraph("发布日期", run("2010-06-20发布\t2010-09-01实施")),
            paragraph("其他发布部门", run("内蒙古自治区质量技术监督局　发布"), part("cover")),
        ]
    )


def part(kind: str) -> str:
    """The page layout that ends a part."""
    heads = (
        ""
        if kind == "cover"
        else '<w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
    )
    number = {
        "cover": "",
        "front": '<w:pgNumType w:fmt="upperRoman" w:start="1"/>',
        "body": '<w:pgNumType w:start="1"/>',
    }[kind]
    return f'<w:sectPr>{heads}<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1928" w:right="1134" w:bottom="1134" w:left="1418" w:header="1418" w:footer="850" w:gutter="0"/>{number}<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'


def foreword() -> str:
    content = [item if isinstance(item, tuple) else ("段", item) for item in text.FOREWORD]
    whole = paragraph("前言、引言标题", run("前　　言")) + blocks(content[:-1])
    return whole + paragraph("段", run(content[-1][1]), part("front"))


def annex(letter: str, what: str, title: str, content: list[tuple[str, str]]) -> str:
    lines = [f"附　录　{letter}", f"（{what}附录）", title]
    heading = "<w:r><w:br/></w:r>".join(run(line) for line in lines)
    return paragraph("附录标识", heading) + blocks(content)


def end_line() -> str:
    return '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="12" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="480"/><w:ind w:left="3500" w:right="3500"/></w:pPr></w:p>'


def document() -> str:
    inner = "".join(
        [
            cover(),
            foreword(),
            paragraph("目次、标准名称标题", run(text.TITLE)),
            blocks(text.BODY),
            annex("A", "资料性", "过渡期饲料的安排", text.ANNEX_A),
            annex("B", "规范性", "日增重的计算", text.ANNEX_B),
            end_line(),
            part("body"),
        ]
    )
    return f"{HEAD}<w:document {SPACES}><w:body>{inner}</w:body></w:document>"


def styles() -> str:
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    made = [
        f'<w:style w:type="paragraph"{"" if name[0].isascii() else chr(32) + "w:customStyle=" + chr(34) + "1" + chr(34)} w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="a"/>'
        f"{f'<w:pPr>{form}</w:pPr>' if form else ''}{f'<w:rPr>{letters}</w:rPr>' if letters else ''}</w:style>"
        for name, (key, form, letters) in STYLES.items()
    ]
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return f"{HEAD}<w:styles {SPACES}>{defaults}{normal}{''.join(made)}</w:styles>"


def level(
    at: int,
    form: str,
    shown: str,
    style: str = "",
    suffix: str = "nothing",
    indent: str = '<w:ind w:left="0" w:firstLine="0"/>',
    letters: str = HEI,
) -> str:
    linked = f'<w:pStyle w:val="{STYLES[style][0]}"/>' if style else ""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="{suffix}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr><w:rPr>{letters}</w:rPr></w:lvl>'


def numbering() -> str:
    item = '<w:ind w:left="840" w:hanging="420"/>'
    schemes = {
        1: [
            level(0, "decimal", "%1　", "章标题"),
            level(1, "decimal", "%1.%2　", "一级条标题"),
            level(2, "decimal", "%1.%2.%3　", "二级无"),
        ],
        2: [level(0, "none", "——", "列项——（一级）", indent=item, letters='<w:rFonts w:eastAsia="宋体"/>')],
        3: [level(0, "lowerLetter", "%1)", "字母编号列项（一级）", "tab", item, "")],
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        for key, levels in schemes.items()
    )
    instances = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in schemes)
    anew = '<w:num w:numId="4"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    return f"{HEAD}<w:numbering {SPACES}>{abstract}{instances}{anew}</w:numbering>"


def footnotes() -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"))
    )
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return f'{HEAD}<w:footnotes {SPACES}>{lines}<w:footnote w:id="2">{paragraph("footnote text", mark + run(" " + text.FOOTNOTE))}</w:footnote></w:footnotes>'


def page_number() -> str:
    return "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def package() -> dict[str, str]:
    settings = '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="12"/></w:compat>'
    parts = {
        "document": ("document.main", document()),
        "styles": ("styles", styles()),
        "numbering": ("numbering", numbering()),
        "footnotes": ("footnotes", footnotes()),
        "settings": ("settings", f"{HEAD}<w:settings {SPACES}>{settings}</w:settings>"),
        "header": ("header", f"{HEAD}<w:hdr {SPACES}>{paragraph('页眉', run(text.NUMBER))}</w:hdr>"),
        "footer": ("footer", f"{HEAD}<w:ftr {SPACES}>{paragraph('页脚', page_number())}</w:ftr>"),
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, (kind, _) in parts.items()
    )
    related = "".join(
        f'<Relationship Id="rId{name.title()}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{relations}">{related}</Relationships>',
        **{f"word/{name}.xml": content for name, (_, content) in parts.items()},
    }


def main(out: str) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in package().items():
            info = zipfile.ZipInfo(name, (2010, 6, 20, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent.parent / "db15-mandatory-2010.docx"))
