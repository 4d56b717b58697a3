from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.limits import Limit, limits
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_KINDS = (
    ("Pa", "kPa", "MPa", "hPa", "GPa"),
    ("mm", "cm", "m", "km", "μm"),
    ("mg", "g", "kg", "t", "μg"),
    ("s", "min", "h", "d", "ms"),
    ("mL", "L", "ml", "l", "μL"),
    ("mg/kg", "g/kg", "μg/kg", "%"),
    ("mg/L", "g/L", "μg/L"),
    ("V", "kV", "mV"),
    ("A", "mA", "kA", "μA"),
    ("W", "kW", "MW", "mW"),
    ("Hz", "kHz", "MHz", "GHz"),
    ("N", "kN", "MN"),
)


@rule(
    "CON007",
    clause="5.4.1",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="这里用另一个单位是否有必要？",
)
def inconsistent_units(doc: Document) -> Iterator[Finding]:
    """同一特性在不同处用了不同的单位

    同一个特性全文用同一个单位。要求写0.5 MPa、方法写500 kPa，读者要先换算才能比较。数量级差得很远时除外。

    ```bad
    # 5 要求
    5.1　爆破压力不小于0.5 MPa。

    5.2　铅不大于5 mg/kg。
    # 附录A（规范性）方法
    A.1　⟦爆破压力不小于500 kPa⟧。
    ```
    ```bad
    # 5 要求
    铅不大于5 mg/kg。

    表1　限值

    | 项目 | 指标 |
    |---|---|
    | 铅含量 | ≤1 mg/kg |
    | 总汞/（μg/kg） | ≤5 |

    ⟦总汞不大于0.005 mg/kg⟧。
    ```
    ```good
    # 5 要求
    爆破压力不小于0.5 MPa。
    # 附录A（规范性）方法
    爆破压力不小于0.5 MPa，间隙不大于500 mm，总长不大于5 m。
    ```
    ```good
    # 5 要求
    氧化铁不大于5%。

    氧化铜不大于0.5 mg/kg。
    # 附录A（资料性）数据
    氧化铁不大于5 g/kg。
    ```
    ```bad
    # 5 要求
    冷却时间不小于30 min，吊重质量不大于50 kg。
    # 附录A（规范性）验收
    A.1　⟦冷却时间不小于1800 s⟧，⟦吊重质量不大于50000 g⟧。
    ```
    """
    first: dict[str, Limit] = {}
    for limit in sorted(limits(doc), key=lambda limit: limit.in_table, reverse=True):
        other = first.setdefault(limit.name, limit)
        if other.unit != limit.unit and any(other.unit in kind and limit.unit in kind for kind in _KINDS):
            message = f"“{limit.name}”在别处用{other.unit}，这里用{limit.unit}，宜用同一个单位"
            yield finding(limit.span, message, related=[other.span])
