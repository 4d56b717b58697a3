"""Synthetic drafts for the benchmark: DOCX files of a wanted length, with style-bound numbering, tables, lists and notes.

The text is made from a seeded generator, so that two runs measure the same files.
"""

from __future__ import annotations

import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SUBJECTS = [
    "设备",
    "外壳",
    "样品",
    "试样",
    "包装",
    "记录",
    "容器",
    "管道",
    "操作者",
    "检验员",
    "仪器",
    "传感器",
    "标签",
    "电缆",
    "阀门",
    "支架",
]
MODALS = ["应", "不应", "宜", "不宜", "可", "必须", "不得", "应当", "能", "可能"]
VERBS = [
    "保持清洁",
    "定期校准",
    "符合表{t}的规定",
    "按照GB/T",
    "{n}—2012执行",
    "固定牢固",
    "留有余量",
    "予以标识",
    "及时更换",
    "记入台账",
    "放置在干燥处",
]
BLOCKS_A_PAGE = 35
COVER = (
    "ICS 13.100",
    "C 65",
    "DB15",
    "内蒙古自治区地方标准",
    "DB15/ 1234—2010",
    "设备使用要求",
    "2010-01-15发布",
    "2010-03-15实施",
    "内蒙古自治区质量技术监督局 发布",
)


def write_draft(path: Path, pages: int, seed: int = 7, *, mandatory: bool = False) -> None:
    """A draft of about ``pages`` pages of A4 when laid out; ``mandatory`` gives it the cover and the declaration of a mandatory
    local standard, so that it can be converted."""
    random_ = random.Random(seed)
    cover = [line.replace("1234", str(1234 + seed)) for line in COVER] if mandatory else []
    body: list[str] = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in cover]
    body.append(_paragraph("标准文件_前言、引言标题", "前言"))
    if mandatory:
        body.append(_paragraph("标准文件_段", "本标准的全部技术内容为强制性。"))
    body.append(_paragraph("标准文件_段", "本标准按照GB/T 1.1—2009给出的规则起草。"))
    for title, text in (("范围", "本标准规定了样品的要求。"), ("规范性引用文件", "GB/T 191　包装储运图示标志")):
        body += [_paragraph("标准文件_章标题", title), _paragraph("标准文件_段", text)]
    blocks, table = 0, 0
    while blocks < pages * BLOCKS_A_PAGE:
        body.append(_paragraph("标准文件_章标题", random_.choice(SUBJECTS) + "要求"))
        for _ in range(6):
            body.append(_paragraph("标准文件_一级条标题", random_.choice(SUBJECTS)))
            for _ in range(5):
                body.append(_paragraph("标准文件_段", "".join(_sentence(random_, table) for _ in range(3))))
            body.append(_paragraph("标准文件_段", random_.choice(SUBJECTS) + "应符合下列要求："))
            body += [_paragraph("标准文件_字母编号列项（一级）", _sentence(random_, table)) for _ in range(3)]
            body.append(_paragraph("标准文件_注：", _sentence(random_, table).replace("应", "能")))
            blocks += 12
        table += 1
        body.append(_paragraph("标准文件_正文表标题", "限值"))
        body.append(_table(random_))
        blocks += 8
    _zip(path, "".join(body))


def _sentence(random_: random.Random, table: int) -> str:
    verb = random_.choice(VERBS).format(t=max(table, 1), n=random_.randint(100, 9999))
    return f"{random_.choice(SUBJECTS)}在使用前{random_.choice(MODALS)}{verb}。"


def _paragraph(style: str, text: str) -> str:
    half = len(text) // 2
    runs = "".join(
        f"<w:r><w:rPr><w:sz w:val='21'/></w:rPr><w:t>{escape(part)}</w:t></w:r>" for part in (text[:half], text[half:])
    )
    return f"<w:p><w:pPr><w:pStyle w:val='{STYLES[style]}'/></w:pPr>{runs}</w:p>"


def _table(random_: random.Random) -> str:
    rows = []
    for row in range(8):
        cells = "".join(
            f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{_paragraph('标准文件_表格', _cell(random_, row, column))}</w:tc>"
            for column in range(4)
        )
        rows.append(f"<w:tr>{cells}</w:tr>")
    grid = "<w:gridCol w:w='2000'/>" * 4
    return f"<w:tbl><w:tblPr><w:tblW w:w='8000' w:type='dxa'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(random_: random.Random, row: int, column: int) -> str:
    if row == 0:
        return ("项目", "指标", "单位", "方法")[column]
    return (random_.choice(SUBJECTS), f"≤{random_.randint(1, 99)}", "mm", "目测")[column]


STYLES = {
    "标准文件_前言、引言标题": "a1",
    "标准文件_段": "a2",
    "标准文件_章标题": "a3",
    "标准文件_一级条标题": "a4",
    "标准文件_字母编号列项（一级）": "a5",
    "标准文件_注：": "a6",
    "标准文件_正文表标题": "a7",
    "标准文件_表格": "a8",
}
NUMBERED = {
    "标准文件_章标题": (1, 0),
    "标准文件_一级条标题": (1, 1),
    "标准文件_字母编号列项（一级）": (2, 0),
    "标准文件_注：": (3, 0),
    "标准文件_正文表标题": (4, 0),
}
LEVELS = {
    1: [("decimal", "%1", "a3"), ("decimal", "%1.%2", "a4")],
    2: [("lowerLetter", "%1)", "a5")],
    3: [("none", "注：", "a6")],
    4: [("decimal", "表%1", "a7")],
}


def _styles() -> str:
    styles = [
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/><w:pPr><w:spacing w:line='400' w:lineRule='exact'/></w:pPr><w:rPr><w:sz w:val='21'/></w:rPr></w:style>"
    ]
    for name, style_id in STYLES.items():
        numbering = ""
        if name in NUMBERED:
            number, level = NUMBERED[name]
            numbering = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
        styles.append(
            f"<w:style w:type='paragraph' w:styleId='{style_id}'><w:name w:val='{name}'/><w:basedOn w:val='a'/>{numbering}</w:style>"
        )
    return f"<w:styles xmlns:w='{W}'>{''.join(styles)}</w:styles>"


def _numbering() -> str:
    abstract, numbers = [], []
    for number, levels in LEVELS.items():
        written = "".join(
            f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:pStyle w:val='{style}'/><w:lvlText w:val='{text}'/></w:lvl>"
            for at, (form, text, style) in enumerate(levels)
        )
        abstract.append(f"<w:abstractNum w:abstractNumId='{number}'>{written}</w:abstractNum>")
        numbers.append(f"<w:num w:numId='{number}'><w:abstractNumId w:val='{number}'/></w:num>")
    return f"<w:numbering xmlns:w='{W}'>{''.join(abstract)}{''.join(numbers)}</w:numbering>"


def _zip(path: Path, body: str) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    section = "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1440' w:right='1134' w:bottom='1134' w:left='1417' w:header='850' w:footer='850' w:gutter='0'/></w:sectPr>"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' ContentType='{kind}.document.main+xml'/><Override PartName='/word/styles.xml' ContentType='{kind}.styles+xml'/><Override PartName='/word/numbering.xml' ContentType='{kind}.numbering+xml'/></Types>",
        "_rels/.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='rId1' Type='{office}/officeDocument' Target='word/document.xml'/></Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='rId1' Type='{office}/styles' Target='styles.xml'/><Relationship Id='rId2' Type='{office}/numbering' Target='numbering.xml'/></Relationships>",
        "word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, text in parts.items():
            package_file.writestr(name, "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + text)


if __name__ == "__main__":
    seed_ = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 7
    write_draft(Path(sys.argv[1]), int(sys.argv[2]), seed_, mandatory="--mandatory" in sys.argv)
