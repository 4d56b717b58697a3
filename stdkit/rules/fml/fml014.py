from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TIMES = pattern(
    r"(?<![A-Za-z0-9_.])(?P<left>\d+(?:\.\d+)?)\s?(?P<sign>[xX*＊∙·])\s?(?P<right>\d+(?:\.\d+)?)(?![A-Za-z0-9_.²³⁰-⁹])|(?<![A-Za-z0-9_.])(?P<one>\d+(?:\.\d+)?)\s?(?P<power>[xX*＊∙·])\s?10(?=[\^⁰¹²³⁻⁴-⁹\-−])"
)


@rule("FML014", clause="9.4.4.3", severity="warning", confidence="heuristic", question="这里的字符是乘号吗？")
def multiplication_sign(doc: Document) -> Iterator[Finding]:
    """乘号用法不对

    数字之间的乘号是“×”，不用字母x、星号和居中圆点代替。

    ```bad
    菌落数不超过2.5⟦*⟧10³ CFU/g，筛孔为5 ⟦x⟧ 8。
    ```
    ```fixed
    菌落数不超过2.5×10³ CFU/g，筛孔为5 × 8。
    ```
    ```bad
    表1　尺寸

    | 项目 | 尺寸/mm |
    |---|---|
    | 垫板 | 200⟦x⟧300 |
    ```
    ```good
    螺钉M5x20，地址0x10，尺寸200 mm×300 mm。
    ```
    ```good
    变量x的值为2，2.5×10³。
    ```
    """
    for block, match in find_values(doc, _TIMES):
        name = "sign" if match["sign"] else "power"
        if block.text[match.start() :].startswith("0x") or (match["sign"] and match["left"] == "0"):
            continue
        yield finding(block.span(*match.span(name)), f"乘号应为“×”，不用“{match[name]}”", fix="×")
