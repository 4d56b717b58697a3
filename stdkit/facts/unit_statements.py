"""The statement of units above a table or figure: 「单位为毫米」. GB/T 1.1—2020, 9.7.4.1 and 9.8.4."""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern

NAMES = {
    "mm": "毫米",
    "cm": "厘米",
    "m": "米",
    "km": "千米",
    "kg": "千克",
    "g": "克",
    "mg": "毫克",
    "t": "吨",
    "s": "秒",
    "min": "分",
    "h": "小时",
    "MPa": "兆帕",
    "kPa": "千帕",
    "Pa": "帕",
    "kW": "千瓦",
    "W": "瓦",
    "V": "伏",
    "A": "安",
    "℃": "摄氏度",
    "L": "升",
    "mL": "毫升",
    "N": "牛",
    "kN": "千牛",
    "Hz": "赫兹",
    "μm": "微米",
}
"""The names of the units that such a statement uses, by their symbols."""
_WRONG = pattern(
    r"[（(]?\s*(?:计量|尺寸)?单位\s*(?:[:：]|为\s*[:：]?)?\s*(?P<unit>[A-Za-zμµ℃%/²³]+|[㐀-鿿]{1,6})\s*[）)]?"
)


def is_proper(text: str) -> bool:
    return re.fullmatch(r"\s*单位为[㐀-鿿]+\s*", text) is not None


def name_of(text: str) -> str:
    """The name of the unit that a statement in another form speaks of (「单位：mm」 → 毫米); "" where it cannot be told."""
    match = _WRONG.fullmatch(text.strip())
    unit = match["unit"] if match else ""
    if re.fullmatch(r"[㐀-鿿]+", unit):
        return unit if unit in NAMES.values() else ""
    return NAMES.get(unit.replace("µ", "μ"), "")
