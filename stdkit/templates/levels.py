"""What the level of a standard settles: the form of its number, the wording on its cover and who issues it (GB/T 1.1—2020 8.1, 附录E)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from stdkit.errors import BadData
from stdkit.facts.codes import Number, parse
from stdkit.facts.levels import PROVINCES, industry_of, region_of

NUMBERED = {
    "国家": "以 GB/T、GB 或 GB/Z 开头，如 GB/T 12345—XXXX",
    "行业": "以行业代号开头，如 NY/T 1234—XXXX",
    "地方": "以 DB 和两位行政区划代码开头，如 DB15/T 123—XXXX",
    "市级地方": "以 DB 和四位行政区划代码开头，如 DB1501/T 12—XXXX",
    "团体": "以 T/ 和团体代号开头，如 T/ABC 12—XXXX",
    "企业": "以 Q/ 和企业代号开头，如 Q/ABC 12—XXXX",
}
"""The levels as data say them, each with how its numbers begin."""

_BY_CODE = {"national": "国家", "industry": "行业", "local": "地方", "group": "团体", "enterprise": "企业"}
_AUTONOMOUS = {"15": "自治区", "45": "壮族自治区", "54": "自治区", "64": "回族自治区", "65": "维吾尔自治区"}
_MUNICIPAL = ("11", "12", "31", "50")
_ENVIRONMENT = "中华人民共和国国家生态环境标准"
"""Standards of HJ bear no 「行业标准」."""


def level_of(number: str) -> str:
    """The level of a document by its number, 「市级地方」 apart; "" where the code tells none."""
    found = parse(number)
    if found is not None:
        level = _BY_CODE.get(found.level, "")
        return "市级地方" if level == "地方" and re.match(r"DB\d{4}", found.code) else level
    return {"T": "团体", "Q": "企业"}.get(number.partition("/")[0].strip(), "")


def level_named(word: str) -> str:
    """「国家」 of 「国家标准」, 「市级地方」 of 「市」; any other word as it is."""
    word = word.strip().removesuffix("标准")
    return {"市": "市级地方", "市级": "市级地方", "省": "地方", "省级": "地方", "省级地方": "地方"}.get(word, word)


def settled(data: Mapping[str, Any], path: str) -> dict[str, Any]:
    """``data`` with what number and level settle filled in where it is not said: level, masthead, issuing body.

    ``BadData`` where the number is not one of the level.
    """
    number, level = _text(data, "number"), level_named(_text(data, "level"))
    told = level_of(number)
    if level in NUMBERED and told and told != level:
        raise BadData(
            "D115",
            f"字段“number”（文件编号）的值“{number}”不合要求，字段“level”是“{level}”",
            path=path,
            advice=f"{level}标准的编号{NUMBERED[level]}",
        )
    level = level or told
    data = {**data, "level": level} if level in NUMBERED else data
    known = {"level": level, "issued_by": _issuer(level, number, data)}
    known["masthead"] = _masthead(level, number, {**data, "issued_by": data.get("issued_by") or known["issued_by"]})
    return {**data, **{name: value for name, value in known.items() if value and not data.get(name)}}


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def _masthead(level: str, number: str, data: Mapping[str, Any]) -> str:
    found = parse(number)
    guide = found is not None and found.code.endswith("/Z")
    if level == "国家":
        return f"中华人民共和国国家标准{'化指导性技术文件' if guide else ''}"
    if level == "行业" and found is not None:
        industry = industry_of(found)
        if found.code.startswith("HJ"):
            return _ENVIRONMENT
        return f"中华人民共和国{industry}行业标准{'化指导性技术文件' if guide else ''}" if industry else ""
    if level in ("地方", "市级地方"):
        region = _region(level, found, data)
        return f"{region}地方标准" if region else ""
    if level == "企业":
        return f"{_text(data, 'issued_by')}企业标准"
    return "团体标准" if level == "团体" else ""


def _issuer(level: str, number: str, data: Mapping[str, Any]) -> str:
    if level == "国家":
        return "国家市场监督管理总局\u3000国家标准化管理委员会"
    if level in ("地方", "市级地方"):
        region = _region(level, parse(number), data)
        return f"{region}市场监督管理局" if region else ""
    return ""


def _region(level: str, number: Number | None, data: Mapping[str, Any]) -> str:
    """The region in full: as the data say, or by the digits of the code (a city's are in no table of ours)."""
    said = _text(data, "region")
    if said or number is None or level == "市级地方":
        return said
    digits, _ = region_of(number)
    return region_name(digits)


def region_name(digits: str) -> str:
    """「内蒙古自治区」 of 「15」; "" where no province has them."""
    province = PROVINCES.get(digits[:2], "")
    if not province or digits[:2] in ("66", "71", "81", "82"):
        return province
    return province + ("市" if digits[:2] in _MUNICIPAL else _AUTONOMOUS.get(digits[:2], "省"))
