from __future__ import annotations

import pytest

from stdkit.facts.codes import INDUSTRY, parse
from stdkit.facts.levels import INDUSTRIES, industry_of, issuer_level, level, region_of
from stdkit.formats.markdown import read_markdown


def told(**cover: str) -> str:
    fields = "\n".join(f"{key}: {value}" for key, value in cover.items())
    return level(read_markdown(f"---\ntitle: 羊毛\n{fields}\n---\n# 1 范围\n本文件规定了要求。\n")).value


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("GB 1234—2024", "national"),
        ("GB/T XXXXX—XXXX", "national"),
        ("GB/Z 1234—2024", "national"),
        ("NY/T 123—2024", "industry"),
        ("HJ 123—2024", "industry"),
        ("DB15/T 9—2026", "local"),
        ("DB1502/T 9—2026", "local"),
        ("T/ABC 9—2026", "group"),
        ("T/×××× 9—2026", "group"),
        ("Q/ABC 9—2026", "enterprise"),
    ],
)
def test_the_code_tells(number: str, value: str) -> None:
    assert told(number=number) == value


@pytest.mark.parametrize(
    ("cover", "value"),
    [
        ({"number": "XX/T XXXXX—XXXX", "masthead": "中华人民共和国××行业标准"}, "industry"),
        ({"masthead": "内蒙古自治区地方标准"}, "local"),
        ({"masthead": "团体标准"}, "group"),
        ({"issued_by": "塔林食品有限公司"}, "enterprise"),
        ({"issued_by": "内蒙古自治区市场监督管理局"}, "local"),
        ({"number": "NY/T 1—2024", "masthead": "内蒙古自治区地方标准"}, "industry"),
        ({}, ""),
    ],
)
def test_the_wording_above_and_the_issuer_tell_where_the_code_does_not(cover: dict[str, str], value: str) -> None:
    assert told(**cover) == value


def test_every_industry_of_the_codes_has_its_name() -> None:
    assert INDUSTRY - set(INDUSTRIES) == {"GF"}, "GF stands in one source only"


def test_industries_and_regions_of_numbers() -> None:
    number = parse("NY/T 123—2024")
    assert number is not None and industry_of(number) == "农业" and region_of(number) == ("", "")
    number = parse("DB1502/T 9—2026")
    assert number is not None and industry_of(number) == "" and region_of(number) == ("1502", "内蒙古")
    number = parse("DB99/T 9—2026")
    assert number is not None and region_of(number) == ("99", "")


def test_a_ministry_issues_more_than_one_level() -> None:
    assert issuer_level("中华人民共和国农业农村部") == ""
    assert issuer_level("内蒙古绒毛行业协会") == "group"
