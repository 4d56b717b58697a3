from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citing
from stdkit.facts.listed import normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "REF013",
    clause="9.5.4.2.2、8.13",
    severity="warning",
    confidence="heuristic",
    question="不看这份文件，条款还能执行吗（能：移到参考文献；不能：在条文中写成引用）？",
    whole=True,
)
def informative_reference_listed(doc: Document) -> Iterator[Finding]:
    """只被资料性引用的文件列进了规范性引用文件

    只在注、示例、资料性附录里提到，或者只写“见”某文件，读者不看它也能执行本文件，这样的文件列在参考文献里。放在规范性引用文件里就成了条款。

    ```bad
    # 2 规范性引用文件
    ⟦GB/T 191　包装储运图示标志⟧
    # 7 包装
    包装应牢固。

    注：更多的图示标志见GB/T 191。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 19001　质量管理体系　要求⟧
    # 5 管理
    企业应建立文件（见GB/T 19001）。
    # 附录A（资料性）程序
    程序文件符合GB/T 19001的要求。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    GB/T 20000.1　标准化工作指南　第1部分：标准化和相关活动的通用术语
    # 3 术语和定义
    GB/T 20000.1界定的术语和定义适用于本文件。
    # 7 包装
    图示标志应符合GB/T 191的规定。

    注：GB/T 191给出了图示标志的名称。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 5009.3　食品中水分的测定
    # 6 试验方法
    水分的测定见GB/T 5009.3。水分按GB/T 5009.3的规定测定。
    ```
    """
    for listed in normative_list(doc):
        places = citing(doc, listed)
        if places and all(place.nature == "informative" and place.sure for place in places):
            told = "、".join(dict.fromkeys(place.why for place in places))
            message = f"“{listed.name}”只被资料性引用（{told}），应移到参考文献"
            yield finding(listed.span, message, related=[place.span for place in places])
