from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MINUTES = pattern(
    r"(?P<degrees>\d+)\s?[°º]\s?(?P<minutes>\d{1,2})\s?[′'’](?:\s?(?P<seconds>\d{1,2}(?:\.\d+)?)\s?(?:″|”|\"|''))?"
)
_OF_PLACES = pattern(r"[东西南北]经|[南北]纬|经度|纬度|方位|坐标|[东西]经|测绘|航海|航向|[EWNS]\s?$")


@rule("NUM003", clause="9.4.5.4", severity="info", default=False)
def angle_in_minutes(doc: Document) -> Iterator[Finding]:
    """平面角没有用度的小数

    平面角宜用度（°）的小数表示，写17.25°，不写17°15′，这样可以直接计算。测绘、航海中的经纬度和方位不受此限。

    ```bad
    锥角为⟦17°15′⟧。
    ```
    ```fixed
    锥角为17.25°。
    ```
    ```bad
    表1　角度

    | 型号 | 锥角 |
    |---|---|
    | A | ⟦30°30′⟧ |
    ```
    ```good
    锥角为17.25°，温度为25 ℃。
    ```
    ```good
    起点位于东经116°23′、北纬39°54′。
    ```
    ```good
    机床导轨的方位角为30°15′。
    ```
    ```bad
    坡口角为⟦37°30'⟧，倒角为⟦45º15′30″⟧，楔角为⟦5° 6’⟧。

    a) 刀具的前角为⟦12°45′⟧。
    ```
    ```good
    站址的经度为121°30′、坐标45°15′，航向为30°15′，北纬 39°54′27″，方位30°15′，东经为116°23′，测绘的闭合差为0°1′，航海图上S 3°4′。
    ```
    """
    for block in blocks_for(doc, _MINUTES):
        for match in block.find(_MINUTES):
            if _OF_PLACES.search(block.text[max(0, match.start() - 14) : match.start()]):
                continue
            value = int(match["degrees"]) + int(match["minutes"]) / 60 + float(match["seconds"] or 0) / 3600
            exact = round(value, 4)
            good = f"{exact:g}°"
            fix = good if abs(exact - value) < 1e-9 else None
            yield finding(block.span(*match.span()), f"平面角“{match[0]}”宜用度的小数表示，约{good}", fix=fix)
