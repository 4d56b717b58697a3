"""The user's table of standards: editions, parts, what holds, what adopts what."""

from __future__ import annotations

from datetime import date

import pytest

from stdkit.facts.codes import Number, parse
from stdkit.facts.library import Library, Standard, Status

ISO = "ISO 5678:2005"


def number(text: str) -> Number:
    found = parse(text)
    assert found is not None
    return found


def standard(
    text: str, status: Status = "current", day: date = date(2026, 10, 1), adopts: tuple[str, ...] = ()
) -> Standard:
    return Standard(number(text), "羊毛", status, day, adopts=tuple((number(one), "IDT") for one in adopts))


LIBRARY = Library(
    "标准.csv",
    (
        standard("GB/T 10—2008", "superseded"),
        standard("GB/T 10—93", "superseded"),
        standard("GB/T 10—2020"),
        standard("GB/T 10—2026", "upcoming", date(2026, 11, 1)),
        standard("GB/T 20.1—2001", "withdrawn"),
        standard("GB/T 20.2—2010"),
        standard("GB/T 20.10—2010", "upcoming"),
        standard("GB/T 20.3—2010"),
        standard("GB/T 20—1980", "superseded"),
        standard("GB/T 30—2011", adopts=(ISO,)),
        standard("GB/T 31—2011", "superseded", adopts=(ISO,)),
        standard("GB/T 32—2011", adopts=("ISO 5678:1999", "ISO 7")),
        standard("GB/T 40—1950", "withdrawn"),
        standard("GB/T 40—49", "withdrawn"),
    ),
)  # fmt: skip


def spelled(found: list[Standard]) -> list[str]:
    return [one.number.spelled for one in found]


def test_the_editions_of_a_document_the_oldest_first() -> None:
    assert spelled(LIBRARY.editions(number("GB/T 10"))) == [
        "GB/T 10—93",
        "GB/T 10—2008",
        "GB/T 10—2020",
        "GB/T 10—2026",
    ]
    assert LIBRARY.editions(number("GB/T 11")) == []


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("GB/T 10", "GB/T 10—2020"),
        ("GB/T 10—2008", "GB/T 10—2008"),
        ("GB/T 10—08", "GB/T 10—2008"),
        ("GB/T 10—1993", "GB/T 10—93"),
        ("GB/T 10—2009", None),
        ("GB/T 20", "GB/T 20—1980"),
        ("GB/T 20.1", "GB/T 20.1—2001"),
        ("GB/T 40—1950", "GB/T 40—1950"),
        ("GB/T 40—50", "GB/T 40—1950"),
        ("GB/T 40—2049", "GB/T 40—49"),
        ("GB/T 11", None),
    ],
)
def test_the_edition_that_is_cited(cited: str, found: str | None) -> None:
    edition = LIBRARY.edition(number(cited))
    assert (edition.number.spelled if edition else None) == found


def test_the_other_parts_that_hold_by_their_numbers() -> None:
    assert spelled(LIBRARY.parts(number("GB/T 20.3"))) == ["GB/T 20.2—2010", "GB/T 20.10—2010"]
    assert spelled(LIBRARY.parts(number("GB/T 20"))) == ["GB/T 20.2—2010", "GB/T 20.3—2010", "GB/T 20.10—2010"]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("ISO 5678:2005", ["GB/T 30—2011"]),
        ("ISO 5678", ["GB/T 30—2011", "GB/T 32—2011"]),
        ("ISO 5678:1999", ["GB/T 32—2011"]),
        ("ISO 7:2001", []),
        ("ISO 7", ["GB/T 32—2011"]),
        ("ISO 8", []),
    ],
)
def test_what_adopts_an_international_document(cited: str, found: list[str]) -> None:
    assert spelled(LIBRARY.adopting(number(cited))) == found


def test_a_table_says_how_old_it_is() -> None:
    assert LIBRARY.spoken == "标准库 标准.csv，数据截至2026-10-01至2026-11-01（各行不同）"
    assert Library("a.csv", (standard("GB/T 1—2020"),)).spoken == "标准库 a.csv，数据截至2026-10-01"


@pytest.mark.parametrize(
    ("status", "holds"), [("current", True), ("upcoming", True), ("superseded", False), ("withdrawn", False)]
)
def test_what_holds(status: Status, holds: bool) -> None:
    assert standard("GB/T 1—2020", status).holds is holds
