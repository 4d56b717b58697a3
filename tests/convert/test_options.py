"""The new number, from what is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.convert.numbers import parse_number
from stdkit.convert.options import Options, new_number
from stdkit.convert.policy import load_policy
from stdkit.convert.references import ConversionList, Entry
from stdkit.errors import BadOption


def given(old: str, policy: str = "recommend", **options: Any) -> str | None:
    found = new_number(parse_number(old), load_policy(policy), Options(**options))
    return found.spelled if found is not None else None


def listed(old: str, new: str, *, said: bool = True) -> ConversionList:
    one, other = parse_number(old), parse_number(new)
    assert one is not None and other is not None
    return ConversionList({one.key: (Entry(one, other, said),)})


JOINT = "GB 5—2008/ISO 9:2003"
SCHEME = "{code} {serial}—2026"


@pytest.mark.parametrize(
    ("old", "policy", "options", "new"),
    [
        ("GB 5—2008", "recommend", {}, "GB/T 5—XXXX"),
        ("GB 5—2008", "normalise", {}, "GB/T 5—XXXX"),
        ("GB 5—2008", "relabel", {}, "GB/T 5—2008"),
        ("GB/T 5—2008", "recommend", {}, "GB/T 5—XXXX"),
        ("GB/T 5—2008", "relabel", {}, "GB/T 5—2008"),
        ("GB 5—2008", "recommend", {"new_number": "GB/T 9—2026"}, "GB/T 9—2026"),
        ("GB 5—2008", "recommend", {"new_number": " GB/T 9—2026 "}, "GB/T 9—2026"),
        ("", "recommend", {"new_number": "GB/T 9—2026"}, "GB/T 9—2026"),
        ("", "recommend", {}, None),
        (JOINT, "recommend", {"new_number": "GB/T 9—2026"}, "GB/T 9—2026/ISO 9:2003"),
        (JOINT, "recommend", {"new_number": "GB/T 9—2026/ISO 10:2020"}, "GB/T 9—2026/ISO 10:2020"),
        ("GB 5—2008", "recommend", {"number_scheme": SCHEME}, "GB/T 5—2026"),
        ("GB 5—2008", "recommend", {"number_scheme": "{code} {serial}—{year}"}, "GB/T 5—2008"),
        ("GB/T 5—2008", "recommend", {"number_scheme": SCHEME}, "GB/T 5—2026"),
        ("GB 5—2008", "relabel", {"number_scheme": SCHEME}, "GB/T 5—2008"),
        (JOINT, "recommend", {"number_scheme": SCHEME}, "GB/T 5—2026/ISO 9:2003"),
        ("GB 5—2008", "recommend", {"conversion_list": listed("GB 5—2008", "GB/T 9—2027")}, "GB/T 9—2027"),
        ("GB 5—2008", "recommend", {"conversion_list": listed("GB 5—2008", "GB/T 5—2008", said=False)}, "GB/T 5—XXXX"),
        ("GB 5—2008", "recommend", {"conversion_list": listed("GB 6—2008", "GB/T 9—2027")}, "GB/T 5—XXXX"),
        (JOINT, "recommend", {"conversion_list": listed("GB 5—2008", "GB/T 9—2027")}, "GB/T 9—2027/ISO 9:2003"),
        (
            JOINT,
            "recommend",
            {"conversion_list": listed("GB 5—2008", "GB/T 9—2027/ISO 10:2020")},
            "GB/T 9—2027/ISO 10:2020",
        ),
    ],
)
def test_the_number_that_follows(old: str, policy: str, options: dict[str, Any], new: str | None) -> None:
    assert given(old, policy, **options) == new


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"new_number": "某号"}, "不是标准编号"),
        ({"new_number": "见GB/T 5—2026"}, "不是标准编号"),
        ({"new_number": "GB 5—2026"}, "不是推荐性标准的编号"),
        ({"number_scheme": "{code} {serial"}, "得不出"),
        ({"number_scheme": "{other} 5"}, "得不出"),
        ({"number_scheme": "{code} {serial}—2026稿"}, "得不出"),
        ({"number_scheme": "GB {serial}—2026"}, "得不出"),
        ({"number_scheme": "某号"}, "得不出"),
    ],
)
def test_what_gives_no_recommended_number(options: dict[str, str], says: str) -> None:
    with pytest.raises(BadOption, match=says):
        given("GB 5—2008", **options)
