from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_AREA = pattern(
    r"(?:(?<=\d)\s?|(?<=[/／（(·])|(?<![A-Za-z\d_.-]))(?P<unit>(?:km|cm|mm|dm|m)(?P<raised>[23]))(?![A-Za-z\d_.\]）)-]{1,2}[A-Za-z\d]|[A-Za-z\d_])"
)
_SECOND = pattern(r"(?<=/s)(?P<raised>2)(?![\d.A-Za-z])")
_POWER = pattern(
    r"(?<=\d)\s?[×xX·]\s?10(?P<raised>\^?[-−–]?\d{1,2})(?![\d.%A-Za-z℃])(?!\s?(?:mm|cm|m|mL|L|个|次|倍|点|字节))"
)
_CHEMICAL = pattern(
    r"(?<![A-Za-z\d_.-])(?:CO2|H2O2|H2O|SO2|SO3|NO2|NH3|CH4|H2SO4|HNO3|Na2CO3|NaHCO3|CaCO3|K2CrO4|K2Cr2O7|KMnO4|AgNO3|Al2O3|SiO2|TiO2|Fe2O3|CaCl2|"
    r"BaCl2|Na2SO4|P2O5|H3PO4|N2O|PM2\.5|PM10)(?![A-Za-z\d_.-])"
)


@rule(
    "NUM018",
    clause="9.4.7",
    severity="info",
    confidence="heuristic",
    question="这里的数字是否应排成上标或下标？",
)
def lost_superscript(doc: Document) -> Iterator[Finding]:
    """上标或下标丢失

    “m2”“10-6”“CO2”里的数字本来是上标或下标，粘贴时丢了格式。10的负6次方变成10减6，差出几个数量级。

    ```bad
    面积为3 ⟦m2⟧，体积为5 ⟦cm3⟧，含量为5×⟦10-6⟧。
    ```
    ```bad
    表1　指标

    | 项目 | 密度/（kg/⟦m3⟧） |
    |---|---|
    | ⟦CO2⟧ | 1 |
    ```
    ```bad
    a) 加速度为5 m/s⟦2⟧；

    b) 通入⟦SO2⟧。
    ```
    ```good
    面积为3 m^2^，体积为5 cm³，含量为5×10^-6^，通入CO~2~，直径为5×10 mm。
    ```
    ```good
    螺纹为M2，变量为m2_key，型号为CM3，PM2.5的浓度，向量(m1, m2, m3)，消息m2的散列值。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 面积 | 5 ⟦km2⟧ |
    | 截面 | 6 ⟦mm2⟧ |
    | 容积 | 2 ⟦dm3⟧ |
    | 风量 | 500 ⟦m3⟧/h |
    | 压强 | 5 kN/⟦m2⟧ |
    | 加速度 | 9.8 m/s⟦2⟧ |
    | 菌落 | 5×⟦105⟧ |
    ```
    ```fixed
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | 面积 | 5 km² |
    | 截面 | 6 mm² |
    | 容积 | 2 dm³ |
    | 风量 | 500 m³/h |
    | 压强 | 5 kN/m² |
    | 加速度 | 9.8 m/s² |
    | 菌落 | 5×105 |
    ```
    ```bad
    矿井空气中⟦CO2⟧、⟦SO2⟧、⟦NO2⟧、⟦NH3⟧和⟦CH4⟧按表1控制，烟气中的⟦SO3⟧用⟦H2O2⟧吸收。

    试剂为⟦H2SO4⟧、⟦HNO3⟧、⟦Na2CO3⟧、⟦NaHCO3⟧、⟦CaCO3⟧、⟦K2CrO4⟧、⟦K2Cr2O7⟧、⟦KMnO4⟧、⟦AgNO3⟧、⟦CaCl2⟧、⟦BaCl2⟧、⟦Na2SO4⟧、⟦P2O5⟧、⟦H3PO4⟧和⟦H2O⟧。

    炉渣含⟦Al2O3⟧、⟦SiO2⟧、⟦TiO2⟧和⟦Fe2O3⟧，废气含⟦N2O⟧。
    ```
    """
    seen: set[tuple[str, int]] = set()
    for block, match in find_values(doc, _AREA):
        if _is_plain(block, match.start("raised")) and _is_measure(block, match.start("unit")):
            seen.add((block.id, match.start("unit")))
            fix = match["unit"][:-1] + {"2": "²", "3": "³"}[match["raised"]]
            yield finding(block.span(*match.span("unit")), f"“{match['unit']}”的上标丢失，应为“{fix}”", fix=fix)
    for block in blocks_for(doc, _AREA):
        for match in block.find(_AREA):
            at = match.start("unit")
            if (
                (block.id, at) not in seen
                and block.text[at - 1 : at] in ("/", "／")
                and _is_plain(block, match.start("raised"))
            ):
                seen.add((block.id, at))
                fix = match["unit"][:-1] + {"2": "²", "3": "³"}[match["raised"]]
                yield finding(block.span(*match.span("unit")), f"“{match['unit']}”的上标丢失，应为“{fix}”", fix=fix)
    for block in blocks_for(doc, _SECOND):
        for match in block.find(_SECOND):
            if _is_plain(block, match.start("raised")):
                yield finding(block.span(*match.span("raised")), "“s2”的上标丢失，应为“s²”", fix="²")
    for block, match in find_values(doc, _POWER):
        if _is_plain(block, match.end() - 1):
            span = block.span(match.start("raised") - 2, match.end())
            yield finding(span, f"“10{match['raised']}”的上标丢失，指数应排成上标")
    for block in blocks_for(doc, _CHEMICAL):
        for match in block.find(_CHEMICAL):
            digit = next(at for at in range(match.start(), match.end()) if block.text[at].isdigit())
            if _is_plain(block, digit) and not match[0].startswith("PM"):
                yield finding(block.span(*match.span()), f"“{match[0]}”的下标丢失，数字应排成下标")


def _is_plain(block: Block, at: int) -> bool:
    """Whether the character is neither raised nor lowered."""
    return not any(run.marks & {"superscript", "subscript", "math"} for run, _, _ in block.pieces(at, at + 1))


def _is_measure(block: Block, at: int) -> bool:
    """「3 m2」 and 「（m2」: a number or an opening bracket alone stands before the unit."""
    before = block.text[:at].rstrip()
    return before[-1:].isdigit() or block.text[at - 1 : at] in ("/", "／", "·")
