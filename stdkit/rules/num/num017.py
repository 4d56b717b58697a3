from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_ONE = r"(?:km|cm|mm|μm|nm|kg|mg|μg|ng|min|ms|mol|mmol|kHz|MHz|Hz|kN|kPa|MPa|Pa|kJ|MJ|kW|MW|kV|mV|mL|μL|dm|m|g|t|s|h|d|A|K|J|N|W|V|L|C)"
_AT = r"(?:(?<=\d)\s?|(?<=[（(]))"
_TWO_SLASHES = pattern(rf"{_AT}(?P<unit>{_ONE}[²³]?\s?/\s?{_ONE}[²³]?\s?/\s?{_ONE}[²³]?)(?![A-Za-z\d/])")
_PRODUCT = pattern(r"{at}(?P<unit>(?:kW|MW|W)(?P<sign>[.．\-×*x])h|(?:kN|MN|N)(?P<sign2>[.．\-×*x])(?:mm|m|s)|(?:mPa|Pa)(?P<sign3>[.．\-×*x])s|mA(?P<sign4>[.．\-×*x])h|A(?P<sign5>[.．×*])h)(?![A-Za-z\d])".replace("{at}", _AT))  # fmt: skip
_PER = pattern(
    rf"(?<![A-Za-z])(?P<unit>{_ONE}\s?/?\s?每\s?(?:平方米|立方米|千克|公斤|毫升|分钟|小时|升|克|吨|米|秒|天)|(?:毫克|微克|克|千克|米|升)/{_ONE}(?![A-Za-z])|{_ONE}/(?:平方米|立方米|千克|公斤|毫升|分钟|小时|升|克|吨|米|秒))"
)
_PLURAL = pattern(r"(?<=\d)\s?(?P<unit>(?:kg|km|cm|mm|mL|min|mg)s)(?![A-Za-z\d/])")


@rule(
    "NUM017",
    clause="9.4.7、9.4.4.3",
    severity="warning",
    confidence="heuristic",
    question="这里是否是一个组合单位？",
)
def compound_units(doc: Document) -> Iterator[Finding]:
    """组合单位的写法不符

    组合单位中斜线只用一条，分母有两个以上的单位时加括号；相乘用居中的圆点；符号和名称不混用，也不加复数。“mg/kg/d”有两种算法。

    ```bad
    剂量为5 ⟦mg/kg/d⟧，能耗为3 ⟦kW.h⟧，力矩为10 ⟦N.m⟧。
    ```
    ```fixed
    剂量为5 mg/(kg·d)，能耗为3 kW·h，力矩为10 N·m。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 铅 | 5 ⟦mg/千克⟧ |
    | 质量 | 5 ⟦kgs⟧ |
    ```
    ```good
    剂量为5 mg/(kg·d)，能耗为3 kW·h，速度为5 m/s，加速度为5 m/s²，铅为5 mg/kg。
    ```
    ```good
    见g/t/s目录，路径为m/s/h，型号N.m，文件名为5.kW.h。
    ```
    ```bad
    水泵的电耗为5 ⟦kW.h⟧，吊重的力矩为8 ⟦kN×m⟧，弯矩为3 ⟦N-mm⟧，冲量为2 ⟦N*s⟧，浆液的黏度为4 ⟦mPa.s⟧，电池容量为800 ⟦mA.h⟧，蓄电池为60 ⟦A×h⟧，装机电量为7 ⟦MW-h⟧。
    ```
    ```bad
    表1　消耗

    | 项目 | 消耗量 |
    |---|---|
    | 农药 | 5 ⟦g每平方米⟧ |
    | 混凝土 | 30 ⟦kg/立方米⟧ |
    | 水 | 2 ⟦L每分钟⟧ |
    | 氨 | 5 ⟦毫克/L⟧ |
    | 盐 | 3 ⟦克/kg⟧ |
    | 速度 | 5 ⟦米/s⟧ |
    | 钢筋 | 60 ⟦kgs⟧ |
    | 长度 | 30 ⟦mms⟧ |
    ```
    """
    for block, match in find_values(doc, _TWO_SLASHES):
        first, *rest = re.sub(r"\s", "", match["unit"]).split("/")
        good = f"{first}/({'·'.join(rest)})"
        yield _finding(block, match, good)
    for block, match in find_values(doc, _PRODUCT):
        yield _finding(block, match, re.sub(r"[.．\-×*x]", "·", match["unit"]))
    for block, match in find_values(doc, _PLURAL):
        yield _finding(block, match, match["unit"][:-1])
    for block in blocks_for(doc, _PER):
        for match in block.find(_PER):
            yield finding(block.span(*match.span("unit")), f"组合单位“{match['unit']}”混用了符号和名称，只用符号")


def _finding(block: Block, match: re.Match[str], good: str) -> Finding:
    return finding(block.span(*match.span("unit")), f"组合单位“{match['unit']}”应写作“{good}”", fix=good)
