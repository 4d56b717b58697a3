"""What was seen on a page becomes characters that the rest reads as it reads any other page."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from stdkit.formats.pdf.lines import page_lines
from stdkit.formats.pdf.seen import SeenLine, SeenPage, drawings_of_scan, halves, levelled, skew, text_of

SIZE = 10.5


def seen(text: str, x0: float, y: float, *, size: float = SIZE, score: float = 0.99, stroke: float = 0.5) -> SeenLine:
    """A line as a recogniser tells it: Chinese characters as wide as the type, others half of that."""
    middles: list[float] = []
    at = x0
    for char in text:
        width = size if char >= "\u2e80" or char in "—…" else 0.5 * size
        if not char.isspace():
            middles.append(at + width / 2)
        at += width
    return SeenLine(
        (x0, y - 0.6 * size, at, y + 0.6 * size), 0.0, text, tuple(middles), (score,) * len(middles), stroke
    )


def page(*lines: SeenLine, width: float = 595.0, height: float = 842.0) -> SeenPage:
    return SeenPage(width, height, lines)


def texts(seen_page: SeenPage) -> list[str]:
    return [line.text for line in page_lines(text_of(seen_page, 1))]


def test_lines_keep_their_text_and_blanks() -> None:
    lines = (
        seen("本标准规定了智能密码钥匙的功能要求。", 80, 100),
        seen("标识符 identifier of a thing", 80, 120),
        seen("GB/T 1.1—2009 给出的规则", 80, 140),
    )
    assert texts(page(*lines)) == [
        "本标准规定了智能密码钥匙的功能要求。",
        "标识符 identifier of a thing",
        "GB/T 1.1—2009 给出的规则",
    ]


def test_number_and_title_in_two_boxes_are_one_line() -> None:
    number, title = seen("4", 71, 100.8), seen("缩略语和代号说明", 95, 100)
    assert texts(page(number, title)) == ["4　缩略语和代号说明"]


def test_size_is_the_pitch_of_the_characters_not_the_height_of_the_box() -> None:
    low = seen("密码设备管理应用体系的一般要求", 80, 100)
    high = replace(low, box=(low.box[0], 95 - SIZE, low.box[2], 105 + SIZE), text=low.text)
    sizes = {
        round(line.size, 1) for line in page_lines(text_of(page(low, replace(high, box=(80, 130, low.box[2], 148))), 1))
    }
    assert sizes == {SIZE}


@pytest.mark.parametrize("first", [0.0, 1.0])
def test_places_told_in_coarse_steps_give_the_size_all_the_same(first: float) -> None:
    """A recogniser tells where a character stands in steps of 3 points: distances are 9 or 12, never 10.5."""
    line = seen("本文件规定了一般要求和试验方法以及检验规则的各项内容", 80, 100)
    coarse = replace(line, middles=tuple(first + 3.0 * round(middle / 3.0) for middle in line.middles))
    short = seen("各项内容", 80, 116)
    sizes = {round(char.size, 1) for char in text_of(page(coarse, short), 1).chars}
    assert len(sizes) == 1 and abs(sizes.pop() - SIZE) < 0.25


def test_thick_strokes_are_bold() -> None:
    body = [seen("密码服务类标识定义了在密码服务设备或接口中涉及的算法标识", 80, 100 + 16 * at) for at in range(8)]
    head = seen("标识的格式和编码", 80, 80, stroke=0.75)
    lines = page_lines(text_of(page(head, *body), 1))
    assert [line.bold for line in lines] == [True] + [False] * 8
    shaded = seen("本文件由委员会提出并归口。", 80, 240, stroke=0.75)
    assert not any(line.bold for line in page_lines(text_of(page(shaded, *body), 1)))


def test_confidence_is_kept() -> None:
    sure, unsure = seen("对密码设备的基本要求", 80, 100), seen("对安全通道的基本要求", 80, 120, score=0.55)
    lines = page_lines(text_of(page(sure, unsure), 1))
    assert {piece.confidence for piece in lines[0].pieces} == {0.99}
    assert all(piece.confidence < 0.8 for piece in lines[1].pieces)


def test_one_doubtful_character_is_marked_alone() -> None:
    line = seen("对安全通道的基本要求", 80, 100)
    line = replace(line, scores=tuple(0.4 if at == 3 else 0.99 for at in range(10)))
    pieces = page_lines(text_of(page(line), 1))[0].pieces
    assert [(piece.text, piece.confidence) for piece in pieces] == [
        ("对安全", 0.99),
        ("通", 0.4),
        ("道的基本要求", 0.99),
    ]


@pytest.mark.parametrize("degrees", [-3.0, -0.8, 0.8, 3.0])
def test_a_slanting_page_is_put_level(degrees: float) -> None:
    slope = math.tan(math.radians(degrees))
    lines = []
    for at in range(12):
        line = seen("密码服务类标识定义了在密码服务设备或接口中涉及的算法标识和数据标识", 80, 100 + 20 * at)
        x0, top, x1, bottom = line.box
        drop = slope * ((x0 + x1) / 2 - 297.5)
        rise = abs(slope) * (x1 - x0) / 2
        lines.append(replace(line, box=(x0, top + drop - rise, x1, bottom + drop + rise), slope=slope))
    slanted = page(*lines)
    assert math.degrees(skew(slanted.lines)) == pytest.approx(degrees, abs=0.01)
    level = page_lines(text_of(levelled(slanted), 1))
    assert len(level) == 12
    gaps = [after.baseline - before.baseline for before, after in pairwise(level)]
    assert max(gaps) - min(gaps) < 0.5


def test_two_pages_on_one_sheet() -> None:
    left = [seen("本标准规定了水表的一般要求和检验", 60, 100 + 20 * at) for at in range(6)]
    right = [seen("本标准适用于水表的设计和生产过程", 640, 100 + 20 * at) for at in range(6)]
    sheet = SeenPage(1190, 842, (*left, *right), ((300, 60, 400), (300, 650, 900)), ((700, 100, 300),))
    one, two = halves(sheet)
    assert (one.width, two.width) == (595, 595)
    assert texts(one) == [line.text for line in left] and texts(two) == [line.text for line in right]
    assert [rule.at for rule in drawings_of_scan(two).down] == [105]
    assert halves(replace(sheet, across=((300, 60, 900),))) == (replace(sheet, across=((300, 60, 900),)),), (
        "a wide table"
    )
    assert halves(page(*left)) == (page(*left),), "an upright page is one"


def test_entries_of_a_table_of_contents_get_their_leaders_back() -> None:
    title, dots, number = seen("5.3 密钥管理", 80, 100), seen("… ·", 200, 100.5), seen("12", 500, 100)
    (line,) = texts(page(title, dots, number))
    assert line.startswith("5.3 密钥管理…") and line.endswith("…12") and "…" * 20 in line
    (plain,) = texts(page(seen("其中 i=0，1，…，31 为系统参数", 80, 100)))
    assert plain.count("…") == 1


def test_characters_without_places_are_spread_over_the_line() -> None:
    line = replace(seen("本标准规定了水表的要求", 80, 100), middles=())
    assert texts(page(line)) == ["本标准规定了水表的要求"]


def test_an_empty_page() -> None:
    assert text_of(page(), 3).chars == ()


def test_signs_set_high_and_low_are_scripts() -> None:
    line = seen("面积为120m2，其中x1为系数", 80, 100)
    solid = line.text
    raised = tuple(
        1 if at == solid.index("2，") else -1 if at == solid.index("1为系") else 0 for at in range(len(solid))
    )
    (read,) = page_lines(text_of(page(replace(line, raised=raised)), 1))
    assert read.text == solid
    assert [(piece.text, sorted(piece.marks)) for piece in read.pieces if piece.marks] == [
        ("2", ["superscript"]),
        ("1", ["subscript"]),
    ]
    (plain,) = page_lines(text_of(page(replace(line, raised=(1,))), 1))
    assert not any(piece.marks for piece in plain.pieces), "places that do not tally tell nothing"
