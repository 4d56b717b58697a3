from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PERSON = pattern(r"(?:人员|操作者|使用者|检验员|企业|机构|单位|组织|承包方|供方|起草者|经营者|生产者)\s*$")
_THING = pattern(r"(?:产品|材料|设备|系统|尺寸|性能|含量|结构|外观|包装|标志|质量)\s*$")


@rule(
    "MOD011",
    clause="9.4.2.1",
    severity="info",
    confidence="heuristic",
    question="此处约束的是人和组织的行为（遵守），还是物和过程的特性（符合）？",
)
def comply_and_conform(doc: Document) -> Iterator[Finding]:
    """“遵守”“符合”与主语不搭配

    人和组织的行为要“遵守”规定，物和过程的特性“符合”规定。分清楚了，读者就知道条款约束的是行为还是产品。

    ```bad
    产品应⟦遵守⟧表1的规定。
    ```
    ```fixed
    产品应符合表1的规定。
    ```
    ```bad
    操作人员应⟦符合⟧5.2规定的程序。
    ```
    ```good
    操作人员应遵守5.2规定的程序，尺寸应符合表1的规定。
    ```
    ```good
    操作人员的资质应符合5.2的规定，企业应符合下列条件。
    ```
    """
    for provision in provisions_of(doc, "应", "不应", "必须"):
        text = doc.block(provision.span.block).text
        before, after = text[: provision.span.start], text[provision.span.end :]
        start = provision.span.end
        if _THING.search(before) and after.startswith("遵守"):
            span = replace(provision.span, start=start, end=start + 2)
            yield finding(span, "物和过程的特性用“符合”", fix="符合")
        elif _PERSON.search(before) and re.match(r"符合[^。；，]{0,12}(?:规则|程序|规程|制度|纪律)", after):
            span = replace(provision.span, start=start, end=start + 2)
            yield finding(span, "人和组织的行为用“遵守”", fix="遵守")
