"""What the cover says. GB/T 1.1—2020, 8.1 and 6.1."""

from __future__ import annotations

import pytest

from stdkit.facts.covers import (
    class_number,
    cover_number,
    cover_place,
    first_page_title,
    is_draft,
    last_element,
    part_named,
)
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Cover, Document, Run, Span


def block(name: str, text: str, label: str = "") -> Block:
    return Block(name, "paragraph", (Run(text),), label=label)


@pytest.mark.parametrize(
    ("cover", "draft"),
    [
        ("number: DB15/T 9—2026", False),
        ("number: DB15/T XXXX—2026", True),
        ("number: DB15/T ××××—××××", True),
        ("number: DB15/T 9—2026\nstage: 报批稿", True),
        ("number: DB15/T 9—2026\npublished: XXXX-XX-XX", True),
        ("number: DB15/T 9—2026\npublished: 2026-03-01", False),
        ("number: DB15/T X9—2026", False),
    ],
)
def test_a_draft(cover: str, draft: bool) -> None:
    assert is_draft(read_markdown(f"---\ntitle: 羊毛\n{cover}\n---\n# 1 范围\n")) is draft


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("羊毛　第2部分：术语", ("2", "：")),
        ("羊毛　第2部分:术语", ("2", ":")),
        ("羊毛　第 十二 部分　术语", ("十二", "")),
        ("羊毛　第2-1部分：术语", ("2-1", "：")),
        ("羊毛　术语", None),
    ],
)
def test_the_part_a_name_names(title: str, part: tuple[str, str] | None) -> None:
    assert part_named(Document(cover=Cover(title=title))) == part
    assert last_element(title).endswith("术语") and "部分" not in last_element(title)


def test_a_name_without_words() -> None:
    assert last_element("") == ""


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (["风干牛肉", "加工技术规范"], "风干牛肉加工技术规范"),
        (["风干　牛肉", "警告：小心。"], "风干牛肉"),
        (["风干牛肉", "注意安全"], "风干牛肉"),
        (["重要提示"], None),
        (["", "风干牛肉"], "风干牛肉"),
        (["本文件应慎用。", "风干牛肉"], None),
        (["牛" * 60], "牛" * 60),
        (["牛" * 61], None),
        ([], None),
    ],
)
def test_the_name_on_the_first_page(opening: list[str], title: str | None) -> None:
    doc = Document(opening=tuple(block(f"b{at}", text) for at, text in enumerate(opening)))
    assert first_page_title(doc) == title


def _covered(*, ics: str = "", spans: tuple[tuple[str, Span], ...] = (), number: str = "GB/T 9—2026") -> Document:
    blocks = (block("c1", "ICS 67.120"), block("c2", number), block("c3", "67.120"), block("c4", "67.120", label="ICS"))
    return Document(cover=Cover(number=number, ics=ics, blocks=blocks, spans=spans))


def test_class_numbers() -> None:
    at_number, first, third, fourth = Span("c2", 0, 3), Span("c1", 4, 10), Span("c3", 0, 6), Span("c4", 0, 6)
    told = class_number(_covered(ics=" 67.120 ", spans=(("ics", first), ("number", at_number))), "ics")
    assert told is not None and (told.value, told.span, told.named) == ("67.120", first, True)
    told = class_number(_covered(ics="67.120", spans=(("ics", third),)), "ics")
    assert told is not None and (told.span, told.named) == (third, False)
    told = class_number(_covered(ics="67.120", spans=(("ics", fourth),)), "ics")
    assert told is not None and told.named
    told = class_number(_covered(spans=(("number", at_number),)), "ics")
    assert told is not None and (told.value, told.span, told.named) == ("", at_number, False)
    told = class_number(_covered(), "ics")
    assert told is not None and told.span is None
    assert class_number(_covered(number="Q/ABC 1—2026"), "ics") is None
    assert class_number(_covered(number=""), "ics") is None
    assert class_number(Document(cover=Cover(number="GB/T 9—2026")), "ics") is None


def test_where_a_field_stands() -> None:
    stage, number, title = Span("c3", 0, 2), Span("c2", 0, 3), Span("c1", 0, 3)
    doc = _covered(spans=(("stage", stage), ("title", title), ("number", number), ("number", title)))
    assert cover_place(doc, "stage", "title") == stage and cover_place(doc, "ccs", "title") == title
    assert cover_place(doc, "ccs") == number
    assert cover_place(_covered(spans=(("title", title),)), "ccs") == title
    assert cover_place(_covered(), "ccs") == Span("c1", 0, len("ICS 67.120"))
    assert cover_place(Document(), "ccs") is None


def test_the_number_of_the_cover() -> None:
    found = cover_number(_covered())
    assert found is not None and found.spelled == "GB/T 9—2026"
    assert cover_number(Document(cover=Cover(number="未定"))) is None
