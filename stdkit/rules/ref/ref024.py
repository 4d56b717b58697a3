from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_RELATIVE = pattern(
    r"见(?:上|下)(?:文|图|表|式|条)(?!\s?第?\s?(?:[A-Z][.．])?\d)|如(?:上|下)(?:图|表)(?!\s?[A-Z]?[.．]?\d)(?:所示)?|(?<![以之一])(?:上|下)(?:图|表)(?=所示|中|给出|规定|[，。；：])|(?<![以一])(?:按|由|根据)(?:上|下)式(?!样)"
)


@rule(
    "REF024",
    clause="9.5.5.2",
    severity="warning",
    confidence="heuristic",
    question="这里指的是哪一条、哪个图或表，能写出它的编号吗？",
)
def relative_reference(doc: Document) -> Iterator[Finding]:
    """用“见上文”“见下表”等提示

    “上文”“下表”随着增删移动就指错了，屏幕上分页之后也不知道上下。写出章条号、图表号，文件修改时还能自动更新。

    ```bad
    技术指标⟦见下表⟧，流程⟦如下图所示⟧。
    ```
    ```bad
    a) 按⟦见上文⟧的规定取样；

    b) 混合。
    ```
    ```good
    技术指标见表3，流程参见下文6.5.3，取样见上文第5章，定义如下表A.1，应满足下列要求，步骤如下：取样、混合。
    ```
    ```good
    以上图样和以下表述适用，上表面应平整，下表面涂漆，上述步骤重复一次。
    ```
    """
    for block in blocks_for(doc, _RELATIVE):
        for match in block.find(_RELATIVE):
            yield finding(block.span(*match.span()), f"不用“{match[0]}”，写出图、表、章条的编号")
