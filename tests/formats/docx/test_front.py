"""Which blocks stand on the cover, and which field each holds."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.front import mark_front
from stdkit.formats.flat import Flat
from stdkit.model import Block, DocxAnchor, Run, Table


def flat(text: str, role: str = "", *, field: str = "", page_break: bool = False) -> Flat:
    return Flat(Block("", "paragraph", (Run(text),) if text else ()), role, 0, field, page_break)  # type: ignore[arg-type]


def covered(*flats: Flat) -> list[tuple[str, str]]:
    """Words and field of what stands on the cover."""
    return [(one.block.text, one.field) for one in mark_front(flats, {}) if one.role == "cover"]


CODE = flat("DB15/T 9—2026")


@pytest.mark.parametrize(
    "end",
    [
        flat("目　次", "toc-title"),
        flat("1 范围…1", "toc"),
        flat("前言", "element-title"),
        flat("范围", "chapter"),
        flat("一级", "clause"),
        flat("标题", "heading"),
        flat("附录", "annex"),
        flat("前　言"),
        flat("引言"),
        flat("1 范围"),
        flat("范围"),
        flat("目录"),
    ],
)
def test_where_the_cover_ends(end: Flat) -> None:
    assert covered(flat("DB15/T 9—2026"), flat("名称"), end, flat("文字")) == [("DB15/T 9—2026", ""), ("名称", "")]


def test_a_page_break_ends_a_cover_where_nothing_else_does() -> None:
    assert covered(flat("DB15/T 9—2026"), flat("名称"), flat("文字", page_break=True)) == [
        ("DB15/T 9—2026", ""),
        ("名称", ""),
    ]
    assert covered(flat("DB15/T 9—2026", page_break=True), flat("文字")) == []
    assert covered(flat("DB15/T 9—2026"), flat("文字")) == []


def test_a_body_title_ends_the_cover_unless_contents_still_lie_ahead() -> None:
    title = flat("名称", "body-title")
    assert covered(flat("DB15/T 9—2026"), title, flat("1 范围", "chapter")) == [("DB15/T 9—2026", "")]
    ahead = covered(
        flat("DB15/T 9—2026"), flat("名称", "body-title"), flat("目次", "toc-title"), flat("范围", "chapter")
    )
    assert [text for text, _ in ahead] == ["DB15/T 9—2026", "名称"]
    toc = covered(flat("DB15/T 9—2026"), flat("名称", "body-title"), flat("甲…1", "toc"), flat("范围", "chapter"))
    assert [text for text, _ in toc] == ["DB15/T 9—2026", "名称"]
    far = [
        flat("DB15/T 9—2026"),
        flat("名称", "body-title"),
        *(flat("段") for _ in range(39)),
        flat("目次", "toc-title"),
    ]
    assert len(covered(*far)) == 1
    first = covered(flat("名称", "body-title"), flat("DB15/T 9—2026"), flat("范围", "chapter"))
    assert [text for text, _ in first] == ["名称", "DB15/T 9—2026"]


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("ICS 65.020", True),
        ("CCS B 31", True),
        ("备案号：J1", True),
        ("中华人民共和国国家标准", True),
        ("内蒙古自治区地 方 标 准", True),
        ("团体标准", True),
        ("企 业 标 准", True),
        ("2026-01-01发布", True),
        ("2026-01-01 实施 ", True),
        ("GB/T 1—2020", True),
        ("DB15/T 9—2026", True),
        ("Q/ABC 1", True),
        ("T/ABC 1", True),
        ("NY/T 1", True),
        ("（征求意见稿）", True),
        ("送审稿", True),
        ("报批稿", True),
        ("关于会议的通知", False),
        ("见DB15/T 9", False),
        ("", False),
    ],
)
def test_what_speaks_for_a_cover(text: str, cover: bool) -> None:
    assert bool(covered(flat(text), flat("范围", "chapter"))) is cover


def test_a_field_or_a_cover_style_speaks_for_one() -> None:
    assert covered(flat("名称", field="title"), flat("范围", "chapter")) == [("名称", "title")]
    assert covered(flat("名称", "cover"), flat("范围", "chapter")) == [("名称", "")]
    assert covered(flat("前言", "cover"), flat("名称"), flat("范围", "chapter")) == [("前言", ""), ("名称", "")]


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("ICS 65.020", "", "ics"),
        ("ics 65.020", "", "ics"),
        ("ICS", "", ""),
        ("CCS B 31", "", "ccs"),
        ("B 31", "", "ccs"),
        ("B31 ", "", "ccs"),
        ("备案号：J1", "", "record"),
        ("名称", "", ""),
        ("（征求意见稿）", "", "stage"),
        ("送审稿", "title_en", "stage"),
        ("送审稿", "title", "stage"),
        ("送审稿", "number", "number"),
        ("ISO 9, IDT", "title_en", "conformity"),
        ("中文名称", "title_en", ""),
        ("Wool", "title_en", "title_en"),
        ("名称", "title", "title"),
        ("ISO 9, IDT", "title", "title"),
    ],
)
def test_the_field_of_a_line(text: str, said: str, found: str) -> None:
    assert covered(flat("GB/T 1—2020"), flat(text, field=said), flat("范围", "chapter"))[1] == (text, found)


def test_a_table_of_the_cover_is_taken_apart() -> None:
    anchor, other = DocxAnchor("word/document.xml", (0, 1)), DocxAnchor("word/document.xml", (0, 9))
    held = Flat(Table("", "table", anchor=anchor), "table")
    kept = Flat(Table("", "table", anchor=other), "table")
    made = mark_front([held, kept, flat("范围", "chapter")], {anchor: [flat("ICS 65.020"), flat("名称")]})
    assert [(one.block.text, one.role) for one in made] == [
        ("ICS 65.020", "cover"),
        ("名称", "cover"),
        ("", "cover"),
        ("范围", "chapter"),
    ]
    plain = [flat("文字"), held, flat("范围", "chapter")]
    assert mark_front(plain, {anchor: [flat("甲")]}) == plain
