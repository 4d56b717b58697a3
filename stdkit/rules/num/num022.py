from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNIT, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LISTED = pattern(
    rf"(?<![\d.A-Za-z表图第章条、])(?P<first>\d+(?:\.\d+)?(?:\s?[、和或及]\s?\d+(?:\.\d+)?)+)\s?(?P<unit>{UNIT})(?![、和或及])"
)
_ONE = pattern(r"\d+(?:\.\d+)?")
_LABELS = pattern(r"(?:表|图|第|公式|步骤|方法|样品|[注见按级章条款])\s?[（(]?$")


@rule(
    "NUM022",
    clause="9.4.5.2、9.4.5.3",
    severity="info",
    confidence="heuristic",
    default=False,
    question="前面的数值是否同最后一个用同一单位？",
)
def enumerated_values_without_unit(doc: Document) -> Iterator[Finding]:
    """并列的量值只在最后写了单位

    并列的量值各带单位，写“2 mm、4 mm、6 mm”。只在最后写单位，前面的数值单独抄走时就不知道是什么量。

    ```bad
    孔径为⟦2、4、6 mm⟧，含量为⟦5和10%⟧。
    ```
    ```fixed
    孔径为2 mm、4 mm、6 mm，含量为5%和10%。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 时间 | 静置⟦5、10 min⟧ |
    ```
    ```good
    孔径为2 mm、4 mm、6 mm，含量为5%和10%，图1、2和表3、4见附录。
    ```
    ```good
    步骤1、2 min后进行，尺寸为80 mm×25 mm，按5.2、5.3 mm级。
    ```
    """
    for block, match in find_values(doc, _LISTED):
        if _LABELS.search(block.text[: match.start()]):
            continue
        gap = "" if match["unit"] in ("%", "‰", "°") else " "
        fix = _ONE.sub(rf"\g<0>{gap}{match['unit']}", match["first"])
        yield finding(block.span(*match.span()), f"并列的量值宜各带单位，写作“{fix}”", fix=fix)
