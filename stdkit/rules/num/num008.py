from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SIZE = pattern(
    r"(?<![\d.A-Za-z×φΦ])(?P<first>\d+(?:\.\d+)?)\s*(?P<by>[×xX*])\s*(?P<second>\d+(?:\.\d+)?)(?:\s*[×xX*]\s*(?P<third>\d+(?:\.\d+)?))?"
    r"\s*(?P<unit>mm|cm|dm|km|m|μm)(?![A-Za-z²³2])"
)


@rule(
    "NUM008",
    clause="9.4.5.1",
    severity="warning",
    confidence="heuristic",
    question="此处是各边的尺寸（都带单位），还是型号、规格的代号？",
)
def dimensions_without_units(doc: Document) -> Iterator[Finding]:
    """尺寸的各个数值没有都带单位

    尺寸写“80 mm×25 mm×50 mm”，每个数值都是一个量。只在最后写单位，按字面前两个只是倍数。

    ```bad
    外形为⟦80×25×50 mm⟧。
    ```
    ```fixed
    外形为80 mm×25 mm×50 mm。
    ```
    ```bad
    表1　尺寸

    | 项目 | 尺寸 |
    |---|---|
    | 版面 | ⟦210*297mm⟧ |
    ```
    ```good
    外形为80 mm×25 mm×50 mm，电缆为3×2.5 mm²，螺栓为M5×20。
    ```
    ```good
    分辨率为1024×768，放大10×的镜头。
    ```
    """
    for block, match in find_values(doc, _SIZE):
        values = [value for value in (match["first"], match["second"], match["third"]) if value]
        fix = "×".join(f"{value} {match['unit']}" for value in values)
        yield finding(block.span(*match.span()), f"尺寸的各数值都应带单位，写作“{fix}”", fix=fix)
