from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_UNITS = {
    "ppm": "mg/kg、μL/L 等（10⁻⁶）",
    "ppb": "μg/kg 等（10⁻⁹）",
    "rpm": "r/min",
    "RPM": "r/min",
    "kgf": "N（1 kgf=9.806 65 N）",
    "mmHg": "Pa（1 mmHg=133.322 Pa）",
    "毫米汞柱": "Pa（1毫米汞柱=133.322 Pa）",
    "公斤力": "N（1公斤力=9.806 65 N）",
    "市斤": "kg（1市斤=0.5 kg）",
    "马力": "W（1马力=735.5 W）",
    "大卡": "kJ（1大卡=4.186 8 kJ）",
    "英尺": "m（1英尺=0.304 8 m）",
    "磅": "kg（1磅=0.453 6 kg）",
    "℉": "℃",
    "Torr": "Pa（1 Torr=133.322 Pa）",
    "高斯": "T（1高斯=10⁻⁴ T）",
    "达因": "N（1达因=10⁻⁵ N）",
    "尔格": "J（1尔格=10⁻⁷ J）",
    "cSt": "mm²/s",
}
_PATTERN = pattern(
    rf"(?<=\d)\s?(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![A-Za-z])|(?<=\d)\s?(?P<mu>亩)(?!产)"
)


@rule(
    "NUM009",
    clause="9.4.7",
    severity="warning",
    confidence="heuristic",
    question="此处是计量单位，还是名称、引述里的字？",
)
def non_legal_unit(doc: Document) -> Iterator[Finding]:
    """用了非法定计量单位

    文件只用法定计量单位，量值才能与别的文件比较。ppm、转每分的缩写、马力、亩等换算成法定单位再写。

    ```bad
    余氯为0.3 ⟦ppm⟧，转速为3000⟦rpm⟧，施肥30 kg，面积5⟦亩⟧。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 压力 | 760 ⟦mmHg⟧ |
    ```
    ```good
    余氯为0.3 mg/L，转速为3000 r/min，面积为5 hm²。
    ```
    ```good
    型号为ppm-3，亩产按设计计算，高斯分布见附录A，GB/T 123规定磅单的格式。
    ```
    ```good
    管螺纹为G1/2，接头的代号为1/2英寸管螺纹，目测三次。
    ```
    """
    for block, match in find_values(doc, _PATTERN):
        name = "mu" if match["mu"] else "unit"
        good = "hm²（1亩=666.7 m²）" if match["mu"] else _UNITS[match["unit"]]
        yield finding(block.span(*match.span(name)), f"“{match[name]}”不是法定计量单位，换算成{good}")
