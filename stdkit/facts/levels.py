"""The level of a document: national, industry, local, group, enterprise (GB/T 1.1—2020, 8.1, annex E and table F.1).

The code of its number tells it; where that is not filled in (「XX/T ×××××」), the wording above it or the body that issues it.
"""

from __future__ import annotations

import re

from stdkit.facts.codes import INDUSTRY, Number
from stdkit.facts.covers import cover_number
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.facts.told import Told
from stdkit.model import Document
from stdkit.model.names import LEVELS

INDUSTRIES = {
    "AQ": "安全生产", "BB": "包装", "CB": "船舶", "CH": "测绘", "CJ": "城镇建设", "CY": "新闻出版", "DA": "档案", "DB": "地震", "DL": "电力",
    "DY": "电影", "DZ": "地质矿产", "EJ": "核工业", "FZ": "纺织", "GA": "公共安全", "GC": "国家物资储备", "GH": "供销合作", "GM": "密码",
    "GY": "广播电影电视", "HB": "航空", "HG": "化工", "HJ": "生态环境", "HS": "海关", "HY": "海洋", "JB": "机械", "JC": "建材",
    "JG": "建筑工业", "JR": "金融", "JS": "机关事务", "JT": "交通", "JY": "教育", "KA": "矿山安全", "LB": "旅游", "LD": "劳动和劳动安全",
    "LS": "粮食", "LY": "林业", "MH": "民用航空", "MR": "市场监管", "MT": "煤炭", "MZ": "民政", "NB": "能源", "NY": "农业", "QB": "轻工",
    "QC": "汽车", "QJ": "航天", "QX": "气象", "RB": "认证认可", "RF": "人民防空", "SB": "国内贸易", "SC": "水产", "SF": "司法",
    "SH": "石油化工", "SJ": "电子", "SL": "水利", "SN": "出入境检验检疫", "SW": "税务", "SY": "石油天然气", "TB": "铁路运输",
    "TD": "土地管理", "TY": "体育", "WB": "物资管理", "WH": "文化", "WJ": "兵工民品", "WM": "外经贸", "WS": "卫生", "WW": "文物保护",
    "XB": "稀土", "XF": "消防救援", "YB": "黑色冶金", "YC": "烟草", "YD": "通信", "YJ": "减灾救灾与综合性应急管理", "YS": "有色金属",
    "YY": "医药", "YZ": "邮政", "ZY": "中医药",
}  # fmt: skip
"""The industries by the code of their standards; covers say 「中华人民共和国××行业标准」."""

PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁", "22": "吉林", "23": "黑龙江", "31": "上海",
    "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东", "41": "河南", "42": "湖北", "43": "湖南",
    "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州", "53": "云南", "54": "西藏", "61": "陕西",
    "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆", "66": "新疆生产建设兵团", "71": "台湾", "81": "香港", "82": "澳门",
}  # fmt: skip
"""The provinces by the first two digits behind DB (GB/T 2260); two more digits are a city or prefecture."""

_MASTHEAD = (
    ("national", pattern(r"国家标准|国家[\u4e00-\u9fff]{0,8}标准$")),
    ("industry", pattern(r"行业标准")),
    ("local", pattern(r"地方标准")),
    ("group", pattern(r"团体标准|(?:协会|学会|联合会|商会|联盟|促进会)[^。]{0,6}标准")),
    ("enterprise", pattern(r"企业标准|公司标准")),
)
_ISSUER = (
    ("enterprise", pattern(r"公司|集团|厂$|企业")),
    ("group", pattern(r"协会|学会|商会|联合会|促进会|产业联盟|技术联盟")),
    (
        "local",
        pattern(
            r"(?:省|自治区|市|州|盟|地区|北京|天津|上海|重庆)[^、，]{0,4}(?:市场监督管理|质量技术监督|住房和城乡建设|生态环境|卫生健康)"
        ),
    ),
    ("national", pattern(r"国家标准化管理委员会|国家市场监督管理总局|国家质量(?:监督检验检疫|技术监督)")),
)


@fact
def level(doc: Document) -> Told:
    """The level of the document; "" where the cover does not tell it."""
    number = cover_number(doc)
    if number is not None and number.level in LEVELS:
        return Told(number.level, f"编号的代号{number.code}")
    text = doc.cover.number.strip()
    if re.match(r"T\s*/", text):
        return Told("group", "编号以“T/”开头")
    if re.match(r"Q\s*/", text):
        return Told("enterprise", "编号以“Q/”开头")
    if re.match(r"DB\s?[\d×X]", text):
        return Told("local", "编号以“DB”开头")
    masthead = squeeze(doc.cover.masthead)
    for value, form in _MASTHEAD:
        if masthead and form.search(masthead):
            return Told(value, f"封面字样“{masthead}”")
    return _by_issuer(doc)


def _by_issuer(doc: Document) -> Told:
    body = issuer_level(doc.cover.issued_by)
    if body:
        return Told(body, f"发布机构“{squeeze(doc.cover.issued_by)[:16]}”")
    return Told("", "封面没有编号、层次字样和发布机构" if doc.cover.blocks else "没有封面")


def issuer_level(body: str) -> str:
    """The level of what such a body issues, "" for one that may issue several (a ministry, a bureau)."""
    text = squeeze(body)
    return next((value for value, form in _ISSUER if text and form.search(text)), "")


def industry_of(number: Number) -> str:
    """The industry of 「NY/T 123」: 农业; "" where its code is none of an industry."""
    head = number.code.split("/")[0]
    return INDUSTRIES.get(head, "") if head in INDUSTRY else ""


def region_of(number: Number) -> tuple[str, str]:
    """The digits behind DB and the province they stand for, "" where no province has them."""
    match = re.match(r"DB(\d\d(?:\d\d)?)", number.code)
    return (match[1], PROVINCES.get(match[1][:2], "")) if match else ("", "")
