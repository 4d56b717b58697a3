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
        ({"masthead": "中华人民共和国国家标准"}, "national"),
        ({"masthead": "国家标准化指导性技术文件"}, "national"),
        ({"masthead": "国家计量技术标准"}, "national"),
        ({"masthead": "国家能源局标准汇编"}, ""),
        ({"masthead": "中 华 人 民 共 和 国 农 业 行 业 标 准"}, "industry"),
        ({"masthead": "中国绒毛行业协会标准"}, "group"),
        ({"masthead": "中国纺织工程学会团体标准"}, "group"),
        ({"masthead": "中国物流与采购联合会标准"}, "group"),
        ({"masthead": "羊绒商会标准"}, "group"),
        ({"masthead": "草原碳汇产业联盟标准"}, "group"),
        ({"masthead": "内蒙古质量促进会标准"}, "group"),
        ({"masthead": "塔林食品企业标准"}, "enterprise"),
        ({"masthead": "塔林食品公司标准"}, "enterprise"),
        ({"masthead": "企业标准", "issued_by": "内蒙古自治区市场监督管理局"}, "enterprise"),
        ({"masthead": "技术规范", "issued_by": "内蒙古自治区市场监督管理局"}, "local"),
        ({"number": "T/×××× ×××—××××"}, "group"),
        ({"number": "T / ××××"}, "group"),
        ({"number": "Q/×××× ×××—××××"}, "enterprise"),
        ({"number": "Q /×"}, "enterprise"),
        ({"number": "DB××/T ××××—××××"}, "local"),
        ({"number": "DB XX/T XXXX"}, "local"),
        ({"number": "DBX"}, "local"),
        ({"number": "DBA 12"}, ""),
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


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("中华人民共和国农业农村部", ""),
        ("国家能源局", ""),
        ("", ""),
        ("塔林食品有限责任公司", "enterprise"),
        ("鄂尔多斯羊绒集团", "enterprise"),
        ("呼和浩特锅炉厂", "enterprise"),
        ("厂矿安全监察局", ""),
        ("内蒙古绒毛行业协会", "group"),
        ("中国标准化学会", "group"),
        ("羊绒商会", "group"),
        ("中国轻工业联合会", "group"),
        ("内蒙古质量促进会", "group"),
        ("草原产业联盟", "group"),
        ("草业技术创新技术联盟", "group"),
        ("内蒙古自治区市场监督管理局", "local"),
        ("山西省质量技术监督局", "local"),
        ("河北省住房和城乡建设厅", "local"),
        ("上海市生态环境局", "local"),
        ("四川省卫生健康委员会", "local"),
        ("北京市市场监督管理局", "local"),
        ("天津市场监督管理委员会", "local"),
        ("阿拉善盟市场监督管理局", "local"),
        ("延边州市场监督管理局", "local"),
        ("喀什地区市场监督管理局", "local"),
        ("国家市场监督管理总局、国家标准化管理委员会", "national"),
        ("中华人民共和国国家质量监督检验检疫总局", "national"),
        ("国家质量技术监督局", "national"),
        ("国家标准化管理委员会", "national"),
    ],
)
def test_what_a_body_issues(body: str, value: str) -> None:
    """A ministry issues more than one level."""
    assert issuer_level(body) == value


@pytest.mark.parametrize(
    ("cover", "why"),
    [
        ("number: NY/T 1—2024", "编号的代号NY/T"),
        ("masthead: 团体标准", "封面字样“团体标准”"),
        ("issued_by: 塔林食品有限公司", "发布机构“塔林食品有限公司”"),
    ],
)
def test_a_level_says_what_told_it(cover: str, why: str) -> None:
    assert level(read_markdown(f"---\ntitle: 羊毛\n{cover}\n---\n# 1 范围\n")).why == why


def test_what_tells_no_level_is_said() -> None:
    assert level(read_markdown("# 1 范围\n\n本文件规定了要求。\n")).why == "没有封面"
