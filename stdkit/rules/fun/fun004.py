from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "FUN004",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    question="这一条是要求（本文件应为规范或规程），还是建议（改用“宜”）？",
)
def requirement_in_guidance(doc: Document, setting: Setting) -> Iterator[Finding]:
    """指南标准含要求型条款

    指南提供指导、建议和信息，只用推荐和陈述，不用“应”“不应”。需要提要求的，写成规范或规程。

    ```bad kind=指南
    # 5 选型
    选型时⟦应⟧考虑环境温度，⟦不得⟧超过额定值。
    ```
    ```bad
    ---
    title: 草原民宿　服务指南
    ---
    # 5 服务
    a) 服务员⟦应⟧着装整齐；

    b) 热情周到。
    ```
    ```good kind=指南
    # 5 选型
    选型时宜考虑环境温度和响应时间，相应的应用见附录A。
    ```
    ```good
    ---
    title: 草原民宿　服务规范
    ---
    # 5 服务
    服务员应着装整齐。
    ```
    ```good kind=指南
    # 5 选型
    该标准规定“应接地”。

    注：合同应另行签订。
    ```
    """
    if setting.kind != "指南":
        return
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE"):
        block = doc.block(provision.span.block)
        element = doc.place(block.id).element
        if element is None or element.kind not in ("core", "annex") or block.kind in ("note", "example", "footnote"):
            continue
        if not {"attributive", "condition"} & set(provision.frames):
            yield finding(provision.span, f"指南标准只用推荐、陈述型条款，不应出现“{provision.reading}”")
