from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FIXES = {
    "KG": "kg",
    "Kg": "kg",
    "KM": "km",
    "Km": "km",
    "MM": "mm",
    "CM": "cm",
    "Mpa": "MPa",
    "mpa": "MPa",
    "MPA": "MPa",
    "Kpa": "kPa",
    "KPa": "kPa",
    "KPA": "kPa",
    "hz": "Hz",
    "HZ": "Hz",
    "Khz": "kHz",
    "KHz": "kHz",
    "KHZ": "kHz",
    "Mhz": "MHz",
    "MHZ": "MHz",
    "KW": "kW",
    "Kw": "kW",
    "KV": "kV",
    "Kv": "kV",
    "kv": "kV",
    "KVA": "kVA",
    "kva": "kVA",
    "KWH": "kW·h",
    "kwh": "kW·h",
    "KWh": "kW·h",
    "kWh": "kW·h",
    "db": "dB",
    "Db": "dB",
    "ML": "mL",
    "ul": "μL",
    "um": "μm",
    "ug": "μg",
    "umol": "μmol",
    "sec": "s",
    "hrs": "h",
    "hr": "h",
    "Lux": "lx",
    "lux": "lx",
    "㎡": "m²",
    "㎥": "m³",
    "㎎": "mg",
    "㎏": "kg",
    "㎜": "mm",
    "㎝": "cm",
    "㎞": "km",
    "㏄": "cm³",
}
_PATTERN = pattern(
    rf"(?<![A-Za-z\d.-])\d+(?:\.\d+)?\s?(?P<unit>{'|'.join(sorted(_FIXES, key=len, reverse=True))})(?![A-Za-z0-9])"
)


@rule("NUM010", clause="9.4.7", severity="warning")
def unit_symbol_case(doc: Document) -> Iterator[Finding]:
    """单位符号的大小写或写法错误

    单位符号的大小写有定义：k 是千，K 是开尔文，M 是兆，m 是毫或米。写错一个字母，量值可以差出十的九次方。

    ```bad
    质量为5 ⟦KG⟧，压力为0.6 ⟦Mpa⟧，频率为50⟦HZ⟧，面积为3 ⟦㎡⟧。
    ```
    ```fixed
    质量为5 kg，压力为0.6 MPa，频率为50Hz，面积为3 m²。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 功率 | 5 ⟦KW⟧ |
    ```
    ```good
    质量为5 kg，压力为0.6 MPa，容量为5 MB，体积为5 ml，噪声为60 dB。
    ```
    ```good
    型号为X5-KW，KV架构，第3 KM段。
    ```
    """
    for block, match in find_values(doc, _PATTERN):
        good = _FIXES[match["unit"]]
        if re.search(r"第\s?$", block.text[: match.start()]):
            continue
        yield finding(block.span(*match.span("unit")), f"单位“{match['unit']}”应写作“{good}”", fix=good, safety="safe")
