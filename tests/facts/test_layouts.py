"""How fonts and sizes are called, and measures in lines. GB/T 1.1—2020, annex F."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.facts.layouts import (
    Paragraph,
    chinese,
    face,
    is_chinese_text,
    lines_after,
    lines_before,
    millimetres,
    most,
    of,
    paragraphs,
    size_name,
    spacing,
)  # fmt: skip
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Run
from stdkit.model.layout import ParagraphLayout, TextLayout


@pytest.mark.parametrize(
    ("font", "kind"),
    [
        ("宋体", "宋体"), ("SimSun", "宋体"), ("simsun", "宋体"), ("STSong", "宋体"), ("Songti SC", "宋体"), ("Source Han Serif CN", "宋体"),
        ("Noto Serif CJK SC", "宋体"), ("方正书宋_GBK", "宋体"), ("黑体", "黑体"), ("SimHei", "黑体"), ("Heiti SC", "黑体"), ("Hei", "黑体"),
        ("FZHei-B01", "黑体"), ("Source Han Sans CN", "黑体"), ("Noto Sans CJK SC", "黑体"), ("Noto Sans SC", "黑体"), ("宋黑", "黑体"),
        ("宋体黑", "黑体"), ("仿宋", "仿宋"), ("仿宋_GB2312", "仿宋"), ("FangSong", "仿宋"), ("楷体", "楷体"), ("KaiTi", "楷体"), ("STKaiti", "楷体"),
        ("宋体;SimHei", "宋体"), (" 黑体 ", "黑体"), ("Times New Roman", ""), ("Helvetica Heilig", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_usual_names_of_a_font(font: str, kind: str) -> None:
    assert face(font) == kind


@pytest.mark.parametrize(
    ("points", "name"),
    [
        (26.0, "一号"), (22.0, "二号"), (18.0, "小二"), (16.0, "三号"), (15.0, "小三"), (14.0, "四号"), (12.0, "小四"), (10.5, "五号"), (9.0, "小五号"),
        (7.5, "六号"), (10.25, "五号"), (10.75, "五号"), (11.0, "11 磅"), (8.5, "8.5 磅"), (13.5, "13.5 磅"),
    ],
)  # fmt: skip
def test_a_size_is_called_as_drafters_call_it(points: float, name: str) -> None:
    assert size_name(points) == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("设备应干燥", True),
        ("应干燥", False),
        ("应干燥吧", True),
        ("GB/T 191—2008 包装储运", False),
        ("WiFi 应关闭六次", True),
        ("int main(void) 入口函数", False),
        ("", False),
    ],
)
def test_running_chinese_text(text: str, told: bool) -> None:
    assert is_chinese_text(text) is told


def paragraph(text: str, *texts: TextLayout, **layout: object) -> Paragraph:
    block = Block("b", "paragraph", (Run(text),))
    return Paragraph("段", block, ParagraphLayout(0, len(text), texts=texts, **layout), None)  # type: ignore[arg-type]


def test_most_characters_count() -> None:
    one = paragraph(
        "应干燥abcdef清洁", TextLayout(0, 3, size=10.5), TextLayout(3, 9, size=9.0), TextLayout(9, 11, size=12.0)
    )
    assert [(count, text.size) for count, text in chinese(one)] == [(3, 10.5), (2, 12.0)]
    assert most(one, lambda text: text.size) == 10.5
    assert most(paragraph("abc", TextLayout(0, 3, size=9.0)), lambda text: text.size) is None
    assert most(paragraph("应干", TextLayout(0, 2, size=9.0)), lambda text: text.size) == 9.0
    assert most(paragraph("应干"), lambda text: text.size) is None
    twice = paragraph("应干燥清洁", TextLayout(0, 2, size=9.0), TextLayout(2, 3, size=12.0), TextLayout(3, 5, size=9.0))
    assert most(twice, lambda text: text.size) == 9.0


def test_blanks_above_and_below_in_lines() -> None:
    one = paragraph("应干燥", before=15.6, after=31.2, empty_before=1, empty_after=2)
    assert (lines_before(one), lines_after(one), spacing(one)) == (2.0, 4.0, (1.0, 2.0))
    one = paragraph("应干燥", before=20.0, after=10.0, pitch=20.0)
    assert (lines_before(one), lines_after(one)) == (1.0, 0.5)
    assert lines_before(paragraph("应干燥")) is None and spacing(paragraph("应干燥")) == (None, None)


def test_points_in_millimetres() -> None:
    assert millimetres(72) == 25.4


DRAFT = """
! 风干牛肉

重要提示应醒目。

# 目次

1 范围 1

# 前言

本文件由某厅提出。

# 引言

甲。

# 1 范围

本文件规定了要求。

# 2 规范性引用文件

下列文件必不可少。

GB/T 191　标志

# 3 术语和定义

下列术语适用于本文件。

### 3.1

肉干　dried meat

某物。

注：说明。

# 4 要求

## 4.1 外观

应干燥：

a) 甲；

注：说明。

示例：肉条。

4.1.1　应清洁。

再一段。

## {号}无号条

甲。

$$ v = s/t $$ （1）

式中：

v——速度；

s——路程。

再说。

单位为毫米

![](a.png)

图1　支架

表1　限值

单位为毫米

| 项目 |
|---|
| 水分 |

# 附录A（规范性）取样

## A.1 一般

甲。

# 参考文献

以下文件供参考：

[1] GB/T 1

# 索引

肉干 3.1
"""
"""Every paragraph once that table F.1 speaks of."""
PARTS = [
    ("正文首页名称", "风干牛肉"),
    ("重要提示", "重要提示应醒目。"),
    ("目次标题", "目次"),
    ("目次内容", "1 范围 1"),
    ("前言标题", "前言"),
    ("段", "本文件由某厅提出。"),
    ("引言标题", "引言"),
    ("段", "甲。"),
    ("章标题", "范围"),
    ("段", "本文件规定了要求。"),
    ("章标题", "规范性引用文件"),
    ("段", "下列文件必不可少。"),
    ("引用文件", "GB/T 191\u3000标志"),
    ("章标题", "术语和定义"),
    ("段", "下列术语适用于本文件。"),
    ("术语条目编号", ""),
    ("术语", "肉干\u3000dried meat"),
    ("术语条目内容", "某物。"),
    ("注", "说明。"),
    ("章标题", "要求"),
    ("条标题", "外观"),
    ("段", "应干燥："),
    ("列项", "甲；"),
    ("注", "说明。"),
    ("示例", "肉条。"),
    ("无标题条", "应清洁。"),
    ("段", "再一段。"),
    ("其他", "无号条"),
    ("段", "甲。"),
    ("公式", "v=s/t"),
    ("式中", "式中："),
    ("式中", "v——速度；"),
    ("式中", "s——路程。"),
    ("段", "再说。"),
    ("单位", "单位为毫米"),
    ("图题", "支架"),
    ("表题", "限值"),
    ("单位", "单位为毫米"),
    ("表中文字", "项目"),
    ("表中文字", "水分"),
    ("附录标题", "（规范性）取样"),
    ("条标题", "一般"),
    ("段", "甲。"),
    ("参考文献标题", "参考文献"),
    ("段", "以下文件供参考："),
    ("参考文献", "GB/T 1"),
    ("索引标题", "索引"),
    ("索引", "肉干 3.1"),
]


class EveryParagraph:
    """A layout that knows each block as one paragraph, and nothing of how it is set."""

    def paragraphs(self, block: Block) -> tuple[ParagraphLayout, ...]:
        return (ParagraphLayout(0, len(block.text)),)


def test_the_parts_of_table_f1() -> None:
    doc = replace(read_markdown(DRAFT), layout=EveryParagraph())  # type: ignore[arg-type]
    found = paragraphs(doc)
    assert [(one.part, one.words or one.block.text) for one in found] == PARTS
    assert [one.words for one in found if one.in_table] == ["单位为毫米", "项目", "水分"]
    assert [one.words for one in of(doc, "单位", "图题")] == ["单位为毫米", "支架", "单位为毫米"]
    assert all(one.words == doc.text_of(one.span) for one in found)
    assert [one.element for one in found[:2]] == [None, None] and all(one.element for one in found[2:])


def test_a_document_without_layout_has_no_paragraphs() -> None:
    doc = read_markdown("# 4 要求\n\n应干燥。\n")
    assert paragraphs(doc) == () and of(doc, "段") == []
