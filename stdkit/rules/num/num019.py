from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNIT, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TOLERANCE = pattern(r"(?<![\d.A-Za-z])(?P<value>\d+(?:\.\d+)?)\s?±\s?(?P<by>\d+(?:\.\d+)?)(?!\s?[%‰]|[\d.])")
_RANGE = pattern(
    rf"(?<![\d.A-Za-z±])(?P<first>\d+(?:\.\d+)?)\s?(?P<unit>{UNIT})?\s?[～~]\s?(?P<last>\d+(?:\.\d+)?)(?![\d.])"
)


@rule(
    "NUM019",
    clause="9.4.5.2",
    severity="info",
    confidence="heuristic",
    default=False,
    question="两个数值的有效位数是否都有意义？",
)
def digits_of_limits(doc: Document) -> Iterator[Finding]:
    """极限值或公差的位数不一致

    公差和它所属的值、范围的两端用同样的小数位数，写（25.0±0.5）mm。位数不同，修约到哪一位就有不同的做法。

    ```bad
    长度为(⟦25±0.5⟧) mm。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | pH | ⟦6～8.5⟧ |
    ```
    ```good
    长度为(25.0±0.5) mm，pH为6.0～8.5，质量为5 kg～10 kg，偏差为(50±5)%。
    ```
    ```good
    浓度为0.01 mg/L～10 mg/L，含量为0.1%～100%，图3～5.2见附录。
    ```
    """
    for block, match in find_values(doc, _TOLERANCE):
        if _decimals(match["value"]) != _decimals(match["by"]):
            yield finding(block.span(*match.span()), f"“{match[0]}”的小数位数不一致")
    for block, match in find_values(doc, _RANGE):
        first, last = match["first"], match["last"]
        if _decimals(first) == _decimals(last) or block.text[: match.start()].endswith(("图", "表", "第", "见")):
            continue
        # 各数量级的范围用同样多的有效数字，小数位数自然不同。
        if float(first) > 0 and float(last) / float(first) >= 10:
            continue
        yield finding(block.span(*match.span()), f"范围“{match[0]}”两端的小数位数不一致")


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])
