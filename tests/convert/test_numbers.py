"""Old numbers of mandatory standards and the ones they bear when recommended."""

from __future__ import annotations

import pytest

from stdkit.convert.numbers import converted, find_numbers, parse_number

NEW = [
    ("DB15/ 123—2010", "DB15/T 123—XXXX", "DB15/T 123—2010"),
    ("DB15 123-2010", "DB15/T 123—XXXX", "DB15/T 123—2010"),
    ("DB15/123—2010", "DB15/T 123—XXXX", "DB15/T 123—2010"),
    ("DB1501/ 12—2010", "DB1501/T 12—XXXX", "DB1501/T 12—2010"),
    ("GB 4208—2008", "GB/T 4208—XXXX", "GB/T 4208—2008"),
    ("GB4208-2008", "GB/T 4208—XXXX", "GB/T 4208—2008"),
    ("GB 1234.2—98", "GB/T 1234.2—XXXX", "GB/T 1234.2—98"),
    ("GB 50011—2010", "GB/T 50011—XXXX", "GB/T 50011—2010"),
    ("NY 1234—2006", "NY/T 1234—XXXX", "NY/T 1234—2006"),
    ("GBZ 2.1—2019", "GBZ/T 2.1—XXXX", "GBZ/T 2.1—2019"),
    ("JTS 239—2015", "JTS/T 239—XXXX", "JTS/T 239—2015"),
    ("DBJ03-22—2010", "DBJ/T 03-22—XXXX", "DBJ/T 03-22—2010"),
    ("DGJ32/J 12—2010", "DGJ32/TJ 12—XXXX", "DGJ32/TJ 12—2010"),
    ("GB 1234—2008/ISO 9999:2003", "GB/T 1234—XXXX/ISO 9999:2003", "GB/T 1234—2008/ISO 9999:2003"),
]


@pytest.mark.parametrize(("old", "opened", "kept"), NEW)
def test_the_code_gains_t(old: str, opened: str, kept: str) -> None:
    number = parse_number(old)
    assert number is not None and number.mandatory
    assert converted(number, keep_year=False).spelled == opened
    assert converted(number, keep_year=True).spelled == kept


@pytest.mark.parametrize(
    "text", ["DB15/T 123—2010", "GB/T 1.1—2020", "T/ABC 1—2020", "Q/ABC 1—2020", "DBJ/T 03-22—2010"]
)
def test_recommended_numbers(text: str) -> None:
    number = parse_number(text)
    assert number is not None and number.recommended


@pytest.mark.parametrize("text", ["TSG 21—2016", "JJG 196—2006", "GJB 150—2009"])
def test_what_has_no_recommended_twin(text: str) -> None:
    number = parse_number(text)
    assert number is not None and not number.mandatory
    with pytest.raises(ValueError):
        converted(number, keep_year=True)


def test_numbers_in_a_text() -> None:
    text = "按GB 4208—2008和DBJ03-22—2010、NY/T 5的规定。"
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["GB 4208—2008", "DBJ03-22—2010", "NY/T 5"]


def test_a_local_number_keeps_the_slash_of_its_code() -> None:
    number = parse_number("DB15 123-2010")
    assert number is not None and number.spelled == "DB15/ 123—2010"


@pytest.mark.parametrize(
    ("text", "code", "serial", "year", "joint"),
    [
        ("GB 1234—2008/ISO 9999:2003", "GB", "1234", "2008", "/ISO 9999:2003"),
        ("GB/T 1234.2-2008 / ISO 9999-2:2003", "GB/T", "1234.2", "2008", " / ISO 9999-2:2003"),
        ("DB15/ 123—2010", "DB15", "123", "2010", ""),
        ("DBJ03-22—2010", "DBJ", "03-22", "2010", ""),
        ("DBJ/T 03-22-2010", "DBJ/T", "03-22", "2010", ""),
        ("DGJ32/J 12—2010", "DGJ32/J", "12", "2010", ""),
        ("DGJ32/TJ 12", "DGJ32/TJ", "12", "", ""),
        ("GB ****—2010", "GB", "XXXX", "2010", ""),
    ],
)
def test_the_parts_of_a_number(text: str, code: str, serial: str, year: str, joint: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.code, number.serial, number.year, number.joint) == (code, serial, year, joint)
    assert (number.raw, number.start, number.end) == (text, 0, len(text)), "as it was typed"
    assert number.key == f"{code} {serial}"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("GB1234-2008", "GB 1234—2008"),
        ("GB 1234", "GB 1234"),
        ("DB15 123", "DB15/ 123"),
        ("DB15/T 123-2010", "DB15/T 123—2010"),
        ("GB 1234-2008/ISO 9999:2003", "GB 1234—2008/ISO 9999:2003"),
    ],
)
def test_as_a_cover_prints_it(text: str, spelled: str) -> None:
    number = parse_number(text)
    assert number is not None and number.spelled == spelled


def test_numbers_from_abroad_and_pieces_of_others_are_none() -> None:
    assert [n.raw for n in find_numbers("按ISO 9999:2003和IEC 60601-1。")] == []
    assert [n.raw for n in find_numbers("见DBJ03-22—2010、GB 1—2000和DBJ/T 03-23。")] == [
        "DBJ03-22—2010",
        "GB 1—2000",
        "DBJ/T 03-23",
    ]
