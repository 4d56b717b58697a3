from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.informative import informative_only
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "BIB001",
    clause="8.13、9.5.4.2.2",
    severity="warning",
    confidence="heuristic",
    question="这里提到的文件只供参考（列入参考文献），还是条款要靠它执行（列入规范性引用文件）？",
    whole=True,
)
def bibliography_missing(doc: Document) -> Iterator[Finding]:
    """有资料性引用而没有参考文献

    资料性引用的文件列入参考文献，读者才找得到。注、示例、来源和“见……”提到的文件，没有列入第2章的，都属于资料性引用。前言里起草依据和代替的文件
    不算。

    ```bad
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 5 要求
    羊毛应干燥。

    注：测定方法见⟦GB/T 6500⟧。
    ```
    ```bad
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。

    [来源：⟦GB/T 13835.1—2009⟧，3.1]
    ```
    ```good
    # 5 要求
    羊毛应干燥。

    注：测定方法见GB/T 6500。
    # 参考文献
    [1]　GB/T 6500　毛绒纤维回潮率试验方法
    ```
    ```good
    # 前言
    本文件代替DB15/T 9—2010《羊毛分级》。
    # 2 规范性引用文件
    GB/T 6500　毛绒纤维回潮率试验方法
    # 5 要求
    羊毛应干燥（见GB/T 6500）。
    ```
    """
    if doc.element_of("bibliography") is not None:
        return
    cited = informative_only(doc)
    if cited:
        names = "、".join(dict.fromkeys(citation.number.spelled for citation in cited))
        yield finding(cited[0].span, f"资料性引用了{names}，应设置“参考文献”", related=[c.span for c in cited[1:]])
