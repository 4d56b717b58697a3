from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNITS, find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_CLOSE = ("%", "‰", "°")
_LETTERS = "|".join(sorted((unit.replace(".", r"\.").replace("(", r"\(").replace(")", r"\)") for unit in UNITS - {*_CLOSE}), key=len, reverse=True))  # fmt: skip
_TIGHT = pattern(
    rf"(?<![A-Za-z\d.．_/-])(?P<value>[-−+±]?\d+(?:\.\d+)?)(?P<gap>)(?P<unit>{_LETTERS})(?![A-Za-zμΩ²³\d_/·.(（^*-])"
)
_ALONE = frozenset("ABCDFGHJKLMNSTVWdghms")
"""Units of one letter: 5G, 3D, 10A and 220V are as often names of things."""
_MEASURED = pattern(
    r"(?:[≥≤<>＜＞±～~×]|[大小高低多少长短深宽厚重远近]于|不?超过|至少|至多|达到?|[约为在至到以每]|[:：=＝])\s*(?:\d[\d.]*\s?[A-Za-z℃]*\s?[～~±×]\s?)?$"
)
_NAMED = pattern(
    r"\s?(?:级|型|类|断路器|插[座头]|系列|网络|通信|移动|卡|口|号|接口|电池|技术|版|打印|模型|电源线|[A-Za-z])"
)


@rule(
    "NUM001",
    clause="10.4.6",
    severity="info",
    confidence="heuristic",
    question="这里是量值，还是型号、代号的一部分？",
)
def no_gap_before_unit(doc: Document) -> Iterator[Finding]:
    """数值和单位符号之间没有空

    数值和单位符号之间空四分之一个汉字（平面角的°、′、″除外）。连在一起，“10m”同“10 m”的倍数和型号容易看错，检索也对不上。

    ```bad
    长度为80⟦⟧mm，压力不大于0.6⟦⟧MPa。
    ```
    ```fixed
    长度为80 mm，压力不大于0.6 MPa。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 时间 | 30⟦⟧min |
    ```
    ```bad
    a) 称取5⟦⟧mg试样；

    b) 电压不低于220⟦⟧V。
    ```
    ```good
    长度为80 mm，含量为63%，角度为17.25°，用10A断路器，螺纹为M5，防护等级为IP65，接口为220V级，管径为DN50。
    ```
    ```good
    采用5G通信和3D打印，见GB/T 5009.3—2016，1990s的产品，参数为128bit_key，字段长16h。
    ```
    ```good
    选用220V插座、5mm型垫片、10A断路器、12V电池、100m级跑道，参数为20mm_max。
    ```
    ```bad
    | 项目 | 指标 |
    |---|---|
    | 缝宽 | ≤3⟦⟧mm |
    | 库温 | -18⟦⟧℃ |
    # 附录A（规范性）配料
    A.1　每袋50⟦⟧kg，加水至2⟦⟧L，电压为380⟦⟧V。
    ```
    """
    if doc.format == "pdf":
        return  # a blank of a quarter is set there as a shift, which is not told from none
    for block, match in find_values(doc, _TIGHT):
        text, unit = block.text, match["unit"]
        if unit in _ALONE and not (_MEASURED.search(text[: match.start()]) and not _NAMED.match(text[match.end() :])):
            continue
        if _NAMED.match(text, match.end()):
            continue
        at = match.start("unit")
        message = f"“{match['value']}{unit}”的数值和单位之间应空四分之一个汉字"
        yield finding(block.span(at, at), message, fix=" ")
