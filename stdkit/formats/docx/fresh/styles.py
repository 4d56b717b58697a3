"""The paragraph and character styles of a draft, under the names the national template uses.

A draft of ours goes on in the official template because Word matches styles by name; the definitions here are our own and follow
GB/T 1.1—2020 附录 F and clause 10. Lengths are twips (1/20 pt), sizes half points. Spacing and indents are given in lines and
characters (which Word and WPS use) and in twips (which everybody else uses).
"""

from __future__ import annotations

from collections.abc import Iterable

from stdkit.formats.docx.fresh.frame_styles import built_in_styles, cover_styles
from stdkit.formats.docx.fresh.measures import (
    BODY_RUN,
    HEI,
    HEI_RUN,
    LATIN,
    LINE,
    LINE_NOTE,
    SANHAO,
    SMALL_LINE,
    SMALL_RUN,
    SONG,
    TEXT_WIDTH,
    TITLE_PARAGRAPH,
    WUHAO,
    XIAOWU,
    Style,
    first_line,
    hanging,
    lines,
)
from stdkit.formats.docx.fresh.xml import Xml, element, paragraph_format, run_format, value, w


def _ladder() -> Iterable[Style]:
    """章 and 条 of the text, the annexes and the introduction, each with its 无标题条."""
    yield Style(
        "Chapter", "标准文件_章标题", next="Text",
        paragraph={"keep_next": True, "num": (1, 1), "spacing": lines(1, 1), "align": "both", "outline": 0}, run=HEI_RUN,
    )  # fmt: skip
    ranks = "一二三四五"
    for family, name, num, depth in (
        ("Clause", "", 1, 2),
        ("AnnexClause", "附录", 2, 1),
        ("IntroClause", "引言", 3, 1),
    ):
        for at, rank in enumerate(ranks):
            form = {"num": (num, at + depth), "spacing": lines(0.5, 0.5), "align": "both"}
            yield Style(
                f"{family}{at + 1}", f"标准文件_{name}{rank}级条标题", next="Text",
                paragraph={**form, "keep_next": True, "outline": at + 1}, run=HEI_RUN,
            )  # fmt: skip
            yield Style(
                f"{family}{at + 1}Untitled", f"标准文件_{name}{rank}级无标题", based=f"{family}{at + 1}",
                paragraph={"keep_next": False, "spacing": lines(0, 0), "outline": 9}, run=BODY_RUN,
            )  # fmt: skip
    for at, rank in enumerate(ranks):
        yield Style(
            f"TermNumber{at + 1}", f"标准文件_术语条{rank}", based=f"Clause{at + 1}Untitled", next="Text",
            paragraph={"keep_next": True}, run=HEI_RUN,
        )  # fmt: skip


def _lists() -> Iterable[Style]:
    first, second, third = hanging(840, 420), hanging(1260, 420), hanging(1680, 420)
    body = {"spacing": lines(0, 0), "align": "both"}
    yield Style("DashItem", "标准文件_破折号列项", paragraph={**body, "num": (4, 0), "indent": first}, run=BODY_RUN)
    yield Style(
        "DashItem2", "标准文件_破折号列项（二级）", paragraph={**body, "num": (5, 0), "indent": second}, run=BODY_RUN
    )
    yield Style("BulletItem", "标准文件_二级项2", paragraph={**body, "num": (6, 1), "indent": second}, run=BODY_RUN)
    yield Style(
        "LetterItem", "标准文件_字母编号列项（一级）", paragraph={**body, "num": (7, 0), "indent": first}, run=BODY_RUN
    )
    yield Style(
        "NumberItem2",
        "标准文件_数字编号列项（二级）",
        paragraph={**body, "num": (7, 1), "indent": second},
        run=BODY_RUN,
    )
    yield Style(
        "NumberItem3", "标准文件_编号列项（三级）", paragraph={**body, "num": (7, 2), "indent": third}, run=BODY_RUN
    )
    yield Style("NumberItem", "标准文件_数字编号列项", paragraph={**body, "num": (8, 0), "indent": first}, run=BODY_RUN)
    small = {**SMALL_LINE, "align": "both"}
    yield Style(
        "Note",
        "标准文件_注：",
        next="Text",
        paragraph={**small, "num": (9, 0), "indent": hanging(720, 360)},
        run=SMALL_RUN,
    )
    yield Style(
        "NoteNumbered",
        "标准文件_注×：",
        paragraph={**small, "num": (10, 0), "indent": hanging(810, 450)},
        run=SMALL_RUN,
    )
    yield Style(
        "Example",
        "标准文件_示例：",
        next="ExampleText",
        paragraph={**small, "num": (11, 0), "indent": first_line(2, XIAOWU)},
        run=SMALL_RUN,
    )
    yield Style(
        "ExampleNumbered",
        "标准文件_示例×：",
        next="ExampleText",
        paragraph={**small, "num": (12, 0), "indent": first_line(2, XIAOWU)},
        run=SMALL_RUN,
    )
    yield Style("ExampleText", "标准文件_示例内容", paragraph={**small, "indent": first_line(2, XIAOWU)}, run=SMALL_RUN)


def _texts() -> Iterable[Style]:
    both = {"spacing": lines(0, 0), "align": "both"}
    yield Style("Text", "标准文件_段", paragraph={**both, "indent": first_line(2)}, run=BODY_RUN)
    yield Style(
        "Symbols",
        "标准文件_公式后的破折号",
        next="Text",
        paragraph={**both, "indent": hanging(1470, 1050)},
        run=BODY_RUN,
    )
    yield Style("TermLine", "标准文件_术语", based="Text", next="Text", paragraph={"keep_next": True}, run=HEI_RUN)
    yield Style("Notice", "标准文件_提示", based="Text", run=HEI_RUN)
    yield Style("BodyTitle", "标准文件_正文标准名称", next="Chapter",
                paragraph={"spacing": {"before": 560, "after": 640, "line": 400, "lineRule": "atLeast"}, "align": "center"},
                run={"east": HEI, "latin": HEI, "size": SANHAO})  # fmt: skip
    yield Style("FrontTitle", "标准文件_前言、引言标题", next="Text", paragraph={**TITLE_PARAGRAPH, "num": (3, 0), "page_break": True},
                run={"east": HEI, "latin": HEI, "size": SANHAO})  # fmt: skip
    contents = {**TITLE_PARAGRAPH, "page_break": True}
    del contents["outline"]
    yield Style(
        "ContentsTitle", "标准文件_目录标题", paragraph=contents, run={"east": HEI, "latin": HEI, "size": SANHAO}
    )
    back = {
        "page_break": True,
        "keep_next": True,
        "spacing": {"before": 560, "after": 156, "line": LINE, "lineRule": "atLeast"},
        "align": "center",
        "outline": 0,
    }
    yield Style("AnnexTitle", "标准文件_附录标识", next="Text", paragraph={**back, "num": (2, 0)}, run=HEI_RUN)
    yield Style("ReferencesTitle", "标准文件_参考文献标题", next="Reference", paragraph=back, run=HEI_RUN)
    yield Style("IndexTitle", "标准文件_索引标题", next="IndexEntry", paragraph=back, run=HEI_RUN)
    yield Style(
        "Reference", "标准文件_参考文献条目", paragraph={**both, "num": (17, 0), "indent": first_line(2)}, run=BODY_RUN
    )
    yield Style(
        "IndexLetter",
        "标准文件_索引字母",
        next="IndexEntry",
        paragraph={"spacing": lines(0.5, 0), "align": "center"},
        run={**BODY_RUN, "bold": True},
    )
    yield Style(
        "IndexEntry",
        "标准文件_索引项",
        paragraph={"tabs": [("right", TEXT_WIDTH, "dot")], "spacing": lines(0, 0), "align": "left"},
        run=BODY_RUN,
    )
    yield Style("EndRule", "标准文件_终结线", paragraph={"border": {"top": 12}, "spacing": {"before": 480, "line": 240, "lineRule": "auto"},
                "indent": {"left": TEXT_WIDTH * 3 // 8, "right": TEXT_WIDTH * 3 // 8}}, run={"size": XIAOWU})  # fmt: skip
    formula = {"tabs": [("center", TEXT_WIDTH // 2, ""), ("right", TEXT_WIDTH, "middleDot")], "spacing": lines(0.25, 0.25)}  # fmt: skip
    yield Style("FormulaLine", "标准文件_正文公式", next="Text", paragraph=formula, run=BODY_RUN)
    yield Style("AnnexFormulaLine", "标准文件_附录公式", next="Text", paragraph=formula, run=BODY_RUN)


def _figures_and_tables() -> Iterable[Style]:
    caption = {"spacing": lines(0.5, 0.5), "align": "center"}
    above, hidden = {**caption, "keep_next": True}, {"spacing": {"line": 14, "lineRule": "exact"}, "align": "center"}
    yield Style("TableCaption", "标准文件_正文表标题", next="Text", paragraph={**above, "num": (13, 0)}, run=HEI_RUN)
    yield Style("FigureCaption", "标准文件_正文图标题", next="Text", paragraph={**caption, "num": (14, 0)}, run=HEI_RUN)
    yield Style(
        "AnnexTableCaption", "标准文件_附录表标题", next="Text", paragraph={**above, "num": (15, 1)}, run=HEI_RUN
    )
    yield Style(
        "AnnexFigureCaption", "标准文件_附录图标题", next="Text", paragraph={**caption, "num": (16, 1)}, run=HEI_RUN
    )
    yield Style(
        "AnnexTableMark", "标准文件_附录表标号", paragraph={**hidden, "num": (15, 0)}, run={"hidden": True, "size": 2}
    )
    yield Style(
        "AnnexFigureMark", "标准文件_附录图标号", paragraph={**hidden, "num": (16, 0)}, run={"hidden": True, "size": 2}
    )
    yield Style(
        "CellText", "标准文件_表格", paragraph={"spacing": lines(0, 0, LINE_NOTE), "align": "center"}, run=SMALL_RUN
    )
    yield Style(
        "UnitLine",
        "标准文件_单位陈述",
        paragraph={"keep_next": True, "spacing": lines(0, 0, LINE_NOTE), "align": "right"},
        run=SMALL_RUN,
    )
    yield Style(
        "FigureLine",
        "标准文件_图",
        next="FigureCaption",
        paragraph={"keep_next": True, "spacing": {"before": 156, "line": 240, "lineRule": "auto"}, "align": "center"},
        run=SMALL_RUN,
    )
    yield Style(
        "TableNote",
        "标准文件_图表脚注",
        next="Text",
        paragraph={**SMALL_LINE, "align": "both", "num": (19, 0), "indent": hanging(540, 180)},
        run=SMALL_RUN,
    )
    small = {"keep_next": True, "spacing": lines(0, 0, LINE_NOTE)}
    yield Style(
        "SubfigureTitle",
        "标准文件_分图题",
        next="Text",
        paragraph={**small, "num": (18, 0), "spacing": lines(0.25, 0.25, LINE_NOTE), "align": "center"},
        run={"east": HEI, "latin": HEI, "size": XIAOWU},
    )
    yield Style(
        "FigureKey",
        "标准文件_图表说明",
        paragraph={**small, "align": "both", "indent": first_line(2, XIAOWU)},
        run=SMALL_RUN,
    )


def all_styles() -> list[Style]:
    return [*built_in_styles(), *_ladder(), *_texts(), *_lists(), *_figures_and_tables(), *cover_styles()]


def styles_part() -> Xml:
    """``word/styles.xml``."""
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", w("rFonts", ascii=LATIN, eastAsia=SONG, hAnsi=LATIN, cs=LATIN), element("w:kern", val=2),
          value("sz", WUHAO), value("szCs", WUHAO), w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))),
        w("pPrDefault"),
    )  # fmt: skip
    normal = w(
        "style", value("name", "Normal"), w("qFormat"),
        paragraph_format(snap=False, spacing={"line": LINE, "lineRule": "atLeast"}, align="both"),
        type="paragraph", default=1, styleId="Normal",
    )  # fmt: skip
    bare = [
        w("style", value("name", "Default Paragraph Font"), value("uiPriority", 1), w("semiHidden"), type="character", default=1, styleId="DefaultFont"),
        w("style", value("name", "Normal Table"), value("uiPriority", 99), w("semiHidden"),
          w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *(w(side, w=0 if side in ("top", "bottom") else 108, type="dxa") for side in ("top", "left", "bottom", "right")))),
          type="table", default=1, styleId="TableNormal"),
        w("style", value("name", "No List"), value("uiPriority", 99), w("semiHidden"), type="numbering", default=1, styleId="NoList"),
    ]  # fmt: skip
    return w("styles", defaults, normal, *bare, *map(_style, all_styles()))


def _style(style: Style) -> Xml:
    form = dict(style.paragraph)
    if style.kind == "paragraph" and not style.based:
        form.setdefault("snap", False)
    custom = {} if style.built_in else {"customStyle": 1}
    return w(
        "style",
        value("name", style.name),
        value("basedOn", style.based) if style.based else None,
        value("next", style.next) if style.next else None,
        None if style.built_in else w("qFormat"),
        paragraph_format(**form) if style.kind == "paragraph" else None,
        run_format(**style.run),
        type=style.kind,
        **custom,
        styleId=style.id,
    )
