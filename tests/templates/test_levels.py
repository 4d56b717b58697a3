"""What number and level settle: the wording on the cover and the issuing body, and numbers that are of another level."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.errors import BadData
from stdkit.templates.levels import level_named, level_of, region_name, settled


@pytest.mark.parametrize(
    ("number", "level"),
    [
        ("GB 12345—2026", "国家"),
        ("GB/T 1.1—2020", "国家"),
        ("GB/Z ×××××—××××", "国家"),
        ("NY/T 816—2004", "行业"),
        ("HJ 1234—XXXX", "行业"),
        ("DB15/T 123—XXXX", "地方"),
        ("DB15/ 123—2010", "地方"),
        ("DB1506/T 12—XXXX", "市级地方"),
        ("T/ABC 12—2024", "团体"),
        ("T/CECS-CBIMU 12—2020", "团体"),
        ("Q/LB 3—2024", "企业"),
        ("Q/LBS 0001S—2024", "企业"),
        ("", ""),
        ("第9号", ""),
    ],
)
def test_the_code_tells_the_level(number: str, level: str) -> None:
    assert level_of(number) == level


@pytest.mark.parametrize(
    ("data", "masthead", "issued_by"),
    [
        ({"number": "GB/T 1—2026"}, "中华人民共和国国家标准", "国家市场监督管理总局　国家标准化管理委员会"),
        (
            {"number": "GB/Z 1—2026"},
            "中华人民共和国国家标准化指导性技术文件",
            "国家市场监督管理总局　国家标准化管理委员会",
        ),
        ({"number": "NY/T 1—2026"}, "中华人民共和国农业行业标准", None),
        ({"number": "NY/Z 1—2026"}, "中华人民共和国农业行业标准化指导性技术文件", None),
        ({"number": "HJ 1—2026"}, "中华人民共和国国家生态环境标准", None),
        ({"number": "DB15/T 1—2026"}, "内蒙古自治区地方标准", "内蒙古自治区市场监督管理局"),
        ({"number": "DB11/T 1—2026"}, "北京市地方标准", "北京市市场监督管理局"),
        ({"number": "DB1506/T 1—2026", "region": "鄂尔多斯市"}, "鄂尔多斯市地方标准", "鄂尔多斯市市场监督管理局"),
        ({"number": "DB1506/T 1—2026"}, None, None),
        ({"number": "T/ABC 1—2026"}, "团体标准", None),
        ({"number": "Q/ABC 1—2026", "issued_by": "甲公司"}, "甲公司企业标准", "甲公司"),
        ({"number": "DB15/T 1—2026", "masthead": "内蒙古地方标准", "issued_by": "某局"}, "内蒙古地方标准", "某局"),
        ({"level": "国家标准"}, "中华人民共和国国家标准", "国家市场监督管理总局　国家标准化管理委员会"),
        ({}, None, None),
        ({"number": ["GB/T 1"]}, None, None),
    ],
)
def test_wording_and_issuing_body_follow(data: dict[str, Any], masthead: str | None, issued_by: str | None) -> None:
    known = settled(data, "a.yaml")
    assert (known.get("masthead"), known.get("issued_by")) == (masthead, issued_by)


@pytest.mark.parametrize(
    ("level", "number", "said"),
    [
        ("国家", "DB15/T 1—2026", "国家标准的编号以 GB/T、GB 或 GB/Z 开头，如 GB/T 12345—XXXX"),
        ("地方", "DB1506/T 1—2026", "地方标准的编号以 DB 和两位行政区划代码开头"),
        ("市级地方", "DB15/T 1—2026", "市级地方标准的编号以 DB 和四位行政区划代码开头"),
        ("企业标准", "T/ABC 1—2026", "企业标准的编号以 Q/ 和企业代号开头"),
        ("行业", "GB/T 1—2026", "行业标准的编号以行业代号开头"),
        ("团体", "NY/T 1—2026", "团体标准的编号以 T/ 和团体代号开头"),
    ],
)
def test_a_number_of_another_level_is_refused(level: str, number: str, said: str) -> None:
    with pytest.raises(BadData) as caught:
        settled({"level": level, "number": number}, "a.yaml")
    assert str(caught.value).startswith(f"a.yaml：字段“number”（文件编号）的值“{number}”不合要求，字段“level”是“")
    assert said in str(caught.value)


def test_names_of_levels_and_regions() -> None:
    assert [level_named(word) for word in ("国家标准", "市", "省级", "企业", "草")] == [
        "国家",
        "市级地方",
        "地方",
        "企业",
        "草",
    ]
    named = [region_name(digits) for digits in ("15", "31", "45", "65", "13", "1306", "66", "99")]
    assert named == [
        "内蒙古自治区",
        "上海市",
        "广西壮族自治区",
        "新疆维吾尔自治区",
        "河北省",
        "河北省",
        "新疆生产建设兵团",
        "",
    ]
