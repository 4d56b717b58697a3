from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FEATURE = pattern(
    r"(?:共同|同时)?(?:遵循|遵守|满足|符合|执行|采用|采取|具备|具有|达到|承担|完成|包含|使用|提供|支持)的"
)
"""「操作应遵循的明确规则」: what the concept is, no requirement on it."""


@rule(
    "TRM009",
    clause="8.7.3.3",
    severity="warning",
    confidence="heuristic",
    question="这句话是概念本身的特征，还是对它的要求（移到条文）？",
)
def requirement_in_definition(doc: Document) -> Iterator[Finding]:
    """定义含要求

    定义只说明概念是什么，不规定它应当怎样。要求写在定义里，不符合要求的东西就连这个名称也不能用了。

    ```bad
    # 3 术语和定义
    ## 3.1
    大型井盖　large manhole cover

    直径⟦应⟧不小于600 mm的井盖。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    冷藏　cold storage

    温度⟦不得⟧高于4 ℃、⟦宜⟧密闭的贮存。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    大型井盖　large manhole cover

    直径不小于600 mm的井盖。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    响应时间　response time

    从输入到反应所需的、可以测量的时间。
    ## 3.2
    安全策略　security policy

    操作者应遵循的明确规则。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    可燃粉尘　combustible dust

    可燃的、可溶于水的细小颗粒。
    ## 3.2
    蠕变　creep

    随应力、温度的变化而产生的、可以恢复的变形。
    ```
    """
    blocks = {block.id for term in terms(doc) for block in term.definition}
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE"):
        if provision.span.block not in blocks:
            continue
        if not _FEATURE.match(doc.block(provision.span.block).text, provision.span.end):
            yield finding(provision.span, f"定义用陈述，不含要求（“{provision.reading}”），要求移到条文中")
