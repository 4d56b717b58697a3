from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "TRM010",
    clause="8.7.3.3",
    severity="info",
    confidence="heuristic",
    question="后面的句子是定义少不了的，还是附加的信息（改写成注）？",
)
def definition_of_several_sentences(doc: Document) -> Iterator[Finding]:
    """定义由多句组成

    定义是一句话，放进别的句子里代替术语还读得通。附加的信息写成注，例子写成示例，不放在定义里。

    ```bad
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。⟦例如铸铁井盖。⟧
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    井座　frame

    支撑井盖的构件。⟦它由座圈和支腿组成。也叫座框。⟧
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。

    注：井盖有铸铁、复合材料等几种。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    井座　frame

    下列构件之一：

    a) 座圈；

    b) 支腿。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    出成率　yield

    成品与原料的质量之比，按公式（1）计算：

    $$ Y = m_1 / m_0 $$ （1）

    式中：

    m——质量。
    ```
    """
    for term in terms(doc):
        for block in term.definition:
            if block.kind != "paragraph":
                continue
            first = re.match(r"[^。]*。[”’」』）)]*", block.text)
            if first is not None and block.text[first.end() :].strip():
                start = first.end()
                yield finding(
                    block.span(start, len(block.text.rstrip())), f"术语“{term.name}”的定义只写一句，其余写成注或示例"
                )
                break
