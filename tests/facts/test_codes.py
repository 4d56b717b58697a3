"""Document numbers as drafters type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.codes import numbers, parse


@pytest.mark.parametrize(
    ("typed", "spelled", "level"),
    [
        ("GB/T 2828.1—2012", "GB/T 2828.1—2012", "national"),
        ("GBT1.1-2009", "GB/T 1.1—2009", "national"),
        ("GB／T 1.1—2020", "GB/T 1.1—2020", "national"),
        ("GB 5749-85", "GB 5749—85", "national"),
        ("GBZ/T 210.4—2008", "GBZ/T 210.4—2008", "national"),
        ("DB15/ 123—2010", "DB15/ 123—2010", "local"),
        ("DB 15/T 12—2020", "DB15/T 12—2020", "local"),
        ("GM/T 0005—2012", "GM/T 0005—2012", "industry"),
        ("JJF 1059.1", "JJF 1059.1", "industry"),
        ("GJB 9001C—2017", "GJB 9001C—2017", "industry"),
        ("T/CAS 115—2015", "T/CAS 115—2015", "group"),
        ("Q/ABC 001—2019", "Q/ABC 001—2019", "enterprise"),
        ("ISO/IEC 80000-2:2019", "ISO/IEC 80000-2:2019", "international"),
        ("ISO 9001-2015", "ISO 9001:2015", "international"),
        ("GB/T 321-2005/ISO 3:1973", "GB/T 321—2005/ISO 3:1973", "national"),
        ("IEC 60335-2-40", "IEC 60335-2-40", "international"),
        ("ASTM D638-14", "ASTM D638-14", "foreign"),
        ("GB/T ×××××—××××", "GB/T XXXXX—XXXX", "national"),
    ],
)
def test_a_number_is_read_and_spelled(typed: str, spelled: str, level: str) -> None:
    number = parse(typed)
    assert number is not None
    assert (number.spelled, number.level) == (spelled, level)


@pytest.mark.parametrize("text", ["型号GB20的开关", "额定电流10A的断路器DB5", "表GB所示", "YD5天线", "见5.2和GB的规定"])
def test_types_and_plain_letters_are_no_numbers(text: str) -> None:
    assert list(numbers(text)) == []


def test_the_longest_number_is_taken() -> None:
    assert [n.raw for n in numbers("按GB/T2828.1 8.1的规定")] == ["GB/T2828.1"]
    assert [n.raw for n in numbers("符合GB/T 1.1-2009。")] == ["GB/T 1.1-2009"]


def test_part_and_base() -> None:
    number = parse("GB/T 2828.1—2012")
    assert number is not None
    assert (number.key, number.base, number.part, number.year) == ("GB/T 2828.1", "GB/T 2828", "1", "2012")


@given(st.text(alphabet="GBT/ZSOIEC .—-:0123456789年（）XQ見按", max_size=40))
def test_what_is_found_stands_there(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.raw
        end = number.end
