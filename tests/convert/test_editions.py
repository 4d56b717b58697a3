"""What the foreword says of editions, word by word."""

from __future__ import annotations

import pytest

from stdkit.convert.editions import Statement, edition_words, first_editions, ordinal, put_into
from stdkit.convert.numbers import StandardNumber, parse_number
from stdkit.model import Block, Run


def number(text: str) -> StandardNumber:
    found = parse_number(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("count", "said"), [(1, "一"), (2, "二"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "20"), (21, "21")]
)
def test_ordinals(count: int, said: str) -> None:
    assert ordinal(count) == said


@pytest.mark.parametrize(
    ("text", "earlier", "said"),
    [
        ("GB 1234—1988", 0, "1988年首次发布为GB 1234—1988"),
        ("GB 1234-88", 0, "1988年首次发布为GB 1234-88"),
        ("GB 1234—2008", 1, "2008年第一次修订为GB 1234—2008"),
        ("GB 1234—2008", 12, "2008年第十二次修订为GB 1234—2008"),
        ("GB 1234—XXXX", 2, "第二次修订为GB 1234—XXXX"),
        ("GB 1234", 0, "首次发布为GB 1234"),
    ],
)
def test_an_edition_is_said_with_its_year(text: str, earlier: int, said: str) -> None:
    assert edition_words(number(text), earlier) == said


def history(*lines: str) -> list[str]:
    blocks = [Block(f"b{at}", "list-item", (Run(line),), label="——") for at, line in enumerate(lines)]
    words = first_editions(blocks)
    return [put_into(block.text, words.get(block.id, [])) for block in blocks]


def test_bare_numbers_get_their_words_in_order() -> None:
    assert history("GB 1234—1988、GB 1234—1996；", "GB 1234—2008。") == [
        "1988年首次发布为GB 1234—1988、1996年第一次修订为GB 1234—1996；",
        "2008年第二次修订为GB 1234—2008。",
    ]


def test_what_is_said_already_stays_and_counts() -> None:
    assert history("1988年首次发布为GB 1234—1988；", "GB 1234—1996。") == [
        "1988年首次发布为GB 1234—1988；",
        "1996年第一次修订为GB 1234—1996。",
    ]


def test_a_number_without_year_is_no_edition() -> None:
    assert history("GB 1234；", "GB 1234—1996。") == ["GB 1234；", "1996年首次发布为GB 1234—1996。"]


def test_the_statement_names_the_edition_and_its_title() -> None:
    statement = Statement(number("GB 1234—2008"), "加工规范")
    assert statement.lead("本文件").startswith("本文件代替GB 1234—2008《加工规范》，与GB 1234—2008相比，")
    assert (
        Statement(number("GB 1234—2008"), "").lead("本标准").startswith("本标准代替GB 1234—2008，与GB 1234—2008相比，")
    )


NATURE = "更改了文件的性质，由强制性更改为推荐性"


@pytest.mark.parametrize(
    ("old", "more", "entries"),
    [
        ("GB 1—2008", {}, [NATURE]),
        ("GB 1—2008", {"declared": True}, [f"{NATURE}（见2008年版的前言）"]),
        ("GB 1—XXXX", {"declared": True}, [f"{NATURE}（见原版的前言）"]),
        (
            "GB 1—2008",
            {"softened": ["4.1", "4.2", "4.3", "6"]},
            [NATURE, "更改了部分条款的类型，由要求更改为推荐（见4.1～4.3、6，2008年版的4.1～4.3、6）"],
        ),
        ("GB 1", {"removed": ["5.1", "7"]}, [NATURE, "删除了部分条款（见原版的5.1、7）"]),
    ],
)
def test_what_changed_is_listed_as_far_as_it_did(old: str, more: dict, entries: list[str]) -> None:  # type: ignore[type-arg]
    assert Statement(number(old), "甲", **more).entries() == entries
