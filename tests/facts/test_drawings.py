"""Which blocks belong to a figure: its statement of units, its parts, their titles, its key. GB/T 1.1—2020, 9.7.4 to 9.7.6."""

from __future__ import annotations

import pytest

from stdkit.facts.drawings import drawings, figure_parts, is_unit
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Document, Run

PICTURE = "![](a.png)"
LONG = "这一段文字比图题长得多，说的是读写器怎样与标签交换数据，以及距离变大时信号怎样变弱，与图没有关系"


def drawn(*paragraphs: str) -> Document:
    return read_markdown("\n\n".join(["# 4 结构", *paragraphs]))


def parts(doc: Document) -> dict[str, str]:
    """By their texts the blocks that belong to a figure."""
    return {f"{(block := doc.block(name)).label}{block.text}": part for name, part in figure_parts(doc).items()}


def inside(doc: Document) -> list[list[str]]:
    return [[block.text for block in drawing.inside] for drawing in drawings(doc)]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["单位为毫米", PICTURE, "图1　支架"], {"单位为毫米": "unit"}),
        ([PICTURE, "单位为毫米", "图1　支架"], {"单位为毫米": "unit"}),
        (["文字。", PICTURE, "图1　支架"], {}),
        ([PICTURE, "a) 正面", PICTURE, "b) 剖面", "图1　支架"], {"a)正面": "title", "b)剖面": "title"}),
        ([PICTURE, "正面", PICTURE, "剖面", "图1　支架"], {"正面": "title", "剖面": "title"}),
        ([PICTURE, "正面", "图1　支架"], {"正面": "key"}),
        ([PICTURE, "1) 正面", "图1　支架"], {}),
        ([PICTURE, "标引序号说明：", "1——支腿；", "2——横梁。", "图1　支架"], dict.fromkeys(["标引序号说明：", "1——支腿；", "2——横梁。"], "key")),
        ([PICTURE, "说明：", PICTURE, "1——支腿", "图1　支架"], {"说明：": "key", "1——支腿": "key"}),
        ([PICTURE, "注：涂漆前的尺寸。", "图1　支架"], {}),
    ],
)  # fmt: skip
def test_what_belongs_to_a_figure(paragraphs: list[str], expected: dict[str, str]) -> None:
    assert parts(drawn(*paragraphs)) == expected


def test_every_picture_between_two_captions_is_of_the_second() -> None:
    doc = drawn(PICTURE, "图1　支架", PICTURE, PICTURE, "图2　底座")
    first, second = drawings(doc)
    assert (first.figure.block.label, second.figure.block.label) == ("图1", "图2")
    assert (len(first.pictures), len(second.pictures)) == (0, 1), "the last one bears the caption"
    assert second.inside == second.pictures


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["文字。", PICTURE, "a) 正面", PICTURE, "b) 剖面", "图1　支架"], ["", "正面", "", "剖面"]),
        ([PICTURE, LONG, PICTURE, "b) 剖面", "图1　支架"], ["", "剖面"]),
        ([PICTURE, "支架应牢固。", PICTURE, "b) 剖面", "图1　支架"], ["", "剖面"]),
        ([PICTURE, "注：涂漆前。", PICTURE, "b) 剖面", "图1　支架"], ["", "涂漆前。", "", "剖面"]),
        (["a) 项", PICTURE, PICTURE, "b) 剖面", "图1　支架"], ["", "", "剖面"]),
    ],
)
def test_from_the_first_picture_down_to_the_caption(paragraphs: list[str], expected: list[str]) -> None:
    (texts,) = inside(drawn(*paragraphs))
    assert texts == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (["标引序号说明：", "1——支腿；", "2——横梁。", "支架应牢固。"], ["标引序号说明：", "1——支腿；", "2——横梁。"]),
        (["说明：1——支腿；", "2——横梁。"], ["说明：1——支腿；", "2——横梁。"]),
        (["说明：", "1——支腿；"], ["说明：", "1——支腿；"]),
        (["说明：", "支架应牢固。"], []),
        (["说明：支架应牢固。", "1——支腿；"], []),
        (["注：涂漆前。", "支架应牢固。", "注：涂漆后。"], ["涂漆前。"]),
        (["注：涂漆前。", "说明：", "A——横梁"], ["涂漆前。", "说明：", "A——横梁"]),
        (["1——支腿；"], []),
        (["支架应牢固。"], []),
    ],
)
def test_the_key_and_the_notes_right_behind_the_caption(behind: list[str], expected: list[str]) -> None:
    (drawing,) = drawings(drawn(PICTURE, "图1　支架", *behind))
    assert [block.text for block in drawing.behind] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单位为毫米", True),
        ("尺寸单位：mm", True),
        ("（单位：毫米）", True),
        ("单位 mm", True),
        ("计量单位为千克每立方米", True),
        ("单位应盖章", False),
        ("单位为毫米，公差按表2的规定，未注的按4.3的规定执行", False),
        ("受检单位为三家", False),
    ],
)
def test_a_statement_of_units(text: str, told: bool) -> None:
    assert is_unit(Block("b", "paragraph", (Run(text),))) is told
    assert not is_unit(Block("b", "list-item", (Run(text),)))
