from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.codes import parse
from stdkit.facts.references import references
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SCO009", clause="表3", severity="info", confidence="heuristic", question="不写这个编号，用文字能说清文件的对象吗？"
)
def citation_in_scope(doc: Document) -> Iterator[Finding]:
    """范围里引用了他文件或提示了条号

    范围单独摘出来当内容提要，里面的编号、条号离开文件就查不到。能用文字说明的对象不用编号界定。

    ```bad
    # 1 范围
    本文件适用于符合⟦GB/T 191⟧的包装箱。
    ```
    ```bad
    # 1 范围
    本文件规定了包装箱的尺寸（见⟦5.2⟧）。
    # 5 要求
    ## 5.2 尺寸
    尺寸应符合设计。
    ```
    ```good
    # 1 范围
    本文件适用于额定电压不大于1 kV的电缆。
    ```
    ```good edition=2009
    ---
    number: GB/T 1234.2—2016
    ---
    # 1 范围
    GB/T 1234的本部分规定了电缆的要求。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志
    # 5 要求
    图示应符合GB/T 191的规定，见5.2。
    ## 5.2 尺寸
    尺寸应符合设计。
    ```
    """
    own = parse(doc.cover.number)
    # 「GB/T 1234的本部分」 is the document itself.
    cited = [c.span for c in citations(doc) if own is None or c.number.base != own.base]
    for span in cited + [r.span for r in references(doc)]:
        element = doc.place(span.block).element
        if element is not None and element.kind == "scope" and doc.block(span.block).kind == "paragraph":
            yield finding(span, "范围一般不引用他文件，也不提示条号，用文字写明对象")
