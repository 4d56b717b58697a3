from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_NEGATIVE = pattern(
    r"(?:^|(?<=[\s（(～~≥≤<>＜＞为于至到在，、±:：=]))(?P<sign>[-－–—−])(?=\d+(?:\.\d+)?\s?(?:℃|°|dB|V|mV|mA|A|K|Pa|kPa|MPa|%|mm|m\b|[～~，。；、)）]|$))"
)


@rule(
    "NUM016",
    clause="9.4.4.2",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="这里是负号，还是连接号？",
)
def minus_signs(doc: Document) -> Iterator[Finding]:
    """负号的写法不统一

    负数前的符号全文用一种，最好用减号“−”。有的用短横，有的用一字线，一字线还会被读成“到”。

    ```bad
    # 5 条件
    温度为−20 ℃～40 ℃，贮存温度不低于⟦-⟧30 ℃，最低为−40 ℃。
    ```
    ```fixed
    # 5 条件
    温度为−20 ℃～40 ℃，贮存温度不低于−30 ℃，最低为−40 ℃。
    ```
    ```bad
    # 5 条件
    温度为⟦—⟧20 ℃。

    表1　温度

    | 项目 | 温度 |
    |---|---|
    | 贮存 | ⟦－⟧30 ℃ |
    ```
    ```good
    # 5 条件
    温度为-20 ℃～40 ℃，贮存温度不低于-30 ℃，型号为A-20，见GB/T 1—2020。
    ```
    ```good
    # 5 条件
    温度为−20 ℃～40 ℃，时间为2020-10-01，范围为5～−3。
    ```
    """
    found: list[tuple[str, Block, tuple[int, int]]] = []
    for block, match in find_values(doc, _NEGATIVE):
        found.append((match["sign"], block, match.span("sign")))
    signs = [sign for sign, _, _ in found]
    proper = [sign for sign in ("−", "-") if sign in signs]
    good = max(proper, key=signs.count) if proper else "−"
    for sign, block, span in found:
        if sign != good:
            yield finding(block.span(*span), f"负号“{sign}”写法不统一，应为“{good}”", fix=good)
