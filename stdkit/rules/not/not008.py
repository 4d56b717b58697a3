from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NOT008", clause="9.12.1", severity="info", default=False)
def long_footnotes(doc: Document) -> Iterator[Finding]:
    """条文脚注过长或过多

    条文的脚注打断阅读，尽可能少用。长的说明放进注或附录。

    ```bad
    # 5 要求
    羊毛应干燥[^1]。

    [^1]: ⟦干燥是指在温度为20 ℃、相对湿度为65%的条件下放置24小时以后，用手握住一把羊毛再松开，手上没有潮湿的感觉，羊毛也能恢复原来的松散状态，不结成团，不粘手。如果有争议，就用烘箱法测定含水率，以测定的结果为准，测定时取样不少于三份。⟧
    ```
    ```bad
    # 附录A（资料性）说明
    见图A.1[^1]。

    [^1]: ⟦该图由参加起草的五家单位在三个地区分别测得的数据绘成，每个地区设三个点，每个点取十个样品，全部样品在同一个实验室用同一台仪器测定，测定的不确定度见该实验室的报告，报告可以向归口单位索取，索取时说明用途，归口单位在十个工作日内答复。⟧
    ```
    ```good
    # 5 要求
    羊毛应干燥[^1]。

    [^1]: 指手感。
    ```
    ```good
    # 5 要求
    羊毛应干燥。

    注：干燥指手感。
    ```
    """
    for block in doc.blocks():
        if block.kind == "footnote" and len(block.text) > 100 and table_of(doc, block.id) is None:
            yield finding(block.span(), f"条文脚注有{len(block.text)}字，宜移入注或附录")
