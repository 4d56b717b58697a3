from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.shortforms import ShortForm, short_forms, uses
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SYM008",
    clause="9.4.3.2",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="后面的全称能改用简称吗？",
)
def short_form(doc: Document) -> Iterator[Finding]:
    """简称的给出方式或后续使用不一致

    给出“（以下简称‘……’）”以后，就用简称。只在第一次用全称时给出一次，简称加引号；给出了却不用、又用全称、又给出一次，读者会以为是两样东西。

    ```bad
    # 4 要求
    公共信息图形符号（以下简称⟦图形符号⟧）应清晰。
    # 5 检验
    图形符号按附录A检验。
    ```
    ```bad
    # 1 范围
    本文件规定了公共信息图形符号（以下简称“图形符号”）的要求。
    # 4 要求
    公共信息图形符号（以下简称“⟦图形符号⟧”）应清晰，图形符号的颜色应符合表1。

    a) 草原围栏建设项目（以下简称“⟦建设项目⟧”）应有设计；

    b) 设计应审查。
    ```
    ```bad
    # 4 要求
    公共信息图形符号（以下简称“⟦图形符号⟧”）应清晰。图形符号应统一。
    # 5 检验
    对公共信息图形符号逐个检验，图形符号应完整。
    ```
    ```good
    # 1 范围
    本文件规定了公共信息图形符号（以下简称“图形符号”）的要求。
    # 4 公共信息图形符号的要求
    图形符号应清晰。

    表1　公共信息图形符号

    | 名称 | 图形 |
    |---|---|
    | 图形符号 | 圆 |
    ```
    ```good
    # 4 要求
    羊毛（简称毛）应干燥，“以下简称”的用法见GB/T 1.1。
    ```
    """
    given: dict[str, ShortForm] = {}
    for form in short_forms(doc):
        if form.short in given:
            yield finding(form.span, f"简称“{form.short}”前面已经给出，不重复给出", related=[given[form.short].span])
            continue
        given[form.short] = form
        repeated = uses(doc, form.full, form.span) if len(form.full) > len(form.short) + 1 else []
        repeated = [
            span for span in repeated if not doc.block(span.block).text.startswith(("（以下", "(以下"), span.end)
        ]
        if len(uses(doc, form.short, form.span)) <= len(repeated):
            yield finding(form.span, f"给出简称“{form.short}”后没有使用，不必给出或改用简称", related=repeated)
        elif repeated:
            message = f"给出简称“{form.short}”后应使用简称（全称还用了{len(repeated)}次）"
            yield finding(form.span, message, related=repeated)
        elif not form.quoted:
            yield finding(form.span, f"简称加引号，写作“（以下简称“{form.short}”）”")
