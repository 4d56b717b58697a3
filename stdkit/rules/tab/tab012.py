from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table

_NAMES = {
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
_WRONG = pattern(r"[（(]?\s*(?:计量)?单位\s*(?:[:：]|为\s*[:：]?)?\s*(?P<unit>[A-Za-zμµ℃%/²³]+|[㐀-鿿]{1,6})\s*[）)]?")


@rule("TAB012", clause="9.8.4", severity="info")
def unit_statement(doc: Document) -> Iterator[Finding]:
    """表的单位陈述写法不符

    表中各栏单位相同时，在表的右上方写“单位为毫米”，用单位的名称，不用符号，也不写进表题。写法统一，续表时才能原样重复。

    ```bad
    尺寸见表1。

    表1　尺寸⟦（单位：mm）⟧

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```bad
    尺寸见表1。

    表1　尺寸

    单位：mm

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```fixed
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    尺寸见表1。

    表1　尺寸

    单位为毫米

    | 型号 | 长度 |
    |---|---|
    | A | 10 |
    ```
    ```good
    各单位的人员见表1。

    表1　检验单位

    | 单位 | 人数 |
    |---|---|
    | A | 10 |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if not isinstance(table, Table):
            continue
        if table.unit is not None and not re.fullmatch(r"\s*单位为[㐀-鿿]+\s*", table.unit.text):
            match = _WRONG.fullmatch(table.unit.text.strip())
            name = _named(match["unit"]) if match else ""
            message = f"单位陈述应写作“单位为{name or '……'}”，用单位的名称"
            fix = f"单位为{name}" if name else None
            yield finding(table.unit.span(), message, fix=fix, safety="safe")
        inside = re.search(r"[（(]\s*(?:计量)?单位\s*[:：为]\s*[^（()）]*[）)]\s*$", table.text)
        if inside is not None:
            yield finding(table.span(*inside.span()), "单位不写在表题里，在表的右上方写“单位为……”")


def _named(unit: str) -> str:
    if re.fullmatch(r"[㐀-鿿]+", unit):
        return unit if unit in _NAMES.values() else ""
    return _NAMES.get(unit.replace("µ", "μ"), "")
