from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import annexes, title_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Element, Figure, Finding, Table, element_blocks

_MOSTLY = 0.8
_MANY = 3


@rule(
    "ANX010",
    clause="9.10.3",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="这个附录整个都是示例吗？",
)
def annex_of_examples(doc: Document) -> Iterator[Finding]:
    """示例编成的附录标题不是“……示例”

    示例过多时移到一个以“……示例”为标题的资料性附录里。读者从目次就看得出那里只有例子；几个示例分成几个附录，不如合成一个。

    ```bad
    # 附录A（资料性）⟦标签⟧
    示例1：甲标签见产品正面，写明名称和产地。

    示例2：乙标签见产品背面，写明批号和日期。
    ```
    ```bad
    # 附录A（资料性）⟦收购记录⟧
    表A.1　收购记录

    | 日期 | 数量 |
    |---|---|
    | 　 | 　 |
    # 附录B（资料性）加工记录
    表B.1　加工记录

    | 日期 | 数量 |
    |---|---|
    | 　 | 　 |
    # 附录C（资料性）销售记录
    表C.1　销售记录

    | 日期 | 数量 |
    |---|---|
    | 　 | 　 |
    ```
    ```good
    # 附录A（资料性）标签示例
    示例1：甲标签见产品正面，写明名称和产地。

    示例2：乙标签见产品背面，写明批号和日期。
    ```
    ```good
    # 附录A（资料性）包装
    布袋的尺寸随产品的大小选取，袋口可用线绳扎紧，也可用封口机封合。

    示例：小袋。
    # 附录B（规范性）取样
    表B.1　取样

    | 批量 | 数量 |
    |---|---|
    | 100 | 5 |
    ```
    """
    single: list[Element] = []
    for annex in (*annexes(doc), None):
        if annex is not None and not annex.normative and _holds_one_thing(annex):
            single.append(annex)
            continue
        if len(single) >= _MANY:
            names = "、".join(each.number for each in single)
            yield finding(title_span(single[0]), f"{names}各只有一张图或表，宜合成一个“……示例”附录")
        single = []
        if annex is not None and not annex.normative and _is_all_examples(annex):
            yield finding(title_span(annex), f"{annex.number}都是示例，标题宜写作“……示例”")


def _is_all_examples(annex: Element) -> bool:
    if "示例" in squeeze(annex.title) or "样例" in annex.title or "实例" in annex.title:
        return False
    blocks = [block for block in element_blocks(annex) if block.kind != "heading" and block.text.strip()]
    total = sum(len(block.text) for block in blocks)
    return total > 0 and sum(len(b.text) for b in blocks if b.kind == "example") >= _MOSTLY * total


def _holds_one_thing(annex: Element) -> bool:
    content = [*annex.content, *(block for clause in annex.walk() for block in clause.content)]
    things = [block for block in content if isinstance(block, Table | Figure)]
    words = sum(len(block.text) for block in content if not isinstance(block, Table | Figure))
    return len(things) == 1 and words < 40 and "示例" not in annex.title
