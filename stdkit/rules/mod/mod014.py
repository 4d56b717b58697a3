from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_LIMIT = pattern(
    r"不(?:大于|小于|少于|低于|高于|超过|多于|早于|晚于|短于|长于|重于|轻于|得|应|宜|能|可|准|许|允许|劣于|迟于|窄于|宽于|超出|足|同|断|间断|锈钢|合格|变|均匀)"
)


@rule(
    "MOD014",
    clause="表C.1",
    severity="info",
    confidence="heuristic",
    question="此处否定的是“应”本身（改为“不应”），还是只否定后面的词？",
)
def negation_after_modal(doc: Document) -> Iterator[Finding]:
    """“不应”写作“应不”

    否定的要求写“不应使用”。“应不使用”不合汉语习惯，按“不应”检索时也查不到。

    ```bad
    设备⟦应不⟧使用易燃材料。
    ```
    ```fixed
    设备不应使用易燃材料。
    ```
    ```bad
    a) 外壳⟦应不⟧产生火花；

    b) 外壳应接地。
    ```
    ```good
    设备不应使用易燃材料，厚度应不大于5 mm，流量应不小于3 L/min。
    ```
    ```good
    适应不同要求，反应不完全，供应不足，应不断改进，模块应不响应，或者报错，应不合格品处理的需要设隔离区。
    ```
    """
    for provision in provisions_of(doc, "应"):
        text = doc.block(provision.span.block).text
        after = text[provision.span.end :]
        # 「应不响应，或者报错」 chooses between two: 「不应」 would reach over both.
        if re.match(r"不[^。；，]{1,8}[，,]?(?:或|而是)", after):
            continue
        if not provision.uncertain and re.match(r"不[㐀-鿿]", after) and not _LIMIT.match(after):
            span = replace(provision.span, end=provision.span.end + 1)
            yield finding(span, "否定的要求写“不应”", fix="不应")
