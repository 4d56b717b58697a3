"""Styles of the cover, of running heads, contents and footnotes, and Word's own headings."""

from __future__ import annotations

from collections.abc import Iterable

from stdkit.formats.docx.fresh.measures import (
    BODY_RUN,
    HEADINGS,
    HEI,
    HEI_RUN,
    LATIN,
    SIHAO,
    SMALL_LINE,
    SMALL_RUN,
    SONG,
    TEXT_WIDTH,
    WUHAO,
    XIAOWU,
    YIHAO,
    Style,
    first_line,
    lines,
)

NATIONAL_MASTHEAD, NATIONAL_BODIES = 148, 135
"""How wide the cover of a national standard sets its masthead and its issuing bodies, in per cent."""


def cover_styles() -> Iterable[Style]:
    """The cover; every paragraph stands in a frame whose place on the page is set where it is written."""
    fixed = {"line": 280, "lineRule": "exact"}
    hei = {"east": HEI, "latin": HEI}
    yield Style(
        "CoverClass",
        "文献分类号",
        paragraph={"spacing": {"line": 300, "lineRule": "atLeast"}},
        run={**hei, "size": WUHAO},
    )
    yield Style(
        "CoverCode",
        "标准标志",
        paragraph={"align": "right"},
        run={"east": SONG, "latin": LATIN, "bold": True, "size": 96},
    )
    yield Style(
        "CoverMasthead",
        "标准称谓",
        paragraph={"align": "distribute"},
        run={"east": SONG, "latin": LATIN, "bold": True, "stretch": NATIONAL_MASTHEAD, "size": YIHAO},
    )
    yield Style("CoverMastheadOther", "其他标准称谓", paragraph={"align": "distribute"}, run={**hei, "size": YIHAO})
    yield Style(
        "CoverNumber",
        "标准文件_文件编号",
        paragraph={"spacing": fixed, "align": "right", "latin_breaks": False},
        run={**hei, "size": SIHAO},
    )
    yield Style(
        "CoverReplaces",
        "标准文件_替换文件编号",
        based="CoverNumber",
        paragraph={"spacing": {"before": 57, **fixed}},
        run={"size": WUHAO},
    )
    yield Style(
        "CoverTitle",
        "标准文件_文件名称",
        paragraph={"spacing": {"before": 170, "line": 620, "lineRule": "atLeast"}, "align": "center"},
        run={**hei, "size": YIHAO},
    )
    yield Style(
        "CoverEnglish",
        "封面标准英文名称",
        paragraph={"spacing": {"before": 300, "line": 400, "lineRule": "atLeast"}, "align": "center"},
        run={"east": HEI, "latin": LATIN, "bold": True, "size": SIHAO},
    )
    yield Style(
        "CoverConformity",
        "封面一致性程度标识",
        paragraph={"spacing": {"before": 220, "line": 440, "lineRule": "atLeast"}, "align": "center"},
        run={**hei, "size": SIHAO},
    )
    yield Style(
        "CoverStage",
        "封面标准文稿类别",
        paragraph={"spacing": {"before": 440, "line": 400, "lineRule": "atLeast"}, "align": "center"},
        run={"east": SONG, "latin": LATIN, "size": 24},
    )
    yield Style(
        "CoverRemark",
        "封面标准文稿编辑信息",
        paragraph={"spacing": {"before": 180, "line": 300, "lineRule": "atLeast"}, "align": "center"},
        run=BODY_RUN,
    )
    yield Style("CoverPublished", "其他发布日期", run={**hei, "size": SIHAO})
    yield Style("CoverImplemented", "其他实施日期", paragraph={"align": "right"}, run={**hei, "size": SIHAO})
    issuer = {"spacing": {"line": 460, "lineRule": "exact"}, "align": "center"}
    yield Style(
        "CoverIssuer",
        "发布部门",
        paragraph=issuer,
        run={"east": SONG, "latin": LATIN, "bold": True, "stretch": NATIONAL_BODIES, "size": 36},
    )
    yield Style("CoverIssuerOther", "其他发布部门", paragraph=issuer, run={**hei, "size": 36})
    yield Style(
        "CoverIssue", "标准文件_发布", kind="character", run={**hei, "bold": False, "stretch": 100, "size": SIHAO}
    )
    yield Style(
        "CoverRule",
        "标准文件_封面线",
        paragraph={"border": {"top": 8}, "spacing": {"line": 20, "lineRule": "exact"}},
        run={"size": 2},
    )


def built_in_styles() -> Iterable[Style]:
    for level in range(1, HEADINGS + 1):
        gap = lines(1, 1) if level == 1 else lines(0.5, 0.5)
        yield Style(
            f"Heading{level}", f"heading {level}", "Normal", "Text",
            paragraph={"keep_next": True, "spacing": gap, "align": "both", "outline": level - 1}, run=HEI_RUN, built_in=True,
        )  # fmt: skip
    yield Style(
        "Header",
        "header",
        "Normal",
        paragraph={"spacing": {"line": 240, "lineRule": "auto"}},
        run={"size": XIAOWU},
        built_in=True,
    )
    yield Style(
        "Footer",
        "footer",
        "Normal",
        paragraph={"spacing": {"line": 240, "lineRule": "auto"}},
        run={"size": XIAOWU},
        built_in=True,
    )
    head = {"spacing": {"after": 120, "line": 240, "lineRule": "auto"}}
    foot = {"spacing": {"line": 240, "lineRule": "auto"}}
    yield Style("HeaderOdd", "标准文件_页眉奇数页", paragraph={**head, "align": "right"}, run=HEI_RUN)
    yield Style("HeaderEven", "标准文件_页眉偶数页", based="HeaderOdd", paragraph={"align": "left"})
    yield Style("FooterOdd", "标准文件_页脚奇数页", paragraph={**foot, "align": "right"}, run=SMALL_RUN)
    yield Style("FooterEven", "标准文件_页脚偶数页", paragraph={**foot, "align": "left"}, run=SMALL_RUN)
    for level in range(1, 7):
        between = lines(0.25, 0.25, 300) if level == 1 else lines(0, 0, 300)
        yield Style(f"TOC{level}", f"toc {level}", "Normal", "Normal",
                    paragraph={"tabs": [("right", TEXT_WIDTH, "dot")], "spacing": between, "align": "left",
                               "indent": {"leftChars": (level - 1) * 100, "left": (level - 1) * 210}}, built_in=True)  # fmt: skip
    yield Style(
        "FootnoteText",
        "footnote text",
        "Normal",
        paragraph={**SMALL_LINE, "align": "both", "indent": first_line(2, XIAOWU), "tabs": [("left", 720, "")]},
        run=SMALL_RUN,
        built_in=True,
    )
    yield Style("FootnoteLine", "标准文件_条文脚注", based="FootnoteText")
    yield Style(
        "FootnoteReference", "footnote reference", kind="character", run={"vertical": "superscript"}, built_in=True
    )
    yield Style("Hyperlink", "Hyperlink", kind="character", built_in=True)
