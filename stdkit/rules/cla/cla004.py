from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import Number, numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_LINE = pattern(r"标记(?:为|示例|如下)?\s*[：:]\s*(?P<mark>[^。；\n]{3,60})")
_TAIL = pattern(r"(?P<link>\s*[-–—−]\s*|\s+)(?P<block>\S.*?)\s*$")
_HAN = pattern(r"[一-鿿]")
_ODD = pattern(r"[^A-Za-z0-9\-+/,×\s]")
_LONGEST = 18


@rule(
    "CLA004",
    clause="8.12、附录B",
    severity="info",
    confidence="heuristic",
    question="这个行业的型号另有编制的规定吗？",
)
def designation(doc: Document) -> Iterator[Finding]:
    """标准化项目标记不符合附录B

    标记由描述段和识别段组成：“开槽盘头螺钉 GB/T 67-M5×20-4,8”。识别段是不带年份的文件编号、短横和特性段；
    特性段用拉丁字母、数字和少数几个符号，不用I和O（易与1和0混淆），最多18个字符。

    ```bad
    标记示例：螺钉 ⟦GB/T 67-2016-M5*20-IO⟧
    ```
    ```bad
    a) 规格为20 mm的螺钉，标记为：螺钉 ⟦GB/T 67-甲型20⟧；

    b) 其余相同。

    | 名称 | 标记 |
    |---|---|
    | 螺母 | 标记：螺母 ⟦GB/T 41-M12O⟧ |
    ```
    ```good
    标记示例：开槽盘头螺钉 GB/T 67-M5×20-4,8
    ```
    ```good
    标记为：“小心轻放”，标记：见GB/T 191的规定。型号标记示例：9GQ-1.2I
    ```
    ```good
    产品型号：JB/T-50，标记由型号和规格组成。
    # 附录A（资料性）标记示例
    标记示例：螺母 GB/T 6170-M12
    ```
    ```bad
    标记示例：垫圈 ⟦GB/T 97—2016-M8⟧
    ```
    ```bad
    标记示例：销 ⟦GB/T 119-不锈钢⟧
    ```
    """
    for block in blocks_for(doc, _LINE):
        for match in block.find(_LINE):
            number = next(numbers(match["mark"]), None)
            if number is None or number.start == 0:
                continue
            tail = _TAIL.fullmatch(match["mark"], number.end)
            if tail is None or "的" in tail["block"] or "规定" in tail["block"]:
                continue
            faults = list(_faults(number, tail["link"], tail["block"]))
            if faults:
                yield _say(block, match.start("mark"), match["mark"], number, faults)


def _faults(number: Number, link: str, characteristics: str) -> Iterator[str]:
    if number.year:
        yield "编号不带年份"
    if not link.strip():
        yield "编号与特性段之间用短横"
    if _HAN.search(characteristics):
        yield "特性段不用汉字"
    elif _ODD.search(characteristics):
        yield "特性段只用-、+、/、逗号和×"
    if any(letter in characteristics for letter in "IO"):
        yield "不用字母I、O"
    if len(characteristics) > _LONGEST:
        yield f"特性段不超过{_LONGEST}个字符"


def _say(block: Block, start: int, mark: str, number: Number, faults: list[str]) -> Finding:
    said = mark.rstrip()[number.start :]
    at = start + number.start
    return finding(block.span(at, at + len(said)), f"标记“{said}”不符合附录B：{'，'.join(faults)}")
