from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import of
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_CONFUSABLE = pattern(
    r"^\s*\d+(?:\.\d+)+\s*[\u4e00-\u9fff]|^\s*[图表]\s*[A-Z]?[\d.]+\s|[^反供相对适响感]应(?:符合|按|不|为|当|采用|设)"
)


@rule(
    "NOT009",
    clause="9.10.4",
    severity="info",
    confidence="heuristic",
    default=False,
    question="读者会把这个示例看成文件的条文吗？",
)
def example_without_frame(doc: Document) -> Iterator[Finding]:
    """易与条文混淆的示例没有置于线框内

    示例的内容本身像条文（带编号、带“应”、带表题）时，可以把它放在线框里，免得读者当成要求。条文只说“可”，所以默认不查。

    ```bad layout=yes
    # 5 编写
    条文的写法如下。
    【无框】
    示例：⟦5.1 外观应符合规定。⟧
    ```
    ```bad layout=yes
    # 附录A（资料性）写法
    写法见示例。
    【无框】
    示例1：⟦产品应按批检验。⟧
    ```
    ```good layout=yes
    # 5 编写
    条文的写法如下。
    【线框】
    示例：5.1 外观应符合规定。
    ```
    ```good layout=yes
    # 5 编写
    单位的写法如下。
    【无框】
    示例：10 mm。
    ```
    """
    for one in of(doc, "示例"):
        if one.layout.frame == frozenset() and not one.in_table and _CONFUSABLE.search(one.words):
            yield finding(one.span, "示例的内容像条文，可置于线框内")
