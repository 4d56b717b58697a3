from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SYMBOLS = {
    "毫米": "mm",
    "厘米": "cm",
    "千米": "km",
    "公里": "km",
    "微米": "μm",
    "纳米": "nm",
    "平方米": "m²",
    "立方米": "m³",
    "平方厘米": "cm²",
    "立方厘米": "cm³",
    "米": "m",
    "千克": "kg",
    "公斤": "kg",
    "毫克": "mg",
    "微克": "μg",
    "克": "g",
    "千瓦": "kW",
    "兆瓦": "MW",
    "瓦": "W",
    "千伏": "kV",
    "毫伏": "mV",
    "伏": "V",
    "毫安": "mA",
    "安培": "A",
    "兆帕": "MPa",
    "千帕": "kPa",
    "赫兹": "Hz",
    "兆赫": "MHz",
    "欧姆": "Ω",
    "小时": "h",
    "分钟": "min",
    "毫秒": "ms",
    "微秒": "μs",
    "秒": "s",
    "毫升": "mL",
    "升": "L",
    "牛顿": "N",
    "焦耳": "J",
    "摩尔": "mol",
    "分贝": "dB",
}
_NAMED = pattern(
    rf"(?<![A-Za-z\d.．第—/×*-])(?<!\d[,，])(?<!×\s)(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})"
    r"(?!制|波|管|跑|栏|赛|板|线|级|机|树|口|厘|值|器|市|时制|[格拉]|钟|安时|[一-鿿]{0,2}(?:赛跑|跳台))"
)


@rule(
    "NUM011",
    clause="9.4.4.1",
    severity="info",
    confidence="heuristic",
    question="这里是量值，还是一般的叙述？",
)
def chinese_unit_names(doc: Document) -> Iterator[Finding]:
    """阿拉伯数字后面用了单位的中文名称

    表示量值时，阿拉伯数字后面跟法定计量单位的符号，写“5 mm”“24 h”。表里用符号、文里用名称，查找和换算都不方便。

    ```bad
    长度为⟦5毫米⟧，静置⟦24小时⟧。
    ```
    ```fixed
    长度为5 mm，静置24 h。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 电压 | ⟦10 千伏⟧ |
    ```
    ```bad
    a) 称取⟦5克⟧试样；

    b) 定容至⟦100毫升⟧。
    ```
    ```good
    长度为5 mm，静置24 h，每5天检查一次，保存3年，第2秒开始，数百米之外。
    ```
    ```good
    参加100米赛跑的人员，24小时制的时钟，25 摄氏度见10.4.6，提供7×24小时（7 × 24小时）服务，以1/10秒为步长。
    ```
    """
    for block, match in find_values(doc, _NAMED):
        good = f"{match['value']} {_SYMBOLS[match['unit']]}"
        yield finding(block.span(*match.span()), f"量值用单位符号，“{match[0]}”写作“{good}”", fix=good)
